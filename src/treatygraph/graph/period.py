"""Periods from what callers give: EDTF texts, years, and days of Python, numpy or pandas."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from typing import Any

import numpy as np

from .. import dates
from ..errors import BadValue

# an EDTF text, a year, datetime.date, datetime.datetime, numpy.datetime64, pandas.Timestamp or
# pandas.Period; pandas is not imported for its types
When = Any


class Keep(Enum):
    """The default of a criterion: it stays as it is, where None clears it."""

    KEEP = "keep"


KEEP = Keep.KEEP


def period(since: When, until: When, on: When) -> dict[str, int]:
    """Return the given bounds of a period: its first and its last day.

    None and ".." clear a bound; `on` sets both. Raises BadValue.
    """
    if on is not KEEP:
        if since is not KEEP or until is not KEEP:
            raise BadValue("on and since or until exclude each other: on is a period by itself")
        since = until = on
    bounds: dict[str, int] = {}
    if since is not KEEP:
        bounds["since"] = _span(since).first
    if until is not KEEP:
        bounds["until"] = _span(until).last
    return bounds


def _span(given: When) -> dates.Span:
    """Return the first and the last day of a value; all of time for None and ".."."""
    if given is None or given == "..":
        return dates.Span(dates.LONG_AGO, dates.FAR_OFF)
    if hasattr(given, "start_time") and hasattr(given, "end_time"):  # pandas.Period
        return dates.Span(_span(given.start_time).first, _span(given.end_time).last)
    return dates.span(_text(given))


def _text(given: When) -> str:
    """Return a value as EDTF. Raises BadValue for other types, such as truth values."""
    if isinstance(given, str):
        return given
    if isinstance(given, int | np.integer) and not isinstance(given, bool):
        return dates.edtf_year(int(given))
    if isinstance(given, datetime):
        return str(given)[:10]  # NaT, which pandas calls a datetime, has no date()
    if isinstance(given, date):
        return given.isoformat()
    if isinstance(given, np.datetime64):
        return str(given).partition("T")[0]
    raise BadValue(f"{given!r} is no date: give EDTF, a year, or a day of datetime or pandas")
