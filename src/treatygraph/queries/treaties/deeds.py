"""What each party did about one treaty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ...graph import Graph
from ...vocabulary.words import ACTS
from .folding import Folding
from .lives import Lives
from .wording import Period

UNDATED = "undated"


@dataclass
class Deeds:
    """The acts of a party, as rows of `Acts`, by their name; and the stints of a treaty."""

    party: int
    acts: dict[str, list[int]] = field(default_factory=dict)
    stints: list[int] = field(default_factory=list)


def deeds_of(lives: Lives, treaty: int, until: int, as_of: Folding) -> list[Deeds]:
    """Return the deeds of each party up to a day, by the number of the party."""
    found: dict[int, Deeds] = {}
    for row in np.flatnonzero(lives.acts.treaty == treaty).tolist():
        if lives.acts.dated.undated[row] or lives.acts.dated.first[row] <= until:
            party = as_of(int(lives.acts.party[row]))
            deeds = found.setdefault(party, Deeds(party))
            deeds.acts.setdefault(ACTS[lives.acts.act[row]], []).append(row)
    for row in _stints(lives, treaty, until):
        party = as_of(int(lives.stints.party[row]))
        found.setdefault(party, Deeds(party)).stints.append(row)
    return [found[party] for party in sorted(found)]


def _stints(lives: Lives, treaty: int, until: int) -> Iterator[int]:
    """Yield the stints of a treaty that rest on something done up to a day."""
    done = lives.acts.dated.undated | (lives.acts.dated.first <= until)
    records = set(lives.acts.record[done].tolist())
    for row in np.flatnonzero(lives.stints.treaty == treaty).tolist():
        if lives.stints.begin.early[row] <= until or int(lives.stints.opened[row]) in records:
            yield row


def dates_of(graph: Graph, lives: Lives, rows: list[int]) -> str | None:
    """Return the first date of acts; None without any."""
    if not rows:
        return None
    first = min(
        rows, key=lambda row: (bool(lives.acts.dated.undated[row]), lives.acts.dated.first[row])
    )
    return graph.dataset.relation_dates([int(lives.acts.record[first])])[0] or UNDATED


def ids_of(graph: Graph, lives: Lives, rows: list[int]) -> list[str]:
    """Return the relations of acts."""
    records = [int(lives.acts.record[row]) for row in rows]
    return graph.dataset.relation_ids(list(dict.fromkeys(records)))


def value_with(graph: Graph, lives: Lives, row: int, role: str) -> Any:
    """Return the value of the attribute with a role of an act, or None."""
    values = lives.acts.more.get(row, {})
    keys = graph.dataset.vocabulary.with_role(role)
    return next((values[key] for key in keys if key in values), None)


def why_unbound(deeds: Deeds) -> str:
    """Return why a party without a stint is not bound."""
    if "consent" in deeds.acts:
        return "consent without effect"
    return "signed only" if "signature" in deeds.acts else "no consent known"


def lasting(lives: Lives, rows: list[int], period: Period) -> list[int]:
    """Return the acts that last into a period: from their effect on, unless an end is known."""
    spans = ((row, span_of(lives, row)) for row in rows)
    return [row for row, (first, last) in spans if first <= period.until and last >= period.since]


def span_of(lives: Lives, row: int) -> tuple[int, int]:
    """Return the first and the last day on which an act lasts."""
    return _first(lives, row), _last(lives, row)


def _first(lives: Lives, row: int) -> int:
    effective = lives.acts.effective
    return int((lives.acts.dated if effective.undated[row] else effective).first[row])


def _last(lives: Lives, row: int) -> int:
    """Return the last day of an act; one with a day alone goes on."""
    spans = lives.acts.dated if lives.acts.effective.undated[row] else lives.acts.effective
    ends = spans.sure_first[row] <= spans.sure_last[row] and spans.first[row] < spans.last[row]
    return int(spans.last[row]) if ends else Period(0, 2**31 - 2).until
