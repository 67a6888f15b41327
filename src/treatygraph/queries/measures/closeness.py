"""Closeness and harmonic centrality."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from ...graph import Projection
from .matrix import adjacency
from .sampling import drawn, estimated, summed
from .scores import EXACTLY, Asked, Floats, Indices, Scores
from .structural_equivalence import Classes

# one source for each bit of a number
BITS = 64
BLOCK = 2**22


def closeness(projection: Projection, asked: Asked = EXACTLY) -> Scores:
    """Return the inverse of the mean distance to the reachable nodes, times their share.

    (r / Σ d) · (r / (n - 1)) with r reachable nodes: Wasserman and Faust's form for graphs
    with several components. O(n m), 64 sources at a time. Wasserman, S. and Faust, K. (1994),
    Social Network Analysis, p. 201.
    """
    count = len(projection.nodes)
    reached, distance = _sums(projection, asked, (0, 1))
    mean = np.divide(distance, reached, out=np.full(count, np.inf), where=reached > 0)
    return Scores(reached / max(count - 1, 1) / mean)


def harmonic(projection: Projection, asked: Asked = EXACTLY) -> Scores:
    """Return harmonic centrality: the sum of 1 / distance to every other node, not normalised.

    Unreachable nodes add 0. O(n m), 64 sources at a time. Boldi, P. and Vigna, S. (2014), Axioms
    for centrality, https://doi.org/10.1080/15427951.2013.865686.
    """
    nearest = float(projection.weight.max(initial=1)) if asked.weighted else 1.0
    return estimated(_sums(projection, asked, (-1, -2)), asked, scale=1, most=nearest)


def _sums(projection: Projection, asked: Asked, powers: tuple[int, ...]) -> Floats:
    """For each power, the sum over the sources in reach of (distance to the node) ** power."""
    sources = drawn(len(projection.nodes), asked.sample)
    made = _weighted_sums if asked.weighted else _level_sums
    return made(projection, sources, asked, powers)


def _level_sums(
    projection: Projection, sources: Indices, asked: Asked, powers: tuple[int, ...]
) -> Floats:
    classes = Classes.found(projection)
    search = _Search(classes)

    def work(block: Indices) -> Floats:
        sums = np.zeros((len(powers), len(classes.size)))
        for distance, found in enumerate(search.levels(sources[block]), 1):
            for row, power in zip(sums, powers, strict=True):
                row += found * float(distance) ** power
        return sums

    sums = summed(work, len(sources), BITS, asked.progress)[:, classes.of]
    return sums + np.outer(2.0 ** np.array(powers), search.twins(sources))


class _Search:
    """Breadth-first search from up to 64 nodes at once, each of which is one bit.

    Then, M. et al. (2014), The more the merrier: efficient multi-source graph traversal,
    https://doi.org/10.14778/2735496.2735507.
    """

    def __init__(self, classes: Classes) -> None:
        self.classes, self.tied = classes, classes.tied
        self.rows = classes.matrix.indptr[self.tied]

    def levels(self, sources: Indices) -> Iterator[npt.NDArray[np.uint8]]:
        """For the distances 1, 2, …: from how many of the sources a node of each class is so far.

        Others of its own class aside, which the search passes over.
        """
        seen = np.zeros(len(self.classes.size), dtype=np.uint64)
        bits = np.uint64(1) << np.arange(len(sources), dtype=np.uint64)
        np.bitwise_or.at(seen, self.classes.of[sources], bits)
        fresh = seen.copy()
        while len(self.tied):
            ahead = np.zeros_like(seen)
            arriving = fresh[self.classes.matrix.indices]
            ahead[self.tied] = np.bitwise_or.reduceat(arriving, self.rows)
            fresh = ahead & ~seen
            if not fresh.any():
                return
            seen |= fresh
            yield np.bitwise_count(fresh)

    def twins(self, sources: Indices) -> Indices:
        """For each node, how many of the sources are others of its class, two steps away."""
        of, size = self.classes.of, len(self.classes.size)
        others = np.bincount(of[sources], minlength=size)[of]
        others[sources] -= 1
        tied = np.zeros(size, dtype=bool)
        tied[self.tied] = True
        return np.where(tied[of], others, 0)


def _weighted_sums(
    projection: Projection, sources: Indices, asked: Asked, powers: tuple[int, ...]
) -> Floats:
    from scipy.sparse.csgraph import dijkstra

    lengths = adjacency(projection, weighted=True)
    lengths.data = 1 / lengths.data

    def work(block: Indices) -> Floats:
        distance = dijkstra(lengths, indices=sources[block])
        others = (distance > 0) & np.isfinite(distance)
        distance[~others] = 1
        return np.array([(distance**power * others).sum(axis=0) for power in powers])

    size = int(np.clip(BLOCK // len(projection.nodes), 1, BITS))
    return summed(work, len(sources), size, asked.progress)
