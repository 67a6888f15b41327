"""Who is tied to the central: eigenvector, PageRank and Katz."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...errors import BadValue
from ...graph import Projection
from .matrix import adjacency
from .values import EXACTLY, Asked, Floats, Scores

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

    Brin, S. and Page, L. (1998). Power iteration until the sum of changes is below n * 1e-10.
    """
    size = len(projection.nodes)
    matrix = adjacency(projection, asked.weighted)
    tied = matrix.sum(axis=1)
    share = np.divide(1.0, tied, out=np.zeros(size), where=tied > 0)
    scores, change = np.full(size, 1 / max(size, 1)), np.inf if size else 0.0
    while change > size * 1e-10:
        # whoever has no tie to follow starts anywhere
        onward = matrix @ (scores * share) + scores[tied == 0].sum() / size
        before, scores = scores, DAMPING * onward + (1 - DAMPING) / size
        change = float(np.abs(scores - before).sum())
    return Scores(scores)


def katz(projection: Projection, asked: Asked = EXACTLY) -> Scores:
    """Walks of every length that end at a node, each step counting alpha; of Euclidean length 1.

    Katz, L. (1953). alpha = 0.85 / largest eigenvalue, so that the sum is finite; beta = 1.
    """
    from scipy.sparse import eye_array
    from scipy.sparse.linalg import cg

    size = len(projection.nodes)
    walks = np.ones(size)
    if len(projection.source):
        matrix = adjacency(projection, asked.weighted)
        alpha = DAMPING / _leading(matrix)[0]
        walks, _ = cg(eye_array(size) - alpha * matrix, walks, rtol=1e-12)
    return Scores(walks / np.linalg.norm(walks) if size else walks)


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
