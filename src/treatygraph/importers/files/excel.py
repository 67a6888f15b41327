"""Excel and other spreadsheets, read by calamine."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import IO, Any

from ...errors import DataError, Problem, hint
from ..mapping.table_spec import FileSpec
from .records import Records, as_cell, fitted, header
from .unpacking import check_archive


def read(stream: IO[bytes], spec: FileSpec, shown: str) -> Records:
    """Return the records of a sheet, the first unless one is named; blank rows are none."""
    from python_calamine import CalamineError, CalamineWorkbook

    content = BytesIO(stream.read())
    check_archive(content, shown)
    try:
        workbook = CalamineWorkbook.from_filelike(content)
        sheet = spec.sheet or workbook.sheet_names[0]
        if sheet not in workbook.sheet_names:
            near = hint(sheet, workbook.sheet_names)
            raise DataError([Problem(shown, None, f"has no sheet {sheet!r}{near}")])
        rows = workbook.get_sheet_by_name(sheet).to_python()
    except (CalamineError, IndexError) as error:
        raise DataError([Problem(shown, None, f"is no spreadsheet: {error}")]) from None
    cells = _filled(rows)
    first = list(spec.columns) if spec.columns is not None else next(cells, None)
    if first is None:
        raise DataError([Problem(shown, None, "is empty")])
    return Records(header(first), (fitted(row, len(first)) for row in cells))


def _filled(rows: list[list[Any]]) -> Iterator[list[Any]]:
    for row in rows:
        cells = [as_cell(value) for value in row]
        if any(cells):
            yield cells
