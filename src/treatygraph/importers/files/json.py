"""JSON: records at a path, a list of them, or one object."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import IO, Any

from ...errors import DataError, Problem
from ..language.tables import FileSpec
from ..refusal import Refused
from .records import Record, Records, as_cell


def read(stream: IO[bytes], spec: FileSpec, shown: str) -> Records:
    """The records of a JSON file."""
    try:
        data = json.loads(stream.read().decode(spec.encoding))
    except json.JSONDecodeError as error:
        raise DataError([Problem(shown, error.lineno, f"is not JSON: {error.msg}")]) from None
    except RecursionError:
        raise DataError([Problem(shown, None, "is nested too deeply")]) from None
    found = next(_at(data, spec.records), data if isinstance(data, list) else None)
    if found is None:
        message = "is no list of records; the mapping may say 'records: …'"
        if spec.records:
            message = f"has no records at {'/'.join(spec.records)!r}"
        raise DataError([Problem(shown, None, message)])
    return tabulated(found if isinstance(found, list) else [found])


def tabulated(records: Sequence[Any]) -> Records:
    """Objects as records of cells; an object inside an object is `outer/inner`."""
    flat = [dict(_flat(each)) if isinstance(each, dict) else _refused(each) for each in records]
    columns = list(dict.fromkeys(key for each in flat if isinstance(each, dict) for key in each))
    return Records(columns, _rows(flat, columns), sparse=True)


def _rows(flat: list[dict[str, Any] | Refused], columns: list[str]) -> Iterator[Record]:
    for each in flat:
        if isinstance(each, Refused):
            yield each
        else:
            yield [as_cell(each.get(column)) for column in columns]


def _refused(value: Any) -> Refused:
    return value if isinstance(value, Refused) else Refused("no record: not a JSON object")


def _flat(record: dict[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in record.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{key}/")
        else:
            yield before + key, value


def _at(data: Any, path: tuple[str, ...]) -> Iterator[Any]:
    """What stands at a path, or at one that ends with it, the outermost first."""
    level = [data]
    while path and level:
        yield from (found for each in level if (found := _follow(each, path)) is not None)
        level = [inner for each in level if isinstance(each, dict) for inner in each.values()]


def _follow(data: Any, path: tuple[str, ...]) -> Any:
    for step in path:
        data = data.get(step) if isinstance(data, dict) else None
    return data
