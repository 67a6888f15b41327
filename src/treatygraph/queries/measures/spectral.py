"""Spectral measures: eigenvector centrality, PageRank and Katz centrality."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ...errors import BadValue
from ...graph import Projection
from .matrix import adjacency
from .scores import EXACTLY, Asked, Floats, Scores

DAMPING = 0.85
DENSE = 50  # up to this number of nodes, dense matrices are as fast and find every eigenvalue


def eigenvector(projection: Projection, asked: Asked = EXACTLY) -> Scores:
    """Return eigenvector centrality: x = A x / λ, with λ the largest eigenvalue of the adjacency A.

    Scores have Euclidean length 1; outside of the component with the largest eigenvalue they are 0.
    Computed by Lanczos iteration (ARPACK), O(m) per step. Bonacich, P. (1987), Power and
    centrality: a family of measures, https://doi.org/10.1086/228631.
    """
    if not len(projection.source):
        raise BadValue("eigenvector centrality needs at least one relation between two nodes")
    _, vector = _leading(adjacency(projection, asked.weighted))
    return Scores(np.abs(vector) / np.linalg.norm(vector))


def pagerank(projection: Projection, asked: Asked = EXACTLY) -> Scores:
    """Return PageRank with damping 0.85, normalised to sum 1.

    Nodes without ties teleport uniformly. Power iteration, O(m) per step, until the sum of changes
    is below n * 1e-10. Brin, S. and Page, L. (1998), The anatomy of a large-scale hypertextual web
    search engine, https://doi.org/10.1016/S0169-7552(98)00110-X.
    """
    size = len(projection.nodes)
    matrix = adjacency(projection, asked.weighted)
    tied = matrix.sum(axis=1)
    share = np.divide(DAMPING, tied, out=np.zeros(size), where=tied > 0)
    lost = np.flatnonzero(tied == 0)

    def step(scores: Floats) -> Floats:
        anywhere = (DAMPING * scores[lost].sum() + 1 - DAMPING) / size
        onward: Floats = matrix @ (scores * share)
        onward += anywhere
        return onward

    return Scores(_settled(step, np.full(size, 1 / max(size, 1))))


def katz(projection: Projection, asked: Asked = EXACTLY) -> Scores:
    """Return Katz centrality: x = α A x + 1, with α = 0.85 / λ and λ the largest eigenvalue of A.

    Counts walks of every length that end at a node, each step discounted by α. Scores have
    Euclidean length 1. Power iteration, O(m) per step, until the sum of changes is below n * 1e-10.
    Katz, L. (1953), A new status index derived from sociometric analysis,
    https://doi.org/10.1007/BF02289026.
    """
    walks = np.ones(len(projection.nodes))
    if len(projection.source):
        matrix = adjacency(projection, asked.weighted)
        matrix *= DAMPING / _leading(matrix)[0]
        walks = _settled(lambda walks: matrix @ walks + 1, walks)
    return Scores(walks / np.linalg.norm(walks))


def _settled(step: Callable[[Floats], Floats], scores: Floats) -> Floats:
    """Return the fixed point of a step, by iteration."""
    change = np.inf if len(scores) else 0.0
    while change > len(scores) * 1e-10:
        before, scores = scores, step(scores)
        change = float(np.abs(scores - before).sum())
    return scores


def _leading(matrix: Any) -> tuple[float, Floats]:
    """Return the largest eigenvalue, and the all-ones vector projected on its eigenspace."""
    from scipy.sparse.linalg import ArpackError, eigsh

    size = matrix.shape[0]
    if size < DENSE:
        values, vectors = np.linalg.eigh(matrix.toarray())
        own = vectors[:, values > values[-1] * (1 - 1e-9)]
        return float(values[-1]), own @ own.sum(axis=0)
    try:
        values, vectors = eigsh(matrix, k=1, which="LA", v0=np.ones(size))
    except ArpackError:
        raise BadValue("the largest eigenvalue of this graph cannot be found") from None
    return float(values[0]), vectors[:, 0]
