"""Every answer counts what it did not use, by reason, with the option that would include it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import treatygraph as tg
from commands import assert_refused, run
from folders import node, relation, source, write_folder
from random_graphs import datasets, graph_of

NODES = [node(key, "person") for key in ("ann", "bob", "cid")]
SAID = [{"source": "s", "at": "¶1", "speaker": "cid"}]
RELATIONS = [
    relation("a", "met", "ann", "bob", date="2001", topics=["trade"]),
    relation("b", "met", "ann", "bob", date="2005", topics=["trade"], evidence=SAID),
    relation("c", "met", "ann", "bob", topics=["trade"]),
    relation("d", "met", "ann", "bob", date="2001", status="planned", topics=["trade"]),
    relation("e", "stated", "cid", "bob", date="2001", topics=["trade"]),
    relation("f", "met", "bob", "cid", date="2001"),
    relation("g", "met", "bob", "cid", date="2000/2001"),
]


@pytest.fixture
def folder(tmp_path):
    return write_folder(tmp_path, NODES, RELATIONS, [source("s")])


def counts(result):
    return {row["reason"]: row["count"] for row in result.left_out}


def test_reasons_are_counted_each_alone(folder):
    graph = tg.load(folder)
    assert counts(graph.list_relations()) == {"status": 1}
    assert counts(graph.where(relation="met").list_relations()) == {"status": 1, "relation": 1}
    assert counts(graph.where(since=2001, until=2001, topic="trade").list_relations()) == {
        "status": 1,
        "undated": 1,
        "period": 1,
        "topic": 2,
    }
    assert counts(graph.where(speaker="cid").list_relations()) == {"speaker": 5}


def test_answers_over_ties_count_relations_that_are_none(folder):
    graph = tg.load(folder)
    for result in (graph.path("ann", "bob"), graph.centrality(), graph.between("ann", "bob")):
        assert counts(result)["no tie"] == 1
    assert "no tie" not in counts(graph.timeline())


def test_every_reason_names_the_option_that_includes_it(folder):
    result = tg.load(folder).where(since=2001, topic="trade").list_relations()
    assert {row["reason"]: row["option"] for row in result.left_out} == {
        "status": "--status any",
        "undated": "without a period",
        "topic": "without --topic",
    }


@given(datasets(), st.sampled_from(["trade", "water"]), st.sampled_from([2000, 2003]))
def test_criterion_that_is_dropped_brings_exactly_what_was_counted(data, topic, year):
    graph = graph_of(data)
    if topic not in data.vocabulary.topics:
        return
    chosen = graph.where(topic=topic, since=year, kind="person")
    found = counts(chosen.list_relations())
    for key in ("topic", "kind"):
        assert found.get(key, 0) == len(chosen.where(**{key: None})) - len(chosen)
    every = len(chosen.where(since=None)) - len(chosen)
    assert found.get("undated", 0) + found.get("period", 0) == every


def test_stats_and_sources_count_the_relations_that_they_do_not_use(folder):
    chosen = tg.load(folder).where(status="planned", relation="met")
    for result in (chosen.stats(), chosen.list_sources()):
        assert counts(result) == {"status": 5}
        assert "5 relations were left out because their status" in result.note


def test_statistics_of_everything_leave_nothing_out(folder):
    result = tg.load(folder).stats()
    assert (result.left_out, result.note) == ([], "")


def test_list_of_nodes_counts_the_nodes_that_each_criterion_leaves_out(folder):
    graph = tg.load(folder)
    assert graph.list_nodes().left_out == []
    result = graph.where(kind="country", since=2005).list_nodes()
    assert len(result) == 0
    assert counts(result) == {"kind": 2}  # ann and bob met in 2005
    result = graph.where(since=2005).list_nodes()
    assert result.left_out == [{"reason": "period", "count": 1, "option": "without a period"}]
    note = "1 node was left out by period. Ask without a period to include it."
    assert result.note == note


def test_find_counts_the_matches_that_it_does_not_list(folder):
    graph = tg.load(folder)
    result = graph.where(relation="stated").find("ann")
    assert [row["id"] for row in result] == []
    assert counts(result) == {"relation": 1}
    people = [node(f"ann-{number}", "person", name=f"Ann {number}") for number in range(3)]
    more = tg.load(write_folder(folder / "more", people, [])).find("Ann", top=1)
    assert more.left_out == [{"reason": "top", "count": 2, "option": "--top 3"}]
    assert more.note == "2 more nodes match. Use --top 3 to list them."


@given(datasets(), st.sampled_from(["person", "country"]), st.sampled_from([2000, 2003]))
def test_criterion_that_is_dropped_brings_exactly_the_nodes_that_were_counted(data, kind, year):
    chosen = graph_of(data).where(kind=kind, since=year, relation="met")
    found, listed = counts(chosen.list_nodes()), len(chosen.list_nodes())
    for key in ("kind", "relation"):
        brought = len(chosen.where(**{key: None}).list_nodes()) - listed
        assert found.get(key, 0) == max(brought, 0)


def test_plain_json_stays_a_list_and_wrapped_json_says_what_was_left_out(folder):
    plain = run("list", "relations", "--format", "json", data=folder).json
    wrapped = run("list", "relations", "--format", "json", "--wrapped", data=folder).json
    assert isinstance(plain, list)
    assert wrapped["answer"] == plain
    assert wrapped["title"] == "Relations"
    assert wrapped["left_out"] == [{"reason": "status", "count": 1, "option": "--status any"}]
    assert "Use --status any" in wrapped["note"]
    json.dumps(wrapped)


def test_wrapped_is_for_json(folder):
    assert_refused(run("stats", "--format", "csv", "--wrapped", data=folder), "json")
