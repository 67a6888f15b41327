"""Convert EDTF dates to their earliest and latest day.

Extended Date/Time Format: Library of Congress, 2019 (https://www.loc.gov/standards/datetime/).
Plain dates and intervals, which are nearly all dates, are parsed here; seasons, `201X` and sets are
left to the edtf package, which is slow to import.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from contextlib import redirect_stdout
from datetime import date
from functools import lru_cache
from io import StringIO
from typing import Any, NamedTuple
from warnings import catch_warnings

from .errors import BadValue

EPOCH = date(1970, 1, 1).toordinal()
# open ends, one day short of what 32 bits hold, so that there is room for "never"
LONG_AGO, FAR_OFF = -(2**31) + 1, 2**31 - 2
# a second number above 12 is a season, which is not plain
PLAIN = re.compile(r"([0-9]{4})(?:-(0[0-9]|1[0-2])(?:-([0-9]{2}))?)?[~?%]?")


class Span(NamedTuple):
    """Earliest and latest day, counted from 1970-01-01; open ends are LONG_AGO and FAR_OFF."""

    first: int
    last: int


# An undated relation is active in no period: its span ends before it begins.
UNDATED = Span(FAR_OFF, LONG_AGO)


@lru_cache(maxsize=65536)
def span(text: str) -> Span:
    """Return the first and the last day that an EDTF text allows.

    The qualifiers `~`, `?` and `%` do not move a
    bound. Raises BadValue if the text is not a valid EDTF date.
    """
    start, slash, end = text.partition("/")
    if not slash:
        return _one(text)
    first = LONG_AGO if start in ("", "..") else _one(start).first
    last = FAR_OFF if end in ("", "..") else _one(end).last
    if (first, last) == (LONG_AGO, FAR_OFF):
        raise BadValue(f"{text!r} says nothing: an interval has at least one end")
    if first > last:
        raise BadValue(f"{text!r} ends before it begins")
    return Span(first, last)


@lru_cache(maxsize=65536)  # intervals differ more than the days that they are made of
def _one(text: str) -> Span:
    plain = PLAIN.fullmatch(text)
    try:
        if plain:
            year, month, day = (int(part) if part else None for part in plain.groups())
            return _plain(year or 0, month, day)
        return _library(text)
    except (ValueError, OverflowError):
        raise BadValue(
            f"{text!r} is no date in EDTF, such as 2023, 2023-05 or 2023-05-03"
        ) from None


def _plain(year: int, month: int | None, day: int | None) -> Span:
    first = date(year, 1 if month is None else month, 1 if day is None else day)
    last_month = 12 if month is None else month
    last = date(year, last_month, monthrange(year, last_month)[1] if day is None else day)
    return Span(first.toordinal() - EPOCH, last.toordinal() - EPOCH)


def _library(text: str) -> Span:
    if "/" in text or text != text.strip():  # the parser takes these, each in a way of its own
        raise ValueError(text)
    parse = _parser()
    try:
        with redirect_stdout(StringIO()):  # the parser prints what it stumbles over
            parsed = parse(text)
            bounds = parsed.lower_strict(), parsed.upper_strict()
        first, last = (date(*bound[:3]).toordinal() - EPOCH for bound in bounds)
    except Exception as stumble:  # it raises whatever it happens to meet
        raise ValueError(text) from stumble
    return Span(first, last)


def _parser() -> Callable[[str], Any]:
    with catch_warnings(action="ignore"):  # its grammar is at odds with newer pyparsing, harmlessly
        from edtf import parse_edtf

    return parse_edtf  # type: ignore[no-any-return]


# Days may be numbers or numpy arrays of them: one rule for a relation and for a column.
Days = Any


def is_dated(first: Days, last: Days) -> Days:
    """Return whether a span is that of a date; an undated one ends before it begins."""
    return first <= last


def overlaps(first: Days, last: Days, since: Days, until: Days) -> Days:
    """Return whether a span shares a day with a period; an undated one shares none."""
    return (first <= until) & (last >= since)


def day(number: int) -> str:
    """Return the ISO 8601 text of a day counted from 1970-01-01; an open end is `..`."""
    if number in (LONG_AGO, FAR_OFF):
        return ".."
    return date.fromordinal(number + EPOCH).isoformat()


def year(number: int) -> int:
    """Return the year of a day counted from 1970-01-01."""
    return date.fromordinal(number + EPOCH).year
