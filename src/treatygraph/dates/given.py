"""Days and periods that callers of the Python API give in types of their own."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import numpy as np

from ..errors import BadValue
from . import edtf_year
from .spans import FAR_OFF, LONG_AGO, Span, span


def span_of_given(given: Any) -> Span:
    """Return the first and the last day of a value; all of time for None and ".."."""
    if given is None or given == "..":
        return Span(LONG_AGO, FAR_OFF)
    if hasattr(given, "start_time") and hasattr(given, "end_time"):  # pandas.Period
        return Span(span_of_given(given.start_time).first, span_of_given(given.end_time).last)
    return span(_text(given))


def _text(given: Any) -> str:
    """Return a value as EDTF. Raises BadValue for other types, such as truth values."""
    if isinstance(given, str):
        return given
    if isinstance(given, int | np.integer) and not isinstance(given, bool):
        return edtf_year(int(given))
    if isinstance(given, datetime):
        return str(given)[:10]  # NaT, which pandas calls a datetime, has no date()
    if isinstance(given, date):
        return given.isoformat()
    if isinstance(given, np.datetime64):
        return str(given).partition("T")[0]
    raise BadValue(f"{given!r} is no date: give EDTF, a year, or a day of datetime or pandas")
