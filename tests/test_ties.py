"""Paths and centralities follow ties: answers say where there are none to follow."""

import pytest

import treatygraph as tg
from commands import run
from folders import VOCABULARY, node, relation, write, write_folder

NODES = [node(key, "person") for key in ("ann", "bob", "cid")]
RELATIONS = [
    relation("a", "met", "ann", "bob"),
    relation("b", "stated", "bob", "cid"),
]


@pytest.fixture
def folder(tmp_path):
    return write_folder(tmp_path, NODES, RELATIONS)


@pytest.fixture
def tieless(tmp_path):
    """A folder whose vocabulary never says `tie: true`, which is not the default."""
    place = write_folder(tmp_path, NODES, RELATIONS)
    write(place / "vocabulary.yaml", VOCABULARY.replace("tie: true, ", ""))
    return place


def test_vocabulary_without_ties_is_reported_by_check(folder, tieless):
    assert "no relation type of the vocabulary is a tie (tie: true); path" in (
        run("check", "--fix", data=tieless).stdout
    )


def test_vocabulary_without_ties_is_reported_by_path_and_centrality(tieless):
    path = run("path", "ann", "bob", data=tieless)
    assert path.status == 1
    assert "Paths follow ties, and no relation type of the vocabulary is a tie" in path.stdout
    ranked = run("centrality", data=tieless)
    assert ranked.status == 1
    assert "nothing to rank: no relation type of the vocabulary is a tie" in ranked.stdout


def test_data_whose_relations_are_no_ties_are_reported_by_check(tmp_path):
    place = write_folder(tmp_path, NODES, RELATIONS[1:])
    expected = "stated is no tie; path, between and centrality follow ties only"
    assert expected in run("check", "--fix", data=place).stdout
    empty = run("check", "--fix", data=write_folder(tmp_path / "empty", NODES, []))
    assert "follow ties only" not in empty.stdout


def test_check_of_data_with_ties_says_nothing_of_them(folder):
    assert " tie" not in run("check", "--fix", data=folder).stdout


def test_chosen_types_that_are_no_ties_are_reported_instead_of_ranked(folder):
    graph = tg.load(folder).where(relation="stated")
    assert "stated is no tie" in graph.centrality().empty
    assert "Paths follow ties, and stated is no tie." in graph.path("bob", "cid").empty


def test_chosen_types_of_which_some_are_no_ties_are_named(folder):
    graph = tg.load(folder).where(relation=["stated", "met"])
    for result in (graph.centrality(), graph.path("ann", "bob"), graph.between("ann", "bob")):
        assert "stated is no tie, and was not used." in result.note
    assert "no tie" not in tg.load(folder).centrality().note


def test_types_that_are_left_out_do_not_count_as_ties(folder):
    types = list(tg.load(folder).dataset.vocabulary.relations)
    others = [key for key in types if key != "stated"]
    assert "stated is no tie" in tg.load(folder).where(without=others).centrality().empty


def test_import_reports_relations_that_are_no_ties(tmp_path):
    write(
        tmp_path / "said.yaml",
        """\
summary: statements
title: Statements
citation: Statements
terms: none
tables:
  rows:
    nodes:
      one: {kind: country, name: '{one}'}
      other: {kind: country, name: '{other}'}
    relations:
      said: {type: stated, from: one, to: other, status: happened}
""",
    )
    (tmp_path / "rows.csv").write_text("one,other\nArcadia,Borduria\n", encoding="utf-8")
    words = ["import", tmp_path / "said.yaml", tmp_path / "rows.csv", "--out", tmp_path / "store"]
    outcome = run(*words)
    assert outcome.status == 0, outcome.stderr
    assert "stated is no tie; path, between and centrality follow ties only" in outcome.stdout


def test_path_from_a_node_to_itself_needs_no_tie(tieless):
    assert run("path", "ann", "ann", "--time-respecting", data=tieless).status == 0
