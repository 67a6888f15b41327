"""Excel and other spreadsheets, read by calamine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from io import BytesIO
from typing import IO, Any

from ...errors import DataError, Problem, hint, quoted
from ..mapping.table_spec import FileSpec
from ..rejection import RowRejected
from .header_row import from_header
from .merged_cells import MergedCells
from .records import Record, Records, as_cell, fitted, header
from .sheet_area import check_area
from .sheet_dates import Coarse, coarse_dates
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
        found = workbook.get_sheet_by_name(sheet)
        # calamine leaves out empty columns before the first cell, but not empty rows
        start = 0, (found.start or (0, 0))[1]
        merged = MergedCells(found.merged_cell_ranges or (), start, spec.fill == "down")
        rows = merged.filled(_rows(found.iter_rows()))
    except (CalamineError, IndexError, ValueError, OSError) as error:
        raise DataError([Problem(shown, None, f"is no spreadsheet: {error}")]) from None
    coarse = coarse_dates(BytesIO(content), sheet, shown)
    cells = _filled(from_header(_cells(rows, start, coarse), spec))
    first = list(spec.columns) if spec.columns is not None else next(cells, None)
    if first is None or isinstance(first, RowRejected):
        message = f"its header cannot be read: {first}" if first else "is empty"
        raise DataError([Problem(shown, None, message)])
    notices = merged.notices(shown)
    return Records(header(first), _fitted(cells, len(first)), notices=notices, sheet=sheet)


def sheet_names(stream: IO[bytes], shown: str, filled: bool = False) -> list[str]:
    """Return the names of the sheets of a workbook, or of those that hold anything.

    Raises DataError where it is none.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    content = stream.read()
    check_archive(BytesIO(content), shown)
    if filled:
        check_area(BytesIO(content), shown)
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(content))
        return [name for name in workbook.sheet_names if not filled or _is_filled(workbook, name)]
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


def _is_filled(workbook: Any, name: str) -> bool:
    try:
        return bool(workbook.get_sheet_by_name(name).height)
    except Exception as error:  # a chart, which is no table
        if "calamine" in type(error).__module__:
            return False
        raise


def _cells(rows: Iterable[Record], start: tuple[int, int], coarse: Coarse) -> Iterator[Record]:
    """Return the rows as texts; a date is as precise as its display format shows it."""
    top, left = start
    for number, row in enumerate(rows, top):
        if isinstance(row, RowRejected):
            yield row
            continue
        cells = [as_cell(value) for value in row]
        if coarse:
            for column, value in enumerate(row):
                length = coarse.get((number, column + left))
                if length and isinstance(value, date):
                    cells[column] = value.isoformat()[:length]
        yield cells


def _filled(rows: Iterable[Record]) -> Iterator[Record]:
    return (row for row in rows if isinstance(row, RowRejected) or any(row))


def _fitted(rows: Iterable[Record], width: int) -> Iterator[Record]:
    return (row if isinstance(row, RowRejected) else fitted(row, width) for row in rows)
