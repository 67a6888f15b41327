"""Graphs of networkx, in four forms: directed or not, every relation or one edge a pair."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..dataset import Node, Relation
from ..dataset.attribution import attribution
from ..dataset.schema import set_fields

if TYPE_CHECKING:
    import networkx as nx

    from .graph import Graph

# fields of a relation that rows and JSON have, and edges of networkx do not
ROW_ONLY = ("inferred", "note", "evidence")


def multigraph(graph: Graph, *, directed: bool) -> nx.MultiGraph:
    """Return a network with one edge for each selected edge of the graph."""
    import networkx as nx

    network = nx.MultiDiGraph() if directed else nx.MultiGraph()
    _add_nodes(network, graph)
    for origin, target, relation in _edges(graph):
        attributes = edge_attributes(relation) | _mark(graph, relation)
        network.add_edge(origin, target, key=relation.id, **attributes)
    return network


def simple_graph(graph: Graph, *, directed: bool) -> nx.Graph:
    """Return a network with one edge a pair: `weight` counts its relations, `relations` lists them.

    If it is directed, a symmetric relation counts in both directions.
    """
    import networkx as nx

    network = nx.DiGraph() if directed else nx.Graph()
    _add_nodes(network, graph)
    for origin, target, relation in _edges(graph):
        _count(network, origin, target, relation)
        if directed and origin != target and _mark(graph, relation):
            _count(network, target, origin, relation)
    return network


def node_attributes(node: Node) -> dict[str, Any]:
    """Return what a node of networkx has: the attributes of the node, kind, names and codes."""
    own = {key: _listed(value) for key, value in node.attributes.items()}
    named = {"kind": node.kind, "name": node.name, "aliases": list(node.aliases)}
    return own | named | {"ids": dict(node.ids)}


def edge_attributes(relation: Relation) -> dict[str, Any]:
    """Return what an edge of networkx has: the fields and attributes of its relation."""
    own = {key: _listed(value) for key, value in relation.attributes.items()}
    added = {key: value for key, value in set_fields(relation).items() if key not in ROW_ONLY}
    return (
        own
        | added
        | {
            "type": relation.type,
            "date": relation.date,
            "status": relation.status,
            "relation": relation.id,
            "sources": list(relation.sources),
        }
        | attribution(relation)
    )


def _add_nodes(network: nx.Graph, graph: Graph) -> None:
    for node in graph.stream_nodes():
        network.add_node(node.id, **node_attributes(node))


def _edges(graph: Graph) -> Iterator[tuple[str, str, Relation]]:
    ids = graph.dataset.node_ids
    for relation, _, ends in graph.stream_relations():
        for origin, target in ends:
            yield ids[origin], ids[target], relation


def _mark(graph: Graph, relation: Relation) -> dict[str, bool]:
    """Return the mark of a symmetric relation."""
    symmetric = graph.dataset.vocabulary.relations[relation.type].symmetric
    return {"symmetric": True} if symmetric else {}


def _count(network: nx.Graph, origin: str, target: str, relation: Relation) -> None:
    edge = network.get_edge_data(origin, target)
    if edge is None:
        network.add_edge(origin, target, weight=1, relations=[relation.id])
    else:
        edge["weight"] += 1
        edge["relations"].append(relation.id)


def _listed(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
