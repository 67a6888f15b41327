"""Checks of a mapping's words before any row is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ...errors import Problem, hint, quoted
from ...vocabulary import Vocabulary
from .node_spec import NodeSpec, RowSpec
from .relation_spec import RelationSpec
from .single_values import check_single
from .table_spec import TableSpec
from .values import Value
from .yaml_node import YamlNode

Words = Mapping[str, object]


def check_words(
    tables: Iterable[TableSpec],
    vocabulary: Vocabulary,
    new: Mapping[str, str],
    problems: list[Problem],
) -> None:
    """Note every kind, type, status, code and attribute that the vocabulary does not know."""
    tables = list(tables)
    checker = _Checker(vocabulary, new)
    by_name = {table.name: table for table in tables}
    for table in tables:
        check_single(table, vocabulary)
        for node in table.nodes.values():
            checker.node(node)
            if node.row:
                _check_row(node, node.row, by_name)
        for relation in table.relations.values():
            checker.relation(relation)


def _check_row(node: NodeSpec, row: RowSpec, tables: Mapping[str, TableSpec]) -> None:
    """Note a reference to a table, or a node of it, that the mapping does not have."""
    table = tables.get(row.table)
    if table is None:
        message = f"no table {quoted(row.table)}{hint(row.table, tables)}"
        node.yaml_part["row"].reject(message)
    elif row.node and row.node not in table.nodes:
        message = f"table {row.table} has no node {quoted(row.node)}{hint(row.node, table.nodes)}"
        node.yaml_part["row"]["node"].reject(message)


class _Checker:
    def __init__(self, vocabulary: Vocabulary, new: Mapping[str, str]) -> None:
        self.vocabulary, self.new = vocabulary, new

    def node(self, spec: NodeSpec) -> None:
        kinds = self._words(spec.fields, spec.yaml_part, "kind", self.vocabulary.kinds)
        for kind in kinds:
            known = self.vocabulary.kinds[kind]
            _carried(spec.yaml_part, "attributes", spec.attributes, known.attributes, kind)
            _carried(spec.yaml_part, "ids", spec.ids, known.codes, kind)
        self._attributes(spec.yaml_part, spec.attributes)

    def relation(self, spec: RelationSpec) -> None:
        types = self._words(spec.fields, spec.yaml_part, "type", self.vocabulary.relations)
        self._words(spec.fields, spec.yaml_part, "status", self.vocabulary.statuses)
        for word in types:
            known = self.vocabulary.relations[word].attributes
            _carried(spec.yaml_part, "attributes", spec.attributes, known, word)
        self._attributes(spec.yaml_part, spec.attributes)

    def _words(
        self, fields: Mapping[str, Value], yaml_part: YamlNode, key: str, known: Words
    ) -> list[str]:
        """Return the known words that a field can be; the unknown ones are noted."""
        value = fields.get(key)
        possible = sorted((value.outcomes if value else None) or ())
        section = {"kind": "kinds", "type": "relations", "status": "statuses"}[key]
        for word in possible:
            if word and word not in known and section not in self.new:
                yaml_part[key].reject(f"unknown {key} {quoted(word)}{hint(word, known)}")
        return [word for word in possible if word in known]

    def _attributes(self, yaml_part: YamlNode, values: Mapping[str, Value]) -> None:
        known = self.vocabulary.attributes
        for key in values:
            if key not in known:
                yaml_part["attributes"][key].reject(
                    f"unknown attribute {quoted(key)}{hint(key, known)}"
                )


def _carried(
    yaml_part: YamlNode,
    part: str,
    values: Mapping[str, Value],
    carried: tuple[str, ...],
    owner: str,
) -> None:
    for key in values:
        if key not in carried:
            message = f"{owner} has no {quoted(key)} among its {part}{hint(key, carried)}"
            yaml_part[part][key].reject(message)
