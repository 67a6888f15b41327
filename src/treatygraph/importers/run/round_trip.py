"""Round trip of node and edge tables: they are written back cell by cell.

A column without a meaning of its own becomes an attribute; cells that would be written differently
are kept in the attribute `as_written`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from ...dataset import Evidence
from ...dataset.csv import AS_WRITTEN, NODES, REMEMBERED
from ...dataset.csv.cells import attribute_key, code_system, is_plain, parted
from ...dataset.csv.columns import Columns, remembered
from ...dataset.csv.rows import Cells, EdgeRows, NodeRows, edge_id, remembering
from ...dataset.ids import fit, is_id
from ...errors import quoted
from ...vocabulary import Attribute
from ..files.records import Records
from ..mapping.columns import Cell, Row
from ..mapping.table_spec import TableSpec
from ..mapping.templates import text_of, texts_of
from ..rejection import RowRejected
from ..report import FileReport
from .node_index import NodeDraft
from .node_resolver import End
from .progress import Count
from .relation_index import RelationDraft
from .table import Drafts, Ends, ImportState, TableImporter
from .vocabulary_builder import Convert

Attributes = dict[str, Any]


class RoundTripRun(TableImporter):
    """The rows of a table that can be written again."""

    def __init__(
        self, spec: TableSpec, records: Records, store: ImportState, file: FileReport
    ) -> None:
        super().__init__(spec, records, store, file)
        self._references = set()  # they may lead to rows that are still to come

    def run(self, count: Count) -> None:
        """Take every row; what leads nowhere when all are there is no reference."""
        super().run(count)
        for draft, owner, name in self._pointing:
            self._unpoint(draft, owner, name)

    def row(self, number: int, record: list[Any]) -> Row:
        """Return the cells of a record, which is kept as well: it is what is written back."""
        self._record = record
        return super().row(number, record)

    def _take_rest(self) -> None:
        """Make an attribute of every column without a meaning of its own."""
        words, form = self.store.context.words, str(self.spec.form)
        names = self.columns.names
        _remember(words.attributes, form, names)
        self.cells = Columns(form, names, words)
        self._kept_free = [each for each in self.cells.free if each not in self.records.not_kept]
        self._slots = {name: slot for slot, name in enumerate(names)}
        self.columns.used.update(self._slots.values())
        self._blocks: dict[str, Any] = words.kinds if form == NODES else words.relations
        self._carried: set[tuple[str, str]] = set()
        self._converters: dict[str, Convert] = {}
        self._pointing: list[tuple[NodeDraft | RelationDraft, str, str]] = []

    def take_attributes(self, row: Row, draft: NodeDraft | RelationDraft, owner: str) -> None:
        """Take the columns that are attributes, typed as the vocabulary knows them, or texts."""
        for name in self._kept_free:
            cell = row[self._slots[name]]
            if cell is not None:
                key, value = self._typed(name, cell)
                self._set(draft.attributes, owner, key, value)
                if self._is_reference(key) and not self._leads(value):
                    self._pointing.append((draft, owner, name))

    def keep(self, plain: Cells, attributes: Attributes, owner: str) -> None:
        """Keep the cells that would be written otherwise."""
        if not self.records.tabular:
            return
        given = {name: self._given(name) for name in self._kept()}
        other = {name: cell for name, cell in given.items() if cell != plain.get(name, "")}
        if other:
            self._set(attributes, owner, AS_WRITTEN, remembering(other))

    def _kept(self) -> Iterable[str]:
        """Return the columns that are written back."""
        return self.cells.header

    def _given(self, name: str) -> str:
        slot = self._slots.get(name)
        return (text_of(self._record[slot]) or "").strip() if slot is not None else ""

    def _typed(self, name: str, cell: Cell) -> tuple[str, Any]:
        """Return the attribute of a cell and its value; a text attribute if it does not fit."""
        words, key = self.store.context.words, attribute_key(name)
        declared = words.attributes.get(key)
        if declared and not is_plain(declared):
            texts = [part for text in texts_of(cell) for part in parted(text)]
            convert = self._converters.setdefault(key, words.converter(key))
            try:
                return key, convert(texts if declared.many else cell)
            except RowRejected:
                pass
        return words.text_attribute(name), text_of(cell)

    def _set(self, attributes: Attributes, owner: str, key: str, value: Any) -> None:
        attributes[key] = value
        if (owner, key) not in self._carried:  # looking for a key among thousands takes a while
            self.store.context.words.carry(self._blocks, owner, key)
            self._carried.add((owner, key))

    def _is_reference(self, key: str) -> bool:
        return self.store.context.words.attributes[key].type == "reference"

    def _leads(self, value: Any) -> bool:
        return all(map(self._is_known, _targets(value)))

    def _unpoint(self, draft: NodeDraft | RelationDraft, owner: str, name: str) -> None:
        key = attribute_key(name)
        value = draft.attributes.get(key, ())
        if not self._leads(value):
            del draft.attributes[key]
            key, text = self.store.context.words.text_attribute(name), "; ".join(_targets(value))
            self._set(draft.attributes, owner, key, text)
            if isinstance(draft, RelationDraft):
                self.store.relations.replace_attributes(draft)


class NodesRun(RoundTripRun):
    """The rows of a table of nodes."""

    def _take_rest(self) -> None:
        super()._take_rest()
        self._rows = NodeRows(self.cells, self.store.context.words)

    def complete(self, row: Row, made: list[End], drafts: Drafts) -> None:
        """Take what the mapping does not mention, and keep what would be written otherwise."""
        for draft in (end.draft for end in made):
            self._take_codes(row, draft)
            self.take_attributes(row, draft, draft.kind)
            self.keep(self._rows.plain(draft), draft.attributes, draft.kind)

    def _kept(self) -> Iterable[str]:
        # edges call a node by its id, where there is one: none may be added
        return dict.fromkeys((*self.cells.header, self.cells.own["Id"]))

    def _take_codes(self, row: Row, draft: NodeDraft) -> None:
        for name in self.cells.codes:
            code, system = text_of(row[self._slots[name]]), code_system(name)
            if code and system:
                self._set_code(draft, system, code)
        if "ids" in self.records.not_kept and (slot := self._slots.get("ids")) is not None:
            for system, code in _codes(text_of(row[slot]) or "{}").items():
                self._set_code(draft, system, code)

    def _set_code(self, draft: NodeDraft, system: str, code: str) -> None:
        words = self.store.context.words
        words.carry_code(draft.kind, system)
        draft.ids[system] = words.code(system, code)


class EdgesRun(RoundTripRun):
    """The rows of a table of edges."""

    def _take_rest(self) -> None:
        super()._take_rest()
        words = self.store.context.words
        # nodes that no table lists have their reference as name
        if REMEMBERED[NODES] not in words.attributes:
            _remember(words.attributes, NODES, ["Label"])
        self._node_rows = NodeRows(Columns(NODES, remembered(NODES, words), words), words)
        self._made: dict[str, NodeDraft] = {}
        self._rows = EdgeRows(self.cells, words, self._key_of, self._is_node)

    def drafts(self, row: Row, ends: Ends, evidence: Evidence, id: str) -> Drafts:
        """Return the relation drafts of a row, by its own id if that is free."""
        self._made = {end.draft.id: end.draft for found in ends.values() for end in found}
        drafts: Drafts = []
        for relation in self._relations:
            for draft in relation.drafts(row, ends, id):
                draft.id = self._id(row, fit(id))
                draft.evidence.append(evidence)
                drafts.append((draft, self.store.relations.known(draft)))
        return drafts

    def complete(self, row: Row, made: list[End], drafts: Drafts) -> None:
        """Take what the mapping does not mention, and keep what would be written otherwise."""
        for draft in (end.draft for end in made):
            if draft is not self.store.context.nodes.drafts.get(draft.id):
                self._name(draft)
        for relation, _ in drafts:
            self.take_attributes(row, relation, relation.type)
            self.keep(self._rows.plain(relation), relation.attributes, relation.type)

    def _kept(self) -> Iterable[str]:
        # where one cell names several ends, A|B, the columns of further ends are to stay empty
        more = (self.cells.own[role] for role in ("More sources", "More targets"))
        return dict.fromkeys((*self.cells.header, *more))

    def key_of(self, draft: NodeDraft) -> str:
        """Return the text by which edges refer to a node."""
        return self._node_rows.key(draft)

    def times(self, date: str | None) -> Iterable[tuple[str, str]]:
        """Return the columns and cells of a date."""
        return self._rows.times(date)

    def _id(self, row: Row, fallback: str) -> str:
        slot = self._slots.get(self.cells.own["Id"])
        cell = (text_of(row[slot]) or "") if slot is not None else ""
        own = edge_id(cell, self._is_node)
        taken = own in self.store.relations or self._is_node(own)
        return own if is_id(own) and not taken else fallback

    def _is_node(self, id: str) -> bool:
        return id in self._made or id in self.store.context.nodes

    def _key_of(self, id: str) -> str:
        return self._node_rows.key(self._made[id])

    def _name(self, draft: NodeDraft) -> None:
        """Edges call a node that they make by its name."""
        if self._node_rows.key(draft) != draft.name:
            draft.attributes[AS_WRITTEN] = remembering({"Id": draft.name})
            self.store.context.words.carry(self.store.context.words.kinds, draft.kind, AS_WRITTEN)


def _codes(text: str) -> dict[str, str]:
    """Return the codes of a node in an export of treatygraph, which are JSON there."""
    try:
        codes = json.loads(text)
    except (ValueError, RecursionError):
        codes = None
    if isinstance(codes, dict) and all(is_id(key) for key in codes):
        return {key: str(code) for key, code in codes.items()}
    raise RowRejected("no JSON of codes in ids", quoted(text))


def _targets(value: Any) -> Sequence[str]:
    return (value,) if isinstance(value, str) else value


def _remember(attributes: dict[str, Attribute], form: str, names: Iterable[str]) -> None:
    """Let the vocabulary know the columns of a table."""
    key = REMEMBERED[form]
    known = attributes[key].choices if key in attributes else ()
    choices = tuple(dict.fromkeys((*known, *names)))
    attributes[key] = Attribute(f"columns of {form}.csv", "choice", choices)
