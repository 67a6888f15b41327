"""Records as the plain data of a YAML file, all of it text, from which they are read back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..records import Evidence, Node, Relation, Source
from .canonical import engineering


def plain_source(source: Source) -> dict[str, Any]:
    return _plain(vars(source))


def plain_node(node: Node) -> dict[str, Any]:
    own = {key: value for key, value in vars(node).items() if key != "attributes"}
    return _plain(own) | _plain(node.attributes)


def plain_relation(relation: Relation) -> dict[str, Any]:
    named = {"origins": "from", "targets": "to"}
    own = {
        named.get(key, key): value
        for key, value in vars(relation).items()
        if key not in ("attributes", "evidence")
    }
    evidence = [_pointer(each) for each in relation.evidence]
    return _plain(own) | _plain(relation.attributes) | ({"evidence": evidence} if evidence else {})


def _pointer(evidence: Evidence) -> dict[str, Any]:
    told = {key: value for key, value in vars(evidence).items() if value is not False}
    return _plain(told)


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """What is told at all, in the forms that a file has."""
    told = ((key, _form(value)) for key, value in values.items())
    return {key: value for key, value in told if value not in (None, [], {})}


def _form(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return engineering(value)
    if isinstance(value, Mapping):
        return _plain(value)
    return list(value) if isinstance(value, tuple) else value
