"""Nodes by name, and relations selected by the nodes at their ends."""

from __future__ import annotations

import pytest

import treatygraph as tg
from folders import node, relation, write_folder


def ids(graph):
    return [row["id"] for row in graph.list_relations()]


@pytest.fixture(scope="module")
def treaty(tmp_path_factory):
    """Three states that cooperate in one relation, and two of them in another."""
    nodes = [node(key) for key in ("ada", "bee", "cat")]
    relations = [
        relation("all", "cooperates_on", "ada", ["bee", "cat"]),
        relation("two", "cooperates_on", "bee", "cat"),
    ]
    return tg.load(write_folder(tmp_path_factory.mktemp("treaty"), nodes, relations))


def test_node_is_found_by_any_name(world):
    assert world["Аркадия"].id == "arcadia"
    assert world["ADA RIOS"].id == "ada"


def test_unknown_name_is_an_error_with_near_misses(world):
    with pytest.raises(tg.UnknownName) as caught:
        world["Arcadio"]
    assert "arcadia" in caught.value.candidates


def test_graph_contains_the_names_of_its_nodes(world):
    assert "Republic of Arcadia" in world
    assert "Ruritania" not in world
    assert 7 not in world


def test_graph_contains_a_name_that_several_nodes_have(tmp_path):
    nodes = [node("one", name="Georgia"), node("other", name="Georgia")]
    assert "Georgia" in tg.load(write_folder(tmp_path, nodes))


def test_iteration_goes_through_the_selected_nodes(world):
    assert [each.id for each in world] == [each.id for each in world.dataset.nodes]
    assert [each.id for each in world.where(relation="trades_with")] == ["arcadia", "borduria"]


def test_node_at_an_end_is_selected_by_any_name(world):
    chosen = world.where(node="Carl Weber")
    assert ids(chosen) == ["forum-carl", "carl-at-port", "carl-in-office"]
    assert [each.id for each in chosen] == ["carl", "forum", "institute", "port"]


def test_both_ends_selects_what_joins_the_nodes(treaty):
    assert ids(treaty.where(node=["bee", "cat"])) == ["all", "two"]
    assert ids(treaty.where(node=["bee", "cat"], both_ends=True)) == ["two"]


def test_edge_to_another_node_is_left_out(treaty):
    chosen = treaty.where(node=["ada", "bee"], both_ends=True)
    assert sorted(chosen.to_networkx().edges()) == [("ada", "bee")]


def test_node_is_replaced_cleared_and_named_in_the_title(treaty):
    chosen = treaty.where(node=["ada"])
    assert "ada at an end" in chosen.list_relations().title
    assert ids(chosen.where(node="ada", both_ends=True)) == []
    assert ids(chosen.where(node=None)) == ids(treaty)


def test_unknown_node_is_an_error(world):
    with pytest.raises(tg.UnknownName, match="nothing is called"):
        world.where(node="Nobody at all")
