"""Every measure of centrality, held against networkx or plain linear algebra."""

from __future__ import annotations

from math import lcm

import networkx as nx
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import treatygraph as tg
from commands import run
from folders import node, relation, write_folder
from random_graphs import datasets, graph_of, simple_graph, ties
from treatygraph.dataset import Dataset
from treatygraph.queries.measures import MEASURES

WEIGHTS = {"none": None, "relations": "weight"}
weights = st.sampled_from(list(WEIGHTS))


def scores(graph: tg.TreatyGraph, measure: str, weight: str = "none") -> dict[str, float]:
    return {row["id"]: row["score"] for row in graph.centrality(measure, weight=weight)}


def exact_distances(graph: nx.Graph) -> nx.Graph:
    """Lengths 1 / weight as whole numbers, so that equal ways are equal to the last digit."""
    scale = lcm(*(weight for *_, weight in graph.edges(data="weight")))
    for _, _, edge in graph.edges(data=True):
        edge["exact"] = scale // edge["weight"]
    return graph


def joined(data: Dataset) -> nx.Graph:
    """The graph that measures see; a data set without ties has none."""
    simple = simple_graph(data, ties(data))
    assume(simple.number_of_edges())
    return simple


def matrix(graph: nx.Graph, weight: str | None) -> np.ndarray:
    return nx.to_numpy_array(graph, weight=weight)


@given(datasets(), weights)
def test_degree_counts_neighbours_or_relations(data, weight):
    simple = joined(data)
    scale = len(simple) - 1
    expected = {key: total / scale for key, total in simple.degree(weight=WEIGHTS[weight])}
    assert scores(graph_of(data), "degree", weight) == pytest.approx(expected)
    if weight == "none":
        assert expected == pytest.approx(nx.degree_centrality(simple))


@given(datasets())
def test_weighted_degree_counts_relations(data):
    simple = joined(data)
    assert scores(graph_of(data), "weighted-degree") == dict(simple.degree(weight="weight"))


@given(datasets(), weights)
def test_betweenness_is_that_of_networkx(data, weight):
    simple = exact_distances(joined(data))
    distance = None if weight == "none" else "exact"
    expected = nx.betweenness_centrality(simple, weight=distance)
    assert scores(graph_of(data), "betweenness", weight) == pytest.approx(expected)


@given(datasets(), weights)
def test_closeness_is_that_of_networkx(data, weight):
    simple = joined(data)
    distance = None if weight == "none" else "distance"
    expected = nx.closeness_centrality(simple, distance=distance)
    assert scores(graph_of(data), "closeness", weight) == pytest.approx(expected)


@given(datasets(), weights)
def test_harmonic_is_that_of_networkx(data, weight):
    simple = joined(data)
    distance = None if weight == "none" else "distance"
    expected = nx.harmonic_centrality(simple, distance=distance)
    assert scores(graph_of(data), "harmonic", weight) == pytest.approx(expected)


@given(datasets(), weights)
def test_eigenvector_is_the_leading_eigenvector_of_length_1(data, weight):
    simple = joined(data)
    values, vectors = np.linalg.eigh(matrix(simple, WEIGHTS[weight]))
    # two components of one eigenvalue have no one leading vector
    assume(values[-1] - values[-2] > 0.01)
    expected = dict(zip(simple, np.abs(vectors[:, -1]), strict=True))
    assert scores(graph_of(data), "eigenvector", weight) == pytest.approx(expected, abs=1e-6)


@given(datasets(), weights)
def test_pagerank_is_where_the_walker_is_found(data, weight):
    simple = joined(data)
    adjacent = matrix(simple, WEIGHTS[weight])
    size, out = len(simple), adjacent.sum(axis=1)
    walk = adjacent / out[:, None]
    found = np.linalg.solve(np.eye(size) - 0.85 * walk.T, np.full(size, 0.15 / size))
    expected = dict(zip(simple, found, strict=True))
    assert scores(graph_of(data), "pagerank", weight) == pytest.approx(expected, abs=1e-8)
    assert sum(scores(graph_of(data), "pagerank", weight).values()) == pytest.approx(1)


