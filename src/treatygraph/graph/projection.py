"""The one simple graph that distances and centralities are measured on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from .columns import Columns, Ints, Mask

if TYPE_CHECKING:
    from networkx import Graph as SimpleGraph

Places = npt.NDArray[np.intp]


class Projection(NamedTuple):
    """A simple undirected graph.

    `nodes` are node numbers; `source` < `target` are node numbers, one row for every pair that at
    least one tie binds; `weight` counts the relations between the two. Direction and loops are
    dropped, and so are relations that are no ties.
    """

    nodes: Ints
    source: Ints
    target: Ints
    weight: Ints

    @property
    def places(self) -> tuple[Places, Places]:
        """The ends of the rows as places in `nodes`, which is what matrices count by."""
        place = np.zeros(int(self.nodes.max(initial=-1)) + 1, dtype=np.intp)
        place[self.nodes] = np.arange(len(self.nodes))
        return place[self.source], place[self.target]

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
    low = np.minimum(columns.source, columns.target)[chosen]
    high = np.maximum(columns.source, columns.target)[chosen]
    return Projection(nodes, *bound_pairs(low, high, columns.record[chosen]))


def bound_pairs(one: Ints, other: Ints, record: Ints) -> tuple[Ints, Ints, Ints]:
    """Pairs of nodes, each once, in their order, and the number of relations that bind the two.

    Of one pair, relations stand in ascending order. Two edges of one relation (it lists both
    nodes at both ends) count once.
    """
    size = int(other.max(initial=0)) + 1
    pair = one.astype(np.int64) * size + other
    order = np.argsort(pair, kind="stable")
    pair, record = pair[order], record[order]
    another = np.ones(len(pair), dtype=bool)
    another[1:] = pair[1:] != pair[:-1]
    first = np.flatnonzero(another)
    another[1:] |= record[1:] != record[:-1]
    ends, others = np.divmod(pair[first], size)
    count = np.add.reduceat(another, first, dtype=np.int32) if len(first) else first
    return ends.astype(np.int32), others.astype(np.int32), count.astype(np.int32)
