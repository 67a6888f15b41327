"""Cypher: a script that makes the graph in Neo4j, Memgraph and others that speak it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from ...graph import Graph
from .._rows import Column, days, edge_columns, edge_values, node_columns, node_values, plain

BATCH = 500  # records of a statement
NODE_NAMES = ("id", "note")
EDGE_NAMES = ("id", "first_day", "last_day", "note")


def pieces(graph: Graph) -> Iterator[str]:
    """Return the graph as statements; `cypher-shell --file` runs them."""
    yield "CREATE CONSTRAINT node_id IF NOT EXISTS FOR (n:Node) REQUIRE n.id IS UNIQUE;\n"
    make = "CREATE (n:Node:{} {{id: row.id}}) SET n += row.own;\n"
    yield from _statements(_nodes(graph), make)
    ends = "MATCH (a:Node {{id: row.from}}), (b:Node {{id: row.to}})\n"
    yield from _statements(_edges(graph), ends + "CREATE (a)-[r:{}]->(b) SET r += row.own;\n")


def _nodes(graph: Graph) -> Iterator[tuple[str, dict[str, Any]]]:
    columns = [each for each in node_columns(graph, NODE_NAMES) if each.key != "kind"]
    for node in graph.stream_nodes():
        own = _own(node_values(node), columns) | _some(note=node.note)
        yield node.kind, {"id": node.id, "own": own}


def _edges(graph: Graph) -> Iterator[tuple[str, dict[str, Any]]]:
    columns = [each for each in edge_columns(graph, EDGE_NAMES) if each.key != "type"]
    ids = graph.dataset.node_ids
    for relation, edge, ends in graph.stream_relations():
        first, last = days(graph, edge)
        own = _own(edge_values(relation), columns)
        own |= _some(first_day=first, last_day=last, note=relation.note)
        for origin, target in ends:
            yield relation.type, {"from": ids[origin], "to": ids[target], "own": own}


def _statements(records: Iterable[tuple[str, dict[str, Any]]], make: str) -> Iterator[str]:
    """Return a statement for every BATCH records of one label."""
    waiting: dict[str, list[dict[str, Any]]] = {}
    for label, record in records:
        batch = waiting.setdefault(label, [])
        batch.append(record)
        if len(batch) == BATCH:
            yield _statement(waiting.pop(label), label, make)
    for label, batch in waiting.items():
        yield _statement(batch, label, make)


def _statement(batch: list[dict[str, Any]], label: str, make: str) -> str:
    rows = ",\n".join(map(_literal, batch))
    return f"UNWIND [\n{rows}\n] AS row\n{make.format(_quoted(label))}"


def _own(values: dict[str, Any], columns: Iterable[Column]) -> dict[str, Any]:
    """Return the properties: those that are not empty, mappings as JSON."""
    found = ((each.name, values.get(each.key)) for each in columns)
    return {
        name: json.dumps(plain(value), ensure_ascii=False) if isinstance(value, dict) else value
        for name, value in found
        if value is not None and value != [] and value != {}
    }


def _some(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}


def _literal(value: Any) -> str:
    """Return a value as Cypher writes it: as JSON, but for the quotes of keys."""
    if isinstance(value, dict):
        pairs = (f"{_quoted(key)}: {_literal(each)}" for key, each in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_literal, value))}]"
    return json.dumps(plain(value), ensure_ascii=False)


def _quoted(name: str) -> str:
    return f"`{plain(name).replace('`', '``')}`"
