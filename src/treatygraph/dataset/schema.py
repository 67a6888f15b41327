"""The fields of every record: how each is read, and where it travels.

A record is a dataclass whose fields carry a description in their metadata. YAML, the store, rows,
networkx attributes and the payload of the page follow from it: a new field is one line in
`records.py`. Two kinds of field are the business of each form: the ends of a relation, and
`attributes`, which the vocabulary describes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any, Literal

from ..yamlio.fields import Field

Form = Literal["text", "texts", "mapping", "flag", "ends", "records"]


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a record.

    `key` names it in files, rows and exports, `attribute` in Python. A `head` field is in every
    row, empty or not. A field that is not `published` stays out of the page.
    """

    key: str
    attribute: str
    read: Field
    form: Form
    head: bool
    published: bool


KNOWN: dict[type[Any], tuple[FieldSpec, ...]] = {}  # rows of thousands of records ask again
TAILS: dict[type[Any], tuple[FieldSpec, ...]] = {}


def described(
    read: Field,
    form: Form = "text",
    *,
    key: str = "",
    head: bool = False,
    published: bool = True,
) -> dict[str, Any]:
    """Return the metadata of a dataclass field; `key` defaults to the name in Python."""
    return {"read": read, "form": form, "key": key, "head": head, "published": published}


def specs(record: type[Any]) -> tuple[FieldSpec, ...]:
    """Return the described fields of a record class, in order."""
    if record not in KNOWN:
        KNOWN[record] = tuple(_specs(record))
    return KNOWN[record]


def _specs(record: type[Any]) -> Iterator[FieldSpec]:
    for field in fields(record):
        if field.metadata:
            traits = dict(field.metadata)
            yield FieldSpec(key=traits.pop("key") or field.name, attribute=field.name, **traits)


def tail(record: type[Any]) -> tuple[FieldSpec, ...]:
    """Return the fields that a record may leave out."""
    if record not in TAILS:
        TAILS[record] = tuple(spec for spec in specs(record) if not spec.head)
    return TAILS[record]


def set_fields(record: Any) -> dict[str, Any]:
    """Return the fields of a record that it may leave out and does not, by key."""
    values = ((spec.key, getattr(record, spec.attribute)) for spec in tail(type(record)))
    return {key: value for key, value in values if value}


def readers(record: type[Any]) -> dict[str, Field]:
    """Return how each field is read, by its key in files."""
    return {spec.key: spec.read for spec in specs(record)}
