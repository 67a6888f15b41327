"""Comma-separated values: one line a row, all columns, lists joined by `; `."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from typing import Any

from ...result import Result
from ...yamlio.fields import NUMBER

# what spreadsheets take for the beginning of a formula, in some language
FORMULA = re.compile(r"[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")


def render(result: Result, safe: bool = False) -> str:
    """Return the rows of a result as CSV (RFC 4180), with a header.

    If `safe`, texts that a spreadsheet would run as a formula begin with an apostrophe.
    """
    rows = ([_cell(row.get(column)) for column in result.columns] for row in result)
    cells = (
        [result.columns, *(map(_neutral, row) for row in rows)] if safe else [result.columns, *rows]
    )
    return "".join(map(_line, cells))


def _neutral(cell: Any) -> Any:
    is_formula = isinstance(cell, str) and FORMULA.match(cell) and not NUMBER.fullmatch(cell)
    return f"'{cell}" if is_formula else cell


def _line(cells: Iterable[Any]) -> str:
    text = io.StringIO()
    # its own line end, \r\n, is what makes the writer quote a lone \r within a cell
    csv.writer(text).writerow(cells)
    return text.getvalue().removesuffix("\r\n") + "\n"


def _cell(value: Any) -> Any:
    if isinstance(value, dict) or (isinstance(value, list) and any(map(_nested, value))):
        return json.dumps(value, ensure_ascii=False)
    return "; ".join(map(str, value)) if isinstance(value, list) else value


def _nested(value: Any) -> bool:
    return isinstance(value, dict | list)
