"""JSON Schema of the files of a data folder: nodes, relations and sources."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from ...vocabulary import Kind, RelationType, Vocabulary
from ...yamlio.fields import Field
from ...yamlio.json_schema import DRAFT, TEXT_OR_TEXTS, Schema, named, object_of, schema_of
from .record_reader import EVIDENCE_FIELDS, NODE_FIELDS, RELATION_FIELDS, SOURCE_FIELDS


def folder_schema(vocabulary: Vocabulary) -> Schema:
    """Return the schema of a file of records, with the words of a vocabulary.

    A record with a kind is a node, one with a type a relation, any other a source.
    """
    return {
        "$schema": DRAFT,
        "title": "A file of a data folder",
        "type": "array",
        "items": {
            "if": {"required": ["kind"]},
            "then": {"$ref": "#/definitions/node"},
            "else": {
                "if": {"required": ["type"]},
                "then": {"$ref": "#/definitions/relation"},
                "else": {"$ref": "#/definitions/source"},
            },
        },
        "definitions": {
            "node": _node(vocabulary),
            "relation": _relation(vocabulary),
            "source": object_of(SOURCE_FIELDS),
        },
    }


def _node(vocabulary: Vocabulary) -> Schema:
    parts = {
        "kind": {"enum": list(vocabulary.kinds)},
        "ids": named(TEXT_OR_TEXTS) | {"propertyNames": {"enum": list(vocabulary.codes)}},
    }
    return _record(vocabulary, NODE_FIELDS, parts, "kind", vocabulary.kinds)


def _relation(vocabulary: Vocabulary) -> Schema:
    parts = {
        "type": {"enum": list(vocabulary.relations)},
        "status": {"enum": list(vocabulary.statuses)},
        "from": TEXT_OR_TEXTS,
        "to": TEXT_OR_TEXTS,
        "evidence": {"type": "array", "items": object_of(EVIDENCE_FIELDS)},
    }
    return _record(vocabulary, RELATION_FIELDS, parts, "type", vocabulary.relations)


def _record(
    vocabulary: Vocabulary,
    own: Mapping[str, Field],
    parts: Mapping[str, Schema],
    key: str,
    words: Mapping[str, Kind | RelationType],
) -> Schema:
    """Return the schema of a record, which has the attributes of its kind or type."""
    used = dict.fromkeys(each for about in words.values() for each in about.attributes)
    attributes = {each: schema_of(vocabulary.fields[each]) for each in used}
    found = object_of(own, parts)
    found["properties"] = {**attributes, **found["properties"]}
    found["allOf"] = [_carrying(key, word, own, each.attributes) for word, each in words.items()]
    return found


def _carrying(key: str, word: str, own: Iterable[str], attributes: Collection[str]) -> Schema:
    allowed: list[Any] = [*own, *attributes]
    return {
        "if": {"properties": {key: {"const": word}}, "required": [key]},
        "then": {"propertyNames": {"enum": allowed}},
    }
