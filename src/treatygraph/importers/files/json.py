"""JSON: records at a path, a list of them, or one object."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import IO, Any

from ...errors import DataError, Problem
from ..mapping.columns import Cell
from ..mapping.table_spec import FileSpec
from ..rejection import RowRejected
from ..report import Notice
from .json_values import JsonValues, has_half
from .nested import Found, find_records, unread_records
from .records import Record, Records, as_cell
from .text_encoding import decoded


def read(stream: IO[bytes], spec: FileSpec, shown: str) -> Records:
    """Return the records of a JSON file."""
    values = JsonValues()
    try:
        data = values.parse(decoded(stream.read(), spec.encoding))
    except json.JSONDecodeError as error:
        raise DataError([Problem(shown, error.lineno, f"is not JSON: {error.msg}")]) from None
    except RecursionError:
        raise DataError([Problem(shown, None, "is nested too deeply")]) from None
    if spec.sheet:
        from . import graph_json  # which needs this module

        return graph_json.read(data, spec, values, shown)
    found = _found(data, spec)
    if found is None:
        message = "is no list of records; the mapping may say 'records: …'"
        if spec.records:
            message = f"has no records at {'/'.join(spec.records)!r}"
        raise DataError([Problem(shown, None, message)])
    records = tabulated(found, values, shown, spec.parents)
    return records._replace(notices=[*records.notices, *_unread(data, spec, shown)])


def _unread(data: Any, spec: FileSpec, shown: str) -> Iterator[Notice]:
    count = unread_records(data, spec.records) if spec.records else 0
    if count:
        path = "/".join(spec.records)
        yield Notice("unread-place", count, f"records of {shown} at {path} in deeper places")


def _found(data: Any, spec: FileSpec) -> list[Found] | None:
    """Return the records of a file, or None where none of its places is the mapping's."""
    found = find_records(data, spec.records) if spec.records else []
    return found or ([Found(each) for each in data] if isinstance(data, list) else None)


def tabulated(
    records: Sequence[Found], values: JsonValues, shown: str, parents: Sequence[str] = ()
) -> Records:
    """Objects as records of cells; an object inside an object is `outer/inner`.

    `parents` are the columns of the objects around the records.
    """
    cells = [cells_of(each.record) for each in records]
    keys = (
        each if isinstance(each, dict) else _keys(raw.record)
        for raw, each in zip(records, cells, strict=True)
    )
    columns = list(dict.fromkeys(chain.from_iterable(keys)))
    rows = (
        _row(each, columns, [found.column(name) for name in parents])
        for found, each in zip(records, cells, strict=True)
    )
    return Records([*columns, *parents], rows, True, values.notices(shown))


def _keys(record: Any) -> list[str]:
    """Return the keys of a rejected record: a file of such records still has columns."""
    return [key for key in record if not has_half({key: None})] if isinstance(record, dict) else []


def _row(
    cells: dict[str, Cell] | RowRejected, columns: list[str], of_parents: list[Cell]
) -> Record:
    if isinstance(cells, RowRejected):
        return cells
    return [*(cells.get(column) for column in columns), *of_parents]


def cells_of(record: Any) -> dict[str, Cell] | RowRejected:
    """Return the cells of an object by column, or why it is no record."""
    if isinstance(record, RowRejected):
        return record
    if not isinstance(record, dict):
        return RowRejected("no record: not a JSON object")
    try:
        cells = {key: as_cell(value) for key, value in _flat(record)}
    except RecursionError:
        return RowRejected("no record: nested too deeply")
    if has_half(cells):
        return RowRejected("half of a character: a lone surrogate, such as \\ud800")
    return cells


def _flat(record: dict[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in record.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{key}/")
        elif isinstance(value, list) and value and all(isinstance(each, dict) for each in value):
            yield from _aligned(value, f"{before}{key}/")
        else:
            yield before + key, value


def _aligned(objects: list[dict[str, Any]], before: str) -> Iterator[tuple[str, Any]]:
    """Return a list for each key of a list of objects, with a blank where an object lacks it."""
    flat = [dict(_flat(each, before)) for each in objects]
    for key in dict.fromkeys(chain.from_iterable(flat)):
        yield key, [_text(each.get(key)) for each in flat]


def _text(value: Any) -> str:
    cell = as_cell(value)
    return ", ".join(cell) if isinstance(cell, list) else cell or ""