@given(datasets(), weights)
def test_katz_sums_the_walks_of_every_length(data, weight):
    simple = joined(data)
    adjacent = matrix(simple, WEIGHTS[weight])
    largest = np.linalg.eigvalsh(adjacent)[-1]
    alpha = 0.85 / largest
    walks = np.linalg.solve(np.eye(len(simple)) - alpha * adjacent, np.ones(len(simple)))
    expected = dict(zip(simple, walks / np.linalg.norm(walks), strict=True))
    assert scores(graph_of(data), "katz", weight) == pytest.approx(expected, abs=1e-7)


@given(datasets(most_nodes=3, most_relations=4), st.sampled_from(sorted(MEASURES)), weights)
def test_smallest_graphs_have_finite_scores(data, measure, weight):
    found = scores(graph_of(data), measure, weight)
    assert found.keys() == set(simple_graph(data, ties(data)))
    assert np.isfinite(list(found.values())).all()


@given(datasets(), st.sampled_from(["degree", "betweenness", "harmonic"]))
def test_equal_scores_share_a_rank_and_stand_in_order_of_ids(data, measure):
    rows = graph_of(data).centrality(measure).to_dicts()
    assert [(-row["score"], row["id"]) for row in rows] == sorted(
        (-row["score"], row["id"]) for row in rows
    )
    for row in rows:
        assert row["rank"] == 1 + sum(other["score"] > row["score"] for other in rows)


@given(datasets(), st.sampled_from(["degree", "betweenness", "closeness"]))
def test_kind_is_ranked_by_the_scores_of_the_whole_graph(data, measure):
    graph = graph_of(data)
    every = scores(graph, measure)
    people = {each.id for each in data.nodes if each.kind == "person"}
    ranked = {row["id"]: row["score"] for row in graph.centrality(measure, kind="person")}
    assert ranked == {key: score for key, score in every.items() if key in people}
    both = graph.centrality(measure, kind=["person", "country"])
    assert {row["kind"] for row in both} <= {"person", "country"}


@given(datasets(), st.integers(1, 12))
def test_top_cuts_the_list_and_changes_nothing_else(data, top):
    graph = graph_of(data)
    assert graph.centrality(top=top).to_dicts() == graph.centrality().to_dicts()[:top]


def star(folder):
    """A hub with three spokes, two relations to the first; a couple apart; and one alone."""
    nodes = [node(key, "person") for key in ("hub", "one", "two", "three", "ann", "bob", "alone")]
    relations = [
        relation("r1", "met", "hub", "one"),
        relation("r2", "met", "one", "hub"),
        relation("r3", "met", "hub", "two"),
        relation("r4", "met", "three", "hub"),
        relation("r5", "met", "ann", "bob"),
        relation("loop", "met", "bob", "bob"),
        relation("said", "stated", "alone", "hub"),
        relation("plan", "met", "alone", "hub", status="planned"),
    ]
    return write_folder(folder, nodes, relations)


@pytest.fixture
def folder(tmp_path):
    return star(tmp_path)


# "alone" has no tie, so six nodes are measured
BY_HAND: dict[str, dict[str, float]] = {
    # 3 of 5 others; 1 of 5
    "degree": {"hub": 3 / 5, "one": 1 / 5, "ann": 1 / 5},
    "weighted-degree": {"hub": 4, "one": 2, "two": 1, "bob": 1},
    # 3 pairs of spokes, of the 10 pairs that could run through the hub
    "betweenness": {"hub": 3 / 10, "one": 0},
    # mean distance 1 and 5/3 to the 3 in reach, of 5
    "closeness": {"hub": 3 / 5, "one": 3 / 5 * 3 / 5, "ann": 1 / 5},
    "harmonic": {"hub": 3, "one": 1 + 2 * 0.5, "ann": 1},
    # leading eigenvector of a star of three
    "eigenvector": {"hub": 2**-0.5, "one": 6**-0.5, "ann": 0},
}


@pytest.mark.parametrize("measure", BY_HAND)
def test_star_has_the_scores_that_can_be_worked_out_by_hand(folder, measure):
    found = scores(tg.load(folder), measure)
    assert found.keys() == {"hub", "one", "two", "three", "ann", "bob"}
    expected = BY_HAND[measure]
    assert {key: found[key] for key in expected} == pytest.approx(expected, abs=1e-8)


def test_rows_have_the_shape_of_the_interface(folder):
    words = ["centrality", "--measure", "harmonic", "--top", "2", "--format", "json"]
    outcome = run(*words, data=folder)
    assert outcome.status == 0
    assert outcome.json == [
        {"rank": 1, "id": "hub", "name": "hub", "kind": "person", "score": 3.0},
        {"rank": 2, "id": "one", "name": "one", "kind": "person", "score": 2.0},
    ]


