"""GraphML, for yEd, Cytoscape, igraph and others; lists become text, joined by `; `."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...graph import Graph
from ._attributes import (
    WEIGHT,
    Column,
    Writer,
    edge_columns,
    edge_values,
    is_weighted,
    node_columns,
    node_values,
)
from ._symmetry import symmetric_types
from ._xml import escaped, token

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
SCHEMA = "http://www.w3.org/2001/XMLSchema-instance"
PREFIX = {"node": "k", "edge": "d"}  # of the ids of keys; ids of edges begin with `e`
# names that igraph and Gephi take for something of their own
NODE_NAMES = ("id", "label")
EDGE_NAMES = ("id", "label", "source", "target", "weight", "directed")


def pieces(graph: Graph) -> Iterator[str]:
    """Return the graph as GraphML, in pieces."""
    reserved = [each for each in EDGE_NAMES if each != WEIGHT or not is_weighted(graph)]
    nodes, edges = node_columns(graph, NODE_NAMES), edge_columns(graph, reserved)
    location = f"{NAMESPACE} {NAMESPACE}/1.0/graphml.xsd"
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<graphml xmlns="{NAMESPACE}" xmlns:xsi="{SCHEMA}" xsi:schemaLocation="{location}">\n'
    yield from _keys("node", nodes)
    yield from _keys("edge", edges)
    symmetric = symmetric_types(graph)
    yield f'<graph edgedefault="{symmetric.default}">\n'
    yield from _nodes(graph, nodes)
    yield from _edges(graph, edges, symmetric.exceptions)
    yield "</graph>\n</graphml>\n"


def _keys(owner: str, columns: Iterable[Column]) -> Iterator[str]:
    for number, (_, name, kind) in enumerate([Column("", "label", "string"), *columns]):
        key = f'<key id="{PREFIX[owner]}{number}" for="{owner}"'
        yield f'{key} attr.name="{escaped(name)}" attr.type="{kind}"/>\n'


def _writer(owner: str, columns: list[Column]) -> Writer:
    prefix = PREFIX[owner]
    keys = {each.key: f'<data key="{prefix}{n}">' for n, each in enumerate(columns, 1)}
    return Writer(columns, lambda column: keys[column.key])


def _nodes(graph: Graph, columns: list[Column]) -> Iterator[str]:
    writer = _writer("node", columns)
    for node in graph.stream_nodes():
        data = writer.text(node_values(node), "</data>")
        label = f'<data key="k0">{escaped(node.name)}</data>'
        yield f'<node id="{token(node.id)}">{label}{data}</node>\n'


def _edges(graph: Graph, columns: list[Column], exceptions: dict[str, str]) -> Iterator[str]:
    writer, ids = _writer("edge", columns), list(map(token, graph.dataset.node_ids))
    labels = {key: escaped(each.label) for key, each in graph.dataset.vocabulary.relations.items()}
    directed = {key: f' directed="{value}"' for key, value in exceptions.items()}
    for relation, edge, ends in graph.stream_relations():
        data = writer.text(edge_values(relation), "</data>")
        rest = f'{directed.get(relation.type, "")}><data key="d0">{labels[relation.type]}</data>'
        for number, (origin, target) in enumerate(ends, edge):
            start = f'<edge id="e{number}" source="{ids[origin]}" target="{ids[target]}"'
            yield f"{start}{rest}{data}</edge>\n"
