"""The columns that a graph is made of: one row a node, one row an edge."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from ..dataset import Dataset
from ..dataset.arrays import CertainDays
from ..vocabulary import RelationType

Ints = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]

FORWARD, BACKWARD, BOTH = 1, 2, 3


class Adjacency(NamedTuple):
    """Compressed rows of ties: the neighbours of node n are at `offsets[n]:offsets[n + 1]`.

    Each entry leads from `origin` to `neighbour` over `edge`; `way` is FORWARD, BACKWARD, or BOTH
    for symmetric relations.
    """

    offsets: npt.NDArray[np.int64]
    origin: Ints
    neighbour: Ints
    edge: Ints
    way: npt.NDArray[np.int8]


class EdgeTable:
    """The columns of a dataset (see `dataset.arrays`) with what is derived from them.

    `has_served_path`: the first narrow query builds a partial adjacency, later ones the full one.
    `memo` keeps what queries derive from all columns, such as who is bound by what.
    """

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.types = tuple(dataset.vocabulary.relations)
        self.statuses = tuple(dataset.vocabulary.statuses)
        self.kinds = tuple(dataset.vocabulary.kinds)
        arrays = dataset.arrays
        self.kind, self.source, self.target, self.record = arrays[:4]
        self.type, self.status, self.first, self.last = arrays[4:]
        self.has_served_path = False
        self.memo: dict[Any, Any] = {}

    @property
    def size(self) -> int:
        """The number of nodes."""
        return len(self.kind)

    @cached_property
    def record_starts(self) -> Ints:
        """The first edge of each relation."""
        return np.flatnonzero(starts(self.record)).astype(np.int32)

    @cached_property
    def days(self) -> Ints:
        """First and last day of each relation."""
        return np.stack([self.first[self.record_starts], self.last[self.record_starts]], axis=1)

    @property
    def certain_days(self) -> CertainDays:
        """The certain span of each edge, read when a question needs it."""
        return self.dataset.certain_days

    def type_mask(self, holds: Callable[[RelationType], bool]) -> Mask:
        """For each code of a relation type, whether something holds for it."""
        known = self.dataset.vocabulary.relations
        return np.array([holds(known[key]) for key in self.types], dtype=bool)

    @cached_property
    def adjacency(self) -> Adjacency:
        """The ties as compressed rows, in both directions; edges ascend within a row."""
        return self.adjacency_of(np.arange(len(self.record), dtype=np.int32))

    def adjacency_of(self, edges: Ints) -> Adjacency:
        """Return the same of some edges, which ascend."""
        ties = edges[self.type_mask(lambda each: each.tie)[self.type[edges]]]
        symmetric = self.type_mask(lambda each: each.symmetric)[self.type[ties]]
        # each tie as two arcs next to each other: along the relation, and back
        start = np.stack([self.source[ties], self.target[ties]], axis=1).ravel()
        order = _by_number(start)
        tie = order >> 1
        way = np.where(order & 1, BACKWARD, FORWARD).astype(np.int8)
        way[symmetric[tie]] = BOTH
        edge, origin = ties[tie], start[order]
        neighbour = self.source[edge] + self.target[edge] - origin
        counts = np.bincount(start, minlength=self.size)
        offsets = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
        return Adjacency(offsets, origin, neighbour, edge, way)

    @cached_property
    def repeated(self) -> Mask:
        """Mask of duplicate edges: the same unordered pair twice in one relation.

        They occur where both nodes are at both ends of the relation.
        """
        again = ~starts(self.record)
        several = np.flatnonzero(again | np.append(again[1:], False))
        one, other = self.source[several], self.target[several]
        keys = self.record[several], np.minimum(one, other), np.maximum(one, other)
        order = np.lexsort(keys[::-1])
        first = np.logical_or.reduce([starts(key[order]) for key in keys])
        repeated: Mask = np.zeros(len(self.record), dtype=bool)
        repeated[several[order[~first]]] = True
        return repeated


def distinct(values: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return the sorted distinct values; `numpy.unique` would import masked arrays for it."""
    return fresh(np.sort(values))


def fresh(ordered: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return the distinct values of a sorted array."""
    return ordered[starts(ordered)]


def starts(ordered: npt.NDArray[Any]) -> Mask:
    """Return a mask of the first occurrence of each value in a sorted array."""
    first = np.ones(len(ordered), dtype=bool)
    first[1:] = ordered[1:] != ordered[:-1]
    return first


def _by_number(numbers: Ints) -> npt.NDArray[np.int64]:
    """Return a stable argsort.

    It sorts the low and then the high 16 bits, which numpy does by counting, many times faster than
    comparing 32 bits.
    """
    order = np.argsort((numbers & 0xFFFF).astype(np.uint16), kind="stable")
    high = (numbers >> 16).astype(np.uint16)
    return order[np.argsort(high[order], kind="stable")] if high.any() else order
