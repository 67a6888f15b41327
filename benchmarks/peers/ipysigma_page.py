"""The usual way to draw thousands of nodes on a page: a networkx graph, drawn by ipysigma."""

from __future__ import annotations

import tempfile
from pathlib import Path

import networkx as nx

from treatygraph.dataset import Dataset


def ipysigma_page(graph: nx.MultiDiGraph) -> bytes:
    """Return the page that ipysigma writes. Raises ImportError if ipysigma is not installed."""
    from ipysigma import Sigma

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        Sigma.write_html(graph, str(file), fullscreen=True, node_label="name", edge_label="type")
        return file.read_bytes()


def networkx_graph(dataset: Dataset) -> nx.MultiDiGraph:
    """Return a graph of all nodes and relations with their attributes and sources."""
    graph = nx.MultiDiGraph()
    for node in dataset.nodes:
        fields = {"aliases": list(node.aliases), **node.ids, **node.attributes}
        graph.add_node(node.id, name=node.name, kind=node.kind, note=node.note, **fields)
    for relation in dataset.relations:
        sources = [
            {"title": dataset.sources[pointer.source].title, "at": pointer.at}
            | {"says": dict(pointer.says), "quote": pointer.quote}
            for pointer in relation.evidence
        ]
        fields = {"type": relation.type, "date": relation.date, "status": relation.status}
        fields |= {"note": relation.note, "sources": sources, **relation.attributes}
        for origin in relation.origins:
            for target in relation.targets:
                graph.add_edge(origin, target, key=relation.id, **fields)
    return graph
