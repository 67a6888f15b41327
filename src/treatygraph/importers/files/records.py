"""The common form of all formats: named columns, and a list of cells per record."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time
from math import isinf, isnan
from typing import Any, NamedTuple

from ..mapping.columns import Cell
from ..rejection import RowRejected
from ..report import Notice

Record = list[Any] | RowRejected
Share = Callable[[], float | None]


class Records(NamedTuple):
    """The records of a file, in order; one that cannot be read is a RowRejected.

    In a `sparse` file, JSON, a record has only the columns that have a value in it. `notices` say
    what else should be known of the file. `share` returns which share of the bytes is read; formats
    that are read at once do not know. `name` is that of the file, `sheet` of the sheet in it.
    `missing` are the texts that mean an empty cell in the format. A file that is not `tabular` has
    no cells that could be written again as they were. Columns that are `not_kept` are read, and
    are no attributes.
    """

    columns: list[str]
    rows: Iterable[Record]
    sparse: bool = False
    notices: Sequence[Notice] = ()
    share: Share = lambda: None
    name: str = ""
    sheet: str = ""
    missing: frozenset[str] = frozenset()
    tabular: bool = True
    not_kept: frozenset[str] = frozenset()


def header(cells: Sequence[Any]) -> list[str]:
    """Return the names of columns, each once: `name`, `name (2)`; `column 5` if empty."""
    names: dict[str, None] = {}
    numbers: dict[str, int] = {}
    for position, cell in enumerate(cells, 1):
        name = free = str(as_cell(cell) or "").strip() or f"column {position}"
        while free in names:
            numbers[name] = numbers.get(name, 1) + 1
            free = f"{name} ({numbers[name]})"
        names[free] = None
    return list(names)


def as_cell(value: Any) -> Cell:
    """Return a typed value as the text that a table would show: 3.0 is 3, a day is ISO 8601."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime):
        midnight = value.time() == time() and value.tzinfo is None
        return (value.date() if midnight else value).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return _nested(value)


def fitted(cells: list[Any], width: int) -> Record:
    """Return a record of as many cells as there are columns; any other number is a rejection."""
    if len(cells) == width:
        return cells
    return RowRejected("another number of cells than columns", f"{len(cells)}, not {width}")


def _number(value: float) -> str | None:
    if isnan(value):
        return None
    if isinf(value):
        return repr(value)
    return str(int(value)) if value.is_integer() else repr(value)


def _nested(value: Any) -> Cell:
    if isinstance(value, list | tuple):
        cells = [as_cell(item) for item in value]
        if not any(isinstance(item, dict | list | tuple) for item in value):
            return [cell for cell in cells if isinstance(cell, str)]
    if isinstance(value, dict | list | tuple):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)
