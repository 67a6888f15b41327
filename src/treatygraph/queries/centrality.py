"""Who is central. Each measure is one function from the projection to a score for every node.

All are measured on `Graph.projection`: a simple undirected graph, in which two nodes are adjacent
when a selected tie binds them. `weight` is the number of relations between the two; measures
built on distance take 1 / weight as the length of a step.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ..errors import BadValue, hint
from ..graph import Graph, Projection
from ..graph.selection import Words
from ..result import Result
from .rows import left_out, title_with

Scores = dict[int, float]
Measure = Callable[[Projection, bool], Scores]


def centrality(
    graph: Graph,
    measure: str = "degree",
    *,
    kind: Words = None,
    top: int | None = None,
    weight: str = "none",
) -> Result:
    """Nodes by a measure of centrality, highest first; equal scores share a rank.

    Parameters
    ----------
    measure : one of MEASURES; each function there gives definition and reference.
    kind : rank only nodes of this kind (or these). The measure still sees the whole graph.
    top : how many rows; all by default.
    weight : "none", or "relations" for the number of relations between two nodes.

    Raises BadValue for an unknown measure, kind or weight, and for a `top` below 1.
    """
    if measure not in MEASURES:
        raise BadValue(
            f"unknown measure {measure!r}{hint(measure, MEASURES)}; {', '.join(MEASURES)}"
        )
    if top is not None and top < 1:
        raise BadValue(f"top should be 1 or more, not {top}")
    if weight not in WEIGHTS:
        raise BadValue(f"unknown weight {weight!r}; known: {', '.join(WEIGHTS)}")
    kinds = graph.where(kind=kind).selection.kind if kind else ()
    scores = MEASURES[measure](graph.projection, weight == "relations") if len(graph.nodes) else {}
    chosen = [number for number in scores if not kinds or graph.node(number).kind in kinds]
    rows = _ranked(graph, {number: scores[number] for number in chosen})
    among = f" of {', '.join(kinds)}" if kinds else ""
    weighted = ", weighted by relations" if weight == "relations" else ""
    return Result(
        title_with(graph, f"Centrality{among} by {measure}{weighted}"),
        rows[:top],
        ("rank", "id", "name", "kind", "score"),
        note=left_out(graph),
    )


def _ranked(graph: Graph, scores: Scores) -> list[dict[str, Any]]:
    # rounding keeps the last digits of floating point from deciding an order
    rounded = {number: round(float(score), 12) for number, score in scores.items()}
    ordered = sorted(rounded, key=lambda number: (-rounded[number], number))
    rows: list[dict[str, Any]] = []
    for place, number in enumerate(ordered, start=1):
        node, score = graph.node(number), rounded[number]
        rank = rows[-1]["rank"] if rows and rows[-1]["score"] == score else place
        row = {"rank": rank, "id": node.id, "name": node.name, "kind": node.kind, "score": score}
        rows.append(row)
    return rows


def degree(projection: Projection, weighted: bool) -> Scores:
    """Share of the other nodes that a node is tied to: degree / (n - 1).

    Freeman, L. C. (1978). Centrality in social networks: conceptual clarification. Weighted, the
    relations of the node are counted instead of its neighbours, so that it can exceed 1.
    """
    scale = max(len(projection.nodes) - 1, 1)
    return {node: total / scale for node, total in _totals(projection, weighted).items()}


def weighted_degree(projection: Projection, weighted: bool) -> Scores:
    """How many relations a node takes part in, loops aside ("strength").

    Barrat, A. et al. (2004). The architecture of complex weighted networks.
    """
    return _totals(projection, True)


def betweenness(projection: Projection, weighted: bool) -> Scores:
    """Share of the shortest paths between two others that run through a node; ends not counted.

    Freeman, L. C. (1977); computed as in Brandes, U. (2001). Divided by (n - 1)(n - 2) / 2.
    """
    import networkx as nx

    return dict(nx.betweenness_centrality(projection.to_networkx(), weight=_distance(weighted)))


def closeness(projection: Projection, weighted: bool) -> Scores:
    """Inverse of the mean distance to the nodes in reach, times the share that is in reach.

    Wasserman, S. and Faust, K. (1994), for graphs of several components.
    """
    import networkx as nx

    return dict(nx.closeness_centrality(projection.to_networkx(), distance=_distance(weighted)))


def harmonic(projection: Projection, weighted: bool) -> Scores:
    """Sum of 1 / distance to every other node; out of reach adds nothing. Not normalised.

    Boldi, P. and Vigna, S. (2014). Axioms for centrality.
    """
    import networkx as nx

    return dict(nx.harmonic_centrality(projection.to_networkx(), distance=_distance(weighted)))


def eigenvector(projection: Projection, weighted: bool) -> Scores:
    """A node is as central as its neighbours are: the leading eigenvector, of Euclidean length 1.

    Bonacich, P. (1987). Outside the component with the largest eigenvalue, scores vanish.
    """
    import networkx as nx

    graph = projection.to_networkx()
    if not graph.number_of_edges():
        raise BadValue("eigenvector centrality needs at least one relation between two nodes")
    weight = "weight" if weighted else None
    try:
        return dict(nx.eigenvector_centrality(graph, max_iter=20_000, tol=1e-10, weight=weight))
    except nx.PowerIterationFailedConvergence:
        raise BadValue("eigenvector centrality does not settle on this graph") from None


def pagerank(projection: Projection, weighted: bool) -> Scores:
    """Where a walker is found who follows a tie 85 times in 100, else starts anywhere; sums to 1.

    Brin, S. and Page, L. (1998). Power iteration until the sum of changes is below n * 1e-10.
    """
    size = len(projection.nodes)
    if not size:
        return {}
    matrix = _matrix(projection, weighted)
    tied = matrix.sum(axis=1)
    share = np.divide(1.0, tied, out=np.zeros(size), where=tied > 0)
    scores, change = np.full(size, 1 / size), np.inf
    while change >= size * 1e-10:
        # whoever has no tie to follow starts anywhere
        onward = matrix @ (scores * share) + scores[tied == 0].sum() / size
        before, scores = scores, 0.85 * onward + 0.15 / size
        change = float(np.abs(scores - before).sum())
    return dict(zip(projection.nodes.tolist(), scores.tolist(), strict=True))


def katz(projection: Projection, weighted: bool) -> Scores:
    """Walks of every length that end at a node, each step counting alpha; of Euclidean length 1.

    Katz, L. (1953). alpha = 0.85 / largest eigenvalue, so that the sum is finite; beta = 1.
    """
    import networkx as nx

    graph = projection.to_networkx()
    weight = "weight" if weighted else None
    largest = _largest_eigenvalue(projection, weighted)
    alpha = 0.85 / largest if largest else 1.0
    return dict(nx.katz_centrality(graph, alpha=alpha, tol=1e-10, max_iter=5000, weight=weight))


MEASURES: dict[str, Measure] = {
    "degree": degree,
    "weighted-degree": weighted_degree,
    "betweenness": betweenness,
    "closeness": closeness,
    "harmonic": harmonic,
    "eigenvector": eigenvector,
    "pagerank": pagerank,
    "katz": katz,
}
WEIGHTS = ("none", "relations")


def _totals(projection: Projection, weighted: bool) -> Scores:
    ends = np.concatenate([projection.source, projection.target])
    weight = projection.weight if weighted else np.ones(len(projection.source))
    size = int(projection.nodes.max(initial=-1)) + 1
    totals = np.bincount(ends, np.concatenate([weight, weight]), minlength=size)
    return {int(node): float(totals[node]) for node in projection.nodes}


def _matrix(projection: Projection, weighted: bool) -> Any:
    """The symmetric adjacency as a sparse matrix, its rows in the order of the nodes."""
    from scipy.sparse import coo_array

    rows, columns = projection.places
    weight = projection.weight.astype(float) if weighted else np.ones(len(rows))
    size = len(projection.nodes)
    half = coo_array((weight, (rows, columns)), shape=(size, size)).tocsr()
    return half + half.T


def _largest_eigenvalue(projection: Projection, weighted: bool) -> float:
    from scipy.sparse.linalg import eigsh

    if not len(projection.source):
        return 0.0
    matrix, size = _matrix(projection, weighted), len(projection.nodes)
    if size < 50:
        return float(np.linalg.eigvalsh(matrix.toarray()).max(initial=0.0))
    return float(eigsh(matrix, k=1, which="LA", v0=np.ones(size), return_eigenvectors=False)[0])


def _distance(weighted: bool) -> str | None:
    return "distance" if weighted else None
