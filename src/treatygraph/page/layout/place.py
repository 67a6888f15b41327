"""Compute positions: forces, then overlap removal, then component packing.

The layout is deterministic and independent of the order of files. Its cost grows with nodes plus
relations, not with pairs of nodes.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from .components import shelve
from .overlap import spread
from .repulsion import Field, Floats, Ints

GOLDEN_ANGLE = np.pi * (3 - np.sqrt(5))
REPULSION, GRAVITY = 0.5, 0.03
HUBS = 0.75  # how much the well connected push the others away
WIDE = 1.15  # screens and labels are wider than high
AIR = 1.9  # how much more area the drawing takes than its nodes need


class Ties(NamedTuple):
    """Pairs of different nodes, each pair once."""

    source: Ints
    target: Ints


def place(count: int, ties: Ties, room: Floats) -> npt.NDArray[np.int64]:
    """Whole coordinates for every node; `room` is half the width and height that each needs."""
    if count == 0:
        return np.zeros((0, 2), dtype=np.int64)
    degree = _degrees(count, ties)
    points = _settle(_spiral(degree), ties, degree) * (WIDE, 1.0)
    part = _parts(count, ties)
    points = spread(_scaled(points, room, part == 0), room)
    return np.rint(shelve(points, room, part)).astype(np.int64)


def _spiral(degree: Floats) -> Floats:
    """Return a start: the best connected in the middle, the others around them."""
    rank = np.argsort(np.argsort(-degree, kind="stable"), kind="stable")
    angle, radius = rank * GOLDEN_ANGLE, np.sqrt(rank + 0.5)
    return np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])


def _settle(points: Floats, ties: Ties, degree: Floats) -> Floats:
    """Tied nodes attract each other and all repel, while a temperature limits each step.

    Fruchterman, T. and Reingold, E. (1991), https://doi.org/10.1002/spe.4380211102; the well
    connected repel more, which makes hubs of them.
    """
    rounds = 180 if len(points) < 1500 else 90
    mass, strength, field = (1 + degree) ** HUBS, _strength(ties, degree), Field(len(points))
    for heat in np.geomspace(0.3, 0.003, rounds) * np.sqrt(len(points)):
        force = REPULSION * field.push(points, mass) - GRAVITY * points * mass[:, None]
        force += _attraction(points, ties, strength)
        length = np.hypot(*force.T) + 1e-9
        points = points + force * (np.minimum(length, heat) / length)[:, None]
    return points


def _strength(ties: Ties, degree: Floats) -> Floats:
    """Return tie strengths: leaves stay close, ties between hubs may stretch."""
    strength: Floats = 1 / np.sqrt(degree[ties.source] * degree[ties.target])
    return strength


def _attraction(points: Floats, ties: Ties, strength: Floats) -> Floats:
    pull = (points[ties.target] - points[ties.source]) * strength[:, None]
    size = len(points)
    sides = [_sums(ties.source, side, size) - _sums(ties.target, side, size) for side in pull.T]
    return np.column_stack(sides)


def _scaled(points: Floats, room: Floats, main: npt.NDArray[np.bool_]) -> Floats:
    """Return the points over an area in which the nodes of the main part have room and air."""
    wanted = 4 * AIR * float((room[main, 0] * room[main, 1]).sum())
    extent = np.ptp(points[main], axis=0)
    found = float(np.prod(np.maximum(extent, max(0.3 * float(extent.max()), 1.0))))
    scaled: Floats = (points - points[main].mean(axis=0)) * np.sqrt(wanted / found)
    return scaled


def _parts(count: int, ties: Ties) -> Ints:
    """Return the connected part of each node, largest part first."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    ones = np.ones(len(ties.source), dtype=np.int8)
    matrix = coo_array((ones, (ties.source, ties.target)), shape=(count, count))
    labels: Ints = connected_components(matrix, directed=False)[1]
    order = np.argsort(-np.bincount(labels), kind="stable")
    rank = np.argsort(order)
    return rank[labels]


def _degrees(count: int, ties: Ties) -> Floats:
    return _sums(np.concatenate([ties.source, ties.target]), None, count)


def _sums(at: Ints, values: Floats | None, count: int) -> Floats:
    return np.bincount(at, values, count).astype(np.float64)
