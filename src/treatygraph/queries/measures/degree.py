"""Degree centrality."""

from __future__ import annotations

import numpy as np

from ...graph import Projection
from .scores import EXACTLY, Asked, Floats, Scores


def degree(projection: Projection, asked: Asked = EXACTLY) -> Scores:
    """Return degree / (n - 1), the share of other nodes that a node is tied to.

    O(m). Weighted, it adds up relations instead of neighbours and can exceed 1. Freeman, L. C.
    (1978), Centrality in social networks: conceptual clarification,
    https://doi.org/10.1016/0378-8733(78)90021-7.
    """
    scale = max(len(projection.nodes) - 1, 1)
    return Scores(_totals(projection, asked.weighted) / scale)


def weighted_degree(projection: Projection, asked: Asked = EXACTLY) -> Scores:
    """Return how many relations a node takes part in, or what they weigh; no loops (strength).

    O(m). Barrat, A. et al. (2004), The architecture of complex weighted networks,
    https://doi.org/10.1073/pnas.0400087101.
    """
    return Scores(_totals(projection, True))


def _totals(projection: Projection, weighted: bool) -> Floats:
    ends = projection.ends if weighted else (projection.source, projection.target)
    size = int(projection.nodes.max(initial=-1)) + 1
    own = projection.weights if weighted else None
    totals = sum(np.bincount(each, weights=own, minlength=size) for each in ends)
    return np.asarray(totals)[projection.nodes].astype(float)
