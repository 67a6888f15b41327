"""GEXF, for Gephi; lists become text, joined by `; `, and `label` is what Gephi shows."""

from __future__ import annotations

import re

from ...result import Result
from ._flat import flat

TODAY = re.compile(' lastmodifieddate="[^"]*"')


def render(result: Result) -> str:
    """Return the network of a result as GEXF."""
    import networkx as nx

    assert result.network is not None
    graph = flat(result.network())
    for _, attributes in graph.nodes(data=True):
        attributes["label"] = attributes["name"]
    for _, _, attributes in graph.edges(data=True):
        # Gephi keeps a word of its own for `type`: directed or undirected
        attributes["relation_type"] = attributes.pop("type")
    # the day of writing would make every export of the same data a different file
    return TODAY.sub("", "\n".join(nx.generate_gexf(graph)))
