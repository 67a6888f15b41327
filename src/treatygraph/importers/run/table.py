"""Import one file row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from ...dataset import Evidence
from ...errors import DataError, Problem, SlowPattern
from ..files.records import Record, Records
from ..mapping.columns import Columns, Get, Row, Test
from ..mapping.table_spec import TableSpec
from ..mapping.templates import text_of
from ..rejection import RowRejected
from ..report import FileReport, ImportReport, Reject
from .node_resolver import BoundNode, End, ImportContext
from .progress import Count
from .relation_builder import BoundRelation
from .relation_index import Known, RelationDraft, RelationIndex

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
        self._bind(self.columns, store.context)
        self._take_rest()
        attributes = store.context.words.attributes.items()
        self._references = {key for key, each in attributes if each.type == "reference"}
        width = len(records.columns)
        self._used = sorted(slot for slot in self.columns.used if slot < width)

    def run(self, count: Count) -> None:
        """Take every row; `count` is called with the number of rows since its last call."""
        try:
            self._run(count)
        except SlowPattern as slow:  # the next row would be as slow
            where = f"row {self._current}: {slow}"
            raise DataError([Problem(self.file.file, None, where)]) from None

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
        row = self.row(number, record)
        try:
            compute(row, self._values)
            why = reason(row, self._skips)
            if why is None:
                self._make(row, number)
        except RowRejected as rejection:
            self.reject(number, rejection, dict(zip(self.records.columns, record, strict=False)))
            return
        if why is None:
            self.file.made += 1
        else:
            self.file.skipped[why] += 1

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
        return self.spec.missing

    def row(self, number: int, record: list[Any]) -> Row:
        """Return the trimmed cells of a record, with slots for computed values."""
        row = [*record, *[None] * (self.columns.width - len(record))]
        missing = self.spec.missing
        for slot in self._used:
            cell = row[slot]
            if isinstance(cell, str):
                cell = cell.strip()
                row[slot] = None if cell in missing else cell
        row[self._number] = str(number)
        return row

    def drafts(self, row: Row, ends: Ends, evidence: Evidence, id: str) -> Drafts:
        """Return the relation drafts of a row, each with the relation it is merged into."""
        drafts = []
        for relation in self._relations:
            own = id if len(self._relations) == 1 else f"{id}-{relation.spec.name}"
            draft = relation.draft(row, ends, own)
            if draft:
                draft.evidence.append(evidence)
                drafts.append((draft, self.store.relations.known(draft)))
        return drafts

    def check(self, ends: list[End], drafts: Drafts) -> None:
        """Check that ids are unique over nodes and relations. Raises RowRejected."""
        nodes = self.store.context.nodes
        own = [
            *{(end.draft.id, end.draft.kind) for end in ends},
            *((each.id, "") for each, _ in drafts),
        ]
        if len({key for key, _ in own}) < len(own):
            raise RowRejected("one id for two things", ", ".join(sorted({key for key, _ in own})))
        for draft, _, _ in ends:
            known = nodes.drafts.get(draft.id)
            if known and known.kind != draft.kind:
                raise RowRejected("its id is taken by a node of another kind", draft.id)
            if draft.id in self.store.relations:
                raise RowRejected("its id is taken by a relation", draft.id)
        for relation, _ in drafts:
            if relation.id in nodes:
                raise RowRejected("its id is taken by a node", relation.id)
            self._check_references(relation, ends)

    def _check_references(self, draft: RelationDraft, ends: list[End]) -> None:
        """Attributes of type reference point to an existing node or relation."""
        own = {end.draft.id for end in ends}
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

    def _make(self, row: Row, number: int) -> None:
        """Take the nodes and drafts of a row, once all of it is known to be sound."""
        ends = {node.spec.name: node.find(row) for node in self._nodes}
        made = [end for found in ends.values() for end in found]
        if not made:
            raise RowRejected("nothing in it that the mapping takes")
        evidence = Evidence(source=self.file.source, at=f"row {number}")
        drafts = self.drafts(row, ends, evidence, f"{self.file.source}-{number}")
        key = text_of(self._key(row)) if self._key else None
        self.complete(row, made, drafts)
        self.check(made, drafts)
        self.add_nodes(made)
        self.add_drafts(drafts)
        if key is not None:
            self.store.context.keys.setdefault(self.spec.name, {})[key] = made

    def complete(self, row: Row, made: list[End], drafts: Drafts) -> None:
        """Hook: post-process a row's nodes and relations before they are stored.

        No-op by default.
        """

    def _bind(self, columns: Columns, context: ImportContext) -> None:
        """Bind the table specification to functions of a row; computed values come first."""
        spec = self.spec
        self._values = [self._computed(name) for name in spec.values]
        self._skips = [self._skip(position) for position in range(len(spec.skips))]
        self._key = spec.key.bind(columns) if spec.key else None
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
        return Skip(holds, why, reads)

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


def compute(row: Row, values: Iterable[Computed]) -> None:
    """Put computed values in their places."""
    for value in values:
        row[value.slot] = value.get(row)


def reason(row: Row, skips: Iterable[Skip]) -> str | None:
    """Return the reason to skip a row, or None."""
    return next((skip.why for skip in skips if skip.holds(row)), None)
