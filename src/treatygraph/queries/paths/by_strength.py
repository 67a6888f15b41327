"""Paths through layers of nodes, by descending total number of relations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from ...graph.edge_table import Ints
from .search import Path


class Step(NamedTuple):
    """Distinct pairs of adjacent nodes in two consecutive layers.

    Sorted by `here` and `ahead`; `relations` is the number of relations between the two, or the sum
    of their weights.
    """

    here: Ints
    ahead: Ints
    relations: Ints | npt.NDArray[np.float64]


def strongest_first(steps: Sequence[Step], start: int) -> Iterator[Path]:
    """Return the paths through all steps, by descending total of relations, then by nodes.

    `start` is not included. Every node of a step continues to the last layer.
    """
    stages = _stages(steps)
    # An entry represents all paths with a prefix, ordered by the best of them: the prefix,
    # its relations without the last step, and the index of the last step among its siblings.
    waiting: list[tuple[float, Path, float, _Choices, int]] = []

    def push(way: Path, gathered: float, choices: _Choices, index: int) -> None:
        if index < len(choices.ahead):
            most = gathered + choices.most[index]
            heappush(waiting, (-most, (*way, choices.ahead[index]), gathered, choices, index))

    push((), 0, stages[0].choices(start), 0)
    while waiting:
        _, way, gathered, choices, index = heappop(waiting)
        push(way[:-1], gathered, choices, index + 1)
        if len(way) == len(stages):
            yield way
            continue
        gathered += choices.relations[index]
        push(way, gathered, stages[len(way)].choices(way[-1]), 0)


class _Choices(NamedTuple):
    """The steps on from a node, best first: `most` relations from here to the end by each."""

    most: list[float]
    ahead: list[int]
    relations: list[float]


class _Stage:
    """A step with the largest total of relations from each pair to the end."""

    def __init__(self, step: Step, onward: _Stage | None) -> None:
        self.step = step
        self.most = step.relations + (onward.best(step.ahead) if onward else 0)
        self.nodes, self.offsets = _rows(step.here)
        self.known: dict[int, _Choices] = {}

    def best(self, nodes: Ints) -> npt.NDArray[Any]:
        """Return the most relations that a way has from each node to the end."""
        best: npt.NDArray[Any] = np.maximum.reduceat(self.most, self.offsets[:-1])
        return best[np.searchsorted(self.nodes, nodes)]

    def choices(self, node: int) -> _Choices:
        """Return the steps on from a node."""
        if node not in self.known:
            self.known[node] = self._sorted(int(np.searchsorted(self.nodes, node)))
        return self.known[node]

    def _sorted(self, row: int) -> _Choices:
        own = slice(self.offsets[row], self.offsets[row + 1])
        order = np.argsort(-self.most[own], kind="stable")
        columns = (each[own][order].tolist() for each in (self.most, *self.step[1:]))
        return _Choices(*columns)


def _stages(steps: Sequence[Step]) -> list[_Stage]:
    stages: list[_Stage] = []
    for step in reversed(steps):
        stages.insert(0, _Stage(step, stages[0] if stages else None))
    return stages


def _rows(here: Ints) -> tuple[Ints, npt.NDArray[np.int64]]:
    """Return each node once, and where its pairs begin; at the end, how many pairs there are."""
    fresh = np.ones(len(here), dtype=bool)
    fresh[1:] = here[1:] != here[:-1]
    starts = np.flatnonzero(fresh)
    return here[starts], np.append(starts, len(here))
