"""Measures by which the page sizes and colours nodes, as columns.

Betweenness and PageRank are those of `queries.measures`, on the same projection; in large graphs
betweenness is estimated from a sample of the nodes.
"""

from __future__ import annotations

import numpy as np

from ..graph import Graph
from ..queries.measures.betweenness import betweenness
from ..queries.measures.scores import Asked, Floats
from ..queries.measures.spectral import pagerank
from .columns import Columns, Numbers
from .layout.communities import communities
from .overview import Edges

EXACT = 2000  # up to this many nodes, betweenness is exact
WORK = 3e6  # nodes and ties times starts: a fraction of a second in thousands of nodes
STARTS = 32, 256  # at least and at most
MILLION = 1e6  # shares travel as whole millionths, which are shorter than fractions


def add_measures(columns: Columns, graph: Graph, edges: Edges) -> None:
    """For every row: degree, betweenness and PageRank (in millionths), number of its community.

    `starts` is how many nodes the paths for betweenness were counted from, where not from all.
    """
    projection = graph.projection
    count, ends = len(projection.nodes), np.concatenate(projection.indices)
    rows = np.searchsorted(graph.nodes, projection.nodes)

    def of_all(values: Numbers) -> Numbers:
        """Return a value for every node of the graph: 0 for those without ties."""
        every = np.zeros(len(graph.nodes), dtype=np.int64)
        every[rows] = values
        return every

    starts = _starts(count, len(projection.source))
    between = betweenness(projection, Asked(sample=starts)).values
    columns.plain["starts"] = starts
    columns.numbers.update(
        {
            "measures.degree": of_all(np.bincount(ends, minlength=count)),
            "measures.betweenness": of_all(_millionths(between)),
            "measures.pagerank": of_all(_millionths(pagerank(projection).values)),
            "measures.community": communities(edges),
        }
    )


def _starts(count: int, ties: int) -> int | None:
    """From how many nodes paths are counted; None for all."""
    return int(np.clip(WORK / (count + 2 * ties), *STARTS)) if count > EXACT else None


def _millionths(scores: Floats) -> Numbers:
    return np.rint(scores * MILLION).astype(np.int64)
