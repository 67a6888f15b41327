"""JSON Schema of a mapping."""

from __future__ import annotations

from ...vocabulary.json_schema import sections
from ...yamlio.json_schema import (
    DRAFT,
    SCALAR,
    TEXT,
    TEXT_OR_TEXTS,
    TEXTS,
    Schema,
    named,
    object_of,
)
from . import load, lookups, node_spec, relation_spec, skips, table_spec, values, wide
from .comparisons import OPERATORS

VALUE: Schema = {"$ref": "#/definitions/value"}
CONDITION: Schema = {"$ref": "#/definitions/condition"}
LOOKUP: Schema = {"$ref": "#/definitions/lookup"}
VALUES = named(VALUE)


def mapping_schema() -> Schema:
    """Return the schema of a mapping; one that extends another may lack what is required."""
    parts = {
        "vocabulary": sections(partial=True),
        "new": object_of(load.NEW),
        "lookups": named(LOOKUP),
        "tables": named(_table()),
    }
    found = object_of(load.FIELDS, parts)
    required = found.pop("required")
    return {
        "$schema": DRAFT,
        "title": "A mapping",
        **found,
        "anyOf": [{"required": ["extend"]}, {"required": required}],
        "definitions": {
            "value": _value(),
            "condition": named({"$ref": "#/definitions/test"}),
            "test": _test(),
            "lookup": _lookup(),
        },
    }


def _table() -> Schema:
    number = {"type": "integer", "minimum": 0}
    rule = object_of(skips.SKIP, {"when": CONDITION})
    skip = {"anyOf": [number, rule, object_of(skips.TITLES, {"rows": number})]}
    header = {"type": "array", "items": TEXT_OR_TEXTS}
    parts = {
        "header": {"anyOf": [{"type": "integer", "minimum": 1}, header]},
        "sheet": TEXT_OR_TEXTS,
        "encoding": TEXT,
        "separator": TEXT,
        "records": TEXT,
        "wide": object_of(wide.WIDE, {"from": SCALAR, "to": SCALAR}),
        "parallel": named(SCALAR),
        "values": VALUES,
        "skip": {"anyOf": [skip, {"type": "array", "items": skip}]},
        "key": VALUE,
        "nodes": named(_node()),
        "relations": named(_relation()),
    }
    return object_of(table_spec.FIELDS, parts, partial=True)


def _node() -> Schema:
    ways = dict.fromkeys((*node_spec.WAYS, "on"), VALUE)
    parts = dict.fromkeys(("each", *node_spec.OWN), VALUE) | {
        "when": CONDITION,
        "country": object_of(node_spec.COUNTRY, ways),
        "row": object_of(node_spec.ROW, {"key": VALUE}),
        "ids": VALUES,
        "attributes": VALUES,
    }
    return object_of(node_spec.FIELDS, parts, partial=True)


def _relation() -> Schema:
    parts = dict.fromkeys((*relation_spec.OWN, "fold"), VALUE) | {
        "when": CONDITION,
        "from": TEXT_OR_TEXTS,
        "to": TEXT_OR_TEXTS,
        "attributes": VALUES,
    }
    # what a mapping extends may say the rest
    return object_of(relation_spec.FIELDS, parts, partial=True)


def _value() -> Schema:
    match_all = {
        "type": "object",
        "properties": {"all": SCALAR},
        "required": ["all"],
        "additionalProperties": False,
    }
    keys = [key for way in values.SOURCES for key in way]
    parts = dict.fromkeys((*keys, "on", "else"), VALUE) | {
        "when": CONDITION,
        "replace": named(SCALAR),
        "missing": TEXT_OR_TEXTS,
        "split": SCALAR,
        "match": {"anyOf": [SCALAR, match_all]},
        "lookup": {"anyOf": [SCALAR, LOOKUP]},
        "date": TEXT_OR_TEXTS,
        "language": TEXT,
    }
    return {"anyOf": [SCALAR, {"type": "array", "items": VALUE}, object_of(values.FIELDS, parts)]}


def _test() -> Schema:
    test = {"$ref": "#/definitions/test"}
    signs = {
        "type": "object",
        "properties": {"not": test, **dict.fromkeys(OPERATORS, SCALAR)},
        "additionalProperties": False,
        "minProperties": 1,
    }
    return {"anyOf": [SCALAR, {"type": "array", "items": test}, signs]}


def _lookup() -> Schema:
    row = object_of(lookups.ROW, {"from": SCALAR, "until": SCALAR, "is": TEXT_OR_TEXTS})
    return {"anyOf": [named({"anyOf": [SCALAR, TEXTS]}), {"type": "array", "items": row}]}
