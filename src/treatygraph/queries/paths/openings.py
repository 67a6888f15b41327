"""Why there is no path: what would open one, one change at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from ...criteria import LIFTS
from ...graph import Graph
from ...graph.edge_table import Ints
from .options import Ends, PathOptions
from .search import Path

TIES = "ties"


class Opening(NamedTuple):
    """A change that opens a path: an option, or TIES for relations that are no ties.

    `nodes` are the numbers on the shortest path that it opens, `relations` the ids of one relation
    for each of its steps, `types` their types.
    """

    change: str
    nodes: Path
    relations: tuple[str, ...]
    types: tuple[str, ...]


# The options of `path`, each with the change that lifts it.
LIFTED: dict[str, dict[str, Any]] = {
    "without --max-length": {"max_length": None},
    "without --avoid": {"avoid": None},
    "without --through": {"through": None},
    "without --directed": {"directed": False},
    "without --time-respecting": {"time_respecting": False},
}


def openings(graph: Graph, ends: Ends, options: PathOptions) -> list[Opening]:
    """Return the changes that open a path, each tried alone: criteria, options, then no ties."""
    return [*_tried(graph, ends, options), *_over_all_types(graph, ends)]


def _tried(graph: Graph, ends: Ends, options: PathOptions) -> Iterator[Opening]:
    for change, criterion in LIFTS.items():
        wider = graph.where(**criterion)
        if wider.selection != graph.selection:
            yield from _opened(change, wider, ends, options)
    for change, option in LIFTED.items():
        looser = replace(options, **option)
        if looser != options:
            yield from _opened(change, graph, ends, looser)


def _opened(change: str, graph: Graph, ends: Ends, options: PathOptions) -> Iterator[Opening]:
    search = options.search(graph, ends)
    path = next(options.paths(search, ends), None)
    if path is not None:
        yield _opening(change, graph, path, [edges[:1] for edges in search.usable_edges(path)])


def _over_all_types(graph: Graph, ends: Ends) -> Iterator[Opening]:
    """Yield the shortest path over selected relations of every type, ties or not."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import breadth_first_order

    columns, edges = graph.columns, np.flatnonzero(graph.mask)
    one, other = columns.source[edges], columns.target[edges]
    size = columns.size
    matrix = coo_array((np.ones(len(edges)), (one, other)), shape=(size, size)).tocsr()
    _, before = breadth_first_order(matrix, ends[0], directed=False)
    path = [ends[1]]
    while before[path[0]] >= 0:
        path.insert(0, int(before[path[0]]))
    if path[0] != ends[0] or len(path) < 2:
        return
    steps = [_between(one, other, pair) for pair in pairwise(path)]
    found = _opening(TIES, graph, tuple(path), [edges[step[:1]] for step in steps])
    types = graph.dataset.vocabulary.relations
    if not all(types[word].tie for word in found.types):
        yield found


def _between(one: Ints, other: Ints, pair: tuple[int, int]) -> Ints:
    forth = (one == pair[0]) & (other == pair[1])
    back = (one == pair[1]) & (other == pair[0])
    return np.flatnonzero(forth | back).astype(np.int32)


def _opening(change: str, graph: Graph, path: Path, steps: list[Any]) -> Opening:
    records = graph.columns.record[np.concatenate(steps)].tolist()
    relations = [graph.relation(record) for record in records]
    ids, types = ([getattr(each, key) for each in relations] for key in ("id", "type"))
    return Opening(change, path, tuple(ids), tuple(types))
