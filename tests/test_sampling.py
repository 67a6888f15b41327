"""Measures that sum over sources, on larger graphs: against networkx, sampled, and interrupted."""

from __future__ import annotations

import random
import time
from importlib import import_module

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import treatygraph as tg
from commands import assert_refused, run
from folders import node, relation, write_folder
from treatygraph.cli import progress
from treatygraph.graph import Projection
from treatygraph.queries.measures import MEASURES, Asked, sampling
from treatygraph.queries.measures.betweenness import betweenness
from treatygraph.queries.measures.closeness import closeness, harmonic
from treatygraph.queries.measures.spectral import eigenvector, katz, pagerank

EXACT = {
    "betweenness": nx.betweenness_centrality,
    "closeness": nx.closeness_centrality,
    "harmonic": nx.harmonic_centrality,
}


def series(seed: int, most: int = 150) -> nx.Graph:
    """Documents that bind the same few parties, leaves, two components and lonely nodes."""
    chance = random.Random(seed)
    parties = chance.randint(1, 12)
    graph = nx.Graph()
    graph.add_nodes_from(range(chance.randint(parties, most)))
    for document in range(parties, len(graph)):
        low, high = (0, parties // 2) if document % 2 else (parties // 2, parties)
        bound = range(low, high) or range(parties)
        for party in chance.sample(bound, min(chance.choice((0, 1, 2, 2, 2, 3)), len(bound))):
            graph.add_edge(document, party, weight=chance.choice((1, 1, 1, 2, 4)))
    return graph


def projected(graph: nx.Graph) -> Projection:
    """The same as a projection, each pair as many times as it has relations."""
    ends = [edge[:2] for edge in graph.edges for _ in range(graph.edges[edge].get("weight", 1))]
    source, target = np.array(ends, dtype=np.int32).reshape(-1, 2).T
    return Projection(np.arange(len(graph), dtype=np.int32), (source, target))


def values(scores: dict[int, float]) -> list[float]:
    return [scores[node] for node in sorted(scores)]


graphs = st.integers(0, 10**6).map(series)


@settings(max_examples=40)
@given(graphs, st.sampled_from(sorted(EXACT)))
def test_large_graphs_have_the_scores_of_networkx(graph, measure):
    found = MEASURES[measure](projected(graph), Asked()).values
    assert found == pytest.approx(values(EXACT[measure](graph)), abs=1e-12)


@settings(max_examples=20)
@given(st.integers(0, 10**6).map(lambda seed: series(seed, 40)), st.sampled_from(sorted(EXACT)))
def test_weighted_ones_too(graph, measure):
    for *_, edge in graph.edges(data=True):
        edge["distance"] = 1 / edge["weight"]  # powers of two, which add up without error
    name = {"betweenness": "weight"}.get(measure, "distance")
    expected = EXACT[measure](graph, **{name: "distance"})
    found = MEASURES[measure](projected(graph), Asked(weighted=True)).values
    assert found == pytest.approx(values(expected), abs=1e-9)


@settings(max_examples=20)
@given(graphs)
def test_spectral_measures_are_those_of_networkx_where_these_settle(graph):
    graph = graph.subgraph(max(nx.connected_components(graph), key=len)).copy()
    graph = nx.convert_node_labels_to_integers(graph, ordering="sorted")
    if graph.number_of_edges() == 0:
        return
    projection, count = projected(graph), len(graph)
    ranks = nx.pagerank(graph, tol=1e-14, max_iter=1000, weight=None)
    # it stops when all changes are below n * 1e-10 in sum, 0.85 / 0.15 of which are still to come
    assert pagerank(projection).values == pytest.approx(values(ranks), abs=count * 6e-10)
    largest = np.linalg.eigvalsh(nx.to_numpy_array(graph, weight=None))[-1]
    walks = nx.katz_centrality(graph, alpha=0.85 / largest, tol=1e-13, max_iter=5000)
    assert katz(projection).values == pytest.approx(values(walks), abs=1e-9)
    leading = nx.eigenvector_centrality(graph, max_iter=100_000, tol=1e-12 / count)
    assert eigenvector(projection).values == pytest.approx(values(leading), abs=1e-6)


@settings(max_examples=20)
@given(graphs, st.sampled_from(["betweenness", "harmonic"]), st.booleans(), st.integers(0, 5))
def test_sample_of_all_sources_is_exact(graph, measure, weighted, more):
    graph = graph.subgraph(range(40))
    projection, sample = projected(graph), len(graph) + more
    exact = MEASURES[measure](projection, Asked(weighted))
    assert MEASURES[measure](projection, Asked(weighted, sample)).values.tolist() == (
        exact.values.tolist()
    )
    assert MEASURES[measure](projection, Asked(weighted, sample)).sampling is None


@settings(max_examples=15)
@given(st.integers(0, 10**6).map(lambda seed: series(seed, 30)), st.booleans())
def test_samples_are_right_on_average(graph, weighted):
    """The mean of the estimates from each source alone is the exact score."""
    projection, count = projected(graph), len(graph)
    for measure in (betweenness, harmonic):
        exact = measure(projection, Asked(weighted)).values
        estimates = []
        for place in range(count):
            with pytest.MonkeyPatch.context() as patch:
                for name in ("betweenness", "closeness"):
                    module = import_module(f"treatygraph.queries.measures.{name}")
                    patch.setattr(module, "drawn", lambda *_, place=place: np.array([place]))
                estimates.append(measure(projection, Asked(weighted, 1)).values)
        if count > 1:
            assert np.mean(estimates, axis=0) == pytest.approx(exact, abs=1e-9)


@settings(max_examples=40)
@given(graphs, st.sampled_from(["betweenness", "harmonic"]), st.integers(1, 149))
def test_bound_holds_and_falls_with_the_sample(graph, measure, sample):
    projection, count = projected(graph), len(graph)
    if count < 4:
        return
    sample = 1 + sample % (count - 2)
    exact = MEASURES[measure](projection, Asked()).values
    scores, sampling = MEASURES[measure](projection, Asked(sample=sample))
    assert (sampling.sources, sampling.nodes) == (sample, count)
    assert np.abs(scores - exact).max() <= sampling.bound
    assert sampling.error <= sampling.bound
    more = MEASURES[measure](projection, Asked(sample=sample + 1)).sampling
    assert more is None or more.bound < sampling.bound
    again = MEASURES[measure](projection, Asked(sample=sample)).values
    assert again.tolist() == scores.tolist()


def test_bound_is_that_of_serfling():
    projection = projected(series(1))
    count = len(projection.nodes)
    sampling = betweenness(projection, Asked(sample=10)).sampling
    # one source adds at most n - 2 of the (n - 1)(n - 2) / n that the mean is divided by
    widest = count / (count - 1)
    unseen = 1 - 9 / count
    assert sampling.bound == pytest.approx(
        widest * np.sqrt(unseen * np.log(2 * count / 0.05) / (2 * 10))
    )


@pytest.mark.parametrize("measure", [betweenness, closeness, harmonic])
@pytest.mark.parametrize("weighted", [False, True])
def test_progress_runs_from_zero_to_the_total(measure, weighted):
    message: list[tuple[int, int]] = []
    measure(projected(series(3)), Asked(weighted, progress=lambda *counts: message.append(counts)))
    (total,) = {total for _, total in message}
    done = [done for done, _ in message]
    assert (done[0], done[-1]) == (0, total)
    assert done == sorted(set(done))


def test_interrupt_drops_blocks_that_have_not_started():
    begun: list[int] = []

    def work(places):
        begun.append(int(places[0]))
        time.sleep(0.002)
        return np.zeros(1)

    def interrupt(done: int, total: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sampling.summed(work, 5000, 1, interrupt)
    assert len(begun) < 2500


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A chain of six, with a document between the ends."""
    nodes = [node(f"n{number}", "person") for number in range(6)]
    relations = [relation(f"r{n}", "met", f"n{n}", f"n{(n + 1) % 6}") for n in range(6)]
    return write_folder(tmp_path_factory.mktemp("ring"), nodes, relations)


BETWEENNESS = ("centrality", "--measure", "betweenness")


def test_sample_states_how_far_it_may_be_off(folder):
    outcome = run(*BETWEENNESS, "--sample", "3", data=folder)
    assert outcome.status == 0
    assert "Estimated from paths that start at 3 of 6 nodes, the same at every run" in (
        outcome.stdout
    )
    assert "standard error of a score at most" in outcome.stdout
    assert "with 95% confidence no score is off by more than" in outcome.stdout
    exact = run(*BETWEENNESS, "--sample", "6", data=folder)
    assert exact.stdout == run(*BETWEENNESS, data=folder).stdout
    assert "Estimated" not in exact.stdout


@pytest.mark.parametrize("measure", sorted(set(MEASURES) - {"betweenness", "harmonic"}))
def test_sample_is_rejected_for_measures_that_are_no_sum_over_sources(folder, measure):
    words = ["centrality", "--measure", measure, "--sample", "3"]
    message = f"{measure} is not estimated from a sample; betweenness and harmonic are"
    assert_refused(run(*words, data=folder), message)


def test_sample_is_at_least_one(folder):
    assert_refused(run(*BETWEENNESS, "--sample", "0", data=folder), "0 is not in the range")
    with pytest.raises(tg.BadValue, match="sample should be 1 or more, not 0"):
        tg.load(folder).centrality("betweenness", sample=0)


@pytest.fixture
def slow(monkeypatch):
    """A machine on which everything takes long."""
    for name in ("LOOK", "LONG"):
        monkeypatch.setattr(progress, name, 0.0)
    monkeypatch.setattr(progress, "SAMPLE", 2)


def test_long_computation_is_announced_with_the_sample_option(folder, slow):
    outcome = run(*BETWEENNESS, "--format", "json", data=folder)
    assert outcome.status == 0
    assert len(outcome.json) == 6
    assert outcome.stderr == (
        "treatygraph: betweenness takes about a second; --sample 2 estimates it in about a second\n"
    )


@pytest.mark.parametrize("words", [("--sample", "3"), ("--measure", "closeness")])
def test_no_sample_is_offered_where_there_is_none_or_one_is_taken(folder, slow, words):
    stderr = run(*BETWEENNESS, *words, data=folder).stderr
    assert stderr.endswith("takes about a second\n")
    assert "--sample" not in stderr


def test_fast_computation_is_not_announced(folder):
    assert run(*BETWEENNESS, data=folder).stderr == ""


@pytest.mark.parametrize(
    ("seconds", "message"),
    [(0.2, "a second"), (45, "45 seconds"), (100, "2 minutes"), (7200, "2 hours")],
)
def test_durations_use_a_suitable_unit(folder, monkeypatch, capsys, seconds, message):
    now = iter([0.0, 0.0, 0.0, seconds / 10])
    monkeypatch.setattr(progress, "monotonic", lambda: next(now))
    monkeypatch.setattr(progress, "LOOK", 0.0)
    monkeypatch.setattr(progress, "LONG", 0.0)
    watch = progress.Watch("closeness", sampled=False)
    watch(0, 10)
    watch(1, 10)
    assert capsys.readouterr().err == f"treatygraph: closeness takes about {message}\n"


def test_interrupted_count_leaves_the_old_file(folder, tmp_path, monkeypatch):
    def interrupt(self: progress.Watch, done: int, total: int) -> None:
        if done:
            raise KeyboardInterrupt

    monkeypatch.setattr(progress.Watch, "__call__", interrupt)
    file = tmp_path / "answer.txt"
    file.write_text("old")
    outcome = run(*BETWEENNESS, "--output", str(file), data=folder)
    assert outcome.status == 130
    assert outcome.stderr == ""
    assert file.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["answer.txt"]
