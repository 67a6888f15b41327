"""Comma-separated values, or separated by whatever the mapping says."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from contextlib import suppress
from io import TextIOWrapper
from typing import IO

from ...errors import DataError, Problem
from ..mapping.table_spec import FileSpec
from ..rejection import RowRejected
from .header_row import from_header
from .open_quotes import checked_rows
from .records import Record, Records, fitted, header

LONGEST_CELL = 2**26  # characters


def read(stream: IO[bytes], spec: FileSpec, shown: str, separator: str = ",") -> Records:
    """Return the records of a text table; blank lines are none."""
    csv.field_size_limit(LONGEST_CELL)
    text = TextIOWrapper(stream, spec.encoding, newline="")
    quoting = csv.QUOTE_MINIMAL if spec.quotes else csv.QUOTE_NONE
    checked = checked_rows(text, spec.separator or separator, quoting)
    rows = _detached(text, from_header(checked, spec))
    if spec.columns is not None:
        return Records(list(spec.columns), _fitted(rows, len(spec.columns)))
    first = next(rows, None)
    if first is None:
        raise DataError([Problem(shown, None, "is empty")])
    if isinstance(first, RowRejected):
        raise DataError([Problem(shown, None, f"its header cannot be read: {first}")])
    columns = header(first)
    return Records(columns, _fitted(rows, len(columns)))


def _fitted(rows: Iterable[Record], width: int) -> Iterator[Record]:
    for row in rows:
        yield row if isinstance(row, RowRejected) or len(row) == width else fitted(row, width)


def _detached(text: TextIOWrapper, rows: Iterator[Record]) -> Iterator[Record]:
    try:
        yield from (row for row in rows if row)  # a blank line is an empty list
    finally:
        with suppress(ValueError):  # whoever opened the bytes closes them, or has done so
            text.detach()
