"""The search space of paths, and the interface of searches over it."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from ...graph import Graph
from ...graph.edge_table import BACKWARD, BOTH, FORWARD, Ints, Mask, distinct

Path = tuple[int, ...]
Arcs = npt.NDArray[np.int64]

# Sorting the nodes is faster than marking them in a mask that is this many times longer.
SPARSE = 32


class Search(Protocol):
    """The interface of a path search."""

    def shortest_suffixes(
        self, root: Path, end: int, excluded_next: Set[int] = frozenset()
    ) -> Iterator[Path]:
        """Return all shortest suffixes from the last node of `root` to `end`, best first.

        A suffix visits no node of `root`, and its first step leads to no `excluded_next` node.
        """

    def one_step_longer(self, start: int, end: int, length: int) -> Iterator[Path]:
        """Return all paths of `length` steps, one more than the shortest, best first.

        No path is returned if the search cannot enumerate them quickly.
        """

    def usable_edges(self, path: Path) -> list[Ints]:
        """For each step of a path, the edges that it may take."""

    def order(self, path: Path) -> tuple[Any, ...]:
        """Return the key by which paths are ranked, length first, as `shortest_suffixes` does."""


class PathSearch:
    """The selected ties of a graph, followed in their direction only if `directed`.

    Only edges that a search touches are tested against the selection, so a query on a few relations
    of a large graph stays cheap. `blocked` marks nodes that no path may visit.
    """

    def __init__(self, graph: Graph, blocked: Mask, directed: bool) -> None:
        self.graph, self.blocked, self.directed = graph, blocked, directed
        self.columns = graph.columns
        self.adjacency = graph.adjacency
        self._between: dict[tuple[int, int], Ints] = {}

    def arcs(self, nodes: Ints, way: int, among: Ints | None = None) -> Arcs:
        """Return the allowed adjacency entries of `nodes`: FORWARD out of them, BACKWARD into them.

        With `among`, only those whose other end is one of these nodes; never loops.
        """
        arcs = self._all_arcs(nodes)
        ends = self.adjacency.neighbour[arcs]
        kept = ends != self.adjacency.origin[arcs]
        if among is not None:
            kept &= self._marked(among)[ends]
        arcs = arcs[kept]  # before the selection is asked about them, which takes longer
        if self.directed:
            ways = self.adjacency.way[arcs]
            arcs = arcs[(ways == way) | (ways == BOTH)]
        chosen: Arcs = arcs[self.graph.filter.indices(self.adjacency.edge[arcs])]
        return chosen

    def arc_count(self, nodes: Ints) -> int:
        """Return how many adjacency entries `nodes` have, allowed or not."""
        offsets = self.adjacency.offsets
        return int((offsets[nodes + 1] - offsets[nodes]).sum())

    def neighbours(self, nodes: Ints, way: int) -> Ints:
        """Return the nodes that one step leads to (BACKWARD: comes from), ascending."""
        ends = self.adjacency.neighbour[self.arcs(nodes, way)]
        if len(ends) * SPARSE < self.columns.size:
            return distinct(ends)
        return np.flatnonzero(self._marked(ends)).astype(np.int32)

    def between(self, one: int, other: int) -> Ints:
        """Return the edges that a step from `one` to `other` may take, ascending."""
        if (one, other) not in self._between:  # paths share many of their steps
            self._between[one, other] = self._found_between(one, other)
        return self._between[one, other]

    def _found_between(self, one: int, other: int) -> Ints:
        here, ahead = as_layer(one), as_layer(other)
        if self.arc_count(here) <= self.arc_count(ahead):
            arcs = self.arcs(here, FORWARD, ahead)
        else:
            arcs = self.arcs(ahead, BACKWARD, here)
        edges: Ints = self.adjacency.edge[arcs]
        return edges

    def blocked_except(self, end: int, root: Path) -> Mask:
        """Return the blocked nodes and those of `root`, without `end`."""
        blocked = self.blocked.copy()
        blocked[list(root)] = True
        blocked[end] = False
        return blocked

    def _all_arcs(self, nodes: Ints) -> Arcs:
        offsets = self.adjacency.offsets
        starts, counts = offsets[nodes], offsets[nodes + 1] - offsets[nodes]
        # every row as a run of positions: one long range, shifted row by row
        shift = np.repeat(starts - np.cumsum(counts) + counts, counts)
        arcs: Arcs = np.arange(int(counts.sum()), dtype=np.int64) + shift
        return arcs

    def _marked(self, nodes: Ints) -> Mask:
        marked = np.zeros(self.columns.size, dtype=bool)
        marked[nodes] = True
        return marked


def as_layer(node: int) -> Ints:
    """Return a layer of one node."""
    return np.array([node], dtype=np.int32)
