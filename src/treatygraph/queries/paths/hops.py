"""Shortest ways by number of steps: breadth-first search from both ends."""

from __future__ import annotations

from collections.abc import Iterator, Set
from heapq import heappop, heappush
from itertools import pairwise

import numpy as np

from ...graph.columns import BACKWARD, FORWARD, Ints
from ...graph.projection import bound_pairs
from .ties import Path, Ties, as_layer

# For each node of a layer: the nodes one step on, and the number of relations that lead there.
Steps = dict[int, dict[int, int]]


class HopSearch(Ties):
    """A search that does not look at dates; the selection may still restrict them.

    Among ways of equal length, the one that rests on most relations comes first.
    """

    def tails(self, root: Path, end: int, barred: Set[int] = frozenset()) -> Iterator[Path]:
        layers = self._layers(root, end, barred)
        if layers is not None:
            yield from _strongest_first(self._steps(root[-1], layers), root[-1])

    def order(self, path: Path) -> tuple[int, int, Path]:
        edges = (self.between(*ends) for ends in pairwise(path))
        relations = sum(len(set(self.columns.record[each].tolist())) for each in edges)
        return len(path), -relations, path

    def _steps(self, start: int, layers: list[Ints]) -> list[Steps]:
        """For each layer but the last, how many relations lead from its nodes to the next ones."""
        return [self._step(here, ahead) for here, ahead in pairwise([as_layer(start), *layers])]

    def _step(self, here: Ints, ahead: Ints) -> Steps:
        arcs = self.arcs(here, FORWARD)
        arcs = arcs[np.isin(self.adjacency.neighbour[arcs], ahead)]
        origin, end = self.adjacency.origin[arcs], self.adjacency.neighbour[arcs]
        pairs = bound_pairs(origin, end, self.columns.record[self.adjacency.edge[arcs]])
        steps: Steps = {}
        for one, other, count in zip(*(column.tolist() for column in pairs), strict=True):
            steps.setdefault(one, {})[other] = count
        return steps

    def _layers(self, root: Path, end: int, barred: Set[int]) -> list[Ints] | None:
        """The nodes on any shortest way, by distance from the end of `root`; None without a way."""
        closed = self.closed_but(end, root)
        ahead = self.neighbours(as_layer(root[-1]), FORWARD)
        first = ahead[~closed[ahead] & ~np.isin(ahead, list(barred))]
        # the first step is taken before the search from the end begins, so that it keeps to `first`
        sides, ways = ([first], [as_layer(end)]), (FORWARD, BACKWARD)
        seen = closed.copy(), closed.copy()
        seen[0][first] = True
        seen[1][end] = True
        while not len(meeting := np.intersect1d(sides[0][-1], sides[1][-1], assume_unique=True)):
            turn = 0 if len(sides[0][-1]) <= len(sides[1][-1]) else 1
            step = self.neighbours(sides[turn][-1], ways[turn])
            fresh = step[~seen[turn][step]]
            if not len(fresh):
                return None
            seen[turn][fresh] = True
            sides[turn].append(fresh)
        return self._trim(sides[0], sides[1], meeting)

    def _trim(self, from_start: list[Ints], from_end: list[Ints], meeting: Ints) -> list[Ints]:
        """Both halves, cut down to the nodes whose ways run through the meeting layer."""
        near, far = [meeting], [meeting]
        for layer in reversed(from_start[:-1]):
            back = self.neighbours(near[0], BACKWARD)
            near.insert(0, np.intersect1d(layer, back, assume_unique=True))
        for layer in reversed(from_end[:-1]):
            ahead = self.neighbours(far[-1], FORWARD)
            far.append(np.intersect1d(layer, ahead, assume_unique=True))
        return near + far[1:]


def _strongest_first(steps: list[Steps], start: int) -> Iterator[Path]:
    """The ways through all steps, by most relations in sum, then by ascending node numbers."""
    totals = _totals(steps)
    # entries are ordered by what is still to come in the best case, so nothing better can follow
    waiting: list[tuple[int, Path, int, int]] = [(-totals[0][start], (), start, 0)]
    while waiting:
        _, way, node, gathered = heappop(waiting)
        if len(way) == len(steps):
            yield way
            continue
        for ahead, count in steps[len(way)][node].items():
            most = gathered + count + totals[len(way) + 1].get(ahead, 0)
            heappush(waiting, (-most, (*way, ahead), ahead, gathered + count))


def _totals(steps: list[Steps]) -> list[dict[int, int]]:
    """For each layer and node, the most relations that a way from there to the end has in sum."""
    totals: list[dict[int, int]] = [{}]
    for step in reversed(steps):
        best = totals[0]
        totals.insert(
            0,
            {
                node: max(count + best.get(ahead, 0) for ahead, count in onward.items())
                for node, onward in step.items()
            },
        )
    return totals
