"""Texts that mean an empty cell by the custom of a format, unless the mapping says which do."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import lru_cache

from ...dataset.csv.missing import MISSING, Quoted

OF_SHEETS = MISSING | {"#N/A"}
BY_FORMAT = {"csv": MISSING, "tsv": MISSING, "excel": OF_SHEETS}


def mark_quoted(row: list[str], lines: Iterable[str], separator: str) -> list[str]:
    """Return a row in which quoted cells that look like a missing value are marked as texts."""
    raw = "".join(lines)
    pattern = _quoted_word(separator)
    if not pattern.search(raw):
        return row
    again = next(csv.reader([pattern.sub('"\x00\\1"', raw)], delimiter=separator), [])
    if len(again) != len(row):
        return row
    return [
        Quoted(cell) if other == f"\x00{cell}" else cell
        for cell, other in zip(row, again, strict=True)
    ]


@lru_cache
def _quoted_word(separator: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(MISSING)))
    edge = re.escape(separator)
    return re.compile(rf'(?:(?<={edge})|^)"({words})"(?={edge}|[\r\n]|$)')
