"""States that took the place of others: who succeeded whom, when, and what it means."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

import numpy as np

from ...graph import Graph
from .acts import edges_with
from .bounds import days_of, spans_of

# The effects after which the earlier state is no more, and those with one successor alone.
ENDING = ("continues", "absorbs", "divides")
FOLDING = ("continues", "absorbs")
# The effects that leave open whether the treaties of the earlier state bind the successor.
OPEN = ("absorbs", "divides", "leaves")


class Succession(NamedTuple):
    """One state in the place of another: numbers of nodes and of the relation, and the day."""

    successor: int
    earlier: int
    record: int
    early: int
    late: int
    effect: str


class Successions:
    """The successions that a graph has."""

    def __init__(self, graph: Graph) -> None:
        self.all = sorted(_read(graph), key=lambda each: (each.early, each.late))

    @cached_property
    def today(self) -> dict[int, int]:
        """The successor of today of each state that was continued or absorbed."""
        following = {each.earlier: each.successor for each in self.all if each.effect in FOLDING}
        return {state: _last(following, state) for state in following}

    def related(self, parties: set[int]) -> set[int]:
        """Return these parties with all states whose place they took."""
        known = set(parties)
        for each in reversed(self.all):
            if each.successor in known:
                known.add(each.earlier)
        return known

    def of(self, successor: int) -> list[Succession]:
        """Return the successions by a state, in the order of time."""
        return [each for each in self.all if each.successor == successor]


def _read(graph: Graph) -> Iterator[Succession]:
    columns, vocabulary = graph.columns, graph.dataset.vocabulary
    edges = np.flatnonzero(graph.without_period.mask & edges_with(graph, "succession"))
    records = columns.record[edges].tolist()
    days = days_of(spans_of(graph.dataset.relation_dates(records)))
    effects = {
        key: vocabulary.attributes[key].effects for key in vocabulary.with_role("succession")
    }
    for row, values in enumerate(graph.dataset.relation_attributes(records)):
        found = (effects[key].get(str(values.get(key))) for key in effects)
        yield Succession(
            int(columns.source[edges[row]]),
            int(columns.target[edges[row]]),
            records[row],
            int(days.early[row]),
            int(days.late[row]),
            next(filter(None, found), ""),
        )


def _last(following: dict[int, int], state: int) -> int:
    """Return the last of a chain of successors; a circle ends where it began."""
    seen = {state}
    while (later := following.get(state, state)) not in seen:
        seen.add(state := later)
    return state
