"""Brokers: who connects others that are not tied to each other."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from ..arguments import require_number
from ..errors import BadValue
from ..graph import Graph
from ..graph.selection import Words
from ..result import Result
from .left_out import reasons
from .measures import MEASURES, Asked
from .rows import left_out, title_with

SHOWN = ("constraint", "effective-size", "betweenness")


def brokers(graph: Graph, *, kind: Words = None, top: int | None = None) -> Result:
    """Return nodes with the measures of brokerage, the least constrained first.

    Parameters
    ----------
    kind : rank only nodes of this kind; the measures see all selected ties.
    top : how many rows; all by default.

    `constraint` and `effective-size` are Burt's (1992) and Borgatti's (1997), see
    `queries.measures.brokerage`; `betweenness` is Freeman's (1977), normalised. All are measured on
    the simple undirected graph of the selected ties. Raises BadValue.
    """
    require_number(top=top)
    if top is not None and top < 1:
        raise BadValue(f"top should be 1 or more, not {top}")
    kinds = graph.where(kind=kind).selection.kind if kind else ()
    asked = Asked(False, None, None)
    nodes = graph.projection.nodes
    found = {name: MEASURES[name](graph.projection, asked).values for name in SHOWN if len(nodes)}
    rows = _ranked(graph, found, kinds)[:top]
    return Result(
        title_with(graph, f"Brokers{' of ' + ', '.join(kinds) if kinds else ''}"),
        rows,
        ("rank", "id", "name", "kind", *SHOWN),
        left_out=partial(reasons, graph, ties=True),
        note=partial(left_out, graph),
        empty="nothing to rank: no selected relation is a tie between two nodes",
    )


def _ranked(graph: Graph, found: dict[str, Any], kinds: tuple[str, ...]) -> list[dict[str, Any]]:
    nodes = graph.projection.nodes
    if not len(nodes):
        return []
    order = np.lexsort((-found["effective-size"], np.round(found["constraint"], 12)))
    rows = [
        _row(graph, nodes[place], {name: found[name][place] for name in SHOWN}) for place in order
    ]
    chosen = [row for row in rows if not kinds or row["kind"] in kinds]
    return [{"rank": rank} | row for rank, row in enumerate(chosen, 1)]


def _row(graph: Graph, number: int, scores: dict[str, Any]) -> dict[str, Any]:
    node = graph.node(int(number))
    values = {name: round(float(score), 12) for name, score in scores.items()}
    return {"id": node.id, "name": node.name, "kind": node.kind} | values
