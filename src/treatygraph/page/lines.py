"""Group relations into the lines drawn between two nodes.

Relations of one type and status between the same two nodes, in the same direction, form one line;
lines that differ are curved apart. `scripts/network/lines.js` does the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from math import floor
from typing import NamedTuple

import numpy as np

from ..graph import Graph
from .layout.repulsion import Ints

WIDEST_STEP = 0.14  # of the distance between the two nodes, from one line to the next
WIDEST_FAN = 0.7


class Line(NamedTuple):
    """One line: rows of its two nodes, codes of type and status, its bend.

    `bend` is the share of its length by which it leaves the straight way, to the right as seen
    from the node with the lower row.
    """

    source: int
    target: int
    type: int
    status: int
    bend: float

    @property
    def pair(self) -> tuple[int, int]:
        return min(self.source, self.target), max(self.source, self.target)


def lines_of(graph: Graph, rows: Ints) -> list[Line]:
    """Return the lines between these rows (places among the nodes), whatever the order of files."""
    straight = [Line(*ends, 0.0) for ends in set(_edges(graph, rows))]
    straight.sort(key=lambda line: (line.pair, line[:4]))
    fans = groupby(straight, lambda line: line.pair)
    return [line for _, fan in fans for line in _bent(list(fan))]


def _edges(graph: Graph, rows: Ints) -> Iterator[tuple[int, int, int, int]]:
    """Return rows and codes of the selected edges; symmetric ones run from the lower row."""
    columns = graph.columns
    known = np.zeros(columns.size, dtype=bool)
    known[graph.nodes[rows]] = True
    chosen = np.flatnonzero(graph.mask & known[columns.source] & known[columns.target])
    source, target, kind, status = (
        part[chosen] for part in (columns.source, columns.target, columns.type, columns.status)
    )
    turned = columns.type_mask(lambda each: each.symmetric)[kind] & (source > target)
    ends = np.where(turned, target, source), np.where(turned, source, target)
    places = (np.searchsorted(graph.nodes, end).tolist() for end in ends)
    return zip(*places, kind.tolist(), status.tolist(), strict=True)


def _bent(fan: list[Line]) -> Iterator[Line]:
    """Return lines between the same two nodes, spread evenly around the straight way."""
    step = min(WIDEST_STEP, WIDEST_FAN / len(fan))
    for position, line in enumerate(fan):
        bend = (position - (len(fan) - 1) / 2) * step
        # halves go up, as Math.round of the page has it; round() would take the even neighbour
        yield line._replace(bend=floor(bend * 1000 + 0.5) / 1000)
