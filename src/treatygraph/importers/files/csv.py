"""Comma-separated values, or separated by whatever the mapping says."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from contextlib import suppress
from io import TextIOWrapper
from typing import IO

from ...errors import DataError, Problem
from ..mapping.table_spec import FileSpec
from .records import Record, Records, fitted, header

LONGEST_CELL = 2**30


def read(stream: IO[bytes], spec: FileSpec, shown: str, separator: str = ",") -> Records:
    """Return the records of a text table; blank lines are none."""
    csv.field_size_limit(LONGEST_CELL)
    text = TextIOWrapper(stream, spec.encoding, newline="")
    lines = csv.reader(
        text,
        delimiter=spec.separator or separator,
        quoting=csv.QUOTE_MINIMAL if spec.quotes else csv.QUOTE_NONE,
    )
    cells = filter(None, _checked_lines(text, lines, shown))
    if spec.columns is not None:
        return Records(list(spec.columns), _fitted(cells, len(spec.columns)))
    first = next(cells, None)
    if first is None:
        raise DataError([Problem(shown, None, "is empty")])
    columns = header(first)
    return Records(columns, _fitted(cells, len(columns)))


def _fitted(cells: Iterable[list[str]], width: int) -> Iterator[Record]:
    return (row if len(row) == width else fitted(row, width) for row in cells)


def _checked_lines(
    text: TextIOWrapper, lines: Iterator[list[str]], shown: str
) -> Iterator[list[str]]:
    """Return the lines; where the csv module gives up, a problem with its line."""
    try:
        yield from lines
    except csv.Error as error:
        line = getattr(lines, "line_num", None)
        raise DataError([Problem(shown, line, f"is no table in CSV: {error}")]) from None
    finally:
        with suppress(ValueError):  # whoever opened the bytes closes them, or has done so
            text.detach()
