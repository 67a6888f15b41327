"""Shortest ways by number of steps: breadth-first search from both ends."""

from __future__ import annotations

from collections.abc import Iterator, Set

import numpy as np

from ...graph.columns import BACKWARD, FORWARD, Ints
from .ties import Path, Ties, as_layer


class HopSearch(Ties):
    """A search that does not look at dates; the selection may still restrict them."""

    def tails(self, root: Path, end: int, barred: Set[int] = frozenset()) -> Iterator[Path]:
        layers = self._layers(root, end, barred)
        if layers is not None:
            yield from self._through([set(layer.tolist()) for layer in layers], root[-1])

    def _through(self, layers: list[set[int]], node: int) -> Iterator[Path]:
        if not layers:
            yield ()
            return
        for ahead in self.neighbours(as_layer(node), FORWARD).tolist():
            if ahead in layers[0]:
                yield from ((ahead, *tail) for tail in self._through(layers[1:], ahead))

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
