"""Wide tables, with a record in every cell, such as a column per state.

There may be millions of similar cells. So values that depend on the row alone are computed once per
row, values that depend on few columns once per combination, and cells skipped by value are only
counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from ...dataset import Evidence
from ...dataset.ids import slug
from ..files.records import Record
from ..mapping.columns import Columns, Row
from ..mapping.templates import text_of
from ..rejection import RowRejected
from .node_index import distinct
from .node_resolver import ImportContext
from .relation_builder import BoundRelation
from .relation_index import Spell, Year
from .state_changes import used
from .table import Ends, Skip, TableImporter, compute, reason

Pending = list[tuple[str, Any]]
# of a column and what its cell says: the ids of its nodes, and with those the spell
Near = dict[tuple[str, Any], tuple[str, ...]]
Spells = dict[tuple[Any, ...], Spell]


class WideTableImporter(TableImporter):
    """The cells of one wide file; `column` is the name of a cell's column, `cell` what it says."""

    def _bind(self, columns: Columns, context: ImportContext) -> None:
        assert self.spec.wide
        self._slots = self.spec.wide.slots(columns.names)
        self._names = [columns.names[slot] for slot in self._slots]
        # a column has a part in the ids of what its cells make
        self._parts = dict(zip(self._names, distinct(map(slug, self._names)), strict=True))
        self._column, self._cell = columns.add("column"), columns.add("cell")
        super()._bind(columns, context)
        self._part()
        self._spell = self._only_spell()
        self._near: dict[tuple[Any, ...], Near] = {}
        self._spells: dict[tuple[Any, ...], Spells] = {}
        self._verdicts: dict[Any, str | None] = {}
        self.file.wide = True

    def _part(self) -> None:
        """Part what depends on the cell from what depends on the row alone."""
        own = {self._column, self._cell}
        of_cell = set(own)
        self._cell_values = []
        for value in self._values:
            if value.reads & of_cell:
                of_cell.add(value.slot)
                self._cell_values.append(value)
        self._values = [value for value in self._values if value.slot not in of_cell]
        self._verdict_skips = [skip for skip in self._skips if self._is_verdict(skip)]
        others = [skip for skip in self._skips if not self._is_verdict(skip)]
        self._cell_skips = [skip for skip in others if skip.reads & of_cell]
        self._skips = [skip for skip in others if not skip.reads & of_cell]
        self._cell_nodes = [node for node in self._nodes if node.reads & of_cell]
        self._row_nodes = [node for node in self._nodes if not node.reads & of_cell]
        self._read_by_nodes = sorted(set().union(*(node.reads for node in self._cell_nodes)) - own)
        self._read_by_relations = sorted(
            set().union(*(each.reads for each in self._relations)) - own
        )

    def _is_verdict(self, skip: Skip) -> bool:
        """Return whether a skip depends on what a cell says alone, and cannot reject it."""
        return skip.reads == {self._cell} and not skip.may_reject

    def _only_spell(self) -> BoundRelation | None:
        """Return the relation if each cell makes one year of a spell, and nothing else.

        The year has to be that of the row: where columns are years, each cell has its own.
        """
        plain = not self._cell_values and not self._cell_skips and len(self._relations) == 1
        only = self._relations[0] if plain else None
        if only is None or not only.year or only.spec.paired:
            return None
        return None if only.year_reads & {self._column, self._cell} else only

    def ignored(self) -> Iterable[str]:
        """Return the wide columns: nothing mentions each of them."""
        return self._names

    def take(self, number: int, record: Record) -> None:
        """Take every cell of a row."""
        self.file.read += len(self._slots)
        if isinstance(record, RowRejected):
            self._reject_all(number, record, {}, len(self._slots))
            return
        cells = [text_of(record[slot]) for slot in self._slots]
        counts = Counter(cells)
        live = {cell for cell in counts if self._verdict(cell) is None}
        for cell, count in counts.items():
            if cell not in live:
                self.file.skipped[self._verdicts[cell] or ""] += count
        if live:
            row = self.row(number, record)
            pending = [
                (name, cell) for name, cell in zip(self._names, cells, strict=True) if cell in live
            ]
            self._take_pending(row, number, pending)

    def _verdict(self, cell: Any) -> str | None:
        """Return the reason to skip cells with this value, or None."""
        if cell not in self._verdicts:
            row: Row = [None] * self.columns.width
            row[self._cell] = self._trimmed(cell)
            self._verdicts[cell] = reason(row, self._verdict_skips)
        return self._verdicts[cell]

    def _trimmed(self, cell: Any) -> Any:
        return self.cells_of_row.clean(cell, self.cells_of_row.missing)

    def _take_pending(self, row: Row, number: int, pending: Pending) -> None:
        """Take the cells that are not skipped for what they say."""
        try:
            compute(row, self._values)
            why = reason(row, self._skips)
            if why is not None:
                self.file.skipped[why] += len(pending)
                return
            ends = {node.spec.name: node.find(row) for node in self._row_nodes}
            made = [end for found in ends.values() for end in found]
            self.check(made, [])
            year = self._spell.year_of(row) if self._spell else None
        except RowRejected as rejection:
            self._reject_all(number, rejection, self._shown(row), len(pending))
            return
        before = self.file.made
        evidence = Evidence(source=self.file.source, at=f"row {number}")
        left = self._take_known(row, pending, ends, evidence, year)
        self._take_cells(left, row, number, evidence, ends)
        if self.file.made > before:
            self.add_nodes(made)

    def _take_known(
        self, row: Row, pending: Pending, ends: Ends, evidence: Evidence, year: int | None
    ) -> Pending:
        """Take the cells that are one more year of a spell that is known; the others are left."""
        if year is None:
            return pending
        near, spells = self._memory(row, ends)
        prefix = f"{self.file.source}-{row[self._number]}-"
        left = []
        for name, cell in pending:
            spell = spells.get((name, cell, near.get((name, cell))))
            if spell is None:
                left.append((name, cell))
            else:
                spell.append(Year(year, prefix, self._parts[name], evidence))
        self.file.made += len(pending) - len(left)
        return left

    def _memory(self, row: Row, ends: Ends) -> tuple[Near, Spells]:
        """Return the cache for rows like this one: nodes and their spells."""
        ids = [end.draft.id for found in ends.values() for end in found]
        like = tuple(_hashable(row[slot]) for slot in self._read_by_nodes)
        same = (*ids, *(_hashable(row[slot]) for slot in self._read_by_relations))
        return self._near.setdefault(like, {}), self._spells.setdefault(same, {})

    def _take_cells(
        self, pending: Pending, row: Row, number: int, evidence: Evidence, ends: Ends
    ) -> None:
        for name, cell in pending:
            row[self._column], row[self._cell] = name, self._trimmed(cell)
            try:
                self._take_cell(row, cell, evidence, ends)
            except RowRejected as rejection:
                self.failed.clear()
                self.reject(number, rejection, {**self._shown(row), "column": name, "cell": cell})
            else:
                if self.failed:
                    self.note_failed(number, {**self._shown(row), "column": name, "cell": cell})

    def _take_cell(self, row: Row, cell: Any, evidence: Evidence, row_ends: Ends) -> None:
        compute(row, self._cell_values)
        why = reason(row, self._cell_skips)
        if why is not None:
            self.file.skipped[why] += 1
            return
        found = {node.spec.name: node.find(row) for node in self._cell_nodes}
        name = row[self._column]
        own_id = f"{self.file.source}-{row[self._number]}-{self._parts[name]}"
        drafts = self.drafts(row, {**row_ends, **found}, evidence, own_id)
        own = used((end for each in found.values() for end in each), drafts)
        if not drafts and self._relations:
            self.note_no_relation(int(row[self._number]), name)
        self.check(own, drafts)
        self.add_nodes(own)
        self.add_drafts(drafts)
        self.file.made += 1
        if self._spell and drafts and not any(end.unknown for end in own):
            near, spells = self._memory(row, row_ends)
            ids = near[name, cell] = tuple(end.draft.id for end in own)
            spells[name, cell, ids] = self.store.relations.spell(drafts[0][0])

    def _reject_all(
        self, number: int, rejection: RowRejected, cells: dict[str, Any], count: int
    ) -> None:
        self.reject(number, rejection, cells)
        self.file.rejected[rejection.reason] += count - 1

    def _shown(self, row: Row) -> dict[str, Any]:
        """Return what a rejected cell's row says beside its cells."""
        wide = set(self._names)
        names = self.columns.names
        return {name: cell for name, cell in zip(names, row, strict=False) if name not in wide}


def _hashable(cell: Any) -> Any:
    return tuple(cell) if isinstance(cell, list) else cell
