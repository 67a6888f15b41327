"""The overview of a large graph: which nodes are drawn, and their ties.

The nodes with the most relations are drawn. Nodes of a joint kind (documents, meetings) that
exactly two others share are not: each becomes a tie of these two.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ..graph import Graph
from .layout.place import Ties
from .layout.repulsion import Floats, Ints

Marks = npt.NDArray[np.bool_]


class Edges(NamedTuple):
    """The selected edges between the rows of a page, and which rows are of a joint kind."""

    source: Ints
    target: Ints
    joint: Marks

    @classmethod
    def of(cls, graph: Graph) -> Edges:
        """Return the edges of a graph; a node's row is its index among the nodes of the graph."""
        columns, kinds = graph.columns, graph.dataset.vocabulary.kinds
        source, target = (
            np.searchsorted(graph.nodes, part[graph.mask]).astype(np.intp)
            for part in (columns.source, columns.target)
        )
        joint = np.array([kinds[key].joint for key in columns.kinds], dtype=bool)
        return cls(source, target, joint[columns.kind[graph.nodes]])

    @property
    def relations(self) -> Floats:
        """How many edges each row has."""
        other = self.target[self.source != self.target]
        ends = np.concatenate([self.source, other])
        return np.bincount(ends, minlength=len(self.joint)).astype(np.float64)


class Overview(NamedTuple):
    """The rows that are drawn, ascending, and ties between their indices in that list."""

    rows: Ints
    ties: Ties
    weight: Floats


def overview(edges: Edges, budget: int) -> Overview:
    """Return all rows if they are no more than the budget, else the most central."""
    count = len(edges.joint)
    ties, weight = _ties(edges.source, edges.target, count)
    if count <= budget:
        return Overview(np.arange(count), ties, weight)
    one, other, shared = _shared(ties, edges.joint)
    rank = np.lexsort((np.arange(count), -edges.relations, shared))
    rows = np.sort(rank[:budget])
    index = np.full(count, -1)
    index[rows] = np.arange(len(rows))
    ends = [
        index[np.concatenate([edges.source, one])],
        index[np.concatenate([edges.target, other])],
    ]
    within = (ends[0] >= 0) & (ends[1] >= 0)
    return Overview(rows, *_ties(ends[0][within], ends[1][within], len(rows)))


def _ties(source: Ints, target: Ints, count: int) -> tuple[Ties, Floats]:
    """Return every pair of different nodes, once, and how many edges join it."""
    low, high = np.minimum(source, target), np.maximum(source, target)
    keys = (low * count + high)[low != high]
    pairs, weight = np.unique(keys, return_counts=True)
    return Ties(*np.divmod(pairs, max(count, 1))), weight.astype(np.float64)


def _shared(ties: Ties, joint: Marks) -> tuple[Ints, Ints, Marks]:
    """Return the nodes of a joint kind with exactly two neighbours, and these two."""
    count = len(joint)
    start = np.concatenate([ties.source, ties.target])
    end = np.concatenate([ties.target, ties.source])
    shared = joint & (np.bincount(start, minlength=count) == 2)
    chosen = shared[start]
    order = np.lexsort((end[chosen], start[chosen]))
    one, other = end[chosen][order].reshape(-1, 2).T
    return one, other, shared
