"""Shortest paths by number of steps: bidirectional breadth-first search."""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from ...graph.edge_table import BACKWARD, BOTH, FORWARD, Ints, distinct
from ...graph.projection import counted_pairs
from .by_strength import Step, strongest_first
from .search import Path, PathSearch, as_layer

# Layers from the start on and from the end back; the last ones hold where the two meet.
Sides = tuple[list[Ints], list[Ints]]
WAYS = (FORWARD, BACKWARD)


class ShortestSearch(PathSearch):
    """A search that ignores dates, which the selection may still restrict.

    Among paths of equal length, those with most relations come first, or with the largest sum of
    the `weights` of relations, by their number.
    """

    weights: npt.NDArray[np.float64] | None = None

    def shortest_suffixes(
        self, root: Path, end: int, excluded_next: Set[int] = frozenset()
    ) -> Iterator[Path]:
        sides = self._search(root, end, excluded_next)
        if sides is not None:
            yield from strongest_first(self._steps(sides), root[-1])

    def one_step_longer(self, start: int, end: int, length: int) -> Iterator[Path]:
        # a walk of this length that meets a node twice would, without the loop, be shorter than the
        # shortest path: every walk found here is a path
        sides = self._walk(start, end, length)
        if len(_common(sides)):
            yield from strongest_first(self._steps(sides), start)

    def order(self, path: Path) -> tuple[int, float, Path]:
        edges = (self.between(*ends) for ends in pairwise(path))
        records = (distinct(self.columns.record[each]) for each in edges)
        return len(path), -sum(map(self._strength, records)), path

    def _strength(self, records: Ints) -> float:
        return len(records) if self.weights is None else float(self.weights[records].sum())

    def usable_edges(self, path: Path) -> list[Ints]:
        return [self.between(*ends) for ends in pairwise(path)]

    def _search(self, root: Path, end: int, excluded_next: Set[int]) -> Sides | None:
        """Layers by distance from the end of `root` and from `end`; None without a way."""
        blocked = self.blocked_except(end, root)
        first = self.neighbours(as_layer(root[-1]), FORWARD)
        first = first[~blocked[first] & ~np.isin(first, list(excluded_next))]
        # the first step is taken before the search from the end begins, so that it keeps to `first`
        sides: Sides = [as_layer(root[-1]), first], [as_layer(end)]
        seen = blocked.copy(), blocked
        seen[0][first] = True
        seen[1][end] = True
        fresh, met = first, seen[1][first]
        while not met.any():
            turn = self._cheaper(sides)
            fresh = self.neighbours(sides[turn][-1], WAYS[turn])
            fresh = fresh[~seen[turn][fresh]]
            if not len(fresh):
                return None
            seen[turn][fresh] = True
            sides[turn].append(fresh)
            met = seen[1 - turn][fresh]
        return sides

    def _walk(self, start: int, end: int, length: int) -> Sides:
        """Layers by numbers of steps, of walks that meet the ends only at their ends."""
        blocked = self.blocked_except(end, (start,))
        blocked[end] = True
        sides: Sides = [as_layer(start)], [as_layer(end)]
        for step in range(length):
            turn = step if step < 2 else self._cheaper(sides)
            ahead = self.neighbours(sides[turn][-1], WAYS[turn])
            sides[turn].append(ahead[~blocked[ahead]])
        return sides

    def _cheaper(self, sides: Sides) -> int:
        """Return the side with the smaller frontier, by adjacency entries."""
        near, far = (self.arc_count(side[-1]) for side in sides)
        return 0 if near <= far else 1

    def _steps(self, sides: Sides) -> list[Step]:
        """Return the steps from layer to layer, cut down to the nodes whose ways run through."""
        steps: list[Step] = []
        ahead = here = _common(sides)
        for layer in reversed(sides[0][:-1]):
            steps.insert(0, self._step(layer, ahead))
            ahead = distinct(steps[0].here)
        for layer in reversed(sides[1][:-1]):
            steps.append(self._step(here, layer))
            here = distinct(steps[-1].ahead)
        return steps

    def _step(self, here: Ints, ahead: Ints) -> Step:
        """Return the adjacent pairs of two layers, from the layer with fewer entries."""
        adjacency = self.adjacency
        if self.arc_count(here) <= self.arc_count(ahead):
            arcs = self.arcs(here, FORWARD, ahead)
            one, other = adjacency.origin[arcs], adjacency.neighbour[arcs]
        else:
            arcs = self.arcs(ahead, BACKWARD, here)
            one, other = adjacency.neighbour[arcs], adjacency.origin[arcs]
        counted = ~self.columns.repeated[adjacency.edge[arcs]]
        if self.directed:  # of two edges there and back, each leads one way
            counted |= adjacency.way[arcs] != BOTH
        edges = adjacency.edge[arcs[counted]]
        own = None if self.weights is None else self.weights[self.columns.record[edges]]
        return Step(*counted_pairs(one[counted], other[counted], own))


def _common(sides: Sides) -> Ints:
    """Return the nodes where the two sides meet."""
    return np.intersect1d(sides[0][-1], sides[1][-1], assume_unique=True)
