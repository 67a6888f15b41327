"""The graph itself, for other tools."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, overload

import numpy as np

from ..graph import Graph
from ..result import Result, Row
from .display import relation_views
from .left_out import reasons
from .rows import RELATION_COLUMNS, left_out, other_keys, relation_row

if TYPE_CHECKING:
    from pandas import DataFrame


class EdgeRows(Sequence[Row]):
    """The selected edges as rows, made when they are read: a large graph has millions."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph

    def __len__(self) -> int:
        return int(np.count_nonzero(self.graph.mask))

    def __iter__(self) -> Iterator[dict[str, Any]]:
        ids = self.graph.dataset.node_ids
        for relation, _, ends in self.graph.stream_relations():
            row = relation_row(relation)
            for origin, target in ends:
                yield row | {"from": ids[origin], "to": ids[target]}

    def frame(self, explode: bool = True) -> DataFrame:
        """Return a data frame with one row an edge; not `explode`, one row a relation."""
        from .frame import relation_frame

        return relation_frame(self.graph, self.graph.records.tolist(), {}, explode=explode)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        if isinstance(index, slice):
            return [self[each] for each in range(len(self))[index]]
        ids, columns = self.graph.dataset.node_ids, self.graph.columns
        edge = int(np.flatnonzero(self.graph.mask)[index])
        row = relation_row(self.graph.relation(int(columns.record[edge])))
        return row | {"from": ids[columns.source[edge]], "to": ids[columns.target[edge]]}


def export(graph: Graph) -> Result:
    """Return the selected relations, one row an edge, with the graph for formats that carry one.

    The rows, and `data`, are the edges. The format node-link is what networkx's
    `node_link_graph(data, edges="edges")` reads back.
    """
    rows = EdgeRows(graph)
    return Result(
        "Graph",
        rows,
        partial(_columns, rows),
        shown=("from", "type", "to", "date", "status", "sources"),
        views=relation_views(graph),
        graph=graph,
        left_out=partial(reasons, graph),
        note=partial(left_out, graph),
    )


def _columns(rows: EdgeRows) -> Sequence[str]:
    return *RELATION_COLUMNS, *other_keys(rows, RELATION_COLUMNS)
