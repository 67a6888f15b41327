"""Remove overlaps between nodes."""

from __future__ import annotations

import numpy as np

from .repulsion import Floats, Ints

ROUNDS, STEPS = 25, 4  # neighbour searches, and steps after each search
ENOUGH = 0.98


def spread(points: Floats, room: Floats) -> Floats:
    """Return the same points, pushed apart along the line between them where their rooms meet.

    A room is an ellipse with the half axes `room`: boxes would line the nodes up in columns.
    """
    points = _parted(points)
    for _ in range(ROUNDS):
        one, other = _near(points, room)
        before = points
        for _ in range(STEPS):
            points = _pushed(points, room, one, other)
        if points is before:
            break
    return points


def _parted(points: Floats) -> Floats:
    """Return nodes on the very same spot have no line between them; their order gives them one."""
    number = np.arange(len(points))
    return points + np.column_stack([np.cos(number), np.sin(number)]) * 0.01


def _near(points: Floats, room: Floats) -> tuple[Ints, Ints]:
    """Return pairs that overlap or may soon overlap, in a fixed order."""
    from scipy.spatial import cKDTree

    typical = np.median(room, axis=0)
    reach = 1.25 + float((room / typical).max())  # in typical rooms: the largest and a usual one
    pairs = cKDTree(points / typical).query_pairs(reach, output_type="ndarray")
    pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    return pairs[:, 0], pairs[:, 1]


def _pushed(points: Floats, room: Floats, one: Ints, other: Ints) -> Floats:
    """Move overlapping pairs apart by one step; return the same array if there are none."""
    gap = points[other] - points[one]
    closeness = np.hypot(*(gap / (room[one] + room[other])).T)
    clash = closeness < ENOUGH
    if not clash.any():
        return points
    step = gap[clash] * (0.45 * (1 / np.maximum(closeness[clash], 0.1) - 1))[:, None]
    one, other, size = one[clash], other[clash], len(points)
    moves = [np.bincount(other, side, size) - np.bincount(one, side, size) for side in step.T]
    return points + np.column_stack(moves)
