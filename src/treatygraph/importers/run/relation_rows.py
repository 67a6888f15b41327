"""Relations as rows of a store while they are collected: sorted runs in a spool, merged at the end.

Of each row, only its id, its days and its number stay in memory. Runs are sorted like the store, so
that each block of the store needs a slice of every run, and every run is read once, in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, overload

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from ...dataset import Relation
from ...dataset.arrays import span_of
from ...dataset.store import layout
from ...dataset.store.rows import relation_of, relation_rows
from ...vocabulary import Vocabulary
from .spool import Spool

Ints = npt.NDArray[np.int64]
RUN = 2**17  # rows that are sorted together
BLOCK = 2**16  # rows that are merged together
# days as numbers, and words as texts: dictionaries of one batch do not fit those of another
SCHEMA = pa.schema(
    (
        field.name,
        {pa.date32(): pa.int32(), layout.WORD: pa.string()}.get(field.type, field.type),
    )
    for field in layout.RELATIONS
)
SORTED = [("first", "ascending"), ("last", "ascending"), ("id", "ascending")]


class Run(NamedTuple):
    """Rows that were sorted together: what they are sorted by, and their pieces in the spool."""

    keys: pa.Table
    heads: npt.NDArray[np.bool_]
    pieces: range


class RelationRows:
    """Rows of relations, in which nodes have the numbers of `number`, in the order of their use."""

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self._waiting: list[tuple[pa.Table, pa.RecordBatch]] = []
        self._count = 0
        self._runs: list[Run] = []
        self._numbers: dict[str, int] = {}
        self._taken_out: list[int] = []  # rows of all runs, in their order

    def __len__(self) -> int:
        return self._count + sum(len(run.heads) for run in self._runs)

    def number(self, node: str) -> int:
        """Return the number of a node by its id, a new one for a new node."""
        return self._numbers.setdefault(node, len(self._numbers))

    def add(self, first: Any, last: Any, rows: pa.RecordBatch) -> None:
        """Add rows with the first and the last day that their dates allow."""
        keys = pa.table({"first": first, "last": last, "id": rows.column("relation")})
        self._waiting.append((keys, rows))
        self._count += len(rows)
        if self._count >= RUN:
            self._end_run()

    def add_relations(self, relations: Iterable[Relation], vocabulary: Vocabulary) -> None:
        """Add relations as rows."""
        waiting: list[dict[str, Any]] = []
        spans: list[tuple[int, int]] = []
        for relation in relations:
            numbers = {each: self.number(each) for each in (*relation.origins, *relation.targets)}
            rows = list(relation_rows(relation, numbers, vocabulary))
            waiting += rows
            spans += [span_of(relation.date)] * len(rows)
            if len(waiting) >= layout.ROWS:
                self._add_rows(spans, waiting)
                waiting, spans = [], []
        if waiting:
            self._add_rows(spans, waiting)

    def take_out(self, id: str) -> Relation | None:
        """Return the relation with an id, which is in these rows no longer; this reads all ids."""
        self._end_run()
        start = 0
        for run in self._runs:
            index = pc.index(run.keys["id"], id).as_py()
            if index >= 0:
                self._taken_out.append(start + index)
                return relation_of(
                    self._rows(run, index, index + 1).to_pylist(), list(self._numbers)
                )
            start += len(run.heads)
        return None

    def merged(self) -> MergedRelations:
        """Return all relations in the order of time."""
        self._end_run()
        return MergedRelations(self, self._runs, list(self._numbers), self._taken_out)

    def slices(self, positions: Ints) -> pa.Table:
        """Return the rows at ascending positions, counted over all runs."""
        parts, start = [], 0
        for run in self._runs:
            stop = start + len(run.heads)
            first, end = np.searchsorted(positions, (start, stop))
            if first < end:
                own = positions[first:end] - start
                rows = self._rows(run, int(own[0]), int(own[-1]) + 1)
                parts.append(rows if len(rows) == len(own) else rows.take(own - own[0]))
            start = stop
        return pa.concat_tables(parts).combine_chunks()

    def _add_rows(self, spans: list[tuple[int, int]], rows: list[dict[str, Any]]) -> None:
        days = np.array(spans, np.int32).reshape(-1, 2)
        self.add(days[:, 0].copy(), days[:, 1].copy(), pa.RecordBatch.from_pylist(rows, SCHEMA))

    def _end_run(self) -> None:
        """Sort the rows that wait, and write them to the spool in pieces."""
        if not self._waiting:
            return
        keys = pa.concat_tables(each for each, _ in self._waiting)
        rows = pa.Table.from_batches([each for _, each in self._waiting])
        order = pc.sort_indices(keys, SORTED)
        rows = rows.take(order).combine_chunks()
        start = len(self._spool)
        for piece in rows.to_batches(layout.ROWS):
            self._spool.append(_serialized(piece))
        heads = pc.equal(rows["part"], 0).to_numpy()
        # the pieces hold the ids as well, but reading them all to sort would take as long again
        self._runs.append(Run(keys.take(order), heads, range(start, len(self._spool))))
        self._waiting, self._count = [], 0

    def _rows(self, run: Run, start: int, stop: int) -> pa.Table:
        pieces = run.pieces[start // layout.ROWS : (stop - 1) // layout.ROWS + 1]
        batches = [pa.ipc.read_record_batch(self._spool[each], SCHEMA) for each in pieces]
        return pa.Table.from_batches(batches).slice(start % layout.ROWS, stop - start)


class MergedRelations(Sequence[Relation]):
    """Relations in the order of time, read from their rows on access."""

    def __init__(
        self, rows: RelationRows, runs: Sequence[Run], nodes: list[str], left_out: list[int]
    ) -> None:
        self._rows, self._nodes = rows, nodes
        keys = pa.concat_tables(run.keys for run in runs)
        order: Ints = pc.sort_indices(keys, SORTED).to_numpy().astype(np.int64)
        if left_out:
            order = order[~np.isin(order, left_out)]
        self._order = order
        self._heads = np.concatenate([run.heads for run in runs])[order]
        self._starts = np.flatnonzero(self._heads)

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, index: int) -> Relation: ...
    @overload
    def __getitem__(self, index: slice) -> list[Relation]: ...
    def __getitem__(self, index: int | slice) -> Relation | list[Relation]:
        chosen = range(len(self))[index]
        return (
            [self._relation(each) for each in chosen]
            if isinstance(chosen, range)
            else (self._relation(chosen))
        )

    def __iter__(self) -> Iterator[Relation]:
        bounds = np.append(self._starts, len(self._order))
        for first in range(0, len(self), layout.ROWS):
            part = bounds[first : first + layout.ROWS + 1]
            rows = self._ordered(int(part[0]), int(part[-1])).to_pylist()
            for start, stop in zip(part - part[0], part[1:] - part[0], strict=False):
                yield relation_of(rows[start:stop], self._nodes)

    def tables(self, numbers: Mapping[str, int]) -> Iterator[pa.Table]:
        """Return the rows as tables of a store; `numbers` are those of its nodes."""
        final = np.array([numbers[each] for each in self._nodes], np.int32)
        for start in range(0, len(self._order), BLOCK):
            block = self._ordered(start, start + BLOCK)
            for end in ("source", "target"):
                index = block.schema.get_field_index(end)
                block = block.set_column(index, end, pa.array(final[block[end].to_numpy()]))
            for first in range(0, len(block), layout.ROWS):
                yield _as_stored(block.slice(first, layout.ROWS))

    def _relation(self, number: int) -> Relation:
        bounds = [*self._starts[number : number + 2].tolist(), len(self._order)]
        return relation_of(self._ordered(*bounds[:2]).to_pylist(), self._nodes)

    def _ordered(self, start: int, stop: int) -> pa.Table:
        positions = self._order[start:stop]
        ascending = np.sort(positions)
        return self._rows.slices(ascending).take(np.searchsorted(ascending, positions))


def _serialized(piece: pa.RecordBatch) -> bytes:
    return bytes(piece.serialize())


def _as_stored(rows: pa.Table) -> pa.Table:
    """Return rows with the types of a store; a dictionary has the words of these rows only."""
    columns = [
        pc.dictionary_encode(rows[field.name]) if field.type == layout.WORD else rows[field.name]
        for field in layout.RELATIONS
    ]
    return pa.table(columns, names=layout.RELATIONS.names).cast(layout.RELATIONS)
