"""Spans of days spread over years, and counted."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ... import dates
from ...graph.selection import Selection

Years = npt.NDArray[np.int64]


class YearCounts(NamedTuple):
    """One row for each year that a span touches: the number of the span, and the year."""

    span: Years
    year: Years


def year_of(days: npt.NDArray[np.integer]) -> Years:
    """Return the year of each day, counted from 1970-01-01."""
    years: Years = days.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970
    return years


def years_of(first: Years, last: Years, since: int, until: int) -> YearCounts:
    """Return the years from `since` to `until` that spans touch, from their first and last year.

    A span that ends before it begins touches none: an event whose year is not certain has such a
    certain span.
    """
    first, last = np.maximum(first, since), np.minimum(last, until)
    lengths = np.maximum(last - first + 1, 0)
    span = np.repeat(np.arange(len(first)), lengths)
    begins = np.cumsum(lengths) - lengths
    return YearCounts(span, first[span] + np.arange(len(span)) - begins[span])


def extent(days: npt.NDArray[np.integer], selection: Selection) -> tuple[int, int]:
    """Return the first and last year of the selected period, or of days where it is open.

    `days` are first and last days in any order; open ends among them are passed over. Without any
    day the last year is before the first.
    """
    known = days[(days > dates.LONG_AGO) & (days < dates.FAR_OFF)].astype(np.int64)
    years = year_of(known)
    first, last = int(years.min(initial=9999)), int(years.max(initial=0))
    if selection.since > dates.LONG_AGO:
        first = int(year_of(np.array([selection.since]))[0])
    if selection.until < dates.FAR_OFF:
        last = int(year_of(np.array([selection.until]))[0])
    return first, max(last, first - 1)
