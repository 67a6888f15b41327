"""Who is tied to the central: eigenvector, PageRank and Katz."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ...errors import BadValue
from ...graph import Projection
from .matrix import adjacency
from .scores import EXACTLY, Asked, Floats, Scores

DAMPING = 0.85
DENSE = 50  # up to so many nodes, dense matrices are as fast and find every eigenvalue


def eigenvector(projection: Projection, asked: Asked = EXACTLY) -> Scores:
    """A node is as central as its neighbours are: the leading eigenvector, of Euclidean length 1.

    Bonacich, P. (1987). Outside the component with the largest eigenvalue, scores vanish.
    """
    if not len(projection.source):
        raise BadValue("eigenvector centrality needs at least one relation between two nodes")
    _, vector = _leading(adjacency(projection, asked.weighted))
    return Scores(np.abs(vector) / np.linalg.norm(vector))


def pagerank(projection: Projection, asked: Asked = EXACTLY) -> Scores:
    """Where a walker is found who follows a tie 85 times in 100, else starts anywhere; sums to 1.

    Brin, S. and Page, L. (1998). Whoever has no tie to follow starts anywhere too. Power iteration
    until the sum of changes is below n * 1e-10.
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
    """Walks of every length that end at a node, each step counting alpha; of Euclidean length 1.

    Katz, L. (1953). alpha = 0.85 / largest eigenvalue, so that the sum is finite; beta = 1. Power
    iteration until the sum of changes is below n * 1e-10.
    """
    walks = np.ones(len(projection.nodes))
    if len(projection.source):
        matrix = adjacency(projection, asked.weighted)
        matrix *= DAMPING / _leading(matrix)[0]
        walks = _settled(lambda walks: matrix @ walks + 1, walks)
    return Scores(walks / np.linalg.norm(walks))


def _settled(step: Callable[[Floats], Floats], scores: Floats) -> Floats:
    """The scores that a step no longer changes."""
    change = np.inf if len(scores) else 0.0
    while change > len(scores) * 1e-10:
        before, scores = scores, step(scores)
        change = float(np.abs(scores - before).sum())
    return scores


def _leading(matrix: Any) -> tuple[float, Floats]:
    """The largest eigenvalue, and what all ones have in the direction of its eigenvectors."""
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
