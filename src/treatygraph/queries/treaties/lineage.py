"""The treaties that a treaty amends, replaces or implements, and those that do so to it."""

from __future__ import annotations

from functools import partial

import numpy as np

from ...graph import Graph
from ...graph.edge_table import distinct
from ...result import Result
from ...vocabulary.words import TREATY_ACTS
from ..display import relation_views
from ..left_out import reasons
from ..relation_rows import RelationRows
from ..rows import RELATION_COLUMNS, left_out, other_keys, relation_rows, title_with
from .acts import edges_with


def lineage(graph: Graph, treaty: str) -> Result:
    """Return the relations that connect a treaty with others, directly or through others.

    Those that lead to what came before and what came after, by `step`: 1 for the treaty's own.
    Raises UnknownName or AmbiguousName.
    """
    number = graph.resolve(treaty)
    steps = _steps(graph, number)
    records = sorted(steps, key=lambda record: (steps[record], record))
    cells = {record: {"step": steps[record]} for record in records}
    rows = RelationRows(graph, records, relation_rows).with_cells(cells)
    columns = ("step", *RELATION_COLUMNS)
    name = graph.node(number).name
    return Result(
        title_with(graph, f"Lineage: {name}"),
        rows,
        (*columns, *other_keys(rows, columns)),
        shown=("step", "date", "from", "type", "to", "status", "details", "sources"),
        views=relation_views(graph),
        left_out=partial(reasons, graph),
        note=left_out(graph),
        empty=f"no other treaty is connected with {name}",
    )


def _steps(graph: Graph, treaty: int) -> dict[int, int]:
    """Return the relations between treaties, each with its distance from one of them."""
    columns = graph.columns
    edges = np.flatnonzero(graph.mask & edges_with(graph, *TREATY_ACTS))
    known = np.zeros(columns.size, dtype=bool)
    newest, step, steps = np.array([treaty], dtype=np.int32), 0, dict[int, int]()
    while len(newest):
        known[newest] = True
        step += 1
        touching = np.isin(columns.source[edges], newest) | np.isin(columns.target[edges], newest)
        for record in columns.record[edges[touching]].tolist():
            steps.setdefault(record, step)
        ends = np.concatenate([columns.source[edges[touching]], columns.target[edges[touching]]])
        newest = distinct(ends[~known[ends]])
    return steps
