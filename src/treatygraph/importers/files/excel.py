"""Excel and other spreadsheets, read by calamine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import IO, Any

from ...errors import DataError, Problem, hint, quoted
from ..mapping.table_spec import FileSpec
from ..rejection import RowRejected
from .header_row import from_header
from .records import Record, Records, as_cell, fitted, header
from .sheet_area import check_area
from .unpacking import check_archive


def read(stream: IO[bytes], spec: FileSpec, shown: str) -> Records:
    """Return the records of a sheet, the first unless one is named; blank rows are none."""
    from python_calamine import CalamineError, CalamineWorkbook

    content = stream.read()
    check_archive(BytesIO(content), shown)
    check_area(BytesIO(content), shown)
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(content))
        sheet = spec.sheet or workbook.sheet_names[0]
        if sheet not in workbook.sheet_names:
            near = hint(sheet, workbook.sheet_names)
            raise DataError([Problem(shown, None, f"has no sheet {quoted(sheet)}{near}")])
        rows = workbook.get_sheet_by_name(sheet).iter_rows()
    except (CalamineError, IndexError, ValueError, OSError) as error:
        raise DataError([Problem(shown, None, f"is no spreadsheet: {error}")]) from None
    cells = _filled(from_header(_rows(rows), spec))
    first = list(spec.columns) if spec.columns is not None else next(cells, None)
    if first is None or isinstance(first, RowRejected):
        message = f"its header cannot be read: {first}" if first else "is empty"
        raise DataError([Problem(shown, None, message)])
    return Records(header(first), _fitted(cells, len(first)), sheet=sheet)


def sheet_names(stream: IO[bytes], shown: str) -> list[str]:
    """Return the names of the sheets of a workbook. Raises DataError where it is none."""
    from python_calamine import CalamineError, CalamineWorkbook

    content = stream.read()
    check_archive(BytesIO(content), shown)
    try:
        return list(CalamineWorkbook.from_filelike(BytesIO(content)).sheet_names)
    except (CalamineError, IndexError, ValueError, OSError) as error:
        raise DataError([Problem(shown, None, f"is no spreadsheet: {error}")]) from None


def _rows(rows: Iterator[list[Any]]) -> Iterator[Record]:
    """Return the rows; one with a value beyond what Python can hold is a rejection."""
    while True:
        try:
            yield next(rows)
        except StopIteration:
            return
        except (OverflowError, ValueError) as error:  # a duration of millions of years
            yield RowRejected("a cell cannot be read", str(error))


def _filled(rows: Iterable[Record]) -> Iterator[Record]:
    for row in rows:
        if isinstance(row, RowRejected):
            yield row
            continue
        cells = [as_cell(value) for value in row]
        if any(cells):
            yield cells


def _fitted(rows: Iterable[Record], width: int) -> Iterator[Record]:
    return (row if isinstance(row, RowRejected) else fitted(row, width) for row in rows)
