"""Rows about centralities, against networkx. Both sides start from a graph that is loaded.

Our time includes selection, projection and ranking: every call starts from the columns.
networkx starts from a simple graph that is already built.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial

import networkx as nx
import numpy as np
import series_cache
from measure import compare_calls
from peers import networkx_store
from row import Row
from scipy.sparse.linalg import eigsh

import treatygraph as tg
from treatygraph.queries.measures import MEASURES, Asked
from treatygraph.queries.measures.sampling import drawn

RUNS = 5
TOP = 20
# number of source nodes: for extrapolating the time of networkx, and for sampled betweenness
EXTRAPOLATED, SAMPLED = 100, 50
PERIOD = {"since": "1950", "until": "1970"}
Scores = Mapping[str, float]


def rows() -> Iterator[Row]:
    yield degree()
    yield distances()
    yield betweenness()
    yield sampled_betweenness()
    peer = simple("L")
    yield spectral("pagerank", partial(nx.pagerank, peer, tol=1e-10, weight=None))
    yield spectral(
        "eigenvector", partial(nx.eigenvector_centrality, peer, max_iter=1000, tol=1e-10)
    )
    alpha = 0.85 / largest_eigenvalue(peer)
    yield spectral("katz", partial(nx.katz_centrality, peer, alpha, max_iter=1000, tol=1e-10))


def degree() -> Row:
    """Countries, people and others ranked by their number of relations in a period."""
    peer = networkx_store.read(series_cache.store("L"))

    def ours() -> list[tuple[str, float]]:
        ranked = fresh("L").where(**PERIOD).centrality("weighted-degree", top=TOP)
        return [(row["id"], row["score"]) for row in ranked]

    theirs = partial(most_relations, peer, "1950-01-01", "1970-12-31")
    assert ours() == theirs(), "the rankings by degree differ"
    return speedup("ranking of a period by degree, L", "loop over edges", ours, theirs, 80)


def most_relations(graph: nx.MultiDiGraph, since: str, until: str) -> list[tuple[str, int]]:
    first, last = (int(np.datetime64(day).astype(int)) for day in (since, until))
    counts: dict[str, int] = {}
    for one, other, edge in graph.edges(data=True):
        active = networkx_store.is_active(edge, first, last)
        if active and one != other:
            counts[one] = counts.get(one, 0) + 1
            counts[other] = counts.get(other, 0) + 1
    return sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:TOP]


def distances() -> Row:
    """Closeness and harmonic centrality of all nodes."""
    peer, names = simple("M"), ("closeness", "harmonic")

    def theirs() -> tuple[Scores, ...]:
        return nx.closeness_centrality(peer), nx.harmonic_centrality(peer)

    for name, found in zip(names, theirs(), strict=True):
        assert_same("M", name, found)
    ours = partial(ranked, "M", *names)
    return speedup("closeness and harmonic, M", "networkx", ours, theirs, 40)


def betweenness() -> Row:
    """Exact betweenness of all nodes."""
    peer = simple("M")
    assert_same("M", "betweenness", nx.betweenness_centrality(peer))
    return speedup(
        "exact betweenness, M",
        f"networkx, extrapolated from {EXTRAPOLATED} sources",
        partial(ranked, "M", "betweenness"),
        partial(nx.betweenness_centrality, peer, k=EXTRAPOLATED, seed=1),
        25,
        len(peer) / EXTRAPOLATED,
    )


def sampled_betweenness() -> Row:
    """Betweenness estimated from a sample of source nodes."""
    peer = simple("L")
    nodes = list(peer)
    sources = [nodes[index] for index in drawn(len(nodes), SAMPLED)]
    sums = nx.betweenness_centrality_subset(
        peer, sources, nodes
    )  # networkx halves these sums in undirected graphs
    scale = 2 * len(nodes) / SAMPLED / ((len(nodes) - 1) * (len(nodes) - 2))
    estimates = {node: scale * total for node, total in sums.items()}
    assert_same("L", "betweenness", estimates, SAMPLED)
    return speedup(
        f"betweenness from {SAMPLED} sources, L",
        "networkx, k sources",
        partial(ranked, "L", "betweenness", sample=SAMPLED),
        partial(nx.betweenness_centrality, peer, k=SAMPLED, seed=1),
        15,
    )


def spectral(name: str, theirs: Callable[[], Scores]) -> Row:
    assert_same("L", name, theirs())
    return speedup(f"{name}, L", "networkx", partial(ranked, "L", name), theirs, 8)


def largest_eigenvalue(graph: nx.Graph) -> float:
    """Return the largest eigenvalue of the unweighted adjacency matrix."""
    matrix = nx.to_scipy_sparse_array(graph, weight=None, dtype=float)
    return float(eigsh(matrix, k=1, which="LA", return_eigenvectors=False)[0])


def speedup(
    job: str,
    against: str,
    ours: Callable[[], object],
    theirs: Callable[[], object],
    target: float,
    scale: float = 1.0,
) -> Row:
    """Return a row about how many times faster ours is.

    Where `theirs` does only a part of the work, its time is multiplied by `scale`.
    """
    pair = compare_calls(ours, theirs, RUNS)
    other = pair.theirs * scale
    return Row(
        job, against, f"{pair.ours:.4f} s", f"{other:.3f} s", other / pair.ours, target, True
    )


def assert_same(size: str, measure: str, expected: Scores, sample: int | None = None) -> None:
    """Assert that the scores of all nodes equal those of the peer, within a tolerance."""
    graph = loaded(size)
    found = MEASURES[measure](graph.projection, Asked(sample=sample)).values
    ids = [graph.dataset.node_ids[number] for number in graph.nodes.tolist()]
    wanted = np.array([expected[key] for key in ids])
    assert np.allclose(found, wanted, rtol=1e-6, atol=1e-8), f"{measure} differs"


def ranked(size: str, *measures: str, sample: int | None = None) -> None:
    for measure in measures:
        fresh(size).centrality(measure, top=TOP, sample=sample)


def fresh(size: str) -> tg.TreatyGraph:
    """Return the loaded graph without its cached results."""
    return loaded(size).where()


@cache
def loaded(size: str) -> tg.TreatyGraph:
    return tg.load(series_cache.store(size))


@cache
def simple(size: str) -> nx.Graph:
    return networkx_store.simple(networkx_store.read(series_cache.store(size)))
