"""Records as the plain data of a YAML file, all of it text, from which they are read back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..records import Evidence, Node, Relation, Source
from ..schema import specs
from .canonical import engineering


def plain_source(source: Source) -> dict[str, Any]:
    """Return a source as plain data."""
    return _fields(source)


def plain_node(node: Node) -> dict[str, Any]:
    """Return a node as plain data; attributes are keys beside its own fields."""
    return _fields(node) | _plain(node.attributes)


def plain_relation(relation: Relation) -> dict[str, Any]:
    """Return a relation as plain data, with its evidence last."""
    fields = _fields(relation)
    evidence = fields.pop("evidence", None)
    attributes = _plain(relation.attributes)
    return fields | attributes | ({"evidence": evidence} if evidence else {})


def _fields(record: Source | Evidence | Node | Relation) -> dict[str, Any]:
    values = {spec.key: getattr(record, spec.attribute) for spec in specs(type(record))}
    # a flag of a record is false unless it is written; one of an attribute may be either
    return _plain({key: value for key, value in values.items() if value is not False})


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values that are set, in the forms that a file has."""
    written = ((key, _form(value)) for key, value in values.items())
    return {key: value for key, value in written if value not in (None, [], {})}


def _form(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return engineering(value)
    if isinstance(value, Mapping):
        return _plain(value)
    if isinstance(value, Evidence):
        return _fields(value)
    return [_form(each) for each in value] if isinstance(value, tuple) else value
