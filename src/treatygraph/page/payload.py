"""The payload: all data of the page, in columns.

Nodes and relations are identified by row. Relations are in time order, so no list in the page has
to sort them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

import numpy as np

from ..dataset import Dataset, Evidence, Node, Relation, Source
from ..dataset.schema import set_fields, specs, tail
from ..graph import Graph
from ..vocabulary import Vocabulary
from ..vocabulary.words import TREATY_ACTS
from .columns import NOTHING, Columns, Numbers, as_numbers, renumbered
from .fold_table import fold_table
from .lives import add_lives
from .shapes import drawable, points

# the possible and the certain span of a date, as `treatygraph.dates` gives them
SPANS = ("first", "last", "certain_first", "certain_last")
SEPARATE = 0.1  # of all records: fewer are taken one by one, more with all the others


class Numbering:
    """Distinct values in order of first occurrence, with their numbers."""

    def __init__(self, values: Iterable[Any] = ()) -> None:
        self._numbers: dict[Any, int] = {}
        for value in values:
            self.number(value)

    def number(self, value: Any) -> int:
        """Return the number of a value; a new one gets the next."""
        return self._numbers.setdefault(value, len(self._numbers))

    def __iter__(self) -> Iterator[Any]:
        return iter(self._numbers)


class Payload:
    """The data of one page. `rows` numbers nodes by id: first the drawn, then the mentioned."""

    def __init__(self, graph: Graph) -> None:
        dataset, vocabulary, known = (
            graph.dataset,
            graph.dataset.vocabulary,
            graph.dataset.node_numbers,
        )
        records = graph.records.astype(np.int64)
        relations = list(_taken(dataset.relations, records))
        self.rows = Numbering(dataset.node_ids[number] for number in graph.nodes.tolist())
        self.drawn = len(graph.nodes)
        plain = {**_vocabulary(vocabulary), "drawn": self.drawn}
        self.columns = Columns(plain | {"sources": _sources(dataset), "fields": {}}, {}, {})
        self._add_relations(relations, vocabulary)
        self._add_evidence([each.evidence for each in relations], Numbering(dataset.sources))
        self._add_dates(relations, vocabulary, _spans(graph, records))
        add_lives(self.columns, graph, self.rows.number)
        for key in _referred(relations, vocabulary, known):
            self.rows.number(key)
        nodes = list(_taken(dataset.nodes, as_numbers(known[key] for key in self.rows)))
        self._add_nodes(nodes, vocabulary)
        plain["fold"] = fold_table(chain.from_iterable(node.names for node in nodes))
        self.columns.plain.update(plain)

    def kind(self, row: int) -> dict[str, Any]:
        """Return what the vocabulary says about the kind of a node."""
        kind: dict[str, Any] = self.columns.plain["kinds"][self.columns.numbers["nodes.kind"][row]]
        return kind

    def name(self, row: int) -> str:
        """Return the name of a node."""
        name: str = self.columns.values["nodes.name"][row]
        return name

    def _add_relations(self, relations: Sequence[Relation], vocabulary: Vocabulary) -> None:
        types, statuses = Numbering(vocabulary.relations), Numbering(vocabulary.statuses)
        row, columns = self.rows.number, self.columns
        columns.values["relations.id"] = [each.id for each in relations]
        columns.numbers["relations.type"] = as_numbers(
            types.number(each.type) for each in relations
        )
        columns.numbers["relations.status"] = as_numbers(
            statuses.number(each.status) for each in relations
        )
        columns.list_numbers("relations.from", [[*map(row, each.origins)] for each in relations])
        columns.list_numbers("relations.to", [[*map(row, each.targets)] for each in relations])
        columns.code_fields("relations.attributes", [each.attributes for each in relations])
        self._add_tail("relations", Relation, relations)

    def _add_evidence(self, evidence: Sequence[Sequence[Evidence]], sources: Numbering) -> None:
        """Pointers into sources; what few of them say is one mapping for each."""
        pointers = list(chain.from_iterable(evidence))
        numbers = self.columns.numbers
        # where nobody is quoted, the page need not read the pool of `more` to know it
        self.columns.plain["quotes"] = any(each.speaker for each in pointers)
        numbers["relations.pointers"] = as_numbers(map(len, evidence))
        numbers["pointers.source"] = as_numbers(sources.number(each.source) for each in pointers)
        self.columns.code("pointers.at", (each.at for each in pointers))
        self.columns.code("pointers.more", map(self._more, pointers))

    def _more(self, pointer: Evidence) -> dict[str, Any]:
        fields = set_fields(pointer)
        fields.pop("at", None)  # nearly every pointer has a place: a column of its own
        if pointer.speaker:
            fields["speaker"] = self.rows.number(pointer.speaker)
        return fields

    def _add_dates(
        self, relations: Sequence[Relation], vocabulary: Vocabulary, spans: Numbers
    ) -> None:
        """Return every date once for each reading of it, with its spans; relations refer to them.

        The certain span of a date depends on the `time` of the relation type.
        """
        times = {key: each.time for key, each in vocabulary.relations.items()}
        dated = Numbering()
        codes = as_numbers(
            dated.number((each.date, times[each.type])) + 1 if each.date else NOTHING
            for each in relations
        )
        known, first_row = np.unique(codes, return_index=True)
        of_dates = spans[first_row[known != NOTHING]].reshape(-1, len(SPANS))
        self.columns.numbers["relations.date"] = renumbered(codes)
        self.columns.values["relations.date"] = [text for text, _ in dated]
        self.columns.numbers.update(
            {f"dates.{name}": of_dates[:, at] for at, name in enumerate(SPANS)}
        )

    def _add_nodes(self, nodes: Sequence[Node], vocabulary: Vocabulary) -> None:
        kinds, columns = Numbering(vocabulary.kinds), self.columns
        columns.values["nodes.id"] = [node.id for node in nodes]
        columns.values["nodes.name"] = [node.name for node in nodes]
        columns.numbers["nodes.kind"] = as_numbers(kinds.number(node.kind) for node in nodes)
        columns.code("nodes.aliases", (node.aliases for node in nodes))
        columns.code_fields("nodes.codes", [node.ids for node in nodes])
        columns.code_fields("nodes.attributes", [node.attributes for node in nodes])
        self._add_tail("nodes", Node, nodes)

    def _add_tail(self, table: str, record: type[Any], records: Sequence[Any]) -> None:
        """Add a column for each field that a record may leave out; evidence has its own."""
        sent = [spec for spec in tail(record) if spec.published and spec.form != "records"]
        self.columns.plain["fields"][table] = [spec.key for spec in sent]
        for spec in sent:
            values = (getattr(each, spec.attribute) for each in records)
            self.columns.code(f"{table}.{spec.key}", values)


def _spans(graph: Graph, records: Numbers) -> Numbers:
    """Return the possible and the certain span of each of these relations, in rows of SPANS."""
    columns, certain = graph.columns, graph.columns.certain_days
    edges = columns.record_starts[records]
    days = columns.first, columns.last, certain.first, certain.last
    return np.stack([each[edges] for each in days], axis=1).astype(np.int64)


def _taken(records: Sequence[Any], numbers: Numbers) -> Iterator[Any]:
    """Return these of the records, read in one go unless few of them are asked for."""
    few = len(numbers) < SEPARATE * len(records)
    known = records if few else list(records)
    return (known[number] for number in numbers.tolist())


def _vocabulary(vocabulary: Vocabulary) -> dict[str, Any]:
    return {
        "kinds": [
            {"key": key, "label": kind.label, "plural": kind.plural, "colour": kind.colour}
            | {"shape": drawable(kind.shape), "outline": points(kind.shape), "joint": kind.joint}
            for key, kind in vocabulary.kinds.items()
        ],
        "types": [
            {"key": key, "label": each.label, "inverse": each.inverse, "colour": each.colour}
            | {"symmetric": each.symmetric, "tie": each.tie, "belongs": each.belongs}
            | {"time": each.time}
            | ({"lineage": True} if each.act in TREATY_ACTS else {})
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
            | ({"role": each.role} if each.role else {})
            | ({"bothWays": each.both_ways} if each.both_ways else {})
            for key, each in vocabulary.attributes.items()
        },
        "topics": vocabulary.topics,
    }


def _sources(dataset: Dataset) -> list[dict[str, Any]]:
    return [_source(source) for source in dataset.sources.values()]


def _source(source: Source) -> dict[str, Any]:
    found = sorted(specs(Source), key=lambda spec: not spec.head)
    fields = {spec.key: getattr(source, spec.attribute) for spec in found if spec.published}
    return {key: value for key, value in fields.items() if value}


def _referred(
    relations: Iterable[Relation], vocabulary: Vocabulary, known: Mapping[str, int]
) -> Iterator[str]:
    """Return the ids of nodes that attributes name, also those that a source gives another way."""
    pointing = {key for key, each in vocabulary.attributes.items() if each.type == "reference"}
    for relation in relations:
        for said in (relation.attributes, *(pointer.says for pointer in relation.evidence)):
            if pointing.isdisjoint(said):
                continue
            for key in sorted(pointing):
                value = said.get(key, ())
                named = (value,) if isinstance(value, str) else value
                yield from (each for each in named if each in known)
