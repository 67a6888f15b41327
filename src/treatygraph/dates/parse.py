"""Read single EDTF dates: the first and the last day that each allows.

Extended Date/Time Format: Library of Congress, 2019 (https://www.loc.gov/standards/datetime/),
levels 0 to 2. Intervals and sets, which consist of such dates, are in `expressions`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import product
from typing import NamedTuple

from .calendar import day_number, month_length

MARK = "[?~%]"


def _marked(part: str) -> str:
    """Return the pattern of a part with at most one qualifier, before or after it."""
    return f"(?:{MARK}{part}|{part}{MARK}?)"


PLAIN = re.compile(f"([0-9]{{4}})(?:-(0[0-9]|1[0-2])(?:-([0-9]{{2}}))?)?{MARK}?")
YEAR, PART = _marked("-?[0-9X]{4}"), _marked("[0-9X]{2}")
QUALIFIED = re.compile(f"({YEAR})(?:-({PART})(?:-({PART}))?)?")
SEASON = re.compile(f"(-?[0-9]{{4}})-(2[1-9]|3[0-9]|4[01]){MARK}?")
LONG_YEAR = re.compile(f"Y(-?[1-9][0-9]{{4,11}}){MARK}?")
EXPONENTIAL = re.compile(f"Y(-?[1-9][0-9]{{0,11}})E([0-9]{{1,2}})(?:S([1-9][0-9]?))?{MARK}?")
SIGNIFICANT = re.compile(f"(?:Y(-?[1-9][0-9]{{4,11}})|(-?[0-9]{{4}}))S([1-9][0-9]?){MARK}?")
MOMENT = re.compile(
    "([0-9]{4})-([0-9]{2})-([0-9]{2})T(?:[01][0-9]|2[0-3])(?::[0-5][0-9]){2}"
    "(?:Z|[+-](?:0[0-9]|1[0-4])(?::[0-5][0-9])?)?"
)
# the first and the last month of each season; one that begins in December ends in the next year
NORTH = [(3, 5), (6, 8), (9, 11), (12, 2)]
SOUTH = [(9, 11), (12, 2), (3, 5), (6, 8)]
QUARTERS = [(1, 3), (4, 6), (7, 9), (10, 12)]
THIRDS, HALVES = [(1, 4), (5, 8), (9, 12)], [(1, 6), (7, 12)]
SEASONS = dict(enumerate([*NORTH, *NORTH, *SOUTH, *QUARTERS, *THIRDS, *HALVES], 21))


# the earliest and the latest year whose days are numbers of 32 bits
LIMIT = 5_800_000


class Bounds(NamedTuple):
    """First and last day that a single date allows.

    `vague` if it is an unknown one of several dates, by unspecified or insignificant digits;
    `doubtful` if it has a qualifier.
    """

    first: int
    last: int
    vague: bool
    doubtful: bool


def bounds(text: str) -> Bounds:
    """Return the bounds of a single date.

    Raises ValueError if it is not one, OverflowError if its year is beyond LIMIT.
    """
    for pattern, read in READERS:
        if found := pattern.fullmatch(text):
            vague, doubtful = (bool(set(text) & set(marks)) for marks in ("XS", "?~%"))
            return Bounds(*read(*found.groups()), vague, doubtful)
    raise ValueError(text)


def _plain(year: str, month: str | None, day: str | None) -> tuple[int, int]:
    months = [_within(int(month), 1, 12)] if month else [1, 12]
    ends = [int(year), months[0], 1], [int(year), months[-1], month_length(int(year), months[-1])]
    if day:
        number = _within(int(day), 1, ends[1][2])
        ends[0][2] = ends[1][2] = number
    return day_number(*ends[0]), day_number(*ends[1])


def _within(number: int, low: int, high: int) -> int:
    if not low <= number <= high:
        raise ValueError(number)
    return number


def _season(year: str, season: str) -> tuple[int, int]:
    _check_year(year)
    first, last = SEASONS[int(season)]
    end = int(year) + (last < first)
    return day_number(int(year), first, 1), day_number(end, last, month_length(end, last))


def _check_year(year: str) -> None:
    if year == "-0000":  # the year 0 has no sign
        raise ValueError(year)


def _unspecified(*parts: str | None) -> tuple[int, int]:
    """Return the bounds of a date in which some digits may be X."""
    year, month, day = (part and part.strip("?~%") for part in parts)
    _check_year(year or "")
    years = str(year), month or "XX", day or "XX"
    first = next(_days(*years, latest_first=False), None)
    last = next(_days(*years, latest_first=True), None)
    if first is None or last is None:
        raise ValueError(year)
    return first, last


def _days(year: str, month: str, day: str, *, latest_first: bool) -> Iterator[int]:
    """Return the days that a year, a month and a day with unspecified digits allow, in order."""
    for a_year in _years(year, latest_first):
        for a_month in _numbers(month, latest_first):
            if not 1 <= a_month <= 12:
                continue
            length = month_length(a_year, a_month)
            for a_day in _numbers(day, latest_first):
                if 1 <= a_day <= length:
                    yield day_number(a_year, a_month, a_day)


def _years(text: str, latest_first: bool) -> Iterator[int]:
    if text.startswith("-"):  # the largest number is the earliest year
        return (-each for each in _numbers(text[1:], not latest_first) if each)
    return _numbers(text, latest_first)


def _numbers(text: str, largest_first: bool) -> Iterator[int]:
    """Return the numbers that digits with X allow, in order."""
    digits = "9876543210" if largest_first else "0123456789"
    choices = (digits if digit == "X" else digit for digit in text)
    return (int("".join(each)) for each in product(*choices))


def _long_year(text: str) -> tuple[int, int]:
    return _whole_years(int(text), int(text))


def _exponential(number: str, exponent: str, digits: str | None) -> tuple[int, int]:
    year = int(number) * 10 ** int(exponent)
    return _rounded(year, int(digits)) if digits else _whole_years(year, year)


def _significant(long: str | None, short: str | None, digits: str) -> tuple[int, int]:
    year = long or short or ""
    _check_year(year)
    return _rounded(int(year), int(digits), len(year.lstrip("-")))


def _rounded(year: int, digits: int, length: int | None = None) -> tuple[int, int]:
    """Return the bounds of the years that share the first digits of a year."""
    known = length or len(str(abs(year)))
    if digits > known:
        raise ValueError(year)
    unit = 10 ** (known - digits)
    small = abs(year) // unit * unit
    large = small + unit - 1
    return _whole_years(small, large) if year >= 0 else _whole_years(-large, -small)


def _whole_years(first: int, last: int) -> tuple[int, int]:
    if max(-first, last) > LIMIT:
        raise OverflowError(first)
    return day_number(first, 1, 1), day_number(last, 12, 31)


def _moment(year: str, month: str, day: str) -> tuple[int, int]:
    """Return the day of a date with a time; the zone of the time does not move it."""
    return _plain(year, month, day)


Read = Callable[..., tuple[int, int]]
READERS: tuple[tuple[re.Pattern[str], Read], ...] = (
    (PLAIN, _plain),
    (SEASON, _season),
    (QUALIFIED, _unspecified),
    (LONG_YEAR, _long_year),
    (EXPONENTIAL, _exponential),
    (SIGNIFICANT, _significant),
    (MOMENT, _moment),
)
