"""The ends of edges: ids, kinds and codes."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from ...frames import series
from ...graph import Graph
from ..dyads import actors_of
from .coded import categories
from .edges import Edges, Numbers
from .written import Columns, taken, tuples

SYSTEMS = ("iso3", "cow", "gw")  # the codes that other tables are merged by
ENDS = ("from", "to")


def end_columns(graph: Graph, edge: Numbers) -> Columns:
    """Return id, kind and codes of both ends."""
    columns = graph.columns
    ids, codes = series(graph.dataset.node_ids), _codes(graph)
    found: Columns = {}
    for name, numbers in zip(ENDS, (columns.source[edge], columns.target[edge]), strict=True):
        found[name] = taken(ids, numbers)
        found[f"{name}_kind"] = categories(columns.kind[numbers], columns.kinds)
        for system in SYSTEMS:
            found[f"{name}_{system}"] = taken(codes[system], numbers)
    return found


def end_lists(graph: Graph, edges: Edges) -> Columns:
    """Return the ids at both ends of each relation, each once."""
    ids, columns = graph.dataset.node_ids, graph.columns
    first = np.flatnonzero(np.diff(edges.place, prepend=-1))
    bounds = np.append(first, len(edges.edge)).tolist()
    found: Columns = {}
    for name, numbers in zip(ENDS, (columns.source, columns.target), strict=True):
        texts = [ids[number] for number in numbers[edges.edge].tolist()]
        found[f"{name}_list"] = tuples([dict.fromkeys(texts[a:b]) for a, b in pairwise(bounds)])
    return found


def _codes(graph: Graph) -> Columns:
    """Return the codes of every node in each system, as the node or the table of states has it."""
    key = (__name__, "codes")
    memo = graph.columns.memo
    if key not in memo:
        memo[key] = {system: series(_codes_in(graph, system)) for system in SYSTEMS}
    codes: Columns = memo[key]
    return codes


def _codes_in(graph: Graph, system: str) -> list[str | None]:
    codes: list[str | None] = [None] * graph.columns.size
    for name, kind in graph.dataset.vocabulary.kinds.items():
        if not set(SYSTEMS).isdisjoint(kind.codes):
            actors = actors_of(graph, name)
            for number, code in zip(actors.numbers.tolist(), actors.codes(system), strict=True):
                codes[number] = code or None
    return codes
