"""Relations as the lines that are drawn between two nodes.

Relations of one type and status between the same two nodes, in the same direction, are one line
with a count; lines of different type, status or direction are bent apart, so that none hides
another. Filters can so hide whole lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

import numpy as np

from ..graph import Graph
from .payload import Payload

WIDEST_STEP = 0.14  # of the distance between the two nodes, from one line to the next
WIDEST_FAN = 0.7


class Line(NamedTuple):
    """One line: rows of its two nodes, codes of type and status, its bend, rows of its relations.

    `bend` is the share of its length by which it leaves the straight way, to the right as seen
    from the node with the lower row.
    """

    source: int
    target: int
    type: int
    status: int
    bend: float
    relations: tuple[int, ...]

    @property
    def pair(self) -> tuple[int, int]:
        return min(self.source, self.target), max(self.source, self.target)


def lines_of(graph: Graph, payload: Payload, rows: set[int]) -> list[Line]:
    """The lines between these rows, in an order that does not depend on files.

    The page folds them in the same way, in `lines.js`.
    """
    folded: dict[tuple[int, int, int, int], set[int]] = {}
    for source, target, kind, status, relation in _edges(graph, payload, rows):
        folded.setdefault((source, target, kind, status), set()).add(relation)
    straight = [Line(*ends, 0.0, tuple(sorted(rows))) for ends, rows in folded.items()]
    straight.sort(key=lambda line: (line.pair, line[:4]))
    fans = groupby(straight, lambda line: line.pair)
    return [line for _, fan in fans for line in _bent(list(fan))]


def _edges(
    graph: Graph, payload: Payload, rows: set[int]
) -> Iterator[tuple[int, int, int, int, int]]:
    """Rows and codes of the selected edges; symmetric ones run from the lower row."""
    columns = graph.columns
    known = np.zeros(columns.size, dtype=bool)
    known[graph.nodes[sorted(rows)]] = True
    chosen = np.flatnonzero(graph.mask & known[columns.source] & known[columns.target])
    symmetric = columns.type_mask(lambda each: each.symmetric)
    parts = (columns.source, columns.target, columns.type, columns.status, columns.record)
    for source, target, kind, status, record in zip(
        *(part[chosen].tolist() for part in parts), strict=True
    ):
        ends = (payload.row_of_node[source], payload.row_of_node[target])
        low, high = sorted(ends) if symmetric[kind] else ends
        yield low, high, kind, status, payload.row_of_record[record]


def _bent(fan: list[Line]) -> Iterator[Line]:
    """Lines between the same two nodes, spread evenly around the straight way."""
    step = min(WIDEST_STEP, WIDEST_FAN / len(fan))
    for place, line in enumerate(fan):
        yield line._replace(bend=round((place - (len(fan) - 1) / 2) * step, 3))
