"""What a table of a mapping reads: a file, or a sheet of a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from ...errors import Problem, hint, printable, quoted
from ..files import Records, open_table
from ..files.open_table import sheets_of
from ..mapping.table_spec import TableSpec
from ..report import Notice


class FilePart(NamedTuple):
    """A file, or a sheet of it; `alone` if nothing else of the file is read."""

    file: Path
    sheet: str | None = None
    alone: bool = True

    def __str__(self) -> str:
        shown = printable(self.file)
        return shown if self.alone else f"{shown}, sheet {printable(self.sheet)}"


EXAMPLES = 5
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
    graphs = is_graph_mapping(tables)
    return [FilePart(file, sheet) for sheet in sheets_of(file, tables[0].file, graphs=graphs)]


def is_graph_mapping(tables: Iterable[TableSpec]) -> bool:
    """Return whether tables are those of nodes and edges, which can be written again."""
    return any(table.form for table in tables)


def unread_sheets(assigned: Sequence[Assigned]) -> Iterator[Notice]:
    """Return a notice for each file of which some sheets are read and others are not."""
    for file in dict.fromkeys(part.file for _, part in assigned):
        own = [(table, part) for table, part in assigned if part.file == file]
        graphs = is_graph_mapping(table for table, _ in own)
        names = sheets_of(file, own[0][0].file, graphs=graphs, filled=True)
        read = {part.sheet or names[0] for _, part in own if names}
        unread = [name for name in names if name not in read]
        if unread:
            detail = f"sheets of {printable(file)} that no table of the mapping reads"
            yield Notice("unread-sheet", len(unread), detail, tuple(unread[:EXAMPLES]))


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
