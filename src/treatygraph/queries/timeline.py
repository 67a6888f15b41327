"""Relations in time."""

from __future__ import annotations

from ..dates import is_dated
from ..graph import Graph
from ..result import Result
from .rows import title_with
from .selected import relations_result


def timeline(graph: Graph, *, evidence: bool = False) -> Result:
    """Return the selected dated relations, by first day, then last day, then id.

    Days are the earliest and latest that the date allows (EDTF); undated relations are not listed;
    the note counts them. `evidence`: each with the places in its sources.
    """
    days = graph.columns.days[graph.records]
    dated = graph.records[is_dated(*days.T)]
    undated = len(graph.records) - len(dated)
    remark = f"Not in the timeline: {undated} without a date." if undated else ""
    title = title_with(graph, "Timeline")
    return relations_result(graph, title, dated, evidence=evidence, remark=remark)
