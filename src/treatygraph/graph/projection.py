"""The one simple graph that distances and centralities are measured on."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from .edge_table import EdgeTable, Ints, Mask, starts

if TYPE_CHECKING:
    from networkx import Graph as SimpleGraph

Indices = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float64]


class Pairs(NamedTuple):
    """Pairs of nodes, each once, in their order.

    `weight` counts the relations of a pair, or adds their weights.
    """

    source: Ints
    target: Ints
    weight: Ints | Floats


class Projection:
    """A simple undirected graph.

    `nodes` are the numbers of the nodes that a tie touches; `source` < `target` are node numbers,
    one row per pair joined by at least one tie; `weight` counts the relations between the two, or
    adds up what each of them weighs, if that is given.
    Direction, loops and relations that are not ties are dropped. `ends` are the pairs before
    counting, one row per relation and pair, and `weights` what each of these rows weighs.
    """

    def __init__(self, nodes: Ints, ends: tuple[Ints, Ints], weights: Floats | None = None) -> None:
        self.nodes, self.ends, self.weights = nodes, ends, weights

    @cached_property
    def pairs(self) -> Pairs:
        """Pairs of nodes with their weight."""
        low, high = self.ends
        return counted_pairs(np.minimum(low, high), np.maximum(low, high), self.weights)

    @property
    def source(self) -> Ints:
        return self.pairs.source

    @property
    def target(self) -> Ints:
        return self.pairs.target

    @property
    def weight(self) -> Ints | Floats:
        return self.pairs.weight

    @property
    def indices(self) -> tuple[Indices, Indices]:
        """The ends of the rows as indices in `nodes`, which is what matrices count by."""
        index = np.zeros(int(self.nodes.max(initial=-1)) + 1, dtype=np.intp)
        index[self.nodes] = np.arange(len(self.nodes))
        return index[self.source], index[self.target]

    def to_networkx(self) -> SimpleGraph:
        """Return the same as a networkx Graph on node numbers.

        Edges have `weight`, and `distance` = 1 / weight.
        """
        import networkx as nx

        graph = nx.Graph()
        graph.add_nodes_from(self.nodes.tolist())
        columns = self.source.tolist(), self.target.tolist(), self.weight.tolist()
        graph.add_edges_from(
            (one, other, {"weight": weight, "distance": 1 / weight})
            for one, other, weight in zip(*columns, strict=True)
        )
        return graph


def project(columns: EdgeTable, kept: Mask, weights: Floats | None = None) -> Projection:
    """Return the projection of the edges that `kept` marks; nodes without ties are not in it.

    `weights` are those of the relations, by their number.
    """
    edges = np.flatnonzero(kept)
    ties = columns.type_mask(lambda each: each.tie)[columns.type[edges]]
    loops = columns.source[edges] == columns.target[edges]
    edges = edges[ties & ~loops & ~columns.repeated[edges]]
    ends = columns.source[edges], columns.target[edges]
    touched = np.zeros(columns.size, dtype=bool)
    touched[ends[0]] = touched[ends[1]] = True
    own = None if weights is None else weights[columns.record[edges]]
    return Projection(np.flatnonzero(touched).astype(np.int32), ends, own)


def counted_pairs(one: Ints, other: Ints, weights: Floats | None = None) -> Pairs:
    """Return the distinct pairs and their counts, or the sums of their weights."""
    size = int(other.max(initial=0)) + 1
    pair = one.astype(np.int64) * size + other
    order = slice(None) if weights is None else np.argsort(pair, kind="stable")
    pair = np.sort(pair)
    first = np.flatnonzero(starts(pair))
    ends, others = (each.astype(np.int32) for each in np.divmod(pair[first], size))
    if weights is not None and len(first):
        return Pairs(ends, others, np.add.reduceat(weights[order], first))
    counts = np.diff(np.append(first, len(pair)))
    return Pairs(ends, others, counts.astype(np.int32))
