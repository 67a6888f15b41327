"""What nodes can be sized and coloured by, worked out once and carried along in columns.

Degree and PageRank are those of `queries.centrality`, on the same projection; betweenness is the
same measure, and estimated in large graphs (see `betweenness`).
"""

from __future__ import annotations

from typing import Any

import numpy as np

from ..graph import Graph
from ..queries.measures.spectral import pagerank
from .betweenness import EXACT, betweenness, starts_for
from .communities import communities
from .layout import Ties
from .overview import Edges
from .repulsion import Floats

MILLION = 1e6  # shares travel as whole millionths, which are shorter than fractions


def measures(graph: Graph, edges: Edges) -> dict[str, Any]:
    """For every row: degree, betweenness and PageRank (in millionths), number of its community.

    `starts` is how many nodes the paths for betweenness were counted from, where not from all.
    """
    projection = graph.projection
    ties, count = Ties(*projection.places), len(projection.nodes)
    ends = np.concatenate([ties.source, ties.target])
    starts = len(starts_for(count, len(ties.source))) if count > EXACT else None
    return {
        "degree": np.bincount(ends, minlength=count).tolist(),
        "betweenness": _millionths(betweenness(count, ties)),
        "pagerank": _millionths(pagerank(projection).values),
        "community": communities(edges).tolist(),
        "starts": starts,
    }


def _millionths(scores: Floats) -> list[int]:
    rounded: list[int] = np.rint(scores * MILLION).astype(int).tolist()
    return rounded
