"""What nodes can be sized and coloured by, worked out once and carried along in columns.

Degree and PageRank are those of `queries.centrality`, on the same projection; betweenness is the
same measure, and estimated in large graphs (see `betweenness`).
"""

from __future__ import annotations

import numpy as np

from ..graph import Graph
from ..queries.measures.spectral import pagerank
from .betweenness import EXACT, betweenness, starts_for
from .columns import Columns, Numbers
from .communities import communities
from .layout import Ties
from .overview import Edges
from .repulsion import Floats

MILLION = 1e6  # shares travel as whole millionths, which are shorter than fractions


def add_measures(columns: Columns, graph: Graph, edges: Edges) -> None:
    """For every row: degree, betweenness and PageRank (in millionths), number of its community.

    `starts` is how many nodes the paths for betweenness were counted from, where not from all.
    """
    projection = graph.projection
    ties, count = Ties(*projection.places), len(projection.nodes)
    ends = np.concatenate([ties.source, ties.target])
    starts = len(starts_for(count, len(ties.source))) if count > EXACT else None
    columns.plain["starts"] = starts
    columns.numbers.update(
        {
            "measures.degree": np.bincount(ends, minlength=count),
            "measures.betweenness": _millionths(betweenness(count, ties)),
            "measures.pagerank": _millionths(pagerank(projection).values),
            "measures.community": communities(edges),
        }
    )


def _millionths(scores: Floats) -> Numbers:
    return np.rint(scores * MILLION).astype(np.int64)
