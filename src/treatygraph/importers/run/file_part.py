"""What a table of a mapping reads: a file, or a sheet of a workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from ...errors import Problem, hint, printable, quoted
from ..files import Records, open_table
from ..files.open_table import sheets_of
from ..mapping.table_spec import TableSpec


class FilePart(NamedTuple):
    """A file, or a sheet of it; `alone` if nothing else of the file is read."""

    file: Path
    sheet: str | None = None
    alone: bool = True

    def __str__(self) -> str:
        shown = printable(self.file)
        return shown if self.alone else f"{shown}, sheet {printable(self.sheet)}"


Assigned = tuple[TableSpec, FilePart]


@contextmanager
def open_part(part: FilePart, table: TableSpec) -> Iterator[Records]:
    """Return the records of a file or sheet. Raises DataError where it cannot be read."""
    with open_table(part.file, replace(table.file, sheet=part.sheet)) as records:
        yield records


def sheet_parts(tables: Sequence[TableSpec], file: Path) -> list[FilePart]:
    """Return the sheets of a workbook, if its tables read several or say which; otherwise none."""
    if len(tables) < 2 and not any(table.sheets for table in tables):
        return []
    return [FilePart(file, sheet) for sheet in sheets_of(file, tables[0].file)]


def asked_for(table: TableSpec, part: FilePart) -> bool:
    """Return whether a table names this sheet, or has a pattern that its name fits."""
    name = part.sheet or ""
    return any(name == asked or fnmatchcase(name, asked) for asked in table.sheets)


def lacking_sheet(tables: Sequence[TableSpec], parts: Sequence[FilePart]) -> Problem | None:
    """Return the problem of a workbook that has none of the sheets that its tables name."""
    asked = [sheet for table in tables for sheet in table.sheets]
    if not asked:
        return None
    near = hint(asked[0], [part.sheet or "" for part in parts])
    return Problem(printable(parts[0].file), None, f"has no sheet {quoted(asked[0])}{near}")
