"""Records to rows of a store, and back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ... import dates
from ...names import fold
from ..records import Evidence, Node, Relation

Row = dict[str, Any]


def node_row(number: int, node: Node) -> Row:
    """A node as a row."""
    return {
        "number": number,
        "id": node.id,
        "kind": node.kind,
        "name": node.name,
        "aliases": node.aliases,
        "folded": [fold(name) for name in node.names],
        "ids": list(node.ids.items()),
        "attributes": _json(node.attributes),
        "note": node.note,
    }


def relation_rows(relation: Relation, numbers: Mapping[str, int]) -> Iterator[Row]:
    """A relation as one row for every origin × target."""
    first, last = _days(relation.date)
    row: Row = {
        "relation": relation.id,
        "type": relation.type,
        "status": relation.status,
        "date": relation.date,
        "first_day": first,
        "last_day": last,
        "topics": relation.attributes.get("topics", ()),
        "sources": relation.sources,
        "attributes": _json(relation.attributes),
        "inferred": relation.inferred,
        "note": relation.note,
        "evidence": _json([_told(each) for each in relation.evidence]),
    }
    ends = ((origin, target) for origin in relation.origins for target in relation.targets)
    for part, (origin, target) in enumerate(ends):
        yield row | {"part": part, "source": numbers[origin], "target": numbers[target]}


def node_of(row: Row) -> Node:
    """The node of a row."""
    return Node(
        id=row["id"],
        kind=row["kind"],
        name=row["name"],
        aliases=tuple(row["aliases"] or ()),
        ids=dict(row["ids"] or ()),
        attributes=_values(row["attributes"]),
        note=row["note"],
    )


def relation_of(rows: Sequence[Row], ids: Sequence[str]) -> Relation:
    """The relation of its rows, which stand in the order of their parts."""
    head = rows[0]
    return Relation(
        id=head["relation"],
        type=head["type"],
        origins=tuple(dict.fromkeys(ids[row["source"]] for row in rows)),
        targets=tuple(dict.fromkeys(ids[row["target"]] for row in rows)),
        date=head["date"],
        status=head["status"],
        attributes=_values(head["attributes"]),
        inferred=tuple(head["inferred"] or ()),
        note=head["note"],
        evidence=tuple(_evidence(each) for each in json.loads(head["evidence"] or "[]")),
    )


def _days(text: str | None) -> tuple[int | None, int | None]:
    """First and last day of a date; None where it is open, or there is none."""
    first, last = dates.span(text) if text else (dates.LONG_AGO, dates.FAR_OFF)
    return (None if first == dates.LONG_AGO else first, None if last == dates.FAR_OFF else last)


def _told(evidence: Evidence) -> Row:
    """What a pointer says, without what it leaves open."""
    return {key: _plain(value) for key, value in vars(evidence).items() if value}


def _evidence(told: Row) -> Evidence:
    says = {key: _tuple(value) for key, value in told.get("says", {}).items()}
    return Evidence(**{**told, "says": says})


def _plain(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else value


def _json(value: Any) -> str | None:
    """As JSON, or None where there is nothing to tell."""
    return json.dumps(value, ensure_ascii=False, default=dict) if value else None


def _values(text: str | None) -> dict[str, Any]:
    return {key: _tuple(value) for key, value in json.loads(text).items()} if text else {}


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
