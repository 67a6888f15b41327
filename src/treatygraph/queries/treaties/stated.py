"""Times in force that a source states, and acts from which another time follows.

A statement comes before what follows from the acts of the same party, so a mistake in either would
stay unnoticed. Only days that cannot be the same are reported.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from ...dates import FAR_OFF
from ...graph import Graph
from .acts import edges_with
from .bounds import edtf
from .findings import Finding
from .lives import Lives, derive
from .scope import all_lives, successions_of
from .starts import MAYBE, STATED

Day = tuple[int, int]


class Stretch(NamedTuple):
    """For which time a treaty binds a party, each end within bounds, and on what that rests."""

    begin: Day
    end: Day
    basis: list[int]

    def agrees(self, other: Stretch) -> bool:
        """Return whether both may be the same time."""
        return _may_be_same(self.begin, other.begin) and _may_be_same(self.end, other.end)

    def distance(self, other: Stretch) -> int:
        """Return the days between the first days of both."""
        return abs(self.begin[0] - other.begin[0])

    @property
    def words(self) -> str:
        """The time from its first to its last day."""
        begin = edtf(*self.begin) or "a day that is not known"
        if self.end == (FAR_OFF, FAR_OFF):
            return f"from {begin} on"
        return f"from {begin} to {edtf(*self.end) or 'a day that is not known'}"


Stretches = dict[tuple[int, int], list[Stretch]]


def stated_findings(graph: Graph) -> Iterator[Finding]:
    """Yield each stated time in force that differs from all that follow from other acts."""
    stated = _stretches(all_lives(graph), stated=True)
    derived = _stretches(_without_statements(graph), stated=False) if stated else {}
    for pair, times in stated.items():
        for time in times:
            others = derived.get(pair, [])
            if others and not any(time.agrees(other) for other in others):
                yield _finding(graph, pair[0], time, min(others, key=time.distance))


def _without_statements(graph: Graph) -> Lives:
    """Return what follows from acts alone."""
    acts = graph.without_period.mask & ~edges_with(graph, "binding")
    return derive(graph, acts, successions_of(graph))


def _stretches(lives: Lives, *, stated: bool) -> Stretches:
    """Return the times that are stated, or those that follow from acts, by party and treaty.

    A party that may only be bound, such as one that is merely listed, has no time to compare.
    """
    stints, ends = lives.stints, lives.ends
    chosen = stints.rank == STATED if stated else ~np.isin(stints.rank, (STATED, *MAYBE))
    found: Stretches = {}
    for row in np.flatnonzero(chosen).tolist():
        begin = int(stints.begin.early[row]), int(stints.begin.late[row])
        end = int(ends.early[row]), int(ends.late[row])
        pair = int(stints.party[row]), int(stints.treaty[row])
        found.setdefault(pair, []).append(Stretch(begin, end, _basis(lives, row)))
    return found


def _basis(lives: Lives, row: int) -> list[int]:
    opened, extra, closed = lives.records[row]
    further = lives.bases[extra] if extra >= 0 else ()
    return [record for record in dict.fromkeys((opened, *further, closed)) if record >= 0]


def _may_be_same(one: Day, other: Day) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _finding(graph: Graph, party: int, time: Stretch, other: Stretch) -> Finding:
    name = graph.dataset.node_ids[party]
    ids = graph.dataset.relation_ids
    basis = ", ".join(ids(other.basis))
    message = f"{name}: in force {time.words}, but {other.words} by {basis}"
    return Finding(ids(time.basis[:1])[0], "date", message)
