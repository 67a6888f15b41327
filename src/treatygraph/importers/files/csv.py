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
from . import separators
from .header_row import from_header
from .open_quotes import checked_rows
from .records import Record, Records, fitted, header
from .text_encoding import guess_notices, looked_into

LONGEST_CELL = 2**26  # characters


def read(stream: IO[bytes], spec: FileSpec, shown: str, separator: str = ",") -> Records:
    """Return the records of a text table; blank lines are none."""
    csv.field_size_limit(LONGEST_CELL)
    head, detected, stream = looked_into(stream)
    encoding = spec.encoding or detected
    notices = guess_notices(encoding, spec.encoding, shown)
    text = TextIOWrapper(stream, encoding, newline="")
    separator = _separator(text, head, spec, separator)
    quoting = csv.QUOTE_MINIMAL if spec.quotes else csv.QUOTE_NONE
    rows = _detached(text, from_header(checked_rows(text, separator, quoting), spec))
    if spec.columns is not None:
        return Records(list(spec.columns), _fitted(rows, len(spec.columns)), notices=notices)
    first = next(rows, None)
    if first is None:
        raise DataError([Problem(shown, None, "is empty")])
    if isinstance(first, RowRejected):
        raise DataError([Problem(shown, None, f"its header cannot be read: {first}")])
    columns = header(first)
    return Records(columns, _fitted(rows, len(columns)), notices=notices)


def _separator(text: TextIOWrapper, head: bytes, spec: FileSpec, default: str) -> str:
    """Return the separator; a first line that states it is taken off the text."""
    sample = head.decode(text.encoding, "ignore")[: separators.SAMPLE]
    stated = separators.stated(sample)
    if stated:
        text.readline()
    if spec.separator or stated:
        return spec.separator or stated or default
    width = len(spec.columns) if spec.columns is not None else None
    return separators.detect(sample.lstrip("\ufeff"), default, width)


def _fitted(rows: Iterable[Record], width: int) -> Iterator[Record]:
    for row in rows:
        yield row if isinstance(row, RowRejected) or len(row) == width else fitted(row, width)


def _detached(text: TextIOWrapper, rows: Iterator[Record]) -> Iterator[Record]:
    try:
        yield from (row for row in rows if row)  # a blank line is an empty list
    finally:
        with suppress(ValueError):  # whoever opened the bytes closes them, or has done so
            text.detach()
