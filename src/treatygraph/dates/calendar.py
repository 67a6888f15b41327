"""The proleptic Gregorian calendar for every year, as day numbers counted from 1970-01-01.

`datetime.date` ends at the years 1 and 9999; EDTF has years before and beyond them.
"""

from __future__ import annotations

from calendar import isleap, monthrange
from datetime import date

# 400 years of the calendar have the same number of days
CYCLE_YEARS, CYCLE_DAYS = 400, 146097
EPOCH = date(1970, 1, 1).toordinal()  # what an ordinal of datetime exceeds a day number by
OFFSET = EPOCH + 305  # days from 0000-03-01 to 1970-01-01


def month_length(year: int, month: int) -> int:
    """Return the number of days of a month."""
    return monthrange(2000 if isleap(year) else 2001, month)[1]


def day_number(year: int, month: int, day: int) -> int:
    """Return the day number of a date; the year 0 is 1 BC, as in ISO 8601."""
    # counted in years that begin in March, so that the leap day is the last of its year
    cycle, rest = divmod(year - (month < 3), CYCLE_YEARS)
    before = (153 * ((month - 3) % 12) + 2) // 5
    return cycle * CYCLE_DAYS + rest * 365 + rest // 4 - rest // 100 + before + day - 1 - OFFSET


def year_of(number: int) -> int:
    """Return the year of a day number."""
    cycle, rest = divmod(number + OFFSET, CYCLE_DAYS)
    leap_days = rest // 1460 - rest // 36524 + rest // 146096
    year = (rest - leap_days) // 365
    day = rest - (365 * year + year // 4 - year // 100)
    return cycle * CYCLE_YEARS + year + (day >= 306)  # January and February belong to the next


def date_of(number: int) -> tuple[int, int, int]:
    """Return year, month and day of a day number."""
    year = year_of(number)
    month = next(each for each in range(12, 0, -1) if day_number(year, each, 1) <= number)
    return year, month, number - day_number(year, month, 1) + 1
