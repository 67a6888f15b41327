"""FollowTheMoney: one entity a line, as its tools and Aleph read them.

Its schema is about ownership and office: relations become links with the label of their type as
role. What it has no property for is lost: attributes, places in sources and quotes, speakers, and
the precision of dates.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any

from ...dataset import Node, Relation, Source
from ...graph import Graph
from .._rows import days, plain

# schemata for kinds of the example vocabulary; any other kind is a LegalEntity
SCHEMATA = {
    "country": "PublicBody",
    "institution": "Organization",
    "person": "Person",
    "document": "Document",
    "event": "Event",
    "place": "Address",
    "project": "Project",
}
ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?")


def pieces(graph: Graph) -> Iterator[str]:
    """Return the entities: documents of the sources, nodes, and a link for each edge."""
    for source in graph.dataset.sources.values():
        yield _line(_document(source))
    for node in graph.stream_nodes():
        yield _line(_entity(node))
    ids, vocabulary = graph.dataset.node_ids, graph.dataset.vocabulary
    for relation, edge, ends in graph.stream_relations():
        shared = _link(relation, vocabulary.relations[relation.type].label, days(graph, edge))
        for number, (origin, target) in enumerate(ends):
            own = {"subject": _id("node", ids[origin]), "object": _id("node", ids[target])}
            key = _id("relation", f"{relation.id} {number}")
            yield _line({"id": key, "schema": "UnknownLink", "properties": shared | own})


def _document(source: Source) -> dict[str, Any]:
    properties = {
        "name": source.title,
        "title": source.title,
        "author": source.author,
        "publisher": source.publisher,
        "sourceUrl": source.url,
    }
    return {"id": _id("source", source.id), "schema": "Document", "properties": properties}


def _entity(node: Node) -> dict[str, Any]:
    schema = SCHEMATA.get(node.kind, "LegalEntity")
    properties: dict[str, Any] = {"name": node.name, "alias": list(node.aliases)}
    properties |= {"notes": node.note, "wikidataId": node.ids.get("wikidata")}
    if schema == "Address":
        properties["full"] = node.name
    if code := node.ids.get("iso2"):
        properties["country"] = code.lower()
    return {"id": _id("node", node.id), "schema": schema, "properties": properties}


def _link(relation: Relation, label: str, span: tuple[str | None, str | None]) -> dict[str, Any]:
    return {
        "role": label,
        "startDate": span[0],
        "endDate": span[1],
        "recordId": relation.id,
        "status": relation.status,
        "description": relation.note,
        "proof": [_id("source", key) for key in relation.sources],
    }


def _line(entity: dict[str, Any]) -> str:
    """Return an entity as a line: every value of a property is a list of texts."""
    properties = {
        key: value if isinstance(value, list) else [value]
        for key, value in entity["properties"].items()
        if value
    }
    return json.dumps(plain(entity | {"properties": properties}), ensure_ascii=False) + "\n"


def _id(sort: str, key: str) -> str:
    """Return an id of letters, digits, dots and hyphens; a hash of any other id."""
    if sort != "relation" and ID.fullmatch(key) and len(key) < 200:
        return f"{sort}-{key}"
    return f"{sort}-{hashlib.sha1(plain(key).encode()).hexdigest()}"
