"""The one simple graph that distances and centralities are measured on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from .columns import Columns, Ints, Mask

if TYPE_CHECKING:
    from networkx import Graph as SimpleGraph


class Projection(NamedTuple):
    """A simple undirected graph.

    `nodes` are node numbers; `source` < `target` are node numbers, one row for every pair that at
    least one tie binds; `weight` counts the relations between the two. Direction and loops are
    dropped, and so are relations that are no ties.
    """

    nodes: Ints
    source: Ints
    target: Ints
    weight: npt.NDArray[np.int64]

    def to_networkx(self) -> SimpleGraph:
        """The same as a networkx Graph on node numbers; `weight`, and `distance` = 1 / weight."""
        import networkx as nx

        graph = nx.Graph()
        graph.add_nodes_from(self.nodes.tolist())
        columns = self.source.tolist(), self.target.tolist(), self.weight.tolist()
        graph.add_edges_from(
            (one, other, {"weight": weight, "distance": 1 / weight})
            for one, other, weight in zip(*columns, strict=True)
        )
        return graph


def project(columns: Columns, nodes: Ints, kept: Mask) -> Projection:
    """The projection of the edges that `kept` marks onto `nodes`."""
    ties = columns.type_mask(lambda each: each.tie)[columns.type]
    chosen = kept & ties & (columns.source != columns.target)
    low = np.minimum(columns.source, columns.target)[chosen].astype(np.int64)
    high = np.maximum(columns.source, columns.target)[chosen].astype(np.int64)
    # two edges of one relation between the same two (it lists both at both ends) count once
    size, records = len(columns.node_ids), len(columns.dataset.relations)
    pairs = np.unique((low * size + high) * records + columns.record[chosen]) // max(records, 1)
    pair, weight = np.unique(pairs, return_counts=True)
    source, target = (end.astype(np.int32) for end in np.divmod(pair, max(size, 1)))
    return Projection(nodes, source, target, weight)
