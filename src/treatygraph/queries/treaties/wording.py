"""Words for what is known of a stint on some days: its state, the reason, and what is missing."""

from __future__ import annotations

from typing import NamedTuple

from ...dates import FAR_OFF, LONG_AGO
from ...graph import Graph
from .bounds import days_of, spans_of
from .lives import Lives
from .starts import LISTED, STATED, SUCCEEDED
from .stints import BY_SOURCE, STATE_ENDED, TERMINATED, WITHDRAWN

IN_FORCE, NOT_IN_FORCE, NOT_KNOWN = "in force", "not in force", "not known"
ENDED = {
    BY_SOURCE: "ended",
    WITHDRAWN: "withdrew",
    TERMINATED: "treaty terminated",
    STATE_ENDED: "state ended",
}
UNSURE_END = {
    BY_SOURCE: "exact day of the end",
    WITHDRAWN: "day on which the withdrawal takes effect",
    TERMINATED: "exact day on which the treaty ended",
    STATE_ENDED: "exact day on which the state ended",
}


class Period(NamedTuple):
    """The days that a question is about."""

    since: int
    until: int


# After everything that is known, and always: what questions without a period are about.
LAST = Period(FAR_OFF - 1, FAR_OFF - 1)
EVER = Period(LONG_AGO + 1, FAR_OFF - 1)


def period_of(graph: Graph, default: Period) -> Period:
    """Return the selected period."""
    chosen = graph.selection
    if not chosen.dated:
        return default
    return Period(max(chosen.since, EVER.since), min(chosen.until, EVER.until))


def reason_of(graph: Graph, lives: Lives, row: int, period: Period) -> str:
    """Return why a stint is not in force in a period."""
    if period.until < lives.stints.begin.early[row]:
        return "not yet in force"
    if lives.replaced[row]:
        return f"replaced by {_origin(graph, int(lives.replacement.record[row]))}"
    closed = int(lives.stints.closed[row])
    by = lives.stints.ended[row] == TERMINATED and closed >= 0
    return f"ended by {_origin(graph, closed)}" if by else ENDED[int(lives.stints.ended[row])]


def missing(graph: Graph, lives: Lives, row: int, period: Period) -> list[str]:
    """Return what would have to be known to say whether a stint is in force in a period."""
    found = []
    if lives.stints.begin.late[row] > period.until:
        found += _about_begin(graph, lives, row, period)
    if lives.ends.early[row] < period.since:
        found.append(_about_end(lives, row))
    return found


def _about_begin(graph: Graph, lives: Lives, row: int, period: Period) -> list[str]:
    rank = int(lives.stints.rank[row])
    if rank == SUCCEEDED:
        return ["its notification of succession"]
    if rank == STATED:
        return ["exact day on which it began"]
    found = _about_entry(lives, row, period)
    if rank == LISTED:
        return [*found, "its consent to be bound"]
    record = int(lives.stints.opened[row])
    date = graph.dataset.relation_dates([record])[0] if record >= 0 else None
    if record >= 0 and int(days_of(spans_of([date])).late[0]) > period.until:
        found.append("exact day of its consent" if date else "day of its consent")
    return found or ["exact day on which it began"]


def _about_entry(lives: Lives, row: int, period: Period) -> list[str]:
    of_treaty = int(lives.treaties.row_of(lives.stints.treaty[row]))
    if lives.treaties.entry.late[of_treaty] <= period.until:
        return []
    undated = bool(lives.treaties.entered.undated[of_treaty])
    return ["entry into force of the treaty" if undated else "exact day of entry into force"]


def _about_end(lives: Lives, row: int) -> str:
    if lives.replacement.last.early[row] < lives.stints.end.early[row]:
        return "exact day on which it was replaced"
    return UNSURE_END.get(int(lives.stints.doubt[row]), "exact day of the end")


def _origin(graph: Graph, record: int) -> str:
    """Return the name of the treaty that ends or replaces another one."""
    edge = int(graph.columns.record_starts[record])
    return graph.dataset.node_names([int(graph.columns.source[edge])])[0]
