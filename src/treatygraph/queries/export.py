"""The graph itself, for other tools."""

from __future__ import annotations

from functools import partial

from ..graph import Graph
from ..result import Result
from .display import relation_views
from .left_out import reasons
from .rows import RELATION_COLUMNS, left_out, other_keys, relation_row


def export(graph: Graph) -> Result:
    """Return the selected relations, one row an edge, with the graph for formats that carry one.

    The rows, and `data`, are the edges. The format node-link is what networkx's
    `node_link_graph(data, edges="edges")` reads back.
    """
    ids, columns = graph.dataset.node_ids, graph.columns
    rows = [
        relation_row(graph.relation(columns.record[edge]))
        | {"from": ids[columns.source[edge]], "to": ids[columns.target[edge]]}
        for edge in graph.mask.nonzero()[0]
    ]
    return Result(
        "Graph",
        rows,
        (*RELATION_COLUMNS, *other_keys(rows, RELATION_COLUMNS)),
        shown=("from", "type", "to", "date", "status", "sources"),
        views=relation_views(graph),
        network=graph.to_networkx,
        left_out=partial(reasons, graph),
        note=left_out(graph),
    )
