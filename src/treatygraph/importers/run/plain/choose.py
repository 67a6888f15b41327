"""Whether a table is plain: decided here, from what its mapping uses and nowhere else.

A feature of the mapping language that is not named here makes a table that is taken row by row.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields

from ....dataset.csv.cells import attribute_key, is_plain
from ...mapping.columns import Get
from ...mapping.relation_spec import RelationSpec
from ...mapping.templates import empty
from ...mapping.values import Value
from ..node_resolver import BoundNode, only_kind
from ..relation_builder import BoundRelation
from ..round_trip import EdgesRun
from ..table import TableImporter
from .attributes import Attribute, TextAttribute, ValueAttribute
from .factor import Factor, Reads
from .kept import EdgesKept, Keeper, NothingKept
from .nodes import NodeReader
from .relation import DateReader, Head, HeadReader, PlainRelation, TextOf, TextReader
from .rows import PlainRows, PlainTable
from .shapes import MOST_ATTRIBUTES
from .written import Written, data_of

# parts of a relation that may have any value in a plain table, and its fields
PARTS = {"name", "yaml_part", "condition", "origins", "targets", "fields", "attributes", "rest"}
FIELDS = {"type", "direction", "status", "date", "note"}
SHORT = 100  # characters of the id of a source, which relations are numbered after


class NotPlain(Exception):
    """The table has to be taken row by row."""


def plain_rows(importer: TableImporter) -> PlainRows | None:
    """Return what takes the rows of a plain table in batches; None for any other table."""
    try:
        return PlainRows(_Choice(importer).table(), importer)
    except NotPlain:
        return None


class _Choice:
    """The parts of a table, read as those of a plain one. Raises NotPlain if it is none."""

    def __init__(self, importer: TableImporter) -> None:
        self._importer, self._spec = importer, importer.spec
        self._columns = importer.columns
        self._width = len(importer.records.columns)
        self._words = importer.store.context.words
        self._edges = importer if isinstance(importer, EdgesRun) else None
        _require(type(importer) in (TableImporter, EdgesRun))
        self._keeper: Keeper = EdgesKept(self._edges) if self._edges else NothingKept()
        # with a column of ids, each relation has its own id, or remembers that its cell was empty
        _require(not isinstance(self._keeper, EdgesKept) or "Id" not in self._keeper.own)
        # what is not a table of cells keeps nothing, and rows that wait have to be taken in turn
        _require(not self._edges or importer.records.tabular)
        _require(self._spec.name not in importer.store.context.waiting)
        _require(_refer_alike(importer.nodes))
        self._written = Written(self._spec, self._columns, importer.values)

    def table(self) -> PlainTable:
        """Return the parts of the table."""
        importer, source = self._importer, self._importer.file.source
        _require(not self._spec.key and bool(importer.relations) and len(source) < SHORT)
        _require(not importer.store.has_ids_like(f"{source}-"))
        _require(all(_is_plain(each.spec) for each in importer.relations))
        names = [each.spec.name for each in importer.nodes]
        relations = [self._relation(each, names) for each in importer.relations]
        nodes = [self._node(position, relations) for position in range(len(names))]
        self._cover(nodes, relations)
        used = [slot for slot in self._columns.used if slot < self._width]
        return PlainTable(nodes, relations, sorted(used), list(self._keeper.slots["none"]))

    def _reads(self, slots: Iterable[int]) -> Reads:
        reads = Reads(slots, self._importer.values, self._width)
        _require(reads.is_plain)
        return reads

    def _node(self, position: int, relations: Sequence[PlainRelation]) -> NodeReader:
        node = self._importer.nodes[position]
        role = ""
        if self._edges:
            _require(not (position in relations[0].origins and position in relations[0].targets))
            role = "Source" if position in relations[0].origins else ""
            role = "Target" if position in relations[0].targets else role
        slots = self._keeper.slots[role] if role else ()
        rest = node.attributes.taken if node.attributes else ()
        reads = self._reads({*node.reads, *slots, *(slot for _, slot in rest)})
        noted, lifetimes = (
            self._importer.store.context.noted,
            self._importer.store.relations.lifetimes,
        )
        return NodeReader(node, reads, role, self._keeper, noted, lifetimes)

    def _relation(self, bound: BoundRelation, names: Sequence[str]) -> PlainRelation:
        spec = bound.spec
        return PlainRelation(
            spec.name,
            self._head(spec),
            self._date(spec),
            self._note(spec),
            self._attributes(bound),
            [names.index(each) for each in spec.origins],
            [names.index(each) for each in spec.targets],
            self._edges.cells.header if self._edges else (),
        )

    def _head(self, spec: RelationSpec) -> HeadReader:
        with self._columns.tracking() as reads:
            holds = spec.condition.bind(self._columns) if spec.condition else None
            word, direction, status = (
                spec.fields[key].bind(self._columns) if key in spec.fields else empty
                for key in ("type", "direction", "status")
            )
        skips = (slot for skip in self._importer.skips for slot in skip.reads)
        factor: Factor[Head] = Factor(self._reads({*reads, *skips, *self._keeper.slots["head"]}))
        return HeadReader(factor, holds, word, direction, status, self._words, self._keeper)

    def _date(self, spec: RelationSpec) -> DateReader:
        get, reads = self._bound(spec.fields.get("date"))
        slots = self._keeper.slots["date"]
        days = self._written.days(data_of(spec.yaml_part, "date"))
        if self._edges and days != slots:
            days = None
        factor: Factor[TextOf] = Factor(self._reads({*reads, *slots}))
        return DateReader(get, factor, None, self._keeper, days)

    def _note(self, spec: RelationSpec) -> TextReader:
        get, reads = self._bound(spec.fields.get("note"))
        slot = self._written.column(data_of(spec.yaml_part, "note"))
        if isinstance(self._keeper, EdgesKept):
            _require(slot == self._keeper.own.get("Note"))
        return TextReader(get, Factor(self._reads(reads)), slot)

    def _attributes(self, bound: BoundRelation) -> list[Attribute]:
        spec = bound.spec
        made: list[Attribute] = []
        for key, value in spec.attributes.items():
            made += self._attribute(spec, key, value)
        made += [TextAttribute(key, slot) for key, slot in bound.attributes.taken]
        free = self._free() if self._edges else []
        own = {each.key for each in free}
        # a column of edges.csv with the name of an attribute gives the attribute as well
        _require(not self._edges or {each.key for each in made} <= own)
        order = {each.key: each for each in [*made, *free]}
        _require(self._edges is not None or len(order) == len(made))
        _require(len(free) == len(own) and len(order) <= MOST_ATTRIBUTES)
        return list(order.values())

    def _attribute(self, spec: RelationSpec, key: str, value: Value) -> list[Attribute]:
        """Return an attribute; none where its columns are not in the file."""
        declared = self._words.attributes[key]
        _require(declared.type not in ("reference", "topic"))
        get, reads = self._bound(value)
        written = data_of(spec.yaml_part["attributes"], key)
        slot = self._written.column(written)
        if self._edges:
            _require(slot is not None or not reads)
        if slot is not None and is_plain(declared):
            return [TextAttribute(key, slot)]
        if not reads and self._edges:
            _require(get([None] * self._columns.width) is None)
            return []
        convert = self._words.converter(key)
        return [ValueAttribute(key, self._reads(reads), get, convert, self._keeper)]

    def _free(self) -> list[Attribute]:
        """Return the columns of edges.csv that are attributes, texts unless the words say more."""
        assert self._edges
        made: list[Attribute] = []
        slots = {name: slot for slot, name in enumerate(self._edges.cells.header)}
        for name in self._edges.cells.free:
            slot, key = slots[name], attribute_key(name)
            declared = self._words.attributes.get(key)
            if declared is None or is_plain(declared):
                _require(self._edges.cells.is_column_of(key, name))
                made.append(TextAttribute(key, slot))
                continue
            _require(declared.type not in ("reference", "topic") and not declared.many)
            reads, convert = self._reads([slot]), self._words.converter(key)
            made.append(ValueAttribute(key, reads, _cell(slot), convert, self._keeper, name))
        return made

    def _bound(self, value: Value | None) -> tuple[Get, set[int]]:
        if value is None:
            return empty, set()
        with self._columns.tracking() as reads:
            return value.bind(self._columns), reads

    def _cover(self, nodes: Sequence[NodeReader], relations: Sequence[PlainRelation]) -> None:
        """Let the first relation depend on computed values that nothing else reads.

        They may reject a row.
        """
        reads = [each.factor.reads for each in nodes]
        reads += [each.head.factor.reads for each in relations]
        reads += [each.date.factor.reads for each in relations if not each.date.days]
        reads += [each.note.factor.reads for each in relations if each.note.slot is None]
        parts = (each for relation in relations for each in relation.attributes)
        reads += [each.factor.reads for each in parts if isinstance(each, ValueAttribute)]
        covered = {value.slot for each in reads for value in each.values}
        rest = {
            slot
            for value in self._importer.values
            if value.slot not in covered | self._written.followed
            for slot in value.reads
        }
        if rest:
            head = relations[0].head
            head.factor = Factor(self._reads({*head.factor.reads.slots, *rest}))


def _is_plain(spec: RelationSpec) -> bool:
    others = (getattr(spec, each.name) for each in fields(spec) if each.name not in PARTS)
    return (
        not spec.paired
        and not any(each not in (None, False) and each != () for each in others)
        and (spec.fields.keys() <= FIELDS and "-" not in spec.name)
    )


def _refer_alike(nodes: Sequence[BoundNode]) -> bool:
    """Return whether all nodes are made alike: of rows, or else of references.

    A node that is made of a reference gets another name and kind by a row that describes it, so
    what it was to earlier rows would not be what it is to later ones.
    """
    made = [each for each in nodes if each.attributes]
    referring = [each for each in made if each.spec.row]
    kinds = [only_kind(each.spec) for each in referring]
    return not referring or (
        len(referring) == len(made)
        and None not in kinds
        and len(set(kinds)) == 1
        and not any(each.spec.country for each in referring)
    )


def _cell(slot: int) -> Get:
    return lambda row: row[slot]


def _require(holds: bool) -> None:
    if not holds:
        raise NotPlain
