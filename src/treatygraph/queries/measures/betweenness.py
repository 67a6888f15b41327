"""Betweenness centrality."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from math import lcm
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from ...graph import Projection
from .sampling import drawn, estimated, summed
from .scores import EXACTLY, Asked, Floats, Indices, Scores
from .structural_equivalence import Classes

if TYPE_CHECKING:
    from networkx import Graph as SimpleGraph

Masks = list[npt.NDArray[np.bool_]]
# numbers of a block, a node or class times a source: few enough for a cache, enough to share work
BLOCK = 2**20
LONGEST_FRACTION = 512  # bits


def betweenness(projection: Projection, asked: Asked = EXACTLY) -> Scores:
    """Return the sum over s, t of σ(s, t | v) / σ(s, t): the share of shortest paths through v.

    Ends are not counted; divided by (n - 1)(n - 2) / 2. Exact in O(n m); a sample of k
    sources in O(k m) (Brandes and Pich, 2007). Freeman, L. C. (1977),
    https://doi.org/10.2307/3033543; computed as in Brandes, U. (2001),
    https://doi.org/10.1080/0022250X.2001.9990249.
    """
    count = len(projection.nodes)
    if count < 3:
        return Scores(np.zeros(count))
    moments = (_weighted if asked.weighted else _unweighted)(projection, asked)
    return estimated(moments, asked, scale=1 / ((count - 1) * (count - 2)), most=count - 2)


def _unweighted(projection: Projection, asked: Asked) -> Floats:
    """Return the sum over sources for each node, and the sum of squares."""
    classes = Classes.found(projection)
    sources = classes.of[drawn(len(projection.nodes), asked.sample)]
    times = np.bincount(sources, minlength=len(classes.size))
    starts = np.flatnonzero(times)
    count = _Count(classes)

    def work(block: Indices) -> Floats:
        return _moments(count.through(starts[block]), times[starts[block]])

    size = int(np.clip(BLOCK // len(classes.size), 4, 32))
    return summed(work, len(starts), size, asked.progress)[:, classes.of]


class _Count:
    """Counts shortest paths from many classes at once, level by level.

    Each level is one sparse × dense product, with a column per source.
    """

    def __init__(self, classes: Classes) -> None:
        self.matrix = classes.matrix
        self.arriving = classes.matrix * classes.size  # a step comes from every node of a class
        neighbours = self.arriving.sum(axis=1)
        others = classes.size - 1
        # a path to another of its own class takes any one neighbour
        self.twins = np.divide(others, neighbours, out=np.zeros(len(others)), where=neighbours > 0)

    def through(self, starts: Indices) -> Floats:
        """For each class and start: the sum over the ends of the share of paths through a node."""
        own = starts, np.arange(len(starts))
        paths, levels = self._paths(own)
        gained = np.zeros_like(paths)
        for level, nearer in pairwise(levels[:0:-1]):
            share = np.divide(1 + gained, paths, out=np.zeros_like(paths), where=level)
            gained += (self.arriving @ share) * paths * nearer
        for neighbours in levels[1:2]:
            gained += neighbours * self.twins[starts]
        return gained

    def _paths(self, own: tuple[Indices, Indices]) -> tuple[Floats, Masks]:
        """Return the shortest paths to a node of each class, and the nodes at each distance."""
        paths: Floats = np.zeros((self.matrix.shape[0], len(own[0])))
        paths[own] = 1
        level = paths > 0
        ahead, unseen, levels = self.matrix @ paths, ~level, [level]
        while (level := (ahead > 0) & unseen).any():
            reached = ahead * level
            paths += reached
            unseen &= ~level
            levels.append(level)
            ahead = self.arriving @ reached
        return paths, levels


def _moments(gained: Floats, times: Indices) -> Floats:
    """Return the sum over the sources and the sum of squares, for each row."""
    return np.array([gained @ times, gained**2 @ times])


def _weighted(projection: Projection, asked: Asked) -> Floats:
    """Return the same by networkx, one source after the other."""
    import networkx as nx

    graph, nodes = _with_lengths(projection), projection.nodes.tolist()
    sources = drawn(len(nodes), asked.sample)

    def through(index: int) -> list[float]:
        start = [nodes[index]]
        found = nx.betweenness_centrality_subset(graph, start, nodes, weight="length")
        return [2 * found[node] for node in nodes]  # it halves, as each pair is met from both ends

    def work(block: Indices) -> Floats:
        gained = np.array([through(index) for index in sources[block]]).T
        return _moments(gained, np.ones(len(block), dtype=np.int64))

    return summed(work, len(sources), 1, asked.progress)


def _with_lengths(projection: Projection) -> SimpleGraph:
    """Return 1 / weight as integer multiples of one fraction: equal lengths compare equal."""
    graph = projection.to_networkx()
    weights = {weight: Fraction(str(weight)) for weight in set(projection.weight.tolist())}
    whole = lcm(*(each.numerator for each in weights.values()))
    for *_, edge in graph.edges(data=True):
        weight = weights[edge["weight"]]
        edge["length"] = whole // weight.numerator * weight.denominator
    # many different weights have no fraction that is short enough to add up quickly
    if whole.bit_length() > LONGEST_FRACTION:
        for *_, edge in graph.edges(data=True):
            edge["length"] = edge["distance"]
    return graph
