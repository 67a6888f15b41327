"""The graph: columns of nodes and edges, their adjacency, and what of them is selected."""

from .graph import Graph
from .projection import Projection
from .selection import Selection

__all__ = ["Graph", "Projection", "Selection"]
