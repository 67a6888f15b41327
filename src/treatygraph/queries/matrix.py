"""A matrix of actors and what they share, and its projection on the actors."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from ..arguments import require_text
from ..column_rows import Coded, ColumnRows
from ..errors import BadValue, hint
from ..graph import Graph
from ..result import Result
from .dyads import Actors, actors_of
from .left_out import reasons
from .rows import left_out, title_with

WEIGHTS = ("count", "newman", "jaccard", "binary")
MOST_CELLS = 25_000_000


def matrix(
    graph: Graph,
    rows: str = "country",
    columns: str = "document",
    *,
    weight: str = "count",
    project: bool = False,
) -> Result:
    """Return a table with a row for each node of one kind and a column for each of another.

    Parameters
    ----------
    rows, columns : kinds of nodes. A cell counts the selected relations between the two nodes, in
    either direction.
    project : return the actors of `rows` by themselves, tied by the nodes of `columns` that they
    share.
    weight : what a cell holds. "count": the number of relations, or of shared nodes. "binary": 1 if
    there is any. Only for a projection: "newman", each shared node counts 1 / (k - 1) for the k
    actors that share it (Newman 2001, https://doi.org/10.1103/PhysRevE.64.016132); "jaccard",
    shared nodes over the nodes of either.

    Nodes without any such relation have no row or column. Raises BadValue for an unknown kind or
    weight, and for a matrix of more than 25 million cells.
    """
    require_text(rows=rows, columns=columns, weight=weight)
    if weight not in WEIGHTS:
        raise BadValue(f"unknown weight {weight!r}{hint(weight, WEIGHTS)}; {', '.join(WEIGHTS)}")
    if weight in ("newman", "jaccard") and not project:
        raise BadValue(f"weight {weight} is for a projection")
    one, other = actors_of(graph, rows), actors_of(graph, columns)
    shared, row_places, column_places = incidence(graph, one, other)
    title = f"Matrix of {rows} and {columns}"
    labels = [other.ids[place] for place in column_places.tolist()]
    if project:
        shared, title = _projected(shared, weight), f"Matrix of {rows} by shared {columns}"
        labels = [one.ids[place] for place in row_places.tolist()]
    elif weight == "binary":
        shared = shared.sign()
    table = _dense(shared, [one.ids[place] for place in row_places.tolist()], labels, rows)
    return Result(
        title_with(graph, f"{title}, weight {weight}"),
        table,
        tuple(table.columns),
        left_out=partial(reasons, graph),
        note=partial(left_out, graph),
        empty=f"no selected relation joins {rows} and {columns}",
    )


def incidence(graph: Graph, one: Actors, other: Actors) -> tuple[Any, Any, Any]:
    """Return the sparse matrix of selected relations between two kinds, without empty lines.

    Also the places of its rows among the first, and of its columns among the other actors. A
    relation counts once for each pair that it joins, whatever its direction.
    """
    from scipy.sparse import coo_array

    table = graph.columns
    kept = graph.mask & ~table.repeated & (table.source != table.target)
    found = []
    for start, end in ((table.source, table.target), (table.target, table.source)):
        places = one.place[start], other.place[end]
        chosen = kept & (places[0] >= 0) & (places[1] >= 0)
        found.append((places[0][chosen], places[1][chosen]))
    row, column = (np.concatenate(ends) for ends in zip(*found, strict=True))
    shape = (len(one), len(other))
    counts = coo_array((np.ones(len(row), dtype=np.int64), (row, column)), shape=shape).tocsr()
    rows, columns = (np.flatnonzero(np.asarray(counts.sum(axis=axis)).ravel()) for axis in (1, 0))
    return counts[rows][:, columns], rows, columns


def _projected(shared: Any, weight: str) -> Any:
    """Return the one-mode projection of an incidence matrix, with an empty diagonal."""
    from scipy.sparse import diags_array

    own = shared.sign().astype(float)
    if weight == "newman":
        members = np.asarray(own.sum(axis=0)).ravel()
        own_scaled = own @ diags_array(np.where(members > 1, 1 / np.maximum(members - 1, 1), 0))
        product = own_scaled @ own.T
    else:
        product = own @ own.T
    product = product.tolil()
    product.setdiag(0)
    product = product.tocsr()
    product.eliminate_zeros()
    if weight == "binary":
        return product.sign()
    return _jaccard(product, own) if weight == "jaccard" else product


def _jaccard(product: Any, own: Any) -> Any:
    degree = np.asarray(own.sum(axis=1)).ravel()
    pairs = product.tocoo()
    either = degree[pairs.row] + degree[pairs.col] - pairs.data
    pairs.data = pairs.data / either
    return pairs.tocsr()


def _dense(values: Any, rows: list[str], labels: list[str], kind: str) -> ColumnRows:
    cells = values.shape[0] * values.shape[1]
    if cells > MOST_CELLS:
        size = f"{values.shape[0]:,} × {values.shape[1]:,}"
        raise BadValue(f"a matrix of {size} cells is too large for a table: select fewer relations")
    dense = values.toarray()
    if np.array_equal(np.rint(dense), dense):
        dense = dense.astype(np.int64)
    first = Coded(np.arange(len(rows)), rows)
    return ColumnRows({kind: first} | {label: dense[:, at] for at, label in enumerate(labels)})
