"""Detect what separates the cells of a text table."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from contextlib import suppress
from io import StringIO

SEPARATORS = (",", ";", "\t", "|")
SAMPLE = 2**16  # characters that are looked at
ROWS = 100
# the first line with which Excel states the separator
STATED = re.compile(r"\ufeff?sep=(.)\r?\n", re.IGNORECASE)


def stated(sample: str) -> str | None:
    """Return the separator that a first line `sep=;` states."""
    found = STATED.match(sample)
    return found[1] if found else None


def detect(sample: str, default: str, width: int | None = None) -> str:
    """Return the separator of a table that begins with this text.

    It is the one that gives most rows the same number of cells, at least two; `default` where that
    is not clear. `width` is the number of columns, if the mapping names them.
    """
    others = (each for each in SEPARATORS if each != default)
    found = {each: _agreement(sample, each, width) for each in (default, *others)}
    return max(found, key=found.__getitem__)  # the first of equals: the default


def _agreement(sample: str, separator: str, width: int | None) -> float:
    """Return the share of the rows that have as many cells as the header, if those are several."""
    rows = _rows(sample, separator)
    cells = width or (len(rows[0]) if rows else 0)
    if cells < 2:
        return 0
    return round(sum(len(row) == cells for row in rows) / len(rows), 2) if rows else 0


def _rows(sample: str, separator: str) -> Sequence[list[str]]:
    lines = list(StringIO(sample, newline=""))  # str.splitlines knows more ends of lines
    complete = lines if len(sample) < SAMPLE or len(lines) == 1 else lines[:-1]
    # strict: a quote is closed before a separator, or this is none
    reader = csv.reader(complete[:ROWS], delimiter=separator, strict=True)
    rows: list[list[str]] = []
    with suppress(csv.Error):  # the rows before it are enough
        rows.extend(row for row in reader if row)
    return rows
