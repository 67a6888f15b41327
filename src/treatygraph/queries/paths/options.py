"""What a path may use, and the search that keeps to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

import numpy as np

from ...errors import BadValue
from ...graph import Graph
from ...graph.edge_table import Mask
from ...graph.selection import Words
from ...graph.weights import relation_weights
from .k_shortest import by_length, shortest
from .search import Path
from .shortest import ShortestSearch
from .temporal import TemporalSearch

Ends = tuple[int, int]
RELATIONS = "relations"


@dataclass(frozen=True, kw_only=True)
class PathOptions:
    """The options of `path` that decide which paths there are."""

    max_length: int | None = None
    avoid: Words = None
    through: Words = None
    directed: bool = False
    time_respecting: bool = False
    weight: str = RELATIONS

    def search(self, graph: Graph, ends: Ends) -> ShortestSearch | TemporalSearch:
        """Return the search over the selected ties of a graph. Raises BadValue for the weight."""
        blocked = _blocked(graph, ends, self.avoid, self.through)
        if self.time_respecting:
            if self.weight != RELATIONS:
                raise BadValue(
                    "weight orders shortest paths; time-respecting ones have no such order"
                )
            return TemporalSearch(graph, blocked, self.directed)
        search = ShortestSearch(graph, blocked, self.directed)
        if self.weight != RELATIONS:
            search.weights = relation_weights(graph, self.weight, (RELATIONS,)).values
        return search

    def paths(
        self, search: ShortestSearch | TemporalSearch, ends: Ends, by_lengths: bool = False
    ) -> Iterator[Path]:
        """Yield shortest paths, or simple paths by length, up to the largest length."""
        found = by_length(search, *ends) if by_lengths else shortest(search, *ends)
        longest = self.max_length
        return takewhile(lambda each: longest is None or len(each) <= longest + 1, found)


def _blocked(graph: Graph, ends: Ends, avoid: Words, through: Words) -> Mask:
    """Return the nodes that no path may visit."""
    blocked: Mask = np.zeros(graph.columns.size, dtype=bool)
    if through:
        kinds = [
            graph.columns.kinds.index(kind) for kind in graph.where(kind=through).selection.kind
        ]
        blocked = ~np.isin(graph.columns.kind, kinds) if kinds else blocked
    names = (avoid,) if isinstance(avoid, str) else tuple(avoid or ())
    avoided = [graph.resolve(name) for name in names]
    if set(avoided) & set(ends):
        raise BadValue("a path cannot avoid its own ends")
    blocked[avoided] = True
    return blocked
