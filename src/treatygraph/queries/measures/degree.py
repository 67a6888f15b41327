"""Who has many neighbours or relations."""

from __future__ import annotations

import numpy as np

from ...graph import Projection
from .scores import EXACTLY, Asked, Floats, Scores


def degree(projection: Projection, asked: Asked = EXACTLY) -> Scores:
    """Share of the other nodes that a node is tied to: degree / (n - 1).

    Freeman, L. C. (1978). Centrality in social networks: conceptual clarification. Weighted, the
    relations of the node are counted instead of its neighbours, so that it can exceed 1.
    """
    scale = max(len(projection.nodes) - 1, 1)
    return Scores(_totals(projection, asked.weighted) / scale)


def weighted_degree(projection: Projection, asked: Asked = EXACTLY) -> Scores:
    """How many relations a node takes part in, loops aside ("strength").

    Barrat, A. et al. (2004). The architecture of complex weighted networks.
    """
    return Scores(_totals(projection, True))


def _totals(projection: Projection, weighted: bool) -> Floats:
    ends = projection.ends if weighted else (projection.source, projection.target)
    size = int(projection.nodes.max(initial=-1)) + 1
    totals = np.bincount(ends[0], minlength=size) + np.bincount(ends[1], minlength=size)
    return totals[projection.nodes].astype(float)
