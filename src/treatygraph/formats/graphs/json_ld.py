"""JSON-LD: nodes in terms of schema.org, relations as claims whose evidence is in terms of PROV-O.

Terms that neither has, and ids, are URNs of treatygraph.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any
from urllib.parse import quote

from ...dataset import Evidence, Node, Relation, Source
from ...graph import Graph
from ...vocabulary import Vocabulary
from .._rows import days, plain

CONTEXT = {
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "tg": "urn:treatygraph:term:",
}
# classes of schema.org for kinds of the example vocabulary; any other kind is a Thing
CLASSES = {
    "country": "Country",
    "institution": "Organization",
    "person": "Person",
    "document": "CreativeWork",
    "event": "Event",
    "place": "Place",
    "project": "Project",
}
SOURCE_TERMS = {
    "title": "schema:name",
    "author": "schema:author",
    "publisher": "schema:publisher",
    "date": "schema:datePublished",
    "url": "schema:url",
    "language": "schema:inLanguage",
    "citation": "schema:creditText",
    "terms": "schema:usageInfo",
    "note": "schema:description",
}


def pieces(graph: Graph) -> Iterator[str]:
    """Return the graph as JSON-LD, one record a line."""
    vocabulary = graph.dataset.vocabulary
    records = chain(
        map(_source, graph.dataset.sources.values()),
        (_node(node, vocabulary) for node in graph.stream_nodes()),
        (_relation(graph, *selected) for selected in graph.stream_relations()),
    )
    before = f'{{"@context": {json.dumps(CONTEXT)},\n"@graph": [\n'
    for record in records:
        yield before + json.dumps(plain(record), ensure_ascii=False)
        before = ",\n"
    yield "\n]}\n" if before == ",\n" else f"{before}]}}\n"


def _node(node: Node, vocabulary: Vocabulary) -> dict[str, Any]:
    systems = vocabulary.codes
    links = (systems[key].url.replace("{}", code) for key, code in node.ids.items())
    codes = [
        {"@type": "schema:PropertyValue", "schema:propertyID": key, "schema:value": code}
        for key, code in node.ids.items()
    ]
    return _filled(
        {
            "@id": _iri("node", node.id),
            "@type": f"schema:{CLASSES.get(node.kind, 'Thing')}",
            "tg:kind": node.kind,
            "schema:name": node.name,
            "schema:alternateName": list(node.aliases),
            "schema:identifier": codes,
            "schema:sameAs": [{"@id": link} for link in links if link],
            "schema:description": node.note,
        }
        | _own(node.attributes)
    )


def _relation(
    graph: Graph, relation: Relation, edge: int, ends: list[tuple[int, int]]
) -> dict[str, Any]:
    ids, (first, last) = graph.dataset.node_ids, days(graph, edge)
    origins, targets = (dict.fromkeys(ids[pair[side]] for pair in ends) for side in (0, 1))
    return _filled(
        {
            "@id": _iri("relation", relation.id),
            "@type": ["schema:Claim", "prov:Entity"],
            "schema:name": graph.dataset.vocabulary.relations[relation.type].label,
            "tg:type": relation.type,
            "tg:from": [_reference("node", key) for key in origins],
            "tg:to": [_reference("node", key) for key in targets],
            "schema:temporalCoverage": relation.date,
            "schema:startDate": first,
            "schema:endDate": last,
            "tg:status": relation.status,
            "schema:description": relation.note,
            "tg:inferred": list(relation.inferred),
            "prov:wasDerivedFrom": [_reference("source", key) for key in relation.sources],
            "prov:wasAttributedTo": [_reference("node", key) for key in relation.speakers],
            "prov:qualifiedDerivation": list(map(_evidence, relation.evidence)),
        }
        | _own(relation.attributes)
    )


def _evidence(pointer: Evidence) -> dict[str, Any]:
    speaker = pointer.speaker
    return _filled(
        {
            "@type": "prov:Derivation",
            "prov:entity": _reference("source", pointer.source),
            "tg:speaker": _reference("node", speaker) if speaker else None,
            "schema:position": pointer.at,
            "schema:text": pointer.quote,
            "schema:description": pointer.note,
            "tg:sic": pointer.sic or None,
            "tg:says": _own(pointer.says),
        }
    )


def _source(source: Source) -> dict[str, Any]:
    terms = {term: getattr(source, key) for key, term in SOURCE_TERMS.items()}
    head = {"@id": _iri("source", source.id), "@type": ["schema:CreativeWork", "prov:Entity"]}
    return _filled(head | terms)


def _own(attributes: Mapping[str, Any]) -> dict[str, Any]:
    return {f"tg:{quote(plain(key))}": value for key, value in attributes.items()}


def _filled(record: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if value not in (None, [], {})}


def _reference(sort: str, key: str) -> dict[str, str]:
    return {"@id": _iri(sort, key)}


def _iri(sort: str, key: str) -> str:
    return f"urn:treatygraph:{sort}:{quote(plain(key), safe='')}"
