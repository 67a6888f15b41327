"""Treaties that end others: for all parties, or party by party."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ...graph import Graph
from ...graph.edge_table import Ints
from .acts import edges_with
from .bounds import Bounds, day_before, days_of, spans_of, where
from .documents import Treaties, read_treaties

Edges = npt.NDArray[np.intp]


def with_endings(graph: Graph, treaties: Treaties) -> Treaties:
    """Return treaties with the ends that others gave them for all parties.

    A termination ends a treaty on its date, otherwise on the entry into force of the treaty that
    ends it. A replacement does so only if it has a date.
    """
    edges = _edges_onto(graph, treaties.node)
    if not len(edges):
        return treaties
    last = day_before(_days(graph, edges))
    general = edges_with(graph, "termination")[edges] | _is_dated(graph, edges)
    edges, last = edges[general], last.at(general)
    row = treaties.row_of(graph.columns.target[edges])
    end = Bounds(treaties.end.early.copy(), treaties.end.late.copy())
    np.minimum.at(end.early, row, last.early)
    np.minimum.at(end.late, row, last.late)
    ended_by = treaties.ended_by.copy()
    decisive = (last.late == end.late[row]) & (last.late < treaties.end.late[row])
    ended_by[row[decisive]] = graph.columns.record[edges[decisive]]
    return treaties._replace(end=end, ended_by=ended_by)


def replacements(graph: Graph, nodes: Ints) -> Edges:
    """Return the edges by which others replace these treaties party by party: those undated."""
    edges = _edges_onto(graph, nodes)
    replacing = edges_with(graph, "replacement")[edges]
    return edges[replacing & ~_is_dated(graph, edges)]


def _edges_onto(graph: Graph, nodes: Ints) -> Edges:
    ending = graph.without_period.mask & edges_with(graph, "termination", "replacement")
    edges = np.flatnonzero(ending)
    return edges[np.isin(graph.columns.target[edges], nodes)]


def _effective(graph: Graph, edges: Edges) -> list[str | None]:
    keys = graph.dataset.vocabulary.with_role("effective")
    records = graph.columns.record[edges].tolist()
    found = graph.dataset.relation_attributes(records)
    dated = zip(found, graph.dataset.relation_dates(records), strict=True)
    return [next((each[key] for key in keys if key in each), date) for each, date in dated]


def _is_dated(graph: Graph, edges: Edges) -> npt.NDArray[np.bool_]:
    return np.array([bool(text) for text in _effective(graph, edges)], dtype=bool)


def _days(graph: Graph, edges: Edges) -> Bounds:
    """Return the day on which each edge ends its target."""
    own = spans_of(_effective(graph, edges))
    origins = np.unique(graph.columns.source[edges])
    newer = read_treaties(graph, origins)
    entry = newer.entry.at(newer.row_of(graph.columns.source[edges]))
    return where(own.undated, entry, days_of(own))
