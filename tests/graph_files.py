"""Graph files as networkx reads them, which has no graphs of directed and undirected edges."""

from __future__ import annotations

from io import BytesIO

import networkx as nx


def read_graphml(text: str) -> nx.MultiGraph:
    """The graph of a GraphML file; edges without direction lead from source to target."""
    plain = text.replace(' directed="false"', "")
    return nx.read_graphml(BytesIO(plain.encode()), force_multigraph=True)


def read_gexf(text: str) -> nx.Graph:
    """The same of a GEXF file."""
    plain = text.replace(' type="undirected"', "")
    return nx.read_gexf(BytesIO(plain.encode()))
