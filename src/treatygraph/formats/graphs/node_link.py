"""Node-link JSON: `networkx.node_link_graph(data, edges="edges")` reads it back."""

from __future__ import annotations

import json

from ...result import Result


def render(result: Result) -> str:
    """Return the network of a result as node-link JSON."""
    import networkx as nx

    assert result.network is not None
    data = nx.node_link_data(result.network(), edges="edges")
    return json.dumps(data, ensure_ascii=False, indent=1)