def test_ranks_after_a_tie_leave_places_out(folder):
    ranks = {row["id"]: row["rank"] for row in tg.load(folder).centrality("degree")}
    assert ranks == {"hub": 1, "ann": 2, "bob": 2, "one": 2, "three": 2, "two": 2}


def test_selection_decides_what_is_measured(folder):
    graph = tg.load(folder)
    assert scores(graph.where(status="any"), "weighted-degree")["hub"] == 5
    assert scores(graph.where(relation="stated"), "degree") == {}


@given(datasets(), st.sampled_from(sorted(MEASURES)), weights)
def test_criterion_that_selects_everything_changes_no_score(data, measure, weight):
    graph = graph_of(data)
    every = graph.where(relation=list(data.vocabulary.relations))
    assert scores(every, measure, weight) == scores(graph, measure, weight)


def test_nodes_without_ties_are_counted_below_the_answer(folder):
    outcome = run("centrality", "--measure", "betweenness", data=folder)
    assert "Measured among the 6 nodes that have ties; 1 node has none." in outcome.stdout


def test_type_that_is_no_tie_is_not_ranked_and_the_answer_says_why(folder):
    outcome = run("centrality", "--relation", "stated", data=folder)
    assert outcome.status == 1
    assert "stated is no tie" in outcome.stdout


def test_default_measure_is_degree_of_all_nodes(folder):
    assert run("centrality", "-f", "json", data=folder).json == (
        run("centrality", "--measure", "degree", "--weight", "none", "-f", "json", data=folder).json
    )


@pytest.mark.parametrize("measure", sorted(MEASURES))
@pytest.mark.parametrize("weight", WEIGHTS)
def test_without_ties_no_node_is_ranked(tmp_path, measure, weight):
    graph = tg.load(write_folder(tmp_path, [node("a"), node("b")]))
    result = graph.centrality(measure, weight=weight)
    assert result.to_dicts() == []
    assert "no selected relation is a tie" in str(result)


@pytest.mark.parametrize("measure", sorted(set(MEASURES)))
def test_empty_selection_ranks_no_node(folder, measure):
    outcome = run("centrality", "--measure", measure, "--relation", "visited", data=folder)
    assert (outcome.status, outcome.stderr) == (1, "")
    assert "nothing to rank" in outcome.stdout


@pytest.mark.parametrize("measure", sorted(set(MEASURES)))
def test_two_nodes_that_one_relation_binds_are_equally_central(tmp_path, measure):
    nodes, relations = [node("a"), node("b")], [relation("r", "trades_with", "a", "b")]
    rows = tg.load(write_folder(tmp_path, nodes, relations)).centrality(measure)
    assert [row["rank"] for row in rows] == [1, 1]


@pytest.mark.parametrize("measure", ["eigenvector", "katz", "pagerank"])
def test_larger_graphs_are_measured_by_the_same_definitions(tmp_path, measure):
    """Above some size, sparse methods take over from dense ones."""
    size = 80
    nodes = [node(f"n{number:02}") for number in range(size)]
    pairs = {(number, (number * 7 + step) % size) for number in range(size) for step in (1, 5)}
    pairs |= {(number, number + 1) for number in range(size // 2)}
    relations = [
        relation(f"r{one}-{other}", "trades_with", f"n{one:02}", f"n{other:02}")
        for one, other in sorted(pairs)
        if one != other
    ]
    graph = tg.load(write_folder(tmp_path, nodes, relations))
    simple = simple_graph(graph.dataset, graph.dataset.relations)
    adjacent = matrix(simple, None)
    values, vectors = np.linalg.eigh(adjacent)
    solved = {
        "eigenvector": np.abs(vectors[:, -1]),
        "katz": np.linalg.solve(np.eye(size) - 0.85 / values[-1] * adjacent, np.ones(size)),
        "pagerank": np.linalg.solve(
            np.eye(size) - 0.85 * (adjacent / adjacent.sum(axis=1)[:, None]).T,
            np.full(size, 0.15 / size),
        ),
    }[measure]
    if measure == "katz":
        solved /= np.linalg.norm(solved)
    expected = dict(zip(simple, solved, strict=True))
    assert scores(graph, measure) == pytest.approx(expected, abs=1e-7)
