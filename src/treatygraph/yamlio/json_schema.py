"""JSON Schema of the fields that files are read by, for editors.

The schema follows from the fields: what a field accepts is said once, where it is read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .fields import Field, Fitting, ListOf, OneOf, as_flag, as_mapping, as_number, as_text

Schema = dict[str, Any]
DRAFT = "http://json-schema.org/draft-07/schema#"  # the one that the YAML servers of editors know
TEXT: Schema = {"type": "string"}
# every scalar of YAML is read as text, but an editor takes 1990 for a number and no for a flag
SCALAR: Schema = {"type": ["string", "number", "boolean"]}
TEXTS: Schema = {"type": "array", "items": SCALAR}
TEXT_OR_TEXTS: Schema = {"anyOf": [SCALAR, TEXTS]}
TYPES: dict[Callable[[Any], Any], Schema] = {
    as_text: SCALAR,
    as_flag: {"type": "boolean"},
    as_number: {"type": "number"},
    as_mapping: {"type": "object"},
}


def schema_of(field: Field) -> Schema:
    """Return the schema of the value of a field, with what it should be as its description."""
    found = TEXT if field.prose and field.read is as_text else _of_read(field.read)
    return {**found, "description": field.wanted}


def object_of(
    fields: Mapping[str, Field],
    parts: Mapping[str, Schema] | None = None,
    *,
    partial: bool = False,
) -> Schema:
    """Return the schema of a mapping with these fields and no other.

    `parts` are the schemas of the fields that are read further elsewhere. A `partial` one may lack
    what is required.
    """
    parts = parts or {}
    required = [key for key, field in fields.items() if field.required and not partial]
    return {
        "type": "object",
        "properties": {key: parts.get(key) or schema_of(field) for key, field in fields.items()},
        "additionalProperties": False,
        **({"required": required} if required else {}),
    }


def named(item: Schema) -> Schema:
    """Return the schema of a mapping from any name to something."""
    return {"type": "object", "additionalProperties": item}


def _of_read(read: Any) -> Schema:
    if isinstance(read, OneOf):
        return {"enum": [_as_editor(word) for word in read.words]}
    if isinstance(read, ListOf):
        return {"type": "array", "items": _of_read(read.item)}
    if isinstance(read, Fitting):
        return SCALAR
    return TYPES.get(read, {})


def _as_editor(word: str) -> Any:
    """Return a word as an editor reads it: true and false are flags."""
    return {"true": True, "false": False}.get(word, word)
