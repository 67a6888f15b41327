"""The usual way to a page of thousands of nodes: a networkx graph, drawn by ipysigma."""

from __future__ import annotations

import tempfile
from pathlib import Path

import networkx as nx

from treatygraph.dataset import Dataset


def ipysigma_page(graph: nx.MultiDiGraph) -> bytes:
    """The page that ipysigma writes. Raises ImportError where it is not installed."""
    from ipysigma import Sigma

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        Sigma.write_html(graph, str(file), fullscreen=True, node_label="name", edge_label="type")
        return file.read_bytes()


def networkx_graph(dataset: Dataset) -> nx.MultiDiGraph:
    """Every node and relation with its attributes and its sources, as many would write it."""
    graph = nx.MultiDiGraph()
    for node in dataset.nodes:
        about = {"aliases": list(node.aliases), **node.ids, **node.attributes}
        graph.add_node(node.id, name=node.name, kind=node.kind, note=node.note, **about)
    for relation in dataset.relations:
        sources = [
            {"title": dataset.sources[pointer.source].title, "at": pointer.at}
            | {"says": dict(pointer.says), "quote": pointer.quote}
            for pointer in relation.evidence
        ]
        about = {"type": relation.type, "date": relation.date, "status": relation.status}
        about |= {"note": relation.note, "sources": sources, **relation.attributes}
        for origin in relation.origins:
            for target in relation.targets:
                graph.add_edge(origin, target, key=relation.id, **about)
    return graph
