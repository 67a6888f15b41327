"""GraphML, for yEd, Cytoscape, igraph and others; lists become text, joined by `; `."""

from __future__ import annotations

from ...result import Result
from ._flat import flat


def render(result: Result) -> str:
    """Return the network of a result as GraphML."""
    import networkx as nx

    assert result.network is not None
    return "\n".join(nx.generate_graphml(flat(result.network()), named_key_ids=True))
