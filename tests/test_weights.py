"""A numeric attribute of relations as weight, in centralities and among paths of equal length."""

from __future__ import annotations

import networkx as nx
import pytest

import treatygraph as tg
from commands import assert_refused, run
from folders import node, relation, write_folder
from treatygraph.errors import BadValue

# ends and values; one pair has two relations, one relation has no value
TRADE = (
    *(("a", "b", 4), ("a", "b", 0.5), ("b", "c", 2), ("a", "d", 8)),
    *(("d", "c", 16), ("c", "e", None)),
)


@pytest.fixture
def folder(tmp_path):
    relations = [
        relation(f"r{n}", "trades_with", one, other, **({} if value is None else {"value": value}))
        for n, (one, other, value) in enumerate(TRADE)
    ]
    return write_folder(tmp_path, [node(each) for each in "abcde"], relations)


@pytest.fixture
def graph(folder):
    return tg.load(folder)


@pytest.fixture
def expected():
    """The same as a graph of networkx, in which a relation without a value weighs 1."""
    made = nx.Graph()
    for one, other, value in TRADE:
        before = made.get_edge_data(one, other, {"weight": 0})["weight"]
        made.add_edge(one, other, weight=before + (1 if value is None else value))
    for *_, edge in made.edges(data=True):
        edge["distance"] = 1 / edge["weight"]
    return made


def scores(graph, measure):
    rows = graph.centrality(measure, weight="value").rows
    return {row["id"]: row["score"] for row in rows}


def test_weighted_degree_adds_up_the_attribute(graph):
    assert scores(graph, "weighted-degree") == {"a": 12.5, "b": 6.5, "c": 19, "d": 24, "e": 1}


@pytest.mark.parametrize(
    ("measure", "oracle"),
    [
        ("betweenness", lambda net: nx.betweenness_centrality(net, weight="distance")),
        ("closeness", lambda net: nx.closeness_centrality(net, distance="distance")),
        ("harmonic", lambda net: nx.harmonic_centrality(net, distance="distance")),
        ("pagerank", lambda net: nx.pagerank(net, weight="weight", tol=1e-9, max_iter=1000)),
        ("constraint", lambda net: nx.constraint(net, weight="weight")),
    ],
)
def test_measures_with_an_attribute_are_those_of_networkx(measure, oracle, graph, expected):
    assert scores(graph, measure) == pytest.approx(oracle(expected), abs=1e-6)


def test_relations_without_a_value_are_counted_in_the_note(graph):
    note = graph.centrality("degree", weight="value").note
    assert "1 relation has no value and counts as 1." in note


def test_first_of_equally_short_paths_has_the_largest_sum(graph):
    def first(**how):
        return graph.path("a", "c", **how).data["paths"][0]["nodes"]

    assert first() == ["a", "b", "c"]  # three relations against two
    assert first(weight="value") == ["a", "d", "c"]  # 24 against 6.5
    assert first(weight="value", count=2) == ["a", "d", "c"]


@pytest.mark.parametrize("command", [["centrality"], ["path", "a", "c"]])
def test_unknown_weight_is_refused_with_the_known_ones(command, folder):
    refused = run("--data", folder, *command, "--weight", "valeu")
    assert_refused(refused, "unknown weight 'valeu'; did you mean 'value'?")


@pytest.mark.parametrize("value", [0, -3])
def test_weight_that_is_not_above_zero_is_refused_by_its_relation(value, tmp_path):
    wrong = relation("wrong", "trades_with", "a", "b", value=value)
    graph = tg.load(write_folder(tmp_path, [node("a"), node("b")], [wrong]))
    with pytest.raises(BadValue, match=f"wrong: value is {value}, and a weight is above 0"):
        graph.centrality("closeness", weight="value")


def test_time_respecting_paths_take_no_weight(graph):
    with pytest.raises(BadValue, match="time-respecting"):
        graph.path("a", "c", time_respecting=True, weight="value")
