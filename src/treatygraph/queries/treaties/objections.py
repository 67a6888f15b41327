"""Objections that keep a treaty from being in force between two parties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from ...graph import Graph
from .acts import edges_with


def precluded(graph: Graph, one: Sequence[int], other: Sequence[int]) -> dict[int, int]:
    """Return the treaties that an objection keeps from force between two sides, by objection.

    The objection of one side says so, and is against a reservation of the other side.
    """
    pairs = [*_objections(graph, one, other), *_objections(graph, other, one)]
    return dict(pairs)


def _objections(
    graph: Graph, objecting: Sequence[int], reserving: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Yield treaty and relation of the objections of one side to reservations of the other."""
    columns, edges = graph.columns, _edges(graph)
    edges = edges[np.isin(columns.source[edges], objecting)]
    if not len(edges):
        return
    records = columns.record[edges].tolist()
    found = zip(edges.tolist(), graph.dataset.relation_attributes(records), strict=True)
    for edge, values in found:
        if _value(graph, values, "precluding") and _is_of(graph, values, reserving):
            yield int(columns.target[edge]), int(columns.record[edge])


def _edges(graph: Graph) -> npt.NDArray[np.intp]:
    """Return the selected objections; they are looked for once."""
    key, memo = ("objections", graph.without_period.selection), graph.columns.memo
    if key not in memo:
        chosen = graph.without_period.mask & edges_with(graph, "objection")
        memo[key] = np.flatnonzero(chosen)
    found: npt.NDArray[np.intp] = memo[key]
    return found


def _is_of(graph: Graph, values: Any, parties: Sequence[int]) -> bool:
    """Return whether the reservation that an objection opposes is of one of these parties."""
    record = graph.dataset.relation_numbers.get(str(_value(graph, values, "opposed")))
    if record is None:
        return False
    edges = np.flatnonzero(graph.columns.record == record)
    return bool(np.isin(graph.columns.source[edges], parties).any())


def _value(graph: Graph, values: Any, role: str) -> Any:
    keys = graph.dataset.vocabulary.with_role(role)
    return next((values[key] for key in keys if key in values), None)
