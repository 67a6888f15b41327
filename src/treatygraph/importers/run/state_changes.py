"""Divide a relation where one of its states is followed by another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ... import dates
from ..values.dates import first_day
from .node_resolver import End

if TYPE_CHECKING:
    from .relation_index import RelationDraft

Ends = Mapping[str, "list[End]"]
HOW = "the row has one relation; it is divided on the day on which one state follows another"


class Part(NamedTuple):
    """The ends and the date of a part of a relation; `since` is the day that begins a later one."""

    ends: Ends
    date: str | None
    since: str | None = None


def parts(ends: Ends, names: Sequence[str], date: str | None, lasts: bool) -> list[Part]:
    """Return a part for each state that an end means in turn.

    Only what `lasts` and has an interval is divided; anything else has the states of its first day.
    """
    limited = [end.days for name in names for end in ends[name] if end.days]
    if not limited:
        return [Part(ends, date)]
    start = first_day(date)
    if not lasts or start is None or "/" not in str(date):
        return [Part(_on(ends, dates.LONG_AGO if start is None else start), date)]
    begin, _, end = str(date).partition("/")
    cuts = _cuts(limited, start, earliest_end(str(date)))
    texts = [begin, *map(dates.day, cuts)]
    ends_of_parts = [*(dates.day(cut - 1) for cut in cuts), end]
    return [
        Part(_on(ends, day), _interval(text, last), text if number else None)
        for number, (day, text, last) in enumerate(
            zip([start, *cuts], texts, ends_of_parts, strict=True)
        )
    ]


def earliest_end(date: str) -> int:
    """Return the first day on which a relation of this date may have ended."""
    begin, slash, end = date.partition("/")
    if slash and end in ("..", ""):
        return dates.FAR_OFF
    return dates.span(end or begin).first


def used(ends: Iterable[End], drafts: Iterable[tuple[RelationDraft, object]]) -> list[End]:
    """Return the ends without the later states that no relation of the row is about."""
    keys = {key for draft, _ in drafts for key in (*draft.origins, *draft.targets)}
    return [
        end
        for end in ends
        if end.days is None or end.days.first == dates.LONG_AGO or end.draft.id in keys
    ]


def _cuts(limited: Iterable[dates.Span], start: int, last: int) -> list[int]:
    """Return the days that begin another part; a change in the year of the end is none.

    The relation may have ended before it.
    """
    return sorted({days.first for days in limited if start < days.first <= last})


def _on(ends: Ends, day: int) -> Ends:
    return {
        name: [end for end in found if end.days is None or end.days.first <= day <= end.days.last]
        for name, found in ends.items()
    }


def _interval(first: str, last: str) -> str:
    return first if first == last else f"{first}/{last}"


__all__ = ["HOW", "Part", "earliest_end", "parts", "used"]
