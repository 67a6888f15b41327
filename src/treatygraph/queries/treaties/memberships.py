"""For every treaty and each of its parties, the stretches in which it binds them.

The page carries them, so that it need not derive them itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from ...dates import FAR_OFF, LONG_AGO
from ...graph import Graph
from ...vocabulary.words import ACTS, PARTY_ACTS
from .acts import edges_with
from .deeds import Deeds, span_of, why_unbound
from .folding import THEN, Folding
from .held import Day, Held, basis_of, stretches
from .lives import Lives
from .scope import all_lives
from .successions import BY_TABLE
from .wording import LAST, Period, missing, reason_of

SIGNATURE = ACTS.index("signature")


class Membership(NamedTuple):
    """One stretch in which a treaty binds a party, or a party that it does not bind.

    Treaties and parties are numbers of nodes, `signed`, `consented` and `basis` numbers of
    relations. `begin` and `end` are the first and the last day within bounds, None for a party that
    is not bound. `acted` is the first day on which the party did something about the treaty, and
    `known` the first on which something was done that the stretch rests on. `because` says why the
    treaty is not in force after the stretch, `unsure_begin` and `unsure_end` what is missing to
    know the days. `provisional` has the spans in which the party applied it provisionally.
    """

    treaty: int
    party: int
    signed: int | None
    consented: int | None
    begin: Day | None
    end: Day | None
    acted: int
    known: int
    because: str
    unsure_begin: list[str]
    unsure_end: list[str]
    provisional: list[Day]
    basis: list[int]
    by_table: bool


def memberships(graph: Graph) -> list[Membership]:
    """Return the memberships of all treaties, by treaty, first day and party.

    They do not depend on the selected period. Treaties that parties only signed have none.
    """
    if not (graph.without_period.mask & edges_with(graph, *PARTY_ACTS)).any():
        return []
    reading = _Reading(graph, all_lives(graph))
    found = [each for deeds in _deeds(reading.lives) for each in reading.of_party(*deeds)]
    return sorted(found, key=lambda each: (each.treaty, each.begin or (FAR_OFF, 0), each.party))


def _deeds(lives: Lives) -> Iterator[tuple[int, Deeds]]:
    """Yield each treaty that parties did more about than sign it, with the deeds of each party."""
    found: dict[tuple[int, int], Deeds] = {}
    acts, stints = lives.acts, lives.stints
    more = set(acts.treaty[acts.act != SIGNATURE].tolist()) | set(stints.treaty.tolist())
    pairs = zip(acts.treaty.tolist(), acts.party.tolist(), acts.act.tolist(), strict=True)
    for row, (treaty, party, act) in enumerate(pairs):
        deeds = found.setdefault((treaty, party), Deeds(party))
        deeds.acts.setdefault(ACTS[act], []).append(row)
    for row, pair in enumerate(zip(stints.treaty.tolist(), stints.party.tolist(), strict=True)):
        found.setdefault(pair, Deeds(pair[1])).stints.append(row)
    yield from ((treaty, deeds) for (treaty, _), deeds in found.items() if treaty in more)


class _Reading:
    """Reads memberships from lives; states count as they were."""

    def __init__(self, graph: Graph, lives: Lives) -> None:
        self.lives = lives
        self._graph = graph
        # one pass over all stints and acts: there may be hundreds of thousands
        every = np.arange(lives.stints.size)
        self._held = stretches(lives, every, Folding(graph, lives, THEN))
        undated, first = lives.acts.dated.undated, lives.acts.dated.first
        self._order = list(zip(undated.tolist(), first.tolist(), strict=True))
        self._days = np.where(undated, LONG_AGO, first).tolist()
        self._records = lives.acts.record.tolist()
        self._day_of_record = dict(zip(self._records, self._days, strict=True))

    def of_party(self, treaty: int, deeds: Deeds) -> Iterator[Membership]:
        """Yield a membership for each stretch, or one for a party without any."""
        for row in deeds.stints:
            yield self._bound(deeds, self._held[row])
        if not deeds.stints:
            yield self._unbound(treaty, deeds)

    def _bound(self, deeds: Deeds, held: Held) -> Membership:
        row, lives = held.rows[0], self.lives
        opened = int(lives.stints.opened[row])
        consents = deeds.acts.get("consent", [])
        opening = [each for each in consents if self._records[each] == opened]
        ends = held.end[1] < FAR_OFF
        return Membership(
            treaty=held.treaty,
            party=held.party,
            signed=self._first(deeds.acts.get("signature", [])),
            consented=self._first(opening or consents),
            begin=held.begin,
            end=held.end,
            acted=self._first_day(deeds),
            known=min(held.begin[0], self._day_of_record.get(opened, FAR_OFF)),
            because=reason_of(self._graph, lives, row, LAST) if ends else "",
            unsure_begin=missing(self._graph, lives, row, Period(LONG_AGO, held.begin[0])),
            unsure_end=missing(self._graph, lives, row, Period(held.end[1], FAR_OFF)),
            provisional=self._provisional(deeds),
            basis=basis_of(lives, held),
            by_table=opened == BY_TABLE,
        )

    def _unbound(self, treaty: int, deeds: Deeds) -> Membership:
        basis = [each for act in ("signature", "consent") for each in deeds.acts.get(act, [])]
        return Membership(
            treaty=treaty,
            party=deeds.party,
            signed=self._first(deeds.acts.get("signature", [])),
            consented=self._first(deeds.acts.get("consent", [])),
            begin=None,
            end=None,
            acted=self._first_day(deeds),
            known=self._first_day(deeds),
            because=why_unbound(deeds),
            unsure_begin=[],
            unsure_end=[],
            provisional=self._provisional(deeds),
            basis=list(dict.fromkeys(self._records[each] for each in basis)),
            by_table=False,
        )

    def _first(self, rows: list[int]) -> int | None:
        """Return the relation of the first of some acts, undated ones last; None without any."""
        return self._records[min(rows, key=self._order.__getitem__)] if rows else None

    def _first_day(self, deeds: Deeds) -> int:
        """Return the first day on which a party can have acted; FAR_OFF if it did not."""
        days = (self._days[row] for rows in deeds.acts.values() for row in rows)
        return min(days, default=FAR_OFF)

    def _provisional(self, deeds: Deeds) -> list[Day]:
        rows = deeds.acts.get("provisional application", [])
        return [span_of(self.lives, row) for row in rows]
