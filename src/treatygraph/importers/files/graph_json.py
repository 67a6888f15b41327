"""Graphs in JSON: the node-link form of networkx and d3, graphology, Cytoscape, and Kumu."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ...dataset.csv import NODES
from ...dataset.csv.cells import joined
from ...errors import DataError, Problem
from ..mapping.table_spec import FileSpec
from .graph_records import form_of, wants_nodes
from .json import tabulated
from .json_values import JsonValues
from .nested import Found
from .own_export import NOT_KEPT, is_export, renamed
from .records import Records
from .text_encoding import decoded

PAIRS = (("nodes", "links"), ("nodes", "edges"), ("elements", "connections"))
# the names of roles that the mapping does not know
NAMES = {"_id": "Id", "element type": "Type", "connection type": "Type"}
LABELS = ("id", "_id", "key", "name", "label")


def is_graph(content: bytes, spec: FileSpec) -> bool:
    """Return whether a JSON text is a graph: it has a list of nodes and one of edges."""
    if not any(f'"{nodes}"'.encode() in content for nodes, _ in PAIRS):
        return False
    try:
        return _lists(JsonValues().parse(decoded(content, spec.encoding))) is not None
    except (json.JSONDecodeError, RecursionError, UnicodeError):
        return False  # whoever reads the file says what is wrong with it


def read(data: Any, spec: FileSpec, values: JsonValues, shown: str) -> Records:
    """Return the nodes or the edges of a graph; `sheet` says which."""
    lists = _lists(data)
    if lists is None:
        raise DataError([Problem(shown, None, "is no graph: it has no lists of nodes and edges")])
    if _is_own(lists[1]):
        return _restored(lists, spec, values, shown)
    nodes, edges = (list(map(_hoisted, each)) for each in lists)
    if wants_nodes(spec):
        return _untabular(tabulated([Found(_named(each)) for each in nodes], values, shown))
    by_position = _positions(nodes, edges)
    directed = data.get("directed")
    found = [Found(_edge(each, directed, by_position)) for each in edges]
    return _untabular(tabulated(found, values, shown))


def _is_own(edges: Sequence[Any]) -> bool:
    """Return whether networkx wrote the edges of a graph of treatygraph."""
    return bool(edges) and all(isinstance(each, dict) and is_export(each) for each in edges)


def _restored(
    lists: tuple[Sequence[Any], Sequence[Any]], spec: FileSpec, values: JsonValues, shown: str
) -> Records:
    form = form_of(spec)
    rows = lists[0] if form == NODES else _by_relation(lists[1])
    found = [Found(_with_own_names(each, form)) for each in rows]
    return _untabular(tabulated(found, values, shown))._replace(not_kept=NOT_KEPT)


def _by_relation(edges: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Return the edges of each relation as one; networkx has them by their first node."""
    found: dict[str, list[dict[str, Any]]] = {}
    for edge in edges:
        found.setdefault(str(edge["relation"]), []).append(edge)
    for relation, same in found.items():
        sources, targets = (
            list(dict.fromkeys(str(each.get(end)) for each in same)) for end in ENDS
        )
        direction = "undirected" if same[0].get("symmetric") else "directed"
        own = {key: value for key, value in same[0].items() if key not in NETWORKX}
        yield {**own, "Id": relation, "Source": sources, "Target": targets, "Direction": direction}


def _with_own_names(record: Any, form: str) -> Any:
    if not isinstance(record, dict):
        return record
    return {
        key if key in STATED else renamed(key, form): value if key in ENDS_OF_OWN else _safe(value)
        for key, value in record.items()
        if value is not None
    }


def _safe(value: Any) -> Any:
    """Return a list with its semicolons escaped, since a cell is parted at them."""
    return [joined([str(each)]) for each in value] if isinstance(value, list) else value


def _untabular(records: Records) -> Records:
    return records._replace(tabular=False)


def _lists(data: Any) -> tuple[Sequence[Any], Sequence[Any]] | None:
    if isinstance(data, dict) and isinstance(data.get("elements"), dict):
        data = data["elements"]  # Cytoscape
    for first, second in PAIRS:
        if isinstance(data, dict):
            nodes, edges = data.get(first), data.get(second)
            if isinstance(nodes, list) and isinstance(edges, list):
                return nodes, edges
    return None


def _hoisted(record: Any) -> Any:
    """Return a record with the values of its inner `attributes` or `data` as its own."""
    if not isinstance(record, dict):
        return record
    inner = [record[key] for key in ("attributes", "data") if isinstance(record.get(key), dict)]
    own = {k: v for k, v in record.items() if not (k in ("attributes", "data") and v in inner)}
    for each in inner:
        own = {**each, **own}
    return {NAMES.get(key, key): value for key, value in own.items()}


def _named(node: Any) -> Any:
    """Return a node with an id: graphology calls it key."""
    if not isinstance(node, dict) or "Id" in node or "id" in node or "key" not in node:
        return node
    return {"Id": node["key"], **{key: value for key, value in node.items() if key != "key"}}


def _positions(nodes: Sequence[Any], edges: Sequence[Any]) -> Mapping[Any, Any]:
    """Return the names of nodes by position if edges refer to them so, as in d3."""
    if any(isinstance(node, dict) and {"id", "Id", "key"} & node.keys() for node in nodes):
        return {}
    ends = [edge.get(end) for edge in edges if isinstance(edge, dict) for end in ENDS]
    # true is an int in Python, and no position
    if not ends or not all(type(each) is int and 0 <= each < len(nodes) for each in ends):
        return {}
    return {
        position: next((node[key] for key in LABELS if key in node), str(position))
        for position, node in enumerate(nodes)
        if isinstance(node, dict)
    }


def _edge(edge: Any, directed: Any, by_position: Mapping[Any, Any]) -> Any:
    if not isinstance(edge, dict):
        return edge
    ends = _ends(edge, by_position) if by_position else {}
    stated = {key.casefold() for key in edge}
    undirected = edge.get("undirected", None if directed is None else not directed)
    if "direction" in stated or undirected is None:
        return {**edge, **ends}
    rest = {key: value for key, value in edge.items() if key != "undirected"}
    return {**rest, **ends, "Direction": "undirected" if undirected else "directed"}


def _ends(edge: Mapping[str, Any], by_position: Mapping[Any, Any]) -> dict[str, Any]:
    """Return the ends of an edge, all of which are positions, by the names of their nodes."""
    return {end: by_position[edge[end]] for end in ENDS if edge[end] in by_position}


ENDS = ("source", "target")
NETWORKX = {*ENDS, "key", "relation", "symmetric"}
ENDS_OF_OWN = {"Source", "Target"}
STATED = {"id", "Id", "Direction", *ENDS_OF_OWN}
