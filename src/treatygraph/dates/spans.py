"""The possible and the certain span of a date.

They are the properties P82 (at some time within) and P81 (ongoing throughout) of CIDOC-CRM,
https://cidoc-crm.org.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from ..errors import BadValue
from .expressions import Expression, Interval, Member, OneOf, expression
from .parse import LIMIT, Bounds

# open ends, one day short of what 32 bits hold, so that there is room for "never"
LONG_AGO, FAR_OFF = -(2**31) + 1, 2**31 - 2

# How a date of a relation is read: `event`, on some day of it (or lasting, for an interval);
# `state`, attested in it; `period`, all of it; `deadline`, by the end of it.
TIMES = ("event", "state", "period", "deadline")


class Span(NamedTuple):
    """Two days, counted from 1970-01-01; open ends are LONG_AGO and FAR_OFF.

    A span that ends before it begins holds no day.
    """

    first: int
    last: int


# An undated relation is active in no period: its span ends before it begins.
UNDATED = Span(FAR_OFF, LONG_AGO)
# The certain span of a date that its source qualifies as uncertain or approximate.
NEVER = UNDATED


@lru_cache(maxsize=65536)
def span(text: str) -> Span:
    """Return the possible span of an EDTF text: the first and the last day that it allows.

    The qualifiers `~`, `?` and `%` do not move a bound. Raises BadValue if the text is not a valid
    EDTF date.
    """
    found = _possible(_read(text))
    if found == (LONG_AGO, FAR_OFF):
        raise BadValue(f"{text!r} says nothing: an interval has at least one end")
    if found.first > found.last:
        raise BadValue(f"{text!r} ends before it begins")
    return found


@lru_cache(maxsize=65536)
def certain(text: str, time: str = "event") -> Span:
    """Return the certain span of an EDTF text, read as `time` says, one of TIMES.

    `first` is the latest day on which it can have begun, `last` the earliest on which it can have
    ended. If `last` is before `first`, no single day is certain; but in either case it certainly
    meets every period that begins by `last` and ends on `first` or later. NEVER for a qualified
    date. Raises BadValue if the text is not a valid EDTF date.
    """
    possible, found = span(text), _certain(_read(text), time)
    if found == NEVER:
        return NEVER
    return Span(min(found.first, possible.last), max(found.last, possible.first))


@lru_cache(maxsize=65536)
def spells(text: str) -> tuple[Span, ...]:
    """Return the days that an EDTF text allows, without those between the members of a set.

    In their order; members that overlap, or follow each other day by day, are one span. Raises
    BadValue if the text is not a valid EDTF date.
    """
    date = _read(text)
    if isinstance(date, (Bounds, Interval)):
        return (span(text),)
    found: list[Span] = []
    for each in sorted(map(_hull, date.members)):
        if found and each.first <= found[-1].last + 1:
            found[-1] = Span(found[-1].first, max(found[-1].last, each.last))
        else:
            found.append(each)
    return tuple(found)


def _read(text: str) -> Expression:
    try:
        return expression(text)
    except OverflowError:
        limit = f"years reach from {-LIMIT} to {LIMIT}"
        raise BadValue(f"{text!r} is beyond the days that can be counted: {limit}") from None
    except ValueError:
        raise BadValue(
            f"{text!r} is no date in EDTF, such as 2023, 2023-05 or 2023-05-03"
        ) from None


def _possible(date: Expression) -> Span:
    match date:
        case Bounds():
            return Span(date.first, date.last)
        case Interval():
            return _hull(Member(date.start, date.end))
    spans = [_hull(each) for each in date.members]
    return Span(min(each.first for each in spans), max(each.last for each in spans))


def _hull(member: Member) -> Span:
    first = member.first.first if member.first else LONG_AGO
    return Span(first, member.last.last if member.last else FAR_OFF)


def _certain(date: Expression, time: str) -> Span:
    match date:
        case Bounds():
            return _of_date(date, time)
        case Interval():
            return _of_interval(date, time)
        case OneOf():
            return _of_any(date.members, time)
    return _of_all(date.members, time)


def _of_date(date: Bounds, time: str) -> Span:
    if date.doubtful:
        return NEVER
    if time == "period" and not date.vague:
        return Span(date.first, date.last)
    if time == "deadline" and not date.vague:
        return Span(date.last, date.last)
    return Span(date.last, date.first)


def _of_interval(date: Interval, time: str) -> Span:
    """Return the days between its ends; an end that is unknown or qualified adds none.

    A state or period with an open end goes on. An event with an open end happened at some time
    since its start, and one with an open start at some time up to its end.
    """
    start, end = (_of_date(each, time) if each else NEVER for each in (date.start, date.end))
    if time == "deadline" or start == end == NEVER:
        return end
    if end == NEVER:
        return Span(FAR_OFF, start.last) if time == "event" else _onward(start, date.ongoing)
    if start == NEVER:
        return Span(end.first, LONG_AGO) if time == "event" else end
    return Span(start.first, end.last)


def _onward(start: Span, ongoing: bool) -> Span:
    return Span(start.first, FAR_OFF) if ongoing else start


def _of_any(members: tuple[Member, ...], time: str) -> Span:
    """Return what holds whichever member is meant: a period then meets every one of them."""
    # of a range, the last date begins latest and the first ends earliest
    begins = [_of_date(each.last, time).first if each.last else FAR_OFF for each in members]
    ends = [_of_date(each.first, time).last if each.first else LONG_AGO for each in members]
    return Span(max(begins), min(ends))


def _of_all(members: tuple[Member, ...], time: str) -> Span:
    """Return the first run of adjacent certain days; without any, the first member."""
    spans = sorted(_of_every(each, time) for each in members)
    runs = [each for each in spans if each.first <= each.last]
    if not runs:
        return spans[0]
    first, last = runs[0]
    for each in runs[1:]:
        if each.first > last + 1:
            break
        last = max(last, each.last)
    return Span(first, last)


def _of_every(member: Member, time: str) -> Span:
    """Return the days of a member that are certain if all of its dates are meant."""
    first, last = (_of_date(each, time) if each else None for each in member)
    if first is None:
        return last or NEVER
    gapless = member.first is not None and first == (member.first.first, member.first.last)
    if gapless and last != NEVER:
        return Span(first.first, last.last if last else FAR_OFF)
    return first
