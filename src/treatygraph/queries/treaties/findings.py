"""Orders that cannot be in the lives of treaties.

Each rule is a small named function that yields the id of a record and what is wrong with it; its
docstring states the rule. Only what is certainly wrong is reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np

from ...dates import FAR_OFF, day
from ...graph import Graph
from .bounds import Bounds, days_of
from .lives import Lives
from .scope import all_lives
from .stints import BY_SOURCE, STATE_ENDED, TERMINATED, WITHDRAWN


class Finding(NamedTuple):
    """What is wrong with a record, and with which of its fields."""

    id: str
    field: str
    message: str


Rule = Callable[[Graph, Lives], Iterator[Finding]]


def order_findings(graph: Graph) -> list[Finding]:
    """Return every order that cannot be among the selected acts, each once."""
    lives = all_lives(graph)
    return list(dict.fromkeys(found for rule in RULES for found in rule(graph, lives)))


def in_force_after_adoption(graph: Graph, lives: Lives) -> Iterator[Finding]:
    """A treaty is adopted before it is in force, and in force before it ends."""
    treaties, ids = lives.treaties, graph.dataset.node_ids
    steps = [
        ("adopted", treaties.adopted),
        ("in force", treaties.entered),
        ("ended", treaties.ended),
    ]
    for (before, one), (after, other) in (
        (steps[0], steps[1]),
        (steps[1], steps[2]),
        (steps[0], steps[2]),
    ):
        known = ~(one.undated | other.undated)
        for row in np.flatnonzero(known & (other.last < one.first)).tolist():
            words = f"{after} on {day(int(other.last[row]))}, before it was {before}"
            yield Finding(ids[treaties.node[row]], "id", f"{words} on {day(int(one.first[row]))}")


def signed_after_adoption(graph: Graph, lives: Lives) -> Iterator[Finding]:
    """A treaty is adopted before it is signed or consented to."""
    acts, treaties = lives.acts, lives.treaties
    adopted = treaties.adopted.at(treaties.row_of(acts.treaty))
    done = _days(lives)
    for row in acts.of("signature", "consent").tolist():
        if not adopted.undated[row] and done.late[row] < adopted.first[row]:
            words = f"{_on(done, row)}, before the treaty was adopted"
            yield _about(graph, lives, row, f"{words} on {day(int(adopted.first[row]))}")


def consented_after_signature(graph: Graph, lives: Lives) -> Iterator[Finding]:
    """A party signs before it ratifies."""
    done = _days(lives)
    first = _first_by_pair(lives, done, "signature")
    for row in lives.acts.of("consent").tolist():
        signed = first.get(_pair(lives, row))
        if signed is not None and done.late[row] < done.early[signed]:
            other = graph.dataset.relation_ids([int(lives.acts.record[signed])])[0]
            yield _about(graph, lives, row, f"{_on(done, row)}, before the signature {other}")


def withdrew_after_consent(graph: Graph, lives: Lives) -> Iterator[Finding]:
    """A party consents before it withdraws, and a withdrawal takes effect after its notice."""
    acts, done = lives.acts, _days(lives)
    first = _first_by_pair(lives, done, "consent")
    for row in acts.of("withdrawal").tolist():
        consented = first.get(_pair(lives, row))
        if consented is not None and done.late[row] < done.early[consented]:
            yield _about(graph, lives, row, f"{_on(done, row)}, before the party consented")
        effective = acts.effective
        if not effective.undated[row] and effective.last[row] < done.early[row]:
            words = f"effective on {day(int(effective.last[row]))}, before its notification"
            yield _about(graph, lives, row, f"{words} on {day(int(done.early[row]))}", "effective")


def acted_in_its_lifetime(graph: Graph, lives: Lives) -> Iterator[Finding]:
    """A state acts, and is bound, while it exists."""
    acts, done = lives.acts, _days(lives)
    lasting = set(acts.of("binding", "participation", "provisional application").tolist())
    for row in np.flatnonzero(np.isin(acts.party, list(lives.died))).tolist():
        died = int(lives.died[int(acts.party[row])].late)
        last = int(acts.dated.sure_last[row] if row in lasting else done.early[row])
        if last > died:
            words = "goes on" if last == FAR_OFF else f"on {day(last)}"
            yield _about(graph, lives, row, f"{words}, after the state ended on {day(died)}")


def bound_while_treaty_lasts(graph: Graph, lives: Lives) -> Iterator[Finding]:
    """A treaty binds a party after it was concluded, and before it ended."""
    void = lives.void
    reasons = {
        BY_SOURCE: "the end that its source states",
        WITHDRAWN: "the withdrawal",
        TERMINATED: "the end of the treaty",
        STATE_ENDED: "the end of the state",
    }
    for row in np.flatnonzero(void.opened >= 0).tolist():
        began, ended = int(void.begin.early[row]), int(void.end.late[row])
        reason = reasons[int(void.ended[row])]
        words = f"in force for the party from {day(began)}, after {reason} on {day(ended)}"
        yield Finding(graph.dataset.relation_ids([int(void.opened[row])])[0], "date", words)


def bound_after_entry(graph: Graph, lives: Lives) -> Iterator[Finding]:
    """A treaty is in force before it is in force for a party."""
    stints, treaties = lives.stints, lives.treaties
    entry = treaties.entry.at(treaties.row_of(stints.treaty))
    early = (stints.begin.late < entry.early) & (stints.opened >= 0)
    for row in np.flatnonzero(early).tolist():
        began, entered = int(stints.begin.late[row]), int(entry.early[row])
        words = f"in force for the party on {day(began)}, before the treaty was on {day(entered)}"
        yield Finding(graph.dataset.relation_ids([int(stints.opened[row])])[0], "date", words)


def _days(lives: Lives) -> Bounds:
    return days_of(lives.acts.dated)


def _first_by_pair(lives: Lives, done: Bounds, act: str) -> dict[tuple[int, int], int]:
    """Return the first act of this name of each party about each treaty."""
    first: dict[tuple[int, int], int] = {}
    for row in lives.acts.of(act).tolist():
        pair = _pair(lives, row)
        if pair not in first or done.early[row] < done.early[first[pair]]:
            first[pair] = row
    return first


def _pair(lives: Lives, row: int) -> tuple[int, int]:
    return int(lives.acts.party[row]), int(lives.acts.treaty[row])


def _on(done: Bounds, row: int) -> str:
    late = int(done.late[row])
    return f"on {day(late)}" if late < FAR_OFF else "earlier"


def _about(graph: Graph, lives: Lives, row: int, message: str, field: str = "date") -> Finding:
    party = graph.dataset.node_ids[lives.acts.party[row]]
    key = graph.dataset.relation_ids([int(lives.acts.record[row])])[0]
    return Finding(key, field, f"{party}: {message}")


RULES: list[Rule] = [
    in_force_after_adoption,
    signed_after_adoption,
    consented_after_signature,
    withdrew_after_consent,
    acted_in_its_lifetime,
    bound_while_treaty_lasts,
    bound_after_entry,
]
