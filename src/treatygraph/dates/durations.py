"""Durations in ISO 8601, as treaties count them: P30D, P3M, P1Y6M."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ..errors import BadValue, quoted

DURATION = re.compile(r"P(?=\d)(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?")


class Duration(NamedTuple):
    """Months, and days after them."""

    months: int
    days: int


@lru_cache(maxsize=1024)
def duration(text: str) -> Duration:
    """Return the duration of a text. Raises BadValue if it is none."""
    found = DURATION.fullmatch(text)
    if not found:
        raise BadValue(f"{quoted(text)} is no duration such as P30D, P3M or P1Y")
    years, months, weeks, days = (int(part or 0) for part in found.groups())
    return Duration(12 * years + months, 7 * weeks + days)
