"""What the page knows: everything that the data say about its nodes and relations, in columns.

A node and a relation are known by their row. Relations stand in time order, so that no list in
the page has to sort them; what few rows have is a mapping from row to value; pointers into
sources, which repeat, are written once and numbered.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from ..dataset import Evidence, Node, Relation, Source
from ..graph import Graph
from ..vocabulary import Vocabulary
from .folding import fold_table
from .symbols import drawable, points

Record = TypeVar("Record")
Columns = dict[str, Any]


class Numbering:
    """Values in the order in which they first came, each once, and the number of each."""

    def __init__(self, values: Iterable[Any] = ()) -> None:
        self._numbers: dict[Any, int] = {}
        for value in values:
            self.number(value)

    def number(self, value: Any) -> int:
        """The number of a value; a new one gets the next."""
        return self._numbers.setdefault(value, len(self._numbers))

    def __iter__(self) -> Iterator[Any]:
        return iter(self._numbers)


class Payload:
    """The data of one page. `rows` numbers nodes by id: first the drawn, then the mentioned."""

    def __init__(self, graph: Graph) -> None:
        dataset, vocabulary = graph.dataset, graph.dataset.vocabulary
        records = graph.records
        relations = [graph.relation(record) for record in records.tolist()]
        self.row_of_record = {record: row for row, record in enumerate(records.tolist())}
        self.row_of_node = {number: row for row, number in enumerate(graph.nodes.tolist())}
        self.rows = Numbering(graph.dataset.node_ids[number] for number in self.row_of_node)
        self.drawn = len(self.row_of_node)
        for key in _mentioned(relations, vocabulary, graph.dataset.node_numbers):
            self.rows.number(key)
        nodes = [graph.node(graph.dataset.node_numbers[key]) for key in self.rows]
        self.data = {
            **_vocabulary(vocabulary),
            "sources": [_source(source) for source in dataset.sources.values()],
            "fold": fold_table(name for node in nodes for name in node.names),
            "drawn": self.drawn,
            "nodes": _nodes(nodes, vocabulary),
            "relations": self._relations(relations, vocabulary, Numbering(dataset.sources)),
        }
        days = graph.columns.days[records]
        self.data["relations"] |= {"first": days[:, 0].tolist(), "last": days[:, 1].tolist()}

    def _relations(
        self, relations: Sequence[Relation], vocabulary: Vocabulary, sources: Numbering
    ) -> Columns:
        pointers = Pointers(self.rows, sources)
        types, statuses = Numbering(vocabulary.relations), Numbering(vocabulary.statuses)
        columns = {
            "id": [each.id for each in relations],
            "type": [types.number(each.type) for each in relations],
            "status": [statuses.number(each.status) for each in relations],
            "from": [list(map(self.rows.number, each.origins)) for each in relations],
            "to": [list(map(self.rows.number, each.targets)) for each in relations],
            "date": sparse(relations, lambda each: each.date),
            "attributes": sparse(relations, lambda each: each.attributes),
            "inferred": sparse(relations, lambda each: each.inferred),
            "note": sparse(relations, lambda each: each.note),
            "evidence": [list(map(pointers.number, each.evidence)) for each in relations],
        }
        return columns | {"pointers": pointers.written}


class Pointers:
    """Pointers into sources, each once, with sources and speakers as numbers."""

    def __init__(self, rows: Numbering, sources: Numbering) -> None:
        self.written: list[Columns] = []
        self._rows, self._sources = rows, sources
        self._numbers: dict[tuple[Any, ...], int] = {}

    def number(self, pointer: Evidence) -> int:
        """The number of a pointer; a new one is written down."""
        plain = pointer.source, pointer.at, pointer.speaker, pointer.sic, pointer.quote
        says = json.dumps(pointer.says) if pointer.says else ""  # as text it can be a key
        key = (*plain, pointer.note, says)
        if key not in self._numbers:
            self._numbers[key] = len(self.written)
            self.written.append(self._columns(pointer))
        return self._numbers[key]

    def _columns(self, pointer: Evidence) -> Columns:
        speaker = self._rows.number(pointer.speaker) if pointer.speaker else None
        fields = {
            "source": self._sources.number(pointer.source),
            "at": pointer.at,
            "speaker": speaker,
            "says": pointer.says or None,
            "sic": pointer.sic or None,
            "quote": pointer.quote,
            "note": pointer.note,
        }
        return {key: value for key, value in fields.items() if value is not None}


def sparse(records: Sequence[Record], field: Callable[[Record], Any]) -> dict[str, Any]:
    """What the records have in a field, by row; rows without are left out."""
    values = ((row, field(record)) for row, record in enumerate(records))
    return {str(row): value for row, value in values if value}


def _nodes(nodes: Sequence[Node], vocabulary: Vocabulary) -> Columns:
    kinds = Numbering(vocabulary.kinds)
    return {
        "id": [node.id for node in nodes],
        "kind": [kinds.number(node.kind) for node in nodes],
        "name": [node.name for node in nodes],
        "aliases": sparse(nodes, lambda node: node.aliases),
        "codes": sparse(nodes, lambda node: node.ids),
        "attributes": sparse(nodes, lambda node: node.attributes),
        "note": sparse(nodes, lambda node: node.note),
    }


def _vocabulary(vocabulary: Vocabulary) -> Columns:
    return {
        "kinds": [
            {"key": key, "label": kind.label, "plural": kind.plural, "colour": kind.colour}
            | {"shape": drawable(kind.shape), "outline": points(kind.shape), "joint": kind.joint}
            for key, kind in vocabulary.kinds.items()
        ],
        "types": [
            {"key": key, "label": each.label, "inverse": each.inverse, "colour": each.colour}
            | {"symmetric": each.symmetric, "tie": each.tie, "belongs": each.belongs}
            for key, each in vocabulary.relations.items()
        ],
        "statuses": [
            {"key": key, "label": each.label, "line": each.line, "established": each.established}
            for key, each in vocabulary.statuses.items()
        ],
        "codes": {
            key: {"label": code.label, "url": code.url} for key, code in vocabulary.codes.items()
        },
        "attributes": {
            key: {"label": each.label, "type": each.type}
            for key, each in vocabulary.attributes.items()
        },
        "topics": vocabulary.topics,
    }


def _source(source: Source) -> Columns:
    shown = ("id", "title", "publisher", "author", "date", "url", "inferred", "note")
    fields = {key: getattr(source, key) for key in shown}
    return {key: value for key, value in fields.items() if value}


def _mentioned(
    relations: Iterable[Relation], vocabulary: Vocabulary, known: Mapping[str, int]
) -> Iterator[str]:
    """The ids of all nodes that relations name: at their ends, as speakers, in attributes."""
    pointing = {key for key, each in vocabulary.attributes.items() if each.type == "reference"}
    for relation in relations:
        yield from relation.origins + relation.targets
        yield from (pointer.speaker for pointer in relation.evidence if pointer.speaker)
        for said in (relation.attributes, *(pointer.says for pointer in relation.evidence)):
            if pointing.isdisjoint(said):
                continue
            for key in sorted(pointing):
                value = said.get(key, ())
                named = (value,) if isinstance(value, str) else value
                yield from (each for each in named if each in known)
