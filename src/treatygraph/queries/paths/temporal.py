"""Time-respecting paths: dates never decrease along the path.

Holme, P. and Saramäki, J. (2012), Temporal networks. A path respects time if a day can be chosen
for each step so that no day precedes the one before; `day_order` says which days a step may have.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Set

import numpy as np
import numpy.typing as npt

from ...dates import FAR_OFF, LONG_AGO
from ...graph import Graph
from ...graph.edge_table import BACKWARD, FORWARD, Ints, Mask
from .day_order import NEVER, CertainOrder, PossibleOrder
from .search import Path, PathSearch, as_layer

Days = npt.NDArray[np.int64]


class TemporalSearch(PathSearch):
    """A search for the fewest steps in chronological order; ties by ascending node numbers."""

    def __init__(self, graph: Graph, blocked: Mask, directed: bool) -> None:
        super().__init__(graph, blocked, directed)
        self.days = (CertainOrder if graph.selection.certain else PossibleOrder)(graph.columns)

    def shortest_suffixes(
        self, root: Path, end: int, excluded_next: Set[int] = frozenset()
    ) -> Iterator[Path]:
        blocked = self.blocked_except(end, root)
        blocked[root[-1]] = True
        day = self.arrival(root)
        if day is None:
            return
        levels: list[Days] = []
        for level in self._latest(end, blocked):
            levels.append(level)
            suffixes = self._onward(root[-1], day, levels, excluded_next)
            # one at a time: layers of eight nodes have 8^k shortest paths, and one may be enough
            if (first := next(suffixes, None)) is not None:
                yield first
                yield from suffixes
                return

    def one_step_longer(self, start: int, end: int, length: int) -> Iterator[Path]:
        return iter(())

    def order(self, path: Path) -> tuple[int, Path]:
        return len(path), path

    def arrival(self, path: Path) -> int | None:
        """Return the earliest day at the end of a path, or None if it does not respect time."""
        day = LONG_AGO
        for one, other in itertools.pairwise(path):
            arrivals = self._arrivals(one, day)
            if other not in arrivals:
                return None
            day = arrivals[other]
        return day

    def usable_edges(self, path: Path) -> list[Ints]:
        """For each step of a time-respecting path, the edges that some choice of days can use."""
        steps = [self.between(*ends) for ends in itertools.pairwise(path)]
        until = [FAR_OFF]
        for edges in reversed(steps):
            until.insert(0, int(self.days.departure(edges, until[0]).max(initial=NEVER)))
        day, usable = LONG_AGO, []
        for edges, limit in zip(steps, until[1:], strict=True):
            arrival = self.days.arrival(edges, day)
            fits = arrival <= limit
            usable.append(edges[fits])
            day = int(arrival[fits].min())
        return usable

    def certain_order(self, steps: list[Ints]) -> list[Mask]:
        """For each edge of each step, whether it surely does not precede the step before.

        A step may follow any edge of the one before. After a step whose order is only possible, the
        next is compared with that step alone.
        """
        order, day, certain = CertainOrder(self.columns), LONG_AGO, []
        for edges in steps:
            follows = order.arrival(edges, day) <= FAR_OFF
            certain.append(follows)
            start = day if follows.any() else LONG_AGO
            day = int(order.arrival(edges, start).min())
        return certain

    def _latest(self, end: int, blocked: Mask) -> Iterator[Days]:
        """For 0, 1, 2, … steps: the latest day at each node from which `end` is in reach."""
        latest: Days = np.full(len(blocked), NEVER, dtype=np.int64)
        latest[end] = FAR_OFF
        frontier = as_layer(end)
        while len(frontier):
            yield latest
            arcs = self.arcs(frontier, BACKWARD)
            edge, node = self.adjacency.edge[arcs], self.adjacency.neighbour[arcs]
            day = self.days.departure(edge, latest[self.adjacency.origin[arcs]])
            usable = (day > NEVER) & ~blocked[node]
            better = latest.copy()
            np.maximum.at(better, node[usable], day[usable])
            frontier = np.flatnonzero(better > latest).astype(np.int32)
            latest = better

    def _onward(
        self, start: int, day: int, levels: list[Days], excluded_next: Set[int]
    ) -> Iterator[Path]:
        """Return the paths of len(levels) steps.

        `levels` holds the nodes from which the end is still reachable.
        """
        # an explicit stack: a path may have more steps than Python allows nested calls
        waiting: list[tuple[Path, int, int]] = [((), start, day)]
        while waiting:
            way, node, day = waiting.pop()
            if len(way) == len(levels):
                yield way
                continue
            in_reach = levels[-1 - len(way)]
            arrivals = sorted(self._arrivals(node, day).items(), reverse=True)
            waiting += [
                ((*way, ahead), ahead, arrival)
                for ahead, arrival in arrivals
                if arrival <= in_reach[ahead] and (way or ahead not in excluded_next)
            ]

    def _arrivals(self, node: int, day: int) -> dict[int, int]:
        """Return the nodes one step on from `node` at `day`, each with the earliest day there."""
        arcs = self.arcs(as_layer(node), FORWARD)
        edge = self.adjacency.edge[arcs]
        arrival = self.days.arrival(edge, day)
        usable = arrival <= FAR_OFF
        earliest: dict[int, int] = {}
        ends = self.adjacency.neighbour[arcs[usable]].tolist()
        for ahead, when in zip(ends, arrival[usable].tolist(), strict=True):
            earliest[ahead] = min(when, earliest.get(ahead, when))
        return earliest
