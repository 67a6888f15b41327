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
