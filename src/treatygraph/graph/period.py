"""Periods from what callers give: EDTF texts, years, and days of Python, numpy or pandas."""

from __future__ import annotations

from enum import Enum
from typing import Any

from ..dates.given import span_of_given
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
        bounds["since"] = span_of_given(since).first
    if until is not KEEP:
        bounds["until"] = span_of_given(until).last
    return bounds
