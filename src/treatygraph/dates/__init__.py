"""Dates in EDTF: the days that each allows, and the days that are certain."""

from __future__ import annotations

from datetime import date
from typing import Any

from .calendar import EPOCH, date_of, year_of
from .durations import Duration, duration
from .spans import FAR_OFF, LONG_AGO, NEVER, TIMES, UNDATED, Span, certain, span, spells

__all__ = [
    "EPOCH",
    "FAR_OFF",
    "LONG_AGO",
    "NEVER",
    "TIMES",
    "UNDATED",
    "Duration",
    "Span",
    "certain",
    "day",
    "duration",
    "edtf_year",
    "is_dated",
    "overlaps",
    "span",
    "spells",
    "year",
]

# Days may be numbers or numpy arrays of them: one rule for a relation and for a column.
Days = Any


def is_dated(first: Days, last: Days) -> Days:
    """Return whether a span is that of a date; an undated one ends before it begins."""
    return first <= last


def overlaps(first: Days, last: Days, since: Days, until: Days) -> Days:
    """Return whether a span shares a day with a period; an undated one shares none.

    Of a certain span, whether the relation certainly held or happened in the period.
    """
    return (first <= until) & (last >= since)


def day(number: int) -> str:
    """Return the EDTF text of a day counted from 1970-01-01; an open end is `..`."""
    if number in (LONG_AGO, FAR_OFF):
        return ".."
    if 0 <= number + EPOCH - 1 < date.max.toordinal():  # a year of `datetime`, which is faster
        return date.fromordinal(number + EPOCH).isoformat()
    year, month, day = date_of(number)
    if -10_000 < year < 10_000:
        return f"{edtf_year(year)}-{month:02d}-{day:02d}"
    return edtf_year(year)  # such a year has no months in EDTF


def edtf_year(year: int) -> str:
    """Return a year as EDTF writes it: 0043, -0043, Y17000."""
    if abs(year) >= 10_000:
        return f"Y{year}"
    return f"{year:05d}" if year < 0 else f"{year:04d}"


def year(number: int) -> int:
    """Return the year of a day counted from 1970-01-01."""
    return year_of(number)
