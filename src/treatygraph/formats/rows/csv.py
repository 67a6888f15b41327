"""Comma-separated values: one line a row, all columns, lists joined by `; `."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from ...result import Result
from ...yamlio.fields import NUMBER

# what spreadsheets take for the beginning of a formula, in some language
FORMULA = re.compile(r"[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
BYTE_ORDER_MARK = "\ufeff"


def pieces(result: Result, safe: bool = False, bom: bool = False) -> Iterator[str]:
    """Return the rows of a result as CSV (RFC 4180), with a header, line by line.

    If `safe`, texts that a spreadsheet would run as a formula begin with an apostrophe. If `bom`,
    a byte order mark comes first, by which Excel recognises UTF-8.
    """
    columns = result.columns
    yield BYTE_ORDER_MARK + line(columns) if bom else line(columns)
    for row in result:
        cells = [cell(row.get(column)) for column in columns]
        yield line(map(_neutral, cells) if safe else cells)


def _neutral(value: Any) -> Any:
    is_formula = isinstance(value, str) and FORMULA.match(value) and not NUMBER.fullmatch(value)
    return f"'{value}" if is_formula else value


def line(cells: Iterable[Any]) -> str:
    """Return cells as a line of CSV."""
    text = io.StringIO()
    # its own line end, \r\n, is what makes the writer quote a lone \r within a cell
    csv.writer(text).writerow(cells)
    return text.getvalue().removesuffix("\r\n") + "\n"


def cell(value: Any) -> Any:
    """Return a value as a cell: lists joined by `; `, what is nested as JSON."""
    if isinstance(value, dict) or (isinstance(value, list) and any(map(_nested, value))):
        return json.dumps(value, ensure_ascii=False)
    return "; ".join(map(str, value)) if isinstance(value, list) else value


def _nested(value: Any) -> bool:
    return isinstance(value, dict | list)
