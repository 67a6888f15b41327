"""Selected relations as an answer, for lists and the timeline."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from ..graph import Graph
from ..result import Result
from .display import relation_views
from .evidence import EVIDENCE_VIEW, rows_of, shown_sources
from .left_out import reasons
from .rows import RELATION_COLUMNS, other_keys, remarks


def relations_result(
    graph: Graph,
    title: str,
    records: Iterable[int],
    *,
    evidence: bool = False,
    remark: str = "",
) -> Result:
    """Return relations as rows, with the names of their ends for people."""
    rows = rows_of(graph, records, evidence)
    return Result(
        title,
        rows,
        (*RELATION_COLUMNS, *other_keys(rows, RELATION_COLUMNS)),
        shown=("date", "from", "type", "to", "status", "details", shown_sources(evidence)),
        views=relation_views(graph) | EVIDENCE_VIEW,
        left_out=partial(reasons, graph),
        note=" ".join(filter(None, [remarks(graph, rows), remark])),
    )
