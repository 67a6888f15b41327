"""Communities.

Among the best connected nodes, they are found by the Louvain method (Blondel et al., 2008,
https://doi.org/10.1088/1742-5468/2008/10/P10008); every other node joins the community of most of
its neighbours. So the work stays small for any number of nodes.
"""

from __future__ import annotations

from itertools import chain

import numpy as np

from ..overview import Edges, Overview, overview
from .repulsion import Ints

CORE = 600
SEED = 1
NONE = -1


def communities(edges: Edges) -> Ints:
    """Return the group number of each row, the largest group first; -1 without ties."""
    core = overview(edges, CORE)
    groups = np.full(len(edges.joint), NONE)
    groups[core.rows] = _louvain(core)
    return _by_size(_joined(groups, edges))


def _louvain(core: Overview) -> Ints:
    import networkx as nx

    graph = nx.Graph()
    columns = core.ties.source.tolist(), core.ties.target.tolist(), core.weight.tolist()
    graph.add_weighted_edges_from(zip(*columns, strict=True))
    groups = np.full(len(core.rows), NONE)
    if not graph:
        return groups
    found = sorted(map(sorted, nx.community.louvain_communities(graph, seed=SEED)))
    for number, members in enumerate(found):
        groups[members] = number
    return groups


def _joined(groups: Ints, edges: Edges) -> Ints:
    """Return nodes without a group take that of most of their neighbours, step by step outwards."""
    start = np.concatenate([edges.source, edges.target])
    end = np.concatenate([edges.target, edges.source])
    while True:
        open_ones = (groups[start] == NONE) & (groups[end] != NONE)
        if not open_ones.any():
            return groups
        size = groups.max() + 1
        votes, count = np.unique(
            start[open_ones] * size + groups[end[open_ones]], return_counts=True
        )
        node, group = np.divmod(votes, size)
        best = np.lexsort((group, -count, node))
        first = best[np.unique(node[best], return_index=True)[1]]
        groups = groups.copy()
        groups[node[first]] = group[first]


def _by_size(groups: Ints) -> Ints:
    known = groups[groups != NONE]
    sizes = np.bincount(known) if len(known) else np.zeros(0, dtype=np.intp)
    rank = np.argsort(np.argsort(-sizes, kind="stable"), kind="stable")
    table = np.array(list(chain(rank.tolist(), [NONE])))  # -1 finds the last
    numbers: Ints = table[groups]
    return numbers
