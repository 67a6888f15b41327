"""The shape of a relation: its type, the kinds of its ends, and which attributes it has.

The first relation of a shape may widen the vocabulary, so its row is taken by itself. Others of the
same shape cannot.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, cast

import numpy as np
import numpy.typing as npt

from .batch import Batch
from .factor import Codes
from .nodes import NO_NODE, Found, NodeReader
from .relation import Head, Mask, PlainRelation

Shapes = npt.NDArray[np.int64]
NOT_PLAIN, NO_RELATION = -1, -2
# bits of a shape: type, kinds of both ends, kept cells, and one for each attribute
MOST_ATTRIBUTES, KIND_BITS, TYPE_BITS = 24, 12, 13
KEEPS = 1 << MOST_ATTRIBUTES


class Numbers(dict[str, int]):
    """Numbers of words in the order of their first use."""

    def __missing__(self, word: str) -> int:
        self[word] = len(self)
        return self[word]


class RelationShapes:
    """The shapes of one relation, and those that rows have had."""

    def __init__(self, relation: PlainRelation, position: int, kinds: Numbers) -> None:
        self._relation, self._position, self._kinds = relation, position, kinds
        self._types = Numbers()
        self.known = {NO_RELATION}
        self._but_for_kept = {NO_RELATION}
        self._bits: Shapes = np.zeros(0, np.int64)

    def learn(self, shape: int) -> None:
        """Remember the shape of a row that was taken."""
        if shape != NOT_PLAIN:
            self.known.add(shape)
            self._but_for_kept.add(_without_kept(shape))

    def is_known(self, shape: int) -> bool:
        """Return whether a row has had a shape, apart from cells that are kept."""
        return _without_kept(shape) in self._but_for_kept

    def of_batch(self, batch: Batch, nodes: Sequence[NodeReader]) -> Shapes:
        """Return the shape of each row."""
        relation = self._relation
        heads, codes = relation.head.factor.outcomes, batch.heads[self._position]
        self._bits = _bits(batch.columns[self._position].parts, len(batch))
        self._bits |= np.where(keeping(batch, self._position, relation, nodes), KEEPS, 0)
        origin, one = _kinds(batch, nodes, relation.origins)
        target, other = _kinds(batch, nodes, relation.targets)
        types = np.array([self._types[each.type] for each in heads] + [0], np.int64)[codes]
        none = np.array([not each.type for each in heads] + [False])[codes]
        shapes = _packed(types, origin, target) | self._bits
        shapes[~(one & other) | (codes < 0)] = NOT_PLAIN
        if len(self._kinds) >> KIND_BITS or len(self._types) >> TYPE_BITS:
            shapes[:] = NOT_PLAIN
        shapes[none] = NO_RELATION
        return cast(Shapes, shapes)

    def of_row(self, index: int, head: Head, ends: Sequence[Found]) -> int:
        """Return the shape of a row of the last batch, whose nodes were not known before."""
        if not head.type:
            return NO_RELATION
        pair = [
            [ends[each] for each in numbers if ends[each].kind]
            for numbers in (self._relation.origins, self._relation.targets)
        ]
        if any(len(each) != 1 for each in pair):
            return NOT_PLAIN
        (origin,), (target,) = pair
        bits = int(self._bits[index])
        if head.kept or origin.kept or target.kept:
            bits |= KEEPS
        kinds = (self._kinds[origin.kind], self._kinds[target.kind])
        return int(_packed(self._types[head.type], *kinds)) | bits


def _without_kept(shape: int) -> int:
    return shape & ~KEEPS if shape >= 0 else shape


def keeping(
    batch: Batch, position: int, relation: PlainRelation, nodes: Sequence[NodeReader]
) -> Mask:
    """Return the rows with cells that are kept."""
    if not relation.header:
        return np.zeros(len(batch), bool)
    flags = relation.head.factor.keeping(batch.heads[position])
    for each in {*relation.origins, *relation.targets}:
        flags |= nodes[each].factor.keeping(batch.nodes[each])
    flags |= relation.date.factor.keeping(relation.date.codes_of_batch)
    for attribute in relation.attributes:
        flags |= attribute.keeping(len(batch))
    return flags


def _kinds(batch: Batch, nodes: Sequence[NodeReader], chosen: Iterable[int]) -> tuple[Codes, Mask]:
    """Return the kind at an end of each row, and whether one node is there."""
    kinds = np.stack([nodes[each].kinds(batch.nodes[each]) for each in chosen])
    return kinds.max(0).astype(np.int64), (kinds != NO_NODE).sum(0) == 1


def _bits(parts: Sequence[Sequence[str | None]], rows: int) -> Shapes:
    bits = np.zeros(rows, np.int64)
    for number, column in enumerate(parts):
        bits |= np.array([part is not None for part in column]).astype(np.int64) << number
    return bits


def _packed(word: Any, origin: Any, target: Any) -> Any:
    """Return numbers of words, or columns of them, in one number."""
    ends = (word << KIND_BITS | origin) << KIND_BITS | target
    return ends << MOST_ATTRIBUTES + 1
