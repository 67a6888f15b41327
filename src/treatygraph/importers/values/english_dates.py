"""Dates and ranges of dates as English writes them: `January 29–February 7, 1909`."""

from __future__ import annotations

import re
from typing import NamedTuple

from ... import dates
from ...errors import BadValue

MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
LONGEST = 1000  # characters; the time to find a dash among blanks grows with their square
# a match begins with the first of several blanks: from each of them, a search takes the square
DASH = re.compile(r"(?<!\s)\s*(?:[-\N{EN DASH}\N{EM DASH}]|\bto\b)\s*")
WORD = re.compile(r"([0-9]+)(?:st|nd|rd|th)?|([A-Za-z]+)\.?|[\s,]+|(.)")


class Day(NamedTuple):
    """A day as far as it is written; the other end of its range gives the rest."""

    year: int | None
    month: int | None
    day: int | None

    def __str__(self) -> str:
        parts = (f"{self.year:04d}", *(f"-{part:02d}" for part in self[1:] if part))
        return "".join(parts)


def read(text: str) -> str:
    """EDTF of a date or a range in English. Raises ValueError for anything else."""
    if len(text) > LONGEST:
        raise ValueError(text)
    start, *rest = map(_day, DASH.split(text))
    if len(rest) > 1:
        raise ValueError(text)
    end = _completed(rest[0] if rest else start, start)
    begin = _completed(start, end)
    if end.year is None or (end.day and not end.month):
        raise ValueError(text)
    found = str(begin) if begin == end else f"{begin}/{end}"
    try:
        dates.span(found)
    except BadValue as wrong:
        raise ValueError(str(wrong)) from None
    return found


def month(name: str) -> int:
    """Return the number of a month by its name or its first letters, three at least; 0 for none."""
    word = name.strip(" .").lower()
    matching = [each for each in MONTHS if len(word) > 2 and each.startswith(word)]
    return MONTHS.index(matching[0]) + 1 if matching else 0


def _completed(day: Day, other: Day) -> Day:
    """Return the day with the year and the month that the other end of the range has for both."""
    return Day(day.year or other.year, day.month or other.month, day.day)


def _day(text: str) -> Day:
    found: dict[str, int] = {}
    for number, word, stray in WORD.findall(text):
        if stray or (word and not month(word)):
            raise ValueError(text)
        if number or word:
            key = "month" if word else "year" if len(number) > 2 else "day"
            if key in found:
                raise ValueError(text)
            found[key] = month(word) if word else int(number)
    if not found:
        raise ValueError(text)
    return Day(found.get("year"), found.get("month"), found.get("day"))
