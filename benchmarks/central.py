"""Rows: centrality measures against networkx, on loaded graphs.

Ours start from the columns each time: selection, projection and ranking count. Theirs start from
the simple graph that they want.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial

import generated
import networkx as nx
import numpy as np
from measure import calls_in_turn
from peers import networkx_store
from row import Row

import treatygraph as tg
from treatygraph.queries.measures import MEASURES, Asked
from treatygraph.queries.measures.sampling import drawn
from treatygraph.queries.measures.spectral import largest_eigenvalue

RUNS = 5
TOP = 20
EXTRAPOLATED, SAMPLED = 100, 50  # sources that networkx counts from
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
    alpha = 0.85 / largest_eigenvalue(loaded("L").projection)
    yield spectral("katz", partial(nx.katz_centrality, peer, alpha, max_iter=1000, tol=1e-10))


def degree() -> Row:
    """Who takes part in most relations of a period."""
    peer = networkx_store.read(generated.store("L"))

    def ours() -> list[tuple[str, float]]:
        ranked = fresh("L").where(**PERIOD).centrality("weighted-degree", top=TOP)
        return [(row["id"], row["score"]) for row in ranked]

    theirs = partial(most_relations, peer, "1950-01-01", "1970-12-31")
    assert ours() == theirs(), "the ranks by degree differ"
    return faster("a period ranked by degree, L", "loop over edges", ours, theirs, 80)


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
    return faster("closeness and harmonic, M", "networkx", ours, theirs, 40)


def betweenness() -> Row:
    """Exact betweenness of all nodes."""
    peer = simple("M")
    assert_same("M", "betweenness", nx.betweenness_centrality(peer))
    return faster(
        "exact betweenness, M",
        f"networkx, extrapolated from {EXTRAPOLATED} sources",
        partial(ranked, "M", "betweenness"),
        partial(nx.betweenness_centrality, peer, k=EXTRAPOLATED, seed=1),
        25,
        len(peer) / EXTRAPOLATED,
    )


def sampled_betweenness() -> Row:
    """Betweenness estimated from some sources."""
    peer = simple("L")
    nodes = list(peer)
    sources = [nodes[place] for place in drawn(len(nodes), SAMPLED)]
    sums = nx.betweenness_centrality_subset(peer, sources, nodes)  # of which it takes the half
    scale = 2 * len(nodes) / SAMPLED / ((len(nodes) - 1) * (len(nodes) - 2))
    estimates = {node: scale * total for node, total in sums.items()}
    assert_same("L", "betweenness", estimates, SAMPLED)
    return faster(
        f"betweenness from {SAMPLED} sources, L",
        "networkx, k sources",
        partial(ranked, "L", "betweenness", sample=SAMPLED),
        partial(nx.betweenness_centrality, peer, k=SAMPLED, seed=1),
        15,
    )


def spectral(name: str, theirs: Callable[[], Scores]) -> Row:
    assert_same("L", name, theirs())
    return faster(f"{name}, L", "networkx", partial(ranked, "L", name), theirs, 8)


def faster(
    job: str,
    against: str,
    ours: Callable[[], object],
    theirs: Callable[[], object],
    bar: float,
    scale: float = 1.0,
) -> Row:
    """How many times faster ours is; `scale` times the work of theirs would be the same as ours."""
    pair = calls_in_turn(ours, theirs, RUNS)
    other = pair.theirs * scale
    return Row(job, against, f"{pair.ours:.4f} s", f"{other:.3f} s", other / pair.ours, bar, True)


def assert_same(size: str, measure: str, expected: Scores, sample: int | None = None) -> None:
    """Scores of all nodes are those of the peer, as far as iterations settle."""
    graph = loaded(size)
    found = MEASURES[measure](graph.projection, Asked(sample=sample)).values
    ids = [graph.dataset.node_ids[number] for number in graph.nodes.tolist()]
    wanted = np.array([expected[key] for key in ids])
    assert np.allclose(found, wanted, rtol=1e-6, atol=1e-8), f"{measure} differs"


def ranked(size: str, *measures: str, sample: int | None = None) -> None:
    for measure in measures:
        fresh(size).centrality(measure, top=TOP, sample=sample)


def fresh(size: str) -> tg.TreatyGraph:
    """The loaded graph without what has been worked out on it."""
    return loaded(size).where()


@cache
def loaded(size: str) -> tg.TreatyGraph:
    return tg.load(generated.store(size))


@cache
def simple(size: str) -> nx.Graph:
    return networkx_store.simple(networkx_store.read(generated.store(size)))
