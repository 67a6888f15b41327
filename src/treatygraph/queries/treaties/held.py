"""A stretch of time for which a treaty bound a party, or several of them together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from ... import dates
from ...graph import Graph
from .bounds import Bounds, edtf, span_text
from .folding import Folding
from .lives import Lives
from .successions import BY_TABLE
from .wording import IN_FORCE, NOT_IN_FORCE, NOT_KNOWN, Period, missing, reason_of

Day = tuple[int, int]  # the earliest and the latest that a day can be


class Held(NamedTuple):
    """First and last day of a stretch, each within bounds, and the stints that it is made of.

    `own` is the last day without a replacement by another treaty, `newer` the last before that.
    """

    party: int
    treaty: int
    begin: Day
    end: Day
    own: Day
    newer: Day
    rows: tuple[int, ...]

    def state(self, period: Period) -> str:
        """Return whether it is in force in a period."""
        if dates.overlaps(self.begin[1], self.end[0], *period):
            return IN_FORCE
        return NOT_KNOWN if self.is_possible(period) else NOT_IN_FORCE

    def is_possible(self, period: Period) -> bool:
        """Return whether it may be in force in a period."""
        return bool(dates.overlaps(self.begin[0], self.end[1], *period))

    def and_then(self, after: Held) -> Held:
        """Return one stretch of this and of one that follows it."""
        return after._replace(begin=self.begin, rows=self.rows + after.rows)

    def with_other(self, other: Held) -> Held:
        """Return the stretch in which the treaty binds the parties of both.

        It ends with a replacement only where the newer treaty binds both.
        """
        begin = max(self.begin[0], other.begin[0]), max(self.begin[1], other.begin[1])
        early = min(self.own[0], other.own[0], max(self.newer[0], other.newer[0]))
        late = min(self.own[1], other.own[1], max(self.newer[1], other.newer[1]))
        rows = self.rows + other.rows
        return Held(self.party, self.treaty, begin, (early, late), self.own, self.newer, rows)


def stretches(lives: Lives, rows: npt.NDArray[np.intp], as_of: Folding) -> list[Held]:
    """Return the stretches of some stints, in any order.

    Stints of states that count as the same one, each following the other, are one stretch.
    """
    stints = lives.stints
    columns = (
        map(as_of, stints.party[rows].tolist()),
        stints.treaty[rows].tolist(),
        *(
            _pairs(days, rows)
            for days in (stints.begin, lives.ends, stints.end, lives.replacement.last)
        ),
        ((row,) for row in rows.tolist()),
    )
    found = list(map(Held._make, zip(*columns, strict=True)))
    return found if as_of.is_plain else list(_merged(lives, found))


def _pairs(days: Bounds, rows: npt.NDArray[np.intp]) -> Iterator[Day]:
    return zip(days.early[rows].tolist(), days.late[rows].tolist(), strict=True)


def _merged(lives: Lives, found: Sequence[Held]) -> Iterator[Held]:
    """Yield stretches in which different states that count as one follow each other."""
    last: dict[tuple[int, int], Held] = {}
    party = lives.stints.party
    for held in sorted(found, key=lambda each: each.begin):
        key = held.party, held.treaty
        before = last.pop(key, None)
        other = before and party[before.rows[-1]] != party[held.rows[0]]
        if before and other and held.begin[0] <= before.end[1] + 1:
            last[key] = before.and_then(held)
            continue
        if before:
            yield before
        last[key] = held
    yield from last.values()


def held_rows(
    graph: Graph, lives: Lives, found: Sequence[Held], period: Period
) -> list[dict[str, Any]]:
    """Return since, until, both spans, state, reason, what is missing, and what each rests on."""
    records = [basis_of(lives, held) for held in found]
    every = sorted({record for each in records for record in each})
    ids = dict(zip(every, graph.dataset.relation_ids(every), strict=True))
    sources = dict(zip(every, graph.dataset.relation_sources(every), strict=True))
    rows = []
    for held, basis in zip(found, records, strict=True):
        state = held.state(period)
        row: dict[str, Any] = {"since": edtf(*held.begin), "until": edtf(*held.end), "state": state}
        row |= _explained(graph, lives, held, state, period)
        row["certain"] = state != NOT_KNOWN
        if any(lives.records[each][0] == BY_TABLE for each in held.rows):
            row["succession"] = "by the table of states"
        row["possible_span"] = span_text(held.begin[0], held.end[1])
        row["certain_span"] = span_text(held.begin[1], held.end[0])
        row["basis"] = [ids[record] for record in basis]
        row["sources"] = list(dict.fromkeys(each for record in basis for each in sources[record]))
        rows.append(row)
    return rows


def _explained(
    graph: Graph, lives: Lives, held: Held, state: str, period: Period
) -> dict[str, Any]:
    if state == NOT_IN_FORCE:
        return {"because": reason_of(graph, lives, held.rows[-1], period)}
    if state == IN_FORCE:
        return {}
    found = ((row, each) for row in held.rows for each in missing(graph, lives, row, period))
    parties = lives.stints.party[list(held.rows)]
    if (parties == parties[0]).all():
        return {"missing": list(dict.fromkeys(each for _, each in found))}
    names = dict(zip(held.rows, graph.dataset.node_names(parties.tolist()), strict=True))
    return {"missing": [f"{names[row]}: {each}" for row, each in found]}


def basis_of(lives: Lives, held: Held) -> list[int]:
    """Return the relations that a stretch rests on: what began it, and what ended it."""
    found: list[int] = []
    for row in held.rows:
        opened, extra, closed = lives.records[row]
        found += [opened, *(lives.bases[extra] if extra >= 0 else ()), closed]
    return [record for record in dict.fromkeys(found) if record >= 0]
