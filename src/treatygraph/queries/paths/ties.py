"""The ties that a path may walk, and what every search over them offers."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from ...graph import Graph
from ...graph.columns import BOTH, FORWARD, Ints, Mask, distinct

Path = tuple[int, ...]
Arcs = npt.NDArray[np.int64]


class Search(Protocol):
    """Finds the shortest ways on."""

    def tails(self, root: Path, end: int, barred: Set[int] = frozenset()) -> Iterator[Path]:
        """All shortest ways on from the last node of `root` to `end`, best first.

        A way meets no node of `root` again, and its first step leads to no `barred` node.
        """

    def order(self, path: Path) -> tuple[Any, ...]:
        """The key by which paths are ranked: length first; `tails` come in the same order."""


class Ties:
    """The selected ties of a graph, walked along their direction only where `directed`.

    Only the arcs that a search touches are tested against the selection, so that a question about
    a few relations of a large graph stays small. `closed` marks nodes that no path runs through.
    """

    def __init__(self, graph: Graph, closed: Mask, directed: bool) -> None:
        self.graph, self.closed, self.directed = graph, closed, directed
        self.columns = graph.columns
        self.adjacency = graph.columns.adjacency

    def arcs(self, nodes: Ints, way: int) -> Arcs:
        """The arcs at `nodes` that may be walked: FORWARD out of them, BACKWARD into them."""
        offsets = self.adjacency.offsets
        starts, counts = offsets[nodes], offsets[nodes + 1] - offsets[nodes]
        # every row as a run of positions: one long range, shifted row by row
        shift = np.repeat(starts - np.cumsum(counts) + counts, counts)
        arcs: Arcs = np.arange(int(counts.sum()), dtype=np.int64) + shift
        if self.directed:
            ways = self.adjacency.way[arcs]
            arcs = arcs[(ways == way) | (ways == BOTH)]
        return arcs[self.graph.filter.holds(self.adjacency.edge[arcs])]

    def neighbours(self, nodes: Ints, way: int) -> Ints:
        """The nodes that one step leads to (BACKWARD: comes from), ascending."""
        return distinct(self.adjacency.neighbour[self.arcs(nodes, way)])

    def between(self, one: int, other: int) -> Ints:
        """The edges that a step from `one` to `other` may take."""
        arcs = self.arcs(as_layer(one), FORWARD)
        edges: Ints = self.adjacency.edge[arcs[self.adjacency.neighbour[arcs] == other]]
        return edges

    def closed_but(self, end: int, root: Path) -> Mask:
        """The closed nodes and those of `root`, with `end` open."""
        closed = self.closed.copy()
        closed[list(root)] = True
        closed[end] = False
        return closed


def as_layer(node: int) -> Ints:
    return np.array([node], dtype=np.int32)
