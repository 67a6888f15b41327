"""Records to rows of a store, and back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from ... import dates
from ...names import fold
from ...vocabulary import Vocabulary
from ..records import Evidence, Node, Relation
from ..schema import tail

Row = dict[str, Any]


def node_row(number: int, node: Node) -> Row:
    """Return a node as a row."""
    return {
        "number": number,
        "id": node.id,
        "kind": node.kind,
        "name": node.name,
        "aliases": node.aliases,
        "folded": [fold(name) for name in node.names],
        "ids": list(node.ids.items()),
        "attributes": _json(node.attributes),
    } | _encoded(node)


def relation_rows(
    relation: Relation, numbers: Mapping[str, int], vocabulary: Vocabulary
) -> Iterator[Row]:
    """Return a relation as one row for every origin × target."""
    days = stored_days(relation.date, vocabulary.relations[relation.type].time)
    row: Row = {
        "relation": relation.id,
        "type": relation.type,
        "status": relation.status,
        "date": relation.date,
        "topics": relation.topics(vocabulary),
        "sources": relation.sources,
        "attributes": _json(relation.attributes),
    }
    row |= days | _encoded(relation)
    ends = ((origin, target) for origin in relation.origins for target in relation.targets)
    for part, (origin, target) in enumerate(ends):
        yield row | {"part": part, "source": numbers[origin], "target": numbers[target]}


def node_of(row: Row) -> Node:
    """Return the node of a row."""
    return Node(
        id=row["id"],
        kind=row["kind"],
        name=row["name"],
        aliases=tuple(row["aliases"] or ()),
        ids=dict(row["ids"] or ()),
        attributes=_values(row["attributes"]),
        **_decoded(Node, row),
    )


def relation_of(rows: Sequence[Row], ids: Sequence[str]) -> Relation:
    """Return the relation of its rows, which are sorted by part."""
    sources, targets = ([ids[row[end]] for row in rows] for end in ("source", "target"))
    return relation_with(rows[0], sources, targets)


def relation_with(head: Row, origins: Iterable[str], targets: Iterable[str]) -> Relation:
    """Return the relation of its first row and the ends of all of its rows."""
    return Relation(
        id=head["relation"],
        type=head["type"],
        origins=tuple(dict.fromkeys(origins)),
        targets=tuple(dict.fromkeys(targets)),
        date=head["date"],
        status=head["status"],
        attributes=_values(head["attributes"]),
        **_decoded(Relation, head),
    )


def _encoded(record: Node | Relation) -> Row:
    """Return the columns of the fields that a record may leave out."""
    return {
        spec.key: ENCODE[spec.form](getattr(record, spec.attribute)) for spec in tail(type(record))
    }


def _decoded(record: type[Any], row: Row) -> Row:
    """Return the fields that a record may leave out; a column that an old store lacks is empty."""
    return {spec.attribute: DECODE[spec.form](row.get(spec.key)) for spec in tail(record)}


def stored_days(date: str | None, time: str) -> dict[str, int | None]:
    """Return the columns of days of a date that is read as `time` says; an open end is None."""
    possible = dates.span(date) if date else dates.UNDATED
    certain = dates.certain(date, time) if date else dates.UNDATED
    spans = {"first_day": possible.first, "last_day": possible.last}
    spans |= {"certain_first": certain.first, "certain_last": certain.last}
    return {
        key: None if each in (dates.LONG_AGO, dates.FAR_OFF) else each
        for key, each in spans.items()
    }


def _set_fields(evidence: Evidence) -> Row:
    """Return the fields that a pointer has."""
    return {key: _plain(value) for key, value in vars(evidence).items() if value}


def _evidence(fields: Row) -> Evidence:
    says = {key: _tuple(value) for key, value in fields.get("says", {}).items()}
    return Evidence(**{**fields, "says": says})


def _plain(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else value


def _json(value: Any) -> str | None:
    """Return a value as JSON, or None if it is empty."""
    return ENCODE_JSON(value) if value else None


def _values(text: str | None) -> dict[str, Any]:
    return {key: _tuple(value) for key, value in DECODE_JSON(text).items()} if text else {}


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


# json.dumps makes a new encoder for each value, and json.loads looks at its options again
ENCODE_JSON = json.JSONEncoder(ensure_ascii=False, default=dict).encode
DECODE_JSON = json.JSONDecoder().decode

# How a field is stored, and how it is read back, by its form.
ENCODE: dict[str, Callable[[Any], Any]] = {
    "text": lambda text: text,
    "texts": lambda texts: texts,
    "flag": lambda flag: flag,
    "mapping": _json,
    "records": lambda records: _json([_set_fields(each) for each in records]),
}
DECODE: dict[str, Callable[[Any], Any]] = {
    "text": lambda text: text,
    "texts": lambda texts: tuple(texts or ()),
    "flag": bool,
    "mapping": _values,
    "records": lambda text: tuple(map(_evidence, DECODE_JSON(text or "[]"))),
}
