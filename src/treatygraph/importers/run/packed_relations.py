"""Relations packed into bytes while they are collected, and read again in the order of time.

As objects, five million relations need more than 6 GB. Packed, what stays in memory of a relation
is its id, its days and a position.
"""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Iterator, Sequence
from typing import Any, overload

import numpy as np
import numpy.typing as npt

from ...dataset import Evidence, Relation
from ...dataset.arrays import span_of
from .spool import Spool

Indices = npt.NDArray[np.int64]
Fields = tuple[Any, ...]


class PackedRelations:
    """Relations by number; each may be replaced, or get more evidence."""

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self._ids: list[str] = []
        self._parts = array("q")  # the number of a relation's content in the spool
        self._first, self._last = array("i"), array("i")
        self._evidence: dict[int, array[int]] = {}  # parts that hold more evidence of a relation

    def __len__(self) -> int:
        return len(self._parts)

    def __getitem__(self, number: int) -> Relation:
        *fields, evidence = pickle.loads(self._spool[self._parts[number]])
        for part in self._evidence.get(number, ()):
            evidence += pickle.loads(self._spool[part])
        return _relation(self._ids[number], fields, evidence)

    def append(self, relation: Relation) -> int:
        """Pack a relation and return its number."""
        first, last = span_of(relation.date)
        self._ids.append(relation.id)
        self._first.append(first)
        self._last.append(last)
        self._parts.append(self._spool.append(_packed(relation)))
        return len(self) - 1

    def replace(self, number: int, relation: Relation) -> None:
        """Replace a relation by one with the same id, date and evidence."""
        self._parts[number] = self._spool.append(_packed(relation))
        self._evidence.pop(number, None)

    def add_evidence(self, number: int, evidence: Sequence[Evidence]) -> None:
        """Add evidence to a relation."""
        parts = self._evidence.setdefault(number, array("q"))
        parts.append(self._spool.append(pickle.dumps(list(map(_set_fields, evidence)))))

    def in_order(self) -> OrderedRelations:
        """Return the relations in the order of time."""
        first, last = np.array(self._first, np.int32), np.array(self._last, np.int32)
        return OrderedRelations(self, time_order(first, last, self._ids))


class OrderedRelations(Sequence[Relation]):
    """Packed relations in an order, unpacked on access."""

    def __init__(self, packed: PackedRelations, order: Indices) -> None:
        self._packed, self._order = packed, order

    def __len__(self) -> int:
        return len(self._order)

    @overload
    def __getitem__(self, index: int) -> Relation: ...
    @overload
    def __getitem__(self, index: slice) -> list[Relation]: ...
    def __getitem__(self, index: int | slice) -> Relation | list[Relation]:
        chosen = self._order[index].tolist()
        if isinstance(chosen, list):
            return [self._packed[number] for number in chosen]
        return self._packed[chosen]

    def __iter__(self) -> Iterator[Relation]:
        return (self._packed[int(number)] for number in self._order)


def time_order(
    first: npt.NDArray[np.int32], last: npt.NDArray[np.int32], ids: Sequence[str]
) -> Indices:
    """Return the positions sorted by first day, last day and id."""
    order = np.lexsort((last, first))
    same = (first[order][1:] == first[order][:-1]) & (last[order][1:] == last[order][:-1])
    # the ids of all relations as an array would double their memory: only ties are compared
    bounds = np.flatnonzero(np.diff(np.concatenate(([False], same, [False])).astype(np.int8)))
    for start, stop in bounds.reshape(-1, 2).tolist():
        tied = order[start : stop + 1]
        tied[:] = sorted(tied.tolist(), key=ids.__getitem__)
    return order


def _packed(relation: Relation) -> bytes:
    """Return everything but the id."""
    fields = (
        relation.type,
        relation.origins,
        relation.targets,
        relation.date,
        relation.status,
        relation.attributes,
        relation.inferred,
        relation.note,
        [_set_fields(each) for each in relation.evidence],
    )
    return pickle.dumps(fields, pickle.HIGHEST_PROTOCOL)


def _relation(id: str, fields: Sequence[Any], evidence: Sequence[dict[str, Any]]) -> Relation:
    word, origins, targets, date, status, attributes, inferred, note = fields
    return Relation(
        id=id,
        type=word,
        origins=origins,
        targets=targets,
        date=date,
        status=status,
        attributes=attributes,
        inferred=inferred,
        note=note,
        evidence=tuple(Evidence(**each) for each in evidence),
    )


def _set_fields(evidence: Evidence) -> dict[str, Any]:
    """Return the fields that a pointer has."""
    return {key: value for key, value in vars(evidence).items() if value}
