"""Which edges are the rows of a frame."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ...graph import Graph

Numbers = npt.NDArray[np.intp]


class Edges(NamedTuple):
    """The rows of a frame: the number of an edge, and the place of its relation in the answer."""

    edge: Numbers
    place: Numbers


def edges_of(graph: Graph, numbers: Numbers) -> Edges:
    """Return the selected edges of relations in turn; of a relation that is not selected, all."""
    columns = graph.columns
    starts = columns.record_starts.astype(np.intp)
    begin = starts[numbers]
    counts = np.append(starts[1:], len(columns.record))[numbers] - begin
    place = np.repeat(np.arange(len(numbers)), counts)
    edge = np.arange(len(place)) + np.repeat(begin - np.cumsum(counts) + counts, counts)
    chosen = graph.mask[edge]
    selected = np.bincount(place, weights=chosen, minlength=len(numbers)) > 0
    kept = chosen | ~selected[place]
    return Edges(edge[kept], place[kept])


def first_of_each(edges: Edges) -> Edges:
    """Return the first edge of each relation."""
    first = np.flatnonzero(np.diff(edges.place, prepend=-1))
    return Edges(edges.edge[first], edges.place[first])
