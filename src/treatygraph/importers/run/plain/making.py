"""Make the relations of the plain rows of a batch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from ....dataset.csv import AS_WRITTEN
from ....dataset.csv.rows import remembering
from ....dataset.store.rows import ENCODE_JSON
from ..plain_ids import PlainIds
from ..table import TableImporter
from .attributes import objects
from .batch import Batch
from .kept import Kept, in_order
from .nodes import NodeReader
from .relation import Ints, Made, Mask, PlainRelation, add_rows
from .shapes import keeping


class Making:
    """Adds what plain rows make: relations as rows of a store, and the numbers of the report."""

    def __init__(
        self,
        importer: TableImporter,
        relations: Sequence[PlainRelation],
        nodes: Sequence[NodeReader],
    ) -> None:
        self._importer, self._relations, self._nodes = importer, relations, nodes
        self._index, self._source = importer.store.relations, importer.file.source
        self._suffixes = [f"-{each.name}" if len(relations) > 1 else "" for each in relations]
        self.ids = PlainIds(self._source, self._suffixes)
        self._index.plain_ids.append(self.ids)
        self.number = self._index.rows.number

    def mark(self, batch: Batch, rows: Mask) -> None:
        """Mark the ids of the relations of some rows as taken."""
        for position, suffix in enumerate(self._suffixes):
            self.ids.mark(suffix, batch.first, rows & self._has(batch, position))

    def mark_row(self, batch: Batch, index: int) -> bool:
        """Mark the ids of the relations of a row as taken; return whether it has any."""
        has = False
        for position, suffix in enumerate(self._suffixes):
            heads = self._relations[position].head.factor.outcomes
            if heads[batch.heads[position][index]].type:
                self.ids.mark_row(suffix, batch.first + index)
                has = True
        return has

    def without(self, batch: Batch) -> Mask:
        """Return the rows that may be without any relation."""
        without = np.ones(len(batch), bool)
        for position in range(len(self._relations)):
            without &= ~self._has(batch, position)
        return without

    def add(self, batch: Batch) -> None:
        """Add everything that the plain rows of a batch make."""
        self.ids.current = batch.first + len(batch)
        self.mark(batch, batch.plain)
        made = int(batch.plain.sum())
        self._importer.file.read += made
        self._importer.file.made += made
        self._count_unknown(batch)
        for position, relation in enumerate(self._relations):
            self._add(batch, position, relation)

    def _has(self, batch: Batch, position: int) -> Mask:
        """Return the rows that have a relation."""
        heads = self._relations[position].head.factor.outcomes
        has = np.array([bool(each.type) for each in heads] + [False])
        return has[np.maximum(batch.heads[position], -1)]

    def _count_unknown(self, batch: Batch) -> None:
        """Count the names that no list knows; those of added nodes were counted."""
        rows = batch.plain & ~batch.added
        for node, codes in zip(self._nodes, batch.nodes, strict=True):
            found, counts = np.unique(codes[rows], return_counts=True)
            for code, count in zip(found.tolist(), counts.tolist(), strict=True):
                if name := node.factor.outcomes[code].unknown:
                    self._importer.store.context.unknown[name] += count

    def _add(self, batch: Batch, position: int, relation: PlainRelation) -> None:
        rows = np.flatnonzero(batch.plain & self._has(batch, position))
        if not len(rows):
            return
        heads, codes = relation.head.factor.outcomes, batch.heads[position][rows]
        made = Made(
            rows,
            rows + batch.first,
            heads,
            codes,
            self._ends(batch, relation.origins)[rows],
            self._ends(batch, relation.targets)[rows],
            self._attributes(batch, position, relation, rows.tolist()),
        )
        for code, count in zip(*np.unique(codes, return_counts=True), strict=True):
            self._index.types[heads[code].type] += int(count)
        suffix = self._suffixes[position]
        add_rows(self._index.rows, self._source, suffix, made, batch.columns[position])

    def _ends(self, batch: Batch, nodes: Iterable[int]) -> Ints:
        """Return the number of the only node at an end of each row."""
        numbers = [self._nodes[each].numbers(batch.nodes[each]) for each in nodes]
        ends: Ints = np.stack(numbers).max(0).astype(np.int32)
        return ends

    def _attributes(
        self, batch: Batch, position: int, relation: PlainRelation, rows: Sequence[int]
    ) -> list[str | None]:
        parts = batch.columns[position].parts
        if len(rows) < len(batch):
            parts = [[each[row] for row in rows] for each in parts]
        made = objects(parts, len(rows))
        keeps = keeping(batch, position, relation, self._nodes)[rows]
        for number in np.flatnonzero(keeps).tolist():
            kept = in_order(relation.header, self._kept(batch, position, relation, rows[number]))
            made[number] = _with_kept(made[number], kept)
        return made

    def _kept(
        self, batch: Batch, position: int, relation: PlainRelation, row: int
    ) -> Iterable[Kept]:
        """Return the cells that each part of a row keeps."""
        yield relation.head.factor.outcomes[batch.heads[position][row]].kept
        for each in (*relation.origins, *relation.targets):
            yield self._nodes[each].factor.outcomes[batch.nodes[each][row]].kept
        yield relation.date.kept(row)
        yield from (each.kept(row) for each in relation.attributes)


def _with_kept(made: str | None, kept: dict[str, str]) -> str:
    part = f"{ENCODE_JSON(AS_WRITTEN)}: {ENCODE_JSON(remembering(kept))}"
    return f"{made[:-1]}, {part}}}" if made else f"{{{part}}}"
