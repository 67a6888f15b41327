"""XML: records by path, read one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from ...errors import DataError, Problem
from ..mapping.columns import Cell
from ..mapping.table_spec import FileSpec
from ..rejection import RowRejected
from .json import cells_of
from .nested import Found, Parent
from .records import Record, Records
from .unpacking import LimitedStream
from .xml_events import BadXml, Element, RecordParser

Around = list[tuple[Element, ...]]


def read(stream: IO[bytes], spec: FileSpec, shown: str) -> Records:
    """Return the records of an XML file.

    It is read twice: the first time for the columns, and for what stands around the records, which
    may follow them.
    """
    columns, around = _survey(stream, spec, shown)
    _rewind(stream)
    return Records([*columns, *spec.parents], _rows(stream, spec, shown, columns, around), True)


def _survey(stream: IO[bytes], spec: FileSpec, shown: str) -> tuple[list[str], Around]:
    columns: dict[str, None] = {}
    around: Around = []
    count = 0
    for data, outer in _records(stream, spec, shown):
        count += 1
        cells = _cells(data)
        columns.update(dict.fromkeys(cells if isinstance(cells, dict) else ()))
        if spec.parents:
            around.append(outer)
    if not count:
        message = f"has no records at {'/'.join(spec.records)!r}" if spec.records else "is empty"
        raise DataError([Problem(shown, None, message)])
    return list(columns), around


def _rows(
    stream: IO[bytes], spec: FileSpec, shown: str, columns: list[str], around: Around
) -> Iterator[Record]:
    for number, (data, _) in enumerate(_records(stream, spec, shown)):
        cells = _cells(data)
        if isinstance(cells, RowRejected):
            yield cells
            continue
        found = Found(data, _parents(around[number]) if around else ())
        of_parents = [found.column(name) for name in spec.parents]
        yield [*(cells.get(column) for column in columns), *of_parents]


def _records(
    stream: IO[bytes], spec: FileSpec, shown: str
) -> Iterator[tuple[Any, tuple[Element, ...]]]:
    encoding = None if (spec.encoding or "utf-8").startswith("utf-8") else spec.encoding
    try:
        yield from RecordParser(spec.records, encoding).records(stream)
    except BadXml as error:
        raise DataError([Problem(shown, error.line, error.message)]) from None


def _cells(data: Any) -> dict[str, Cell] | RowRejected:
    """Return the cells of a record; the text of an element with attributes has its name."""
    cells = cells_of(data if isinstance(data, dict) else {"": data})
    if isinstance(cells, RowRejected):
        return cells
    return {key.removesuffix("/") or "text": cell for key, cell in cells.items()}


def _parents(elements: tuple[Element, ...]) -> tuple[Parent, ...]:
    return tuple(Parent(each.name, _texts(each)) for each in elements)


def _texts(element: Element) -> dict[str, Any]:
    data = element.data()
    return data if isinstance(data, dict) else {"": data}


def _rewind(stream: IO[bytes]) -> None:
    if isinstance(stream, LimitedStream):
        stream.rewind()
    else:
        stream.seek(0)
