"""Comma-separated values: one line a row, all columns, lists joined by `; `."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

from ...result import Result


def render(result: Result) -> str:
    """Return the rows of a result as CSV (RFC 4180), with a header."""
    rows = ([_cell(row.get(column)) for column in result.columns] for row in result)
    return "".join(map(_line, [result.columns, *rows]))


def _line(cells: Sequence[Any]) -> str:
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
