"""Which tables of a mapping read the parts of a file: sheets, or the nodes and edges of a graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from ...errors import printable
from ..files.open_table import format_of
from ..files.parts import parts
from ..mapping.load import Mapping
from ..mapping.table_spec import TableSpec
from ..report import Notice

Assigned = Sequence[tuple[TableSpec, Path]]
Fits = Callable[[TableSpec, Path], bool]
EXAMPLES = 5


def part_tables(mapping: Mapping, file: Path, fits: Fits) -> list[TableSpec]:
    """Return a table for each part of a file whose columns identify one, or nothing.

    Only tables with a `header` are considered: any other would take every sheet.
    """
    headed = [each for each in mapping.tables.values() if each.header and not each.file.sheet]
    names = parts(file, headed[0].file) if headed else []
    found = (_table(headed, name, file, fits) for name in names)
    return [table for table in found if table]


def _table(tables: Iterable[TableSpec], part: str, file: Path, fits: Fits) -> TableSpec | None:
    of_part = [replace(each, file=replace(each.file, sheet=part)) for each in tables]
    fitting = [each for each in of_part if fits(each, file)]
    most = max((len(each.header) for each in fitting), default=0)
    best = [each for each in fitting if len(each.header) == most]
    return best[0] if len(best) == 1 else None


def unread_parts(assigned: Assigned) -> Iterable[Notice]:
    """Return a notice for each file of which some parts are read and others are not."""
    for file in dict.fromkeys(file for _, file in assigned):
        tables = [table for table, each in assigned if each == file]
        if format_of(tables[0].file, file) == "json" and not tables[0].file.sheet:
            continue  # most JSON holds no graph, and to look for one takes as long as to read it
        names = parts(file, tables[0].file)
        read = {table.file.sheet or names[0] for table in tables if names}
        unread = [name for name in names if name not in read]
        if unread:
            detail = f"sheets of {printable(file)} that no table of the mapping reads"
            yield Notice("unread-sheet", len(unread), detail, tuple(unread[:EXAMPLES]))


def part_of(table: TableSpec, file: Path, assigned: Assigned) -> str:
    """Return the part that a table reads of a file from which several are read."""
    several = sum(each == file for _, each in assigned) > 1
    return (table.file.sheet or "") if several else ""
