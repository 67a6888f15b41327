"""A dataset as numpy columns: one row a node, one row an edge (an origin × a target of a relation).

Nodes and relations are numbered in the order of their ids, so that nothing depends on the order
in which files were read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from .. import dates
from ..dataset import Dataset, Relation
from ..names import NameIndex
from ..vocabulary import RelationType

Ints = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]

FORWARD, BACKWARD, BOTH = 1, 2, 3


class Adjacency(NamedTuple):
    """Compressed rows of ties: the arcs of node n are `offsets[n]:offsets[n + 1]`.

    An arc leads from `origin` to `neighbour` over `edge`; `way` says whether that goes along the
    relation, against it, or (where it is symmetric) both.
    """

    offsets: npt.NDArray[np.int64]
    origin: Ints
    neighbour: Ints
    edge: Ints
    way: npt.NDArray[np.int8]


class Columns:
    """The columns of a dataset. Arrays of edges run parallel; codes count in vocabulary order."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        vocabulary = dataset.vocabulary
        self.types = tuple(vocabulary.relations)
        self.statuses = tuple(vocabulary.statuses)
        self.kinds = tuple(vocabulary.kinds)
        self.node_ids = [node.id for node in dataset.nodes]
        self.number = {key: number for number, key in enumerate(self.node_ids)}
        self.kind = _codes((node.kind for node in dataset.nodes), self.kinds)
        self._fill(dataset.relations)

    def _fill(self, relations: Iterable[Relation]) -> None:
        """The columns of the edges, and `days`: first and last day of each relation."""
        relations = list(relations)
        spans = [dates.span(each.date) if each.date else dates.UNDATED for each in relations]
        ends = [
            (self.number[origin], self.number[target], record)
            for record, each in enumerate(relations)
            for origin in each.origins
            for target in each.targets
        ]
        columns = np.array(ends, dtype=np.int32).reshape(-1, 3)
        self.source, self.target, self.record = np.ascontiguousarray(columns.T)
        self.days = np.array(spans, dtype=np.int32).reshape(-1, 2)
        self.first, self.last = np.ascontiguousarray(self.days[self.record].T)
        self.type = _codes((each.type for each in relations), self.types)[self.record]
        self.status = _codes((each.status for each in relations), self.statuses)[self.record]

    def type_mask(self, holds: Callable[[RelationType], bool]) -> Mask:
        """For each code of a relation type, whether something holds for it."""
        known = self.dataset.vocabulary.relations
        return np.array([holds(known[key]) for key in self.types], dtype=bool)

    @cached_property
    def adjacency(self) -> Adjacency:
        """The ties as compressed rows, in both directions; neighbours ascend within a row."""
        ties = np.flatnonzero(self.type_mask(lambda each: each.tie)[self.type]).astype(np.int32)
        symmetric = self.type_mask(lambda each: each.symmetric)[self.type[ties]]
        start = np.concatenate([self.source[ties], self.target[ties]])
        end = np.concatenate([self.target[ties], self.source[ties]])
        edge = np.concatenate([ties, ties])
        way = np.repeat(np.array([FORWARD, BACKWARD], dtype=np.int8), len(ties))
        way[np.concatenate([symmetric, symmetric])] = BOTH
        order = np.lexsort((edge, end, start))
        counts = np.bincount(start, minlength=len(self.node_ids))
        offsets = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
        return Adjacency(offsets, start[order], end[order], edge[order], way[order])

    def pairs(self, one: Ints, other: Ints, record: Ints) -> tuple[Ints, Ints, Ints]:
        """Pairs of nodes, each once, and the number of relations that bind the two.

        Two edges of one relation (it lists both nodes at both ends) count once.
        """
        size, records = max(len(self.node_ids), 1), max(len(self.dataset.relations), 1)
        relations = distinct((one.astype(np.int64) * size + other) * records + record) // records
        pair, count = np.unique(relations, return_counts=True)
        ends, others = np.divmod(pair, size)
        return ends.astype(np.int32), others.astype(np.int32), count.astype(np.int32)

    @cached_property
    def names(self) -> NameIndex:
        """Every name and alias, by folded spelling; demonyms and the like are no names."""
        return NameIndex(
            (number, name) for number, node in enumerate(self.dataset.nodes) for name in node.names
        )

    @cached_property
    def record_numbers(self) -> dict[str, int]:
        """The number of each relation, by id."""
        return {each.id: record for record, each in enumerate(self.dataset.relations)}

    def in_time_order(self, records: Ints) -> Ints:
        """Relations by first day, then last day, then id; undated ones stand last."""
        days = self.days[records]
        return records[np.lexsort((records, days[:, 1], days[:, 0]))]

    def relations_with(self, holds: Callable[[Relation], bool]) -> Mask:
        """For each relation record, whether something holds for it."""
        return np.fromiter(map(holds, self.dataset.relations), bool, len(self.dataset.relations))


def distinct(values: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """The values, ascending, each once; `numpy.unique` would import masked arrays for it."""
    ordered = np.sort(values)
    first = np.ones(len(ordered), dtype=bool)
    first[1:] = ordered[1:] != ordered[:-1]
    return ordered[first]


def _codes(words: Iterable[str], known: tuple[str, ...]) -> npt.NDArray[np.int16]:
    code = {word: number for number, word in enumerate(known)}
    return np.array([code[word] for word in words], dtype=np.int16)
