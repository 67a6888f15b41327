"""The attributes of nodes and edges as typed columns, for formats that declare them first."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ...dataset import Node, Relation
from ...dataset.attribution import ALSO, SPEAKER
from ...dataset.csv.cells import joined
from ...dataset.schema import tail
from ...graph import Graph
from ...graph.edge_table import distinct
from ...graph.networks import ROW_ONLY, edge_attributes, node_attributes
from ._xml import escaped

NODE_FIELDS = ("kind", "name", "aliases", "ids")
EDGE_FIELDS = ("type", "date", "status", "relation", "sources", SPEAKER, ALSO)
WEIGHT = "weight"
EMPTY: tuple[Any, ...] = (None, [], {})
TYPES = {"number": "double", "flag": "boolean"}  # every other type of attribute is a string


class Column(NamedTuple):
    """An attribute of a graph: its key in networkx, its name in the file, the type of its values.

    `name` differs from `key` where the format has a meaning of its own for that name.
    """

    key: str
    name: str
    type: str


class Writer:
    """Writes the attributes of nodes or edges: `wrap` makes an element of a column and a text."""

    def __init__(self, columns: Iterable[Column], wrap: Callable[[Column], str]) -> None:
        self._before = {each.key: wrap(each) for each in columns}

    def text(self, values: Mapping[str, Any], after: str) -> str:
        """Return the elements of all values that are not empty; each ends with `after`."""
        before, found = self._before, list[str]()
        for key, value in values.items():
            if value not in EMPTY and key in before:
                text = value if isinstance(value, str) else _text(value)
                found += (before[key], escaped(text), after)
        return "".join(found)


def node_columns(graph: Graph, reserved: Collection[str]) -> list[Column]:
    """Return the columns of the nodes of a graph; a reserved name gets `node_` before it."""
    vocabulary = graph.dataset.vocabulary
    kinds = distinct(graph.columns.kind[graph.nodes]).tolist()
    own = {key for code in kinds for key in vocabulary.kinds[graph.columns.kinds[code]].attributes}
    return list(_columns(graph, NODE_FIELDS, own, reserved, "node_"))


def edge_columns(graph: Graph, reserved: Collection[str]) -> list[Column]:
    """Return the columns of the selected edges; a reserved name gets `relation_` before it."""
    vocabulary, columns = graph.dataset.vocabulary, graph.columns
    types = distinct(columns.type[graph.mask]).tolist()
    own = {key for code in types for key in vocabulary.relations[columns.types[code]].attributes}
    others = [spec.key for spec in tail(Relation) if spec.key not in ROW_ONLY]
    return list(_columns(graph, (*EDGE_FIELDS, *others), own, reserved, "relation_"))


def is_weighted(graph: Graph) -> bool:
    """Return whether the attribute `weight` is a number, as other tools expect of it."""
    weight = graph.dataset.vocabulary.attributes.get(WEIGHT)
    return weight is not None and weight.type == "number" and not weight.many


def node_values(node: Node) -> dict[str, Any]:
    """Return the values of a node by the key of their column."""
    return node_attributes(node)


def edge_values(relation: Relation) -> dict[str, Any]:
    """Return the values of every edge of a relation by the key of their column."""
    return edge_attributes(relation)


def _columns(
    graph: Graph, fields: Iterable[str], own: set[str], reserved: Collection[str], prefix: str
) -> Iterator[Column]:
    attributes = graph.dataset.vocabulary.attributes
    types = dict.fromkeys(fields, "string")
    for key in (key for key in attributes if key in own and key not in types):
        types[key] = "string" if attributes[key].many else TYPES.get(attributes[key].type, "string")
    taken = {*reserved, *(key.casefold() for key in types)}
    for key, kind in types.items():
        name = key
        if key.casefold() in reserved:
            name = _free(f"{prefix}{key}", taken)
            taken.add(name.casefold())
        yield Column(key, name, kind)


def _free(name: str, taken: Collection[str]) -> str:
    """Return the name, with `_` after it as often as it takes to be new."""
    while name.casefold() in taken:
        name += "_"
    return name


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return joined(map(str, value))
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)
