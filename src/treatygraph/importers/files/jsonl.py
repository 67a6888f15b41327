"""JSON Lines: a record on each line."""

from __future__ import annotations

import json
from typing import IO, Any

from ..mapping.table_spec import FileSpec
from ..rejection import RowRejected
from .json import tabulated
from .json_values import JsonValues
from .nested import Found, find_records
from .records import Records
from .text_encoding import decoded


def read(stream: IO[bytes], spec: FileSpec, shown: str) -> Records:
    """Return the records of a file with one JSON object a line; blank lines are none."""
    values = JsonValues()
    lines = decoded(stream.read(), spec.encoding).split("\n")
    records = [_record(values, line) for line in lines if line.strip()]
    return tabulated(_found(records, spec), values, shown, spec.parents)


def _found(records: list[Any], spec: FileSpec) -> list[Found]:
    """Return the records, or those at a path inside each of them."""
    inside = [found for each in records for found in _inside(each, spec)]
    return inside or [Found(each) for each in records]


def _inside(record: Any, spec: FileSpec) -> list[Found]:
    if not spec.records:
        return []
    return (
        [Found(record)] if isinstance(record, RowRejected) else find_records(record, spec.records)
    )


def _record(values: JsonValues, line: str) -> Any:
    try:
        return values.parse(line)
    except (json.JSONDecodeError, RecursionError) as error:
        return RowRejected("no record: not JSON", str(error)[:80])
