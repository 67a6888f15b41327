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
    found, deeper = _places(data, spec.records)
    if found is None:
        message = "is no list of records; the mapping may say 'records: …'"
        if spec.records:
            message = f"has no records at {'/'.join(spec.records)!r}"
        raise DataError([Problem(shown, None, message)])
    records = tabulated(found, values, shown)
    return records._replace(notices=[*records.notices, *_unread(deeper, spec, shown)])


def _places(data: Any, path: tuple[str, ...]) -> tuple[list[Any] | None, int]:
    """Return the records of all places at the outermost level, and the number of deeper places."""
    levels = [level for level in _at(data, path) if level]
    if not levels:
        return data if isinstance(data, list) else None, 0
    lists = (found if isinstance(found, list) else [found] for found in levels[0])
    return list(chain.from_iterable(lists)), sum(map(len, levels[1:]))


def _unread(places: int, spec: FileSpec, shown: str) -> Iterator[Notice]:
    if places:
        path = "/".join(spec.records)
        detail = f"places of {shown} that end with {path} and lie deeper than those that were read"
        yield Notice("unread-place", places, detail)


def tabulated(records: Sequence[Any], values: JsonValues, shown: str) -> Records:
    """Objects as records of cells; an object inside an object is `outer/inner`."""
    cells = [_cells(each) for each in records]
    keys = (
        each if isinstance(each, dict) else _keys(raw)
        for raw, each in zip(records, cells, strict=True)
    )
    columns = list(dict.fromkeys(chain.from_iterable(keys)))
    return Records(columns, (_row(each, columns) for each in cells), True, values.notices(shown))


def _keys(record: Any) -> list[str]:
    """Return the keys of a rejected record: a file of such records still has columns."""
    return [key for key in record if not has_half({key: None})] if isinstance(record, dict) else []


def _row(cells: dict[str, Cell] | RowRejected, columns: list[str]) -> Record:
    return cells if isinstance(cells, RowRejected) else [cells.get(column) for column in columns]


def _cells(record: Any) -> dict[str, Cell] | RowRejected:
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
        else:
            yield before + key, value


def _at(data: Any, path: tuple[str, ...]) -> Iterator[list[Any]]:
    """Return the values at paths that end with a path, level by level."""
    level = [data]
    while path and level:
        yield [found for each in level if (found := _follow(each, path)) is not None]
        level = [inner for each in level if isinstance(each, dict) for inner in each.values()]


def _follow(data: Any, path: tuple[str, ...]) -> Any:
    for step in path:
        data = data.get(step) if isinstance(data, dict) else None
    return data
