"""Selected relations as an answer, for lists and the timeline."""

from __future__ import annotations

from functools import partial

from ..graph import Graph
from ..graph.edge_table import Ints
from ..result import Result
from .display import relation_views
from .evidence import EVIDENCE_VIEW, rows_of, shown_sources
from .left_out import reasons
from .relation_rows import RelationRows
from .rows import RELATION_COLUMNS, other_keys, remarks


def relations_result(
    graph: Graph,
    title: str,
    records: Ints,
    *,
    evidence: bool = False,
    remark: str = "",
) -> Result:
    """Return relations as rows, made when they are read, with the names of their ends."""
    rows = rows_of(graph, records.tolist(), evidence)
    return Result(
        title,
        rows,
        partial(_columns, rows),
        shown=("date", "from", "type", "to", "status", "details", shown_sources(evidence)),
        views=relation_views(graph) | EVIDENCE_VIEW,
        left_out=partial(reasons, graph),
        note=partial(_note, graph, rows, remark),
    )


def _columns(rows: RelationRows) -> tuple[str, ...]:
    return *RELATION_COLUMNS, *other_keys(rows, RELATION_COLUMNS)


def _note(graph: Graph, rows: RelationRows, remark: str) -> str:
    return " ".join(filter(None, [remarks(graph, rows), remark]))
