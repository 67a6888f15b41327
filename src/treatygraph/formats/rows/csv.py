"""Comma-separated values: one line a row, all columns, lists joined by `; `."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from ...result import Result


def render(result: Result) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(result.columns)
    writer.writerows([_cell(row.get(column)) for column in result.columns] for row in result)
    return text.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, dict) or (isinstance(value, list) and any(map(_nested, value))):
        return json.dumps(value, ensure_ascii=False)
    return "; ".join(map(str, value)) if isinstance(value, list) else value


def _nested(value: Any) -> bool:
    return isinstance(value, dict | list)
