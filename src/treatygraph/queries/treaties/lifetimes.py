"""When states and other parties existed: from the data, or from the table of states."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ... import dates
from ...graph import Graph
from ...graph.edge_table import Ints
from ...states import lifetime
from .bounds import Bounds

ALWAYS = (dates.LONG_AGO, dates.LONG_AGO, dates.FAR_OFF, dates.FAR_OFF)


def existence(graph: Graph, parties: Ints) -> tuple[Bounds, Bounds]:
    """Return the first and the last day of each party; open for one that still exists.

    The attribute of its node with the role `existence` decides; for a state without one, the table
    of states, whose record is that of the same id with a code or name in common.
    """
    days = np.array(list(_days(graph, parties)), dtype=np.int64).reshape(-1, 4).T
    return Bounds(days[0], days[1]), Bounds(days[2], days[3])


def _days(graph: Graph, parties: Ints) -> Iterator[tuple[int, int, int, int]]:
    keys = graph.dataset.vocabulary.with_role("existence")
    numbers = parties.tolist()
    for number, values in zip(numbers, graph.dataset.node_attributes(numbers), strict=True):
        text = next((values[key] for key in keys if key in values), None)
        yield _of_text(text) if text else _of_table(graph, number)


def _of_text(text: str) -> tuple[int, int, int, int]:
    possible, certain = dates.span(text), dates.certain(text, "state")
    return possible.first, certain.first, certain.last, possible.last


def _of_table(graph: Graph, number: int) -> tuple[int, int, int, int]:
    kinds = graph.dataset.vocabulary.kinds
    if kinds[graph.columns.kinds[graph.columns.kind[number]]].party != "state":
        return ALWAYS
    node = graph.node(number)
    found = lifetime(node.id, node.ids, node.name)
    # states interrupt their existence, by occupation for instance, and their treaties outlive it
    return (found.first, found.first, found.last, found.last) if found else ALWAYS
