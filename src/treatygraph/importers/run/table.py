"""Import one file row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Any, NamedTuple

from ...dataset import Evidence
from ...errors import DataError, Problem, SlowPattern
from ..files.open_table import bare_name
from ..files.records import Record, Records
from ..mapping.columns import Columns, Get, Row, Test
from ..mapping.table_spec import OWN_COLUMNS, TableSpec
from ..mapping.templates import text_of
from ..rejection import RowRejected
from ..report import FileReport, ImportReport, Reject
from .cells import Cells, Clean, code_slots
from .forward_references import RowDeferred
from .node_resolver import BoundNode, End, ImportContext
from .progress import Count
from .references import References
from .relation_builder import BoundRelation
from .relation_index import Known, RelationDraft, RelationIndex
from .state_changes import used

Ends = dict[str, "list[End]"]
Drafts = list[tuple[RelationDraft, "Known | None"]]
STEP = 1000


class ImportState(NamedTuple):
    """The nodes and relations of all files, and the report."""

    context: ImportContext
    relations: RelationIndex
    account: ImportReport

    def has_ids_like(self, start: str) -> bool:
        """Return whether the id of a node or relation starts with a text."""
        nodes = any(each.startswith(start) for each in self.context.nodes.drafts)
        return nodes or self.relations.has_ids_like(start)


class Computed(NamedTuple):
    """A value that has a place in the row, and the places that it is worked out from."""

    slot: int
    get: Get
    reads: set[int]


class Skip(NamedTuple):
    """A rule that skips rows: condition, reason, and the cells it reads."""

    holds: Test
    why: str
    reads: set[int]
    may_reject: bool


class TableImporter:
    """Imports the rows of one file by the table specification of a mapping."""

    def __init__(
        self, spec: TableSpec, records: Records, store: ImportState, file: FileReport
    ) -> None:
        self.spec, self.records, self.store, self.file = spec, records, store, file
        # what takes the rows instead, and calls `take` for some of them
        self.in_batches: Callable[[Iterable[Record], Count], None] | None = None
        self._current = 0  # the row that was taken last
        self.columns = Columns(records.columns)
        self._each, self._number = self.columns.add("each"), self.columns.add_unless("row")
        own = [(self.columns.add_unless(name), name) for name in OWN_COLUMNS]
        self.failed: list[tuple[str, RowRejected]] = []
        self._bind(self.columns, store.context)
        texts = _own_texts(records)
        self._own = [(slot, texts[name]) for slot, name in own if slot in self.columns.used]
        self._take_rest()
        attributes = store.context.words.attributes.items()
        self._references = {key for key, each in attributes if each.type == "reference"}
        self.cells_of_row = Cells(spec, records.missing)
        self._used = self._cleaned(len(records.columns))
        self._waiting = store.context.waiting.get(spec.name)

    def _cleaned(self, width: int) -> list[tuple[int, Clean]]:
        """Return the columns that are used, each with what cleans its cells."""
        computed = {value.slot: value.reads for value in self._all_values}
        self._codes, whole = code_slots(self.spec, self.columns, computed), self.whole_slots()
        slots = sorted(slot for slot in self.columns.used if slot < width)
        cells = self.cells_of_row
        return [(slot, cells.cleaner(slot in self._codes, slot in whole)) for slot in slots]

    def run(self, count: Count) -> None:
        """Take every row; `count` is called with the number of rows since its last call."""
        try:
            self._run(count)
        except SlowPattern as slow:  # the next row would be as slow
            where = f"row {self._current}: {slow}"
            raise DataError([Problem(self.file.file, None, where)]) from None
        self.store.account.notices += self.cells_of_row.notices(self.file.file)

    def _run(self, count: Count) -> None:
        if self.in_batches:
            self.in_batches(self.records.rows, count)
            return
        for number, record in enumerate(self.records.rows, 1):
            self.take(number, record)
            if number % STEP == 0:
                count(STEP)

    def take(self, number: int, record: Record) -> None:
        """Take a row: it is made, skipped or rejected."""
        self.file.read += 1
        self._current = number
        if isinstance(record, RowRejected):
            self.reject(number, record, {})
            return
        self.take_read(number, record)

    def take_read(self, number: int, record: list[Any]) -> None:
        """Take a row that is counted as read; one that refers to a later row is put off."""
        try:
            why = self.take_row(self.row(number, record), number, f"{self.file.source}-{number}")
        except RowDeferred as deferred:
            waiting = self.store.context.waiting[deferred.table]
            waiting.put_off(deferred.key, lambda: self.take_read(number, record))
            return
        except RowRejected as rejection:
            self.failed.clear()
            self.reject(number, rejection, self._shown_cells(record))
            return
        if why is None:
            self.file.made += 1
            if self.failed:
                self.note_failed(number, self._shown_cells(record))
        else:
            self.file.skipped[why] += 1

    def _shown_cells(self, record: list[Any]) -> dict[str, Any]:
        return dict(zip(self.records.columns, record, strict=False))

    def take_row(self, row: Row, number: int, own: str) -> str | None:
        """Take a row; return why it was skipped, if it was. `own` is the id that it gives."""
        compute(row, self._values)
        why = reason(row, self._skips)
        if why is None:
            self._make(row, number, own)
        return why

    @property
    def values(self) -> Sequence[Computed]:
        """The computed values, in order."""
        return self._values

    @property
    def skips(self) -> Sequence[Skip]:
        """The rules that skip rows."""
        return self._skips

    @property
    def nodes(self) -> Sequence[BoundNode]:
        """The nodes of a row."""
        return self._nodes

    @property
    def relations(self) -> Sequence[BoundRelation]:
        """The relations of a row."""
        return self._relations

    def missing_in(self, slot: int) -> frozenset[str]:
        """Return the texts that mean an empty cell in a column."""
        return self.cells_of_row.missing_in(slot in self._codes)

    def row(self, number: int, record: list[Any]) -> Row:
        """Return the trimmed cells of a record, with slots for computed values."""
        row = [*record, *[None] * (self.columns.width - len(record))]
        for slot, clean in self._used:
            row[slot] = clean(row[slot])
        row[self._number] = str(number)
        for slot, text in self._own:
            row[slot] = text
        return row

    def whole_slots(self) -> set[int]:
        """Return the cells whose blanks are kept: in this table, none."""
        return set()

    def drafts(self, row: Row, ends: Ends, evidence: Evidence, id: str) -> Drafts:
        """Return the relation drafts of a row, each with the relation it is merged into.

        A relation that is impossible is noted, and the others are kept. Raises RowRejected where
        none is left.
        """
        drafts: Drafts = []
        failed: list[tuple[str, RowRejected]] = []
        for relation in self._relations:
            name = relation.spec.name
            own = id if len(self._relations) == 1 else f"{id}-{name}"
            try:
                drafts += self._checked(relation.drafts(row, ends, own), ends, evidence)
            except RowRejected as rejection:
                failed.append((f"relation {name}", rejection))
        if failed and not drafts:
            raise failed[0][1]
        self.failed += failed
        return drafts

    def _checked(self, drafts: list[RelationDraft], ends: Ends, evidence: Evidence) -> Drafts:
        own = {end.draft.id for found in ends.values() for end in found}
        for draft in drafts:
            draft.evidence.append(evidence)
            if draft.id in self.store.context.nodes:
                raise RowRejected("its id is taken by a node", draft.id)
            self._check_references(draft, own)
        return [(draft, self.store.relations.known(draft)) for draft in drafts]

    def check(self, ends: list[End], drafts: Drafts) -> None:
        """Check that ids are unique over nodes and relations. Raises RowRejected."""
        nodes = self.store.context.nodes
        own = [
            *{(end.draft.id, end.draft.kind) for end in ends},
            *((each.id, "") for each, _ in drafts),
        ]
        if len({key for key, _ in own}) < len(own):
            raise RowRejected("one id for two things", ", ".join(sorted({key for key, _ in own})))
        for draft in (end.draft for end in ends):
            known = nodes.drafts.get(draft.id)
            if known and known.kind != draft.kind and not known.provisional:
                raise RowRejected("its id is taken by a node of another kind", draft.id)
            if draft.id in self.store.relations:
                raise RowRejected("its id is taken by a relation", draft.id)

    def _check_references(self, draft: RelationDraft, own: set[str]) -> None:
        """Attributes of type reference point to an existing node or relation."""
        for key in self._references & draft.attributes.keys():
            value = draft.attributes[key]
            for target in (value,) if isinstance(value, str) else value:
                if target not in own | {draft.id} and not self._is_known(target):
                    raise RowRejected(f"{key} leads nowhere", target)

    def _is_known(self, target: str) -> bool:
        return target in self.store.context.nodes or target in self.store.relations

    def add_nodes(self, ends: Iterable[End]) -> None:
        """Take the nodes of a row, and count those that no list knows."""
        for end in ends:
            self.store.context.nodes.add(end.draft)
            self.count_unknown([end])

    def count_unknown(self, ends: Iterable[End]) -> None:
        """Count the mentions of names that no list knows."""
        for end in ends:
            if end.unknown:
                self.store.context.unknown[end.unknown] += 1

    def add_drafts(self, drafts: Drafts) -> None:
        """Store the relations of a row; a row that only adds to earlier ones counts as merged."""
        for draft, known in drafts:
            self.store.relations.add(draft, known)
        # of the years of a spell, which one begins it is known when all are there
        if drafts and all(known and draft.year is None for draft, known in drafts):
            self.file.folded += 1

    def reject(self, number: int, rejection: RowRejected, cells: Mapping[str, Any]) -> None:
        """Count a rejection, and keep the row."""
        self.file.rejected[rejection.reason] += 1
        self.store.account.rejects.append(Reject(self.file.file, number, str(rejection), cells))

    def note_failed(self, number: int, cells: Mapping[str, Any]) -> None:
        """Keep what was impossible of a row that made something else."""
        for what, rejection in self.failed:
            reason = f"{what}: {rejection}"
            self.store.account.rejects.append(Reject(self.file.file, number, reason, cells))
            self.store.account.impossible[rejection.reason] += 1
        self.failed.clear()

    def _make(self, row: Row, number: int, own: str) -> None:
        """Take the nodes and drafts of a row, once all of it is known to be sound."""
        ends = {node.spec.name: node.find(row) for node in self._nodes}
        made = [end for found in ends.values() for end in found]
        if not made:
            raise RowRejected("nothing in it that the mapping takes")
        evidence = Evidence(source=self.file.source, at=f"row {number}")
        drafts = self.drafts(row, ends, evidence, own)
        key = text_of(self._key(row)) if self._key else None
        made = used(made, drafts)
        self.complete(row, made, drafts)
        if not drafts and self._relations:
            self.note_no_relation(number)
        self.check(made, drafts)
        self.add_nodes(made)
        self.add_drafts(drafts)
        if key is not None:
            self._keep_key(key, ends)

    def note_no_relation(self, number: int, column: str = "") -> None:
        """Count a row or cell that makes nodes only, although the mapping has relations."""
        unit = "cells" if self.file.wide else "rows"
        detail = f"{unit} of table {self.spec.name} that made no relation"
        example = f"row {number}: {column}" if column else f"row {number}"
        self.store.context.noted.count("no-relation", detail, example)

    def complete(self, row: Row, made: list[End], drafts: Drafts) -> None:
        """Hook: post-process a row's nodes and relations before they are stored.

        No-op by default.
        """

    def _keep_key(self, key: str, ends: Ends) -> None:
        """Keep the nodes of a row by its key, for rows that refer to it.

        Nodes that the row itself only refers to are not among them.
        """
        own = {name: found for name, found in ends.items() if not self.spec.nodes[name].row}
        made = [end for found in (own or ends).values() for end in found]
        keys = self.store.context.keys
        keys.setdefault(self.spec.name, References()).add(key, made)
        for name, found in ends.items():
            if (kept := keys.get(f"{self.spec.name} {name}")) is not None:
                kept.add(key, found)
        if len(made) == 1 and self._names_key:
            self.store.context.nodes.add_key(made[0].draft, key)
        if self._waiting:
            self._waiting.arrived(key)

    def _bind(self, columns: Columns, context: ImportContext) -> None:
        """Bind the table specification to functions of a row; computed values come first."""
        spec = self.spec
        self._values = self._all_values = [self._computed(name) for name in spec.values]
        self._skips = [self._skip(position) for position in range(len(spec.skips))]
        self._key = spec.key.bind(columns) if spec.key else None
        self._names_key = len(spec.nodes) == 1 and not any(
            node.country or node.row or "id" in node.fields for node in spec.nodes.values()
        )
        self._nodes = [
            BoundNode(node, columns, self._each, context) for node in spec.nodes.values()
        ]
        self._relations = [
            BoundRelation(relation, columns, context) for relation in spec.relations.values()
        ]

    def _computed(self, name: str) -> Computed:
        with self.columns.tracking() as reads:
            get = self.spec.values[name].bind(self.columns)
        return Computed(self.columns.add(name), get, reads)

    def _skip(self, position: int) -> Skip:
        condition, why = self.spec.skips[position]
        with self.columns.tracking() as reads:
            holds = condition.bind(self.columns)
        return Skip(holds, why, reads, condition.may_reject)

    def _take_rest(self) -> None:
        """Return columns that nothing mentions go to whatever takes the rest of them."""
        ignored = {*self.spec.ignored, *self.ignored()}
        unused = [name for name in self.columns.unused if name not in ignored]
        takers = [node.attributes for node in self._nodes if node.spec.rest and node.attributes]
        takers += [relation.attributes for relation in self._relations if relation.spec.rest]
        for attributes in takers:
            attributes.take(self.columns, unused)
        self.file.unused = [] if takers else unused

    def ignored(self) -> Iterable[str]:
        """Return columns that nothing has to mention."""
        return ()


def _own_texts(records: Records) -> dict[str, str | None]:
    """Return the name of the file, the name without its endings, and the sheet."""
    texts = (records.name, bare_name(PurePath(records.name)), records.sheet)
    return {name: text or None for name, text in zip(OWN_COLUMNS, texts, strict=True)}


def compute(row: Row, values: Iterable[Computed]) -> None:
    """Put computed values in their places."""
    for value in values:
        row[value.slot] = value.get(row)


def reason(row: Row, skips: Iterable[Skip]) -> str | None:
    """Return the reason to skip a row, or None."""
    return next((skip.why for skip in skips if skip.holds(row)), None)
