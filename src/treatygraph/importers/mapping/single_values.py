"""Fields that take one text, for which a split is a mistake."""

from __future__ import annotations

from collections.abc import Iterator

from ...vocabulary import Vocabulary
from .node_spec import NodeSpec
from .relation_spec import RelationSpec
from .table_spec import TableSpec
from .values import Value
from .yaml_node import YamlNode

Single = tuple[YamlNode, Value, str]
EACH = "make a node for each part, with `each: {of: …, split: …}` and '{each}' here"
MANY = "declare the attribute with `many: true`, or take one part with `match`"
ONE = "take one part with `match`; `parallel` makes a row for each part"


def check_single(table: TableSpec, vocabulary: Vocabulary) -> None:
    """Note every split in a field that takes one text, with what to write instead."""
    computed = _several(table)
    for yaml_part, value, advice in _single(table, vocabulary):
        if what := value.several(computed):
            yaml_part.reject(f"{yaml_part.name} is one text, and {what} gives several: {advice}")


def _several(table: TableSpec) -> set[str]:
    """Return the computed columns that hold several texts; each may use the ones before it."""
    found: set[str] = set()
    for name, value in table.values.items():
        if value.several(found):
            found.add(name)
    return found


def _single(table: TableSpec, vocabulary: Vocabulary) -> Iterator[Single]:
    if table.key:
        yield table.yaml_part["key"], table.key, ONE
    for node in table.nodes.values():
        yield from _of_node(node)
        yield from _attributes(node, vocabulary)
    for relation in table.relations.values():
        for key, value in relation.fields.items():
            yield relation.yaml_part[key], value, ONE
        yield from _attributes(relation, vocabulary)


def _of_node(node: NodeSpec) -> Iterator[Single]:
    for key, value in node.fields.items():
        if key != "aliases":
            yield node.yaml_part[key], value, EACH
    if node.country:
        for way, value in node.country.ways:
            yield node.yaml_part["country"][way], value, EACH
    for system, value in node.ids.items():
        yield node.yaml_part["ids"][system], value, ONE


def _attributes(spec: NodeSpec | RelationSpec, vocabulary: Vocabulary) -> Iterator[Single]:
    for key, value in spec.attributes.items():
        declared = vocabulary.attributes.get(key)
        if declared and not declared.many:
            yield spec.yaml_part["attributes"][key], value, MANY
