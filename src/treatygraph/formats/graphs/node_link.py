"""Node-link JSON: `networkx.node_link_graph(data, edges="edges")` reads it back."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ...graph import Graph


def pieces(graph: Graph) -> Iterator[str]:
    """Return the graph as node-link JSON."""
    import networkx as nx

    data = nx.node_link_data(graph.to_networkx(), edges="edges")
    yield json.dumps(data, ensure_ascii=False, indent=1)
    yield "\n"
