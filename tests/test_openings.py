"""A question without a path says what would open one."""

import networkx as nx
import pytest
from hypothesis import given

import treatygraph as tg
from commands import run
from folders import node, relation, write_folder
from random_graphs import datasets, graph_of, ties

NODES = [node(key, "person") for key in ("ann", "bob", "cid", "dan", "eve", "fay")]
RELATIONS = [
    relation("planned", "met", "ann", "bob", status="planned"),
    relation("early", "met", "bob", "cid", date="2001"),
    relation("late", "met", "cid", "dan", date="2005"),
    relation("said", "stated", "eve", "ann"),
]


@pytest.fixture
def folder(tmp_path):
    return write_folder(tmp_path, NODES, RELATIONS)


@pytest.fixture
def graph(folder):
    return tg.load(folder)


def changes(result):
    return {each["change"]: each["relations"] for each in result.data["openings"]}


def test_status_that_would_open_a_path_is_named_with_its_relation(graph):
    result = graph.path("ann", "bob")
    assert changes(result) == {"--status any": ["planned"]}
    assert "With --status any there is one of 1 step: ann – bob (planned)." in result.to_text()


def test_period_that_closes_a_path_is_named(graph):
    result = graph.where(since=2003).path("bob", "dan")
    assert changes(result) == {"without a period": ["early", "late"]}


@pytest.mark.parametrize(
    ("options", "change"),
    [
        ({"avoid": "cid"}, "without --avoid"),
        ({"max_length": 1}, "without --max-length"),
        ({"through": "country"}, "without --through"),
    ],
)
def test_option_that_closes_a_path_is_named(graph, options, change):
    assert changes(graph.path("bob", "dan", **options)) == {change: ["early", "late"]}


def test_order_of_time_that_closes_a_path_is_named(graph):
    assert changes(graph.path("dan", "bob", time_respecting=True)) == {
        "without --time-respecting": ["late", "early"]
    }


def test_relations_that_are_no_ties_are_named(graph):
    result = graph.path("eve", "ann")
    assert changes(result) == {"ties": ["said"]}
    assert "Over relations that are no ties (stated) there is one of 1 step" in result.to_text()


def test_nothing_opens_a_path_where_nothing_joins_the_two(graph):
    result = graph.path("fay", "dan")
    assert changes(result) == {}
    assert "No other status, period or option alone opens one." in result.to_text()


def test_two_changes_at_once_are_not_claimed_to_be_one(graph):
    # the way from ann to cid needs a planned relation and one of 2001
    assert changes(graph.where(since=2003).path("ann", "cid")) == {}


def test_found_path_lists_no_openings(graph):
    assert "openings" not in graph.path("bob", "dan").data


def test_command_explains_itself_and_ends_with_1(folder):
    outcome = run("path", "ann", "bob", data=folder)
    assert outcome.status == 1
    assert "--status any" in outcome.stdout


@given(datasets())
def test_status_opens_a_path_exactly_where_networkx_finds_one(data):
    graph = graph_of(data)
    first, last = data.nodes[0].id, data.nodes[-1].id
    every = nx.Graph()
    every.add_nodes_from(each.id for each in data.nodes)
    types = data.vocabulary.relations
    for each in data.relations:
        if types[each.type].tie:
            every.add_edges_from((one, other) for one in each.origins for other in each.targets)
    result = graph.path(first, last)
    if result.data["paths"]:
        return
    opened = "--status any" in changes(result)
    assert opened == nx.has_path(every, first, last)
    assert ties(data) is not None
