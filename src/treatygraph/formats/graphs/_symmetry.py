"""Which edges have no direction."""

from __future__ import annotations

from typing import NamedTuple

from ...graph import Graph
from ...graph.edge_table import distinct


class Symmetry(NamedTuple):
    """The direction of most edges, and the types of relation that differ from it.

    `default` is `directed`, or `undirected` if every selected edge is of a symmetric relation.
    `exceptions` maps the other types to the value of GraphML's `directed`.
    """

    default: str
    exceptions: dict[str, str]


def symmetric_types(graph: Graph) -> Symmetry:
    """Return the directions of the selected edges, by type of relation."""
    columns, known = graph.columns, graph.dataset.vocabulary.relations
    used = [columns.types[code] for code in distinct(columns.type[graph.mask]).tolist()]
    symmetric = [key for key in used if known[key].symmetric]
    if used and len(symmetric) == len(used):
        return Symmetry("undirected", {})
    return Symmetry("directed", dict.fromkeys(symmetric, "false"))
