"""Component packing: components other than the largest are placed below it, in rows."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .repulsion import Floats, Ints

BETWEEN = 30.0  # from the main part to the first row
WIDE = 1.3  # how much wider than high the rows are where there is no larger part above them


class Box(NamedTuple):
    """The bounding box of a component."""

    left: float
    top: float
    width: float
    height: float


def shelve(points: Floats, room: Floats, part: Ints) -> Floats:
    """Place all components but the first in rows below it, largest first."""
    members = np.split(np.argsort(part, kind="stable"), np.cumsum(np.bincount(part))[:-1])
    main, *others = (_box(points[nodes], room[nodes]) for nodes in members)
    right = main.left + max(main.width, _row_width(others))
    moved, across = points.copy(), main.left
    row = below = main.top + main.height + BETWEEN
    for nodes, box in zip(members[1:], others, strict=True):
        if across > main.left and across + box.width > right:
            across, row = main.left, below
        moved[nodes] += (across - box.left, row - box.top)
        across += box.width
        below = max(below, row + box.height)
    return moved


def _row_width(boxes: list[Box]) -> float:
    return float(np.sqrt(WIDE * sum(box.width * box.height for box in boxes)))


def _box(points: Floats, room: Floats) -> Box:
    low, high = (points - room).min(axis=0), (points + room).max(axis=0)
    return Box(float(low[0]), float(low[1]), *(high - low).tolist())
