"""Take the rows of a plain table in batches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np

from ...files.records import Record
from ...mapping.columns import Row
from ..progress import Count
from ..table import STEP, TableImporter, compute
from .batch import Batch, batch_of
from .factor import SINGLE, UNFIT, UNKNOWN
from .making import Making
from .nodes import NO_NODE, Found, Named, NodeReader, is_settled
from .outliving import outlives, outliving
from .relation import Columns, Mask, PlainRelation
from .shapes import Numbers, RelationShapes

BATCH = 16 * STEP
FEW = 0.5  # the share of plain rows below which batches only cost time


@dataclass
class PlainTable:
    """What the rows of a plain table are made of; see `batch_of` for its columns."""

    nodes: list[NodeReader]
    relations: list[PlainRelation]
    used: list[int]
    empty: list[int]


class PlainRows:
    """Takes the rows of a table; a row that is not plain is taken by the importer."""

    def __init__(self, table: PlainTable, importer: TableImporter) -> None:
        self._table, self._importer = table, importer
        self._file, self._nodes = importer.file, importer.store.context.nodes
        self._width = importer.columns.width
        self._kinds = Numbers()
        self._shapes = [
            RelationShapes(relation, position, self._kinds)
            for position, relation in enumerate(table.relations)
        ]
        self._making = Making(importer, table.relations, table.nodes)
        self._ids = self._making.ids
        self._known_nodes = len(self._nodes.drafts)
        self._goes_on = True

    def run(self, rows: Iterable[Record], count: Count) -> None:
        """Take every row; `count` is called with the number of rows since its last call."""
        number, waiting = 1, iter(rows)
        while self._goes_on and (records := _read(waiting, count)):
            self._take(number, records)
            number += len(records)
        for each, record in enumerate(waiting, number):
            self._importer.take(each, record)
            if each % STEP == 0:
                count(STEP)

    def _take(self, first: int, records: list[Record]) -> None:
        batch = self._batch(first, records)
        ready = self._ready(batch)
        self._ids.current = first
        self._making.mark(batch, ready)
        for index in np.flatnonzero(~ready | self._making.without(batch)).tolist():
            self._ids.current = first + index
            if self._goes_on:
                self._take_one(batch, index, bool(ready[index]))
                self._look_at_new_nodes()
                stopped = index
        if not self._goes_on:
            self._take_rest(batch, stopped + 1)
        self._making.add(batch)
        few = batch.plain.sum() < FEW * len(batch)
        self._goes_on = self._goes_on and not (few and first > 1)

    def _take_rest(self, batch: Batch, start: int) -> None:
        """Take the rest of a batch row by row."""
        batch.plain[start:] = False
        self._making.mark(batch, batch.plain)
        for index in range(start, len(batch)):
            self._ids.current = batch.first + index
            self._importer.take(batch.first + index, batch.records[index])

    def _look_at_new_nodes(self) -> None:
        """Go on row by row where a node has an id like those that relations get."""
        drafts = self._nodes.drafts
        new = islice(reversed(drafts), len(drafts) - self._known_nodes)
        self._goes_on = not any(map(self._ids.is_like, new))
        self._known_nodes = len(drafts)

    def _batch(self, first: int, records: list[Record]) -> Batch:
        """Return rows with the codes of what is known of them."""
        table = self._table
        importer = self._importer
        width = len(importer.records.columns)
        batch = batch_of(first, records, width, table.used, table.empty, importer.missing_in)
        for node in table.nodes:
            node.trim()
            batch.node_keys.append(node.factor.reads.keys(batch.cells, len(batch)))
            batch.nodes.append(node.factor.codes(batch.node_keys[-1]))
        for relation in table.relations:
            factor = relation.head.factor
            factor.trim()
            batch.head_keys.append(factor.reads.keys(batch.cells, len(batch)))
            batch.heads.append(factor.codes(batch.head_keys[-1]))
            batch.columns.append(self._columns(relation, batch))
        return batch

    def _columns(self, relation: PlainRelation, batch: Batch) -> Columns:
        cells, plain, width = batch.cells, batch.plain, self._width
        return Columns(
            relation.date.dates(cells, plain, width),
            relation.note.texts(cells, plain, width),
            [each.parts(cells, plain, width) for each in relation.attributes],
        )

    def _ready(self, batch: Batch) -> Mask:
        """Return the rows of which everything is known."""
        for codes in (*batch.nodes, *batch.heads):
            batch.plain &= codes != SINGLE
        ready = batch.plain.copy()
        for codes in (*batch.nodes, *batch.heads):
            ready &= codes >= 0
        # a row has to make a node
        ready &= np.any([node.numbers(codes) != NO_NODE for node, codes in self._with(batch)], 0)
        for position, shapes in enumerate(self._shapes):
            ready &= np.isin(shapes.of_batch(batch, self._table.nodes), list(shapes.known))
            relation = self._table.relations[position]
            ready &= ~outliving(batch, position, relation, self._table.nodes)
        return ready

    def _with(self, batch: Batch) -> Iterable[tuple[NodeReader, Any]]:
        return zip(self._table.nodes, batch.nodes, strict=True)

    def _take_one(self, batch: Batch, index: int, ready: bool) -> None:
        """Take a row of which something is not known, that is not plain, or without a relation."""
        if batch.plain[index]:
            batch.plain[index] = ready or self._settle(batch, index)
        if batch.plain[index]:
            if not self._making.mark_row(batch, index):
                self._importer.note_no_relation(batch.first + index)
            return
        made, rejects = self._file.made, self._importer.store.account.rejects
        rejected = len(rejects)
        self._importer.take(batch.first + index, batch.records[index])
        # of a row that is made, a relation may have been impossible
        if self._file.made > made and len(rejects) == rejected:
            self._learn(batch, index)

    def _settle(self, batch: Batch, index: int) -> bool:
        """Return whether a row is plain, once the nodes that it names first are added."""
        heads = [
            each.head.factor.code(keys[index])
            for each, keys in zip(self._table.relations, batch.head_keys, strict=True)
        ]
        if min(heads) < 0:
            return False
        for codes, code in zip(batch.heads, heads, strict=True):
            codes[index] = code
        codes_of_nodes = [
            each.factor.code(keys[index])
            for each, keys in zip(self._table.nodes, batch.node_keys, strict=True)
        ]
        if SINGLE in codes_of_nodes:
            return False
        if UNKNOWN in codes_of_nodes:
            return self._add_nodes(batch, index)
        found = [
            each.factor.outcomes[code]
            for each, code in zip(self._table.nodes, codes_of_nodes, strict=True)
        ]
        for codes, code in zip(batch.nodes, codes_of_nodes, strict=True):
            codes[index] = code
        return any(each.id for each in found) and self._fits(batch, index, found)

    def _fits(self, batch: Batch, index: int, found: Sequence[Found]) -> bool:
        """Return whether rows have had relations of the same shape before, and none is counted."""
        return all(
            shape in each.known for each, shape in self._shapes_of(batch, index, found)
        ) and not outlives(batch, index, self._table.relations, self._table.nodes, found)

    def _shapes_of(
        self, batch: Batch, index: int, found: Sequence[Found]
    ) -> Iterable[tuple[RelationShapes, int]]:
        for position, each in enumerate(self._shapes):
            factor = self._table.relations[position].head.factor
            head = factor.outcomes[batch.heads[position][index]]
            yield each, each.of_row(index, head, found)

    def _add_nodes(self, batch: Batch, index: int) -> bool:
        """Add the nodes of a row, some of which no row has named before.

        Return whether the row is plain.
        """
        row = self._row(batch, index)
        try:
            named = self._named(row)
            made = [end for each in named for end in each.ends]
            if not made or not self._may_fit(batch, index, row, named):
                return False
            if any(self._ids.is_like(end.draft.id) for end in made):
                return False
            self._importer.complete(row, made, [])
            # what is kept of the cells is known once the nodes are complete
            found = self._found(row, named)
            if found is None or not self._fits(batch, index, found):
                return False
            self._importer.check(made, [])
        except UNFIT:
            return False
        self._importer.add_nodes(made)
        self._remember(batch, index, named, found)
        batch.added[index] = True
        return True

    def _may_fit(self, batch: Batch, index: int, row: Row, named: Sequence[Named]) -> bool:
        """Return whether a row is plain, apart from cells that are kept."""
        found = self._found(row, named)
        return found is not None and all(
            each.is_known(shape) for each, shape in self._shapes_of(batch, index, found)
        )

    def _named(self, row: Row) -> list[Named]:
        """Return the nodes of a row. Raises RowRejected."""
        compute(row, self._importer.values)
        return [each.name(row) for each in self._table.nodes]

    def _found(self, row: Row, named: Sequence[Named]) -> list[Found] | None:
        """Return what a row names, or None if it is not plain."""
        found = [each.found(row, own) for each, own in zip(self._table.nodes, named, strict=True)]
        return None if None in found else [each for each in found if each is not None]

    def _remember(
        self, batch: Batch, index: int, named: Sequence[Named], found: Sequence[Found]
    ) -> None:
        """Remember the nodes of a row for the cells that name them."""
        ends_of = [each.ends for each in named]
        for position, (node, own, each) in enumerate(
            zip(self._table.nodes, ends_of, found, strict=True)
        ):
            key = batch.node_keys[position][index]
            code = node.factor.code(key)
            if code == UNKNOWN:
                again = not own or is_settled(self._nodes.drafts[each.id], own[0].draft)
                number = self._making.number(each.id) if own else NO_NODE
                kind = self._kinds[each.kind] if own else NO_NODE
                code = node.learn(key, each, number, kind, again)
            batch.nodes[position][index] = code

    def _learn(self, batch: Batch, index: int) -> None:
        """Remember what a row was that the importer has made."""
        if not batch.clean[index]:
            return
        row = self._row(batch, index)
        try:
            named = self._named(row)
            for position, relation in enumerate(self._table.relations):
                key, factor = batch.head_keys[position][index], relation.head.factor
                if factor.code(key) == UNKNOWN:
                    factor.learn(key, relation.head.read(row))
                batch.heads[position][index] = factor.code(key)
        except UNFIT:
            return
        self._learn_nodes(batch, index, row, named)

    def _learn_nodes(self, batch: Batch, index: int, row: Row, named: Sequence[Named]) -> None:
        found = self._found(row, named)
        if found is None:
            for position, (node, own) in enumerate(zip(self._table.nodes, named, strict=True)):
                if node.found(row, own) is None:
                    node.factor.learn(batch.node_keys[position][index], None)
            return
        self._importer.complete(row, [end for own in named for end in own.ends], [])
        found = self._found(row, named) or found
        self._remember(batch, index, named, found)
        for shapes, shape in self._shapes_of(batch, index, found):
            shapes.learn(shape)

    def _row(self, batch: Batch, index: int) -> Row:
        """Return the cells of a row that something reads."""
        row: Row = [None] * self._width
        for slot in self._table.used:
            row[slot] = batch.cells[slot][index]
        return row


def _read(rows: Iterator[Record], count: Count) -> list[Record]:
    """Return the rows of the next batch."""
    records: list[Record] = []
    while len(records) < BATCH and (some := list(islice(rows, STEP))):
        records += some
        if len(some) == STEP:
            count(STEP)
    return records
