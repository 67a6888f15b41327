"""States that took the place of others: the pairs, when, and what it means."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

import numpy as np

from ...graph import Graph
from ...states import lifetime, successors
from .acts import edges_with
from .bounds import days_of, spans_of

# The effects after which the earlier state is no more, and those with one successor alone.
ENDING = ("continues", "absorbs", "divides")
FOLDING = ("continues", "absorbs")
# The effects that leave open whether the treaties of the earlier state bind the successor.
OPEN = ("absorbs", "divides", "leaves")
BY_TABLE = -1


class Succession(NamedTuple):
    """One state in the place of another: numbers of nodes and of the relation, and the day.

    `record` is BY_TABLE where the table of states says so.
    """

    successor: int
    earlier: int
    record: int
    early: int
    late: int
    effect: str


class Successions:
    """The successions that a graph has."""

    def __init__(self, graph: Graph) -> None:
        own = list(_read(graph))
        known = {each.earlier for each in own}
        by_table = (each for each in _of_table(graph) if each.earlier not in known)
        self.all = sorted([*own, *by_table], key=lambda each: (each.early, each.late))

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


def _of_table(graph: Graph) -> Iterator[Succession]:
    """Yield the successions of the table of states between states that the graph has."""
    numbers = graph.dataset.node_numbers
    for each in successors():
        if each.earlier in numbers and each.later in numbers:
            pair = numbers[each.later], numbers[each.earlier]
            if all(_is_of_table(graph, number) for number in pair):
                yield Succession(*pair, BY_TABLE, each.day, each.day, each.effect)


def _is_of_table(graph: Graph, number: int) -> bool:
    node = graph.node(number)
    return lifetime(node.id, node.ids, node.name) is not None


def _last(following: dict[int, int], state: int) -> int:
    """Return the last of a chain of successors; a circle ends where it began."""
    seen = {state}
    while (later := following.get(state, state)) not in seen:
        seen.add(state := later)
    return state
