"""Records of the two tables of a graph file: nodes and edges, under the names of the mapping."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ...dataset.csv import EDGES, NODES
from ..mapping.columns import Cell
from ..mapping.table_spec import FileSpec
from ..rejection import RowRejected
from . import own_export
from .records import Record, Records, header

NODE_COLUMNS = ("Id",)
EDGE_COLUMNS = ("Id", "Source", "Target", "Direction")
Cells = Mapping[str, Cell]


def wants_nodes(spec: FileSpec) -> bool:
    """Return whether the table that is read is that of the nodes."""
    return spec.sheet == NODES


def records(columns: Sequence[str], rows: Iterable[Cells | RowRejected]) -> Records:
    """Return records from cells by the name of their column; a column may be given twice."""
    return Records(header(columns), _listed(columns, rows), tabular=False)


def exported(columns: Sequence[str], rows: Iterable[Cells | RowRejected], form: str) -> Records:
    """Return records of a file that treatygraph wrote, as they were there."""
    found = records(own_export.columns_of(columns, form), own_export.records_of(rows, form))
    return found._replace(not_kept=own_export.NOT_KEPT)


def form_of(spec: FileSpec) -> str:
    """Return which of the two tables is read."""
    return NODES if wants_nodes(spec) else EDGES


def _listed(columns: Sequence[str], rows: Iterable[Cells | RowRejected]) -> Iterator[Record]:
    for row in rows:
        if isinstance(row, RowRejected):
            yield row
        else:
            yield [row.get(column) for column in columns]


def timeset(spans: Iterable[tuple[str, str]]) -> str | None:
    """Return spans of time as Gephi writes them: <[1990, 1995]; [2000, 2001]>."""
    shown = "; ".join(f"[{start or '-Infinity'}, {end or 'Infinity'}]" for start, end in spans)
    return f"<{shown}>" if shown else None
