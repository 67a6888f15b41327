"""What is drawn: nodes with place and size, lines between them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..graph import Graph
from .layout import Ties, place
from .lines import Line, lines_of
from .payload import Payload
from .repulsion import Floats

SMALLEST, LARGEST, GROWTH = 8.0, 44.0, 3.0
BESIDE, BELOW = 30.0, 16.0  # room for a label, beside and below the shape


class Dot(NamedTuple):
    """A node: its place and the radius of its shape."""

    x: int
    y: int
    size: float


class Drawing(NamedTuple):
    """Everything that a renderer has to know about places; a dot's position is the node's row."""

    dots: list[Dot]
    lines: list[Line]


def draw(graph: Graph, payload: Payload) -> Drawing:
    """Lines, and places and sizes of the nodes, in the coordinates of the page."""
    lines = lines_of(graph, payload)
    sizes = _sizes(lines, payload.drawn)
    room = np.column_stack([sizes + BESIDE, sizes + BELOW])
    places = place(payload.drawn, _ties(lines, payload.drawn), room).tolist()
    dots = [Dot(x, y, size) for (x, y), size in zip(places, sizes.tolist(), strict=True)]
    return Drawing(dots, lines)


def _sizes(lines: list[Line], count: int) -> Floats:
    """Area grows with the number of relations."""
    ends = [end for line in lines for end in {line.source, line.target} for _ in line.relations]
    relations = np.bincount(np.array(ends, dtype=np.intp), minlength=count)
    sizes: Floats = np.minimum(SMALLEST + GROWTH * np.sqrt(relations.astype(np.float64)), LARGEST)
    return np.round(sizes, 1)


def _ties(lines: list[Line], count: int) -> Ties:
    """Every pair of different nodes that any line joins."""
    pairs = np.array([line.pair for line in lines], dtype=np.intp).reshape(-1, 2)
    apart = pairs[:, 0] != pairs[:, 1]
    return Ties(*np.divmod(np.unique(pairs[apart] @ (count, 1)), max(count, 1)))
