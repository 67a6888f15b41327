"""The drawing: nodes with position and size, and lines."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..graph import Graph
from .layout.place import place
from .layout.repulsion import Floats
from .lines import Line, lines_of
from .overview import Edges, overview

BUDGET = 600  # more nodes than that make a drawing that is slow to move and hard to read
SMALLEST, LARGEST, GROWTH = 8.0, 44.0, 3.0
BESIDE, BELOW = 30.0, 16.0  # room for a label, beside and below the shape


class Dot(NamedTuple):
    """A node: its position and radius."""

    x: int
    y: int
    size: float


class Drawing(NamedTuple):
    """Dots by row, and lines between them."""

    dots: dict[int, Dot]
    lines: list[Line]


def draw(graph: Graph, edges: Edges, budget: int = BUDGET) -> Drawing:
    """Return lines, and places and sizes of the nodes, in the coordinates of the page."""
    shown = overview(edges, budget)
    rows = shown.rows.tolist()
    sizes = _sizes(edges.relations[shown.rows])
    room = np.column_stack([sizes + BESIDE, sizes + BELOW])
    places = place(len(rows), shown.ties, room).tolist()
    dots = [Dot(x, y, size) for (x, y), size in zip(places, sizes.tolist(), strict=True)]
    return Drawing(dict(zip(rows, dots, strict=True)), lines_of(graph, shown.rows))


def _sizes(relations: Floats) -> Floats:
    """Area grows with the number of relations."""
    sizes: Floats = np.minimum(SMALLEST + GROWTH * np.sqrt(relations), LARGEST)
    return np.round(sizes, 1)
