"""JSON Schema of a `vocabulary.yaml`."""

from __future__ import annotations

from ..yamlio.json_schema import DRAFT, TEXT, Schema, named, object_of
from .file import SECTIONS


def vocabulary_schema() -> Schema:
    """Return the schema of a vocabulary."""
    needed = ["statuses", "kinds", "relations"]
    return {
        "$schema": DRAFT,
        "title": "A vocabulary",
        **sections(partial=False),
        "required": needed,
    }


def sections(*, partial: bool) -> Schema:
    """Return the schema of its sections; additions of a mapping are `partial`."""
    found = {
        section: named(object_of(fields, partial=partial))
        for section, (_, fields) in SECTIONS.items()
    }
    return {
        "type": "object",
        "properties": {**found, "topics": named(TEXT)},
        "additionalProperties": False,
    }
