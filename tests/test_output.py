"""Output goes where it should, replaces nothing else, and cannot mislead a terminal or a sheet."""

import csv
import io
import os
import stat
from itertools import pairwise
from pathlib import Path

import pytest

import treatygraph as tg
from commands import assert_refused, run
from folders import VOCABULARY, node, relation, write_folder
from treatygraph.errors import OutputError, one_line
from treatygraph.formats import render
from treatygraph.output import child, new_folder, replace_file, write_file
from treatygraph.result import Result


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    people = [node("a", "person"), node("b", "person")]
    return write_folder(tmp_path / "data", people, [relation("r", "met", "a", "b")])


@pytest.mark.parametrize("name", ["../x.yaml", "a/b", "/tmp/x", "..", ".", "", "a\\..\\..\\b/c"])
def test_name_that_leads_elsewhere_is_no_child(tmp_path, name):
    with pytest.raises(OutputError):
        child(tmp_path, name)


def test_child_that_is_a_link_to_elsewhere_is_refused(tmp_path):
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "x.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    with pytest.raises(OutputError):
        child(tmp_path / "inside", "x.yaml")


@pytest.mark.parametrize(
    "word", ["../../escaped", "/tmp/deploy", "a\\b", ".hidden", "a:b", "con?", "x" * 101]
)
@pytest.mark.parametrize("section", ["kinds", "relations"])
def test_word_that_is_no_file_name_is_an_error_of_the_vocabulary(folder, tmp_path, word, section):
    text = VOCABULARY
    block = {
        "kinds": "{label: k, plural: ks, colour: '#123456'}",
        "relations": "{label: r, from: [person], to: [person], colour: '#123456'}",
    }[section]
    added = text.replace(f"\n{section}:\n", f"\n{section}:\n  '{word}': {block}\n", 1)
    (folder / "vocabulary.yaml").write_text(added, encoding="utf-8")
    outcome = run("convert", tmp_path / "out" / "inner", "--to", "yaml", data=folder)
    assert_refused(outcome, "vocabulary.yaml:", "no name for a file")
    assert not (tmp_path / "out").exists()


def test_answer_does_not_replace_a_file_of_the_data(folder):
    file = next((folder / "nodes").iterdir())
    before = file.read_bytes()
    assert_refused(run("stats", "-o", file, data=folder), "would replace the input")
    assert file.read_bytes() == before


@pytest.mark.parametrize("option", ["--rejects", "--output"])
def test_import_does_not_replace_what_it_reads(tmp_path, option):
    table = tmp_path / "mine.csv"
    table.write_text("Source,Target,Type\nA,B,allied_with\n", encoding="utf-8")
    link = tmp_path / "link.csv"
    link.symlink_to(table)
    for target in (table, link, tmp_path / ".." / tmp_path.name / "mine.csv"):
        outcome = run("import", "graph", table, "--out", tmp_path / "store", option, target)
        assert_refused(outcome, "would replace the input")
    assert table.read_text("utf-8").startswith("Source,Target,Type\nA,B")


def test_store_does_not_replace_a_table_inside_it(tmp_path):
    table = tmp_path / "in" / "edges.csv"
    table.parent.mkdir()
    table.write_text("Source,Target,Type\nA,B,allied_with\n", encoding="utf-8")
    assert_refused(run("import", "graph", table, "--out", table.parent), "is no store")
    assert table.exists()


def test_data_is_not_converted_onto_itself(folder, tmp_path):
    store = tmp_path / "store"
    assert run("convert", store, data=folder).status == 0
    assert_refused(run("convert", store, "--to", "store", data=store), "would replace the input")


def test_link_stays_and_what_it_points_at_is_written(folder, tmp_path):
    (tmp_path / "real.json").write_text("old", encoding="utf-8")
    link = tmp_path / "link.json"
    link.symlink_to("real.json")
    assert run("stats", "--format", "json", "-o", link, data=folder).status == 0
    assert link.is_symlink()
    assert (tmp_path / "real.json").read_text("utf-8").startswith("[")


def test_store_behind_a_link_is_replaced_where_it_is(folder, tmp_path):
    assert run("convert", tmp_path / "real", data=folder).status == 0
    (tmp_path / "link").symlink_to("real")
    assert run("convert", tmp_path / "link", data=folder).status == 0
    assert (tmp_path / "link").is_symlink()
    assert len(tg.load(tmp_path / "real")) == 1


def test_pipe_is_no_output(folder, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert_refused(run("stats", "-o", tmp_path / "pipe", data=folder), "pipe")


def test_replaced_file_keeps_mode_and_is_left_alone_after_an_edit(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o640)
    assert not replace_file(file, "new", b"what was read before")
    assert file.read_text("utf-8") == "old"
    assert replace_file(file, "new", b"old")
    assert (file.read_text("utf-8"), stat.S_IMODE(file.stat().st_mode)) == ("new", 0o640)
    assert [each.name for each in tmp_path.iterdir()] == ["a.yaml"]


def test_draft_of_a_killed_writer_is_removed_and_one_in_use_is_not(tmp_path):
    (tmp_path / ".a.yaml.abcdefgh").write_text("left behind", encoding="utf-8")
    (tmp_path / ".store.abcdefgh").mkdir()
    with new_folder(tmp_path / "store") as draft:
        (draft / "x").write_text("1", encoding="utf-8")
        with new_folder(tmp_path / "store") as other:
            assert draft.exists()
            (other / "x").write_text("2", encoding="utf-8")
        (tmp_path / "store" / "x").unlink()
    write_file(tmp_path / "a.yaml", "whole")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.yaml", "store"]
    assert (tmp_path / "store" / "x").read_text("utf-8") == "1"


FORMULAS = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\uff1d1"]


@pytest.mark.parametrize("text", FORMULAS)
def test_safe_csv_holds_no_formula(text):
    result = Result("t", [{"a": text, "b": [text, "x"]}], ("a", "b"))
    _, row = csv.reader(io.StringIO(render(result, "csv", safe=True), newline=""))
    assert row == [f"'{text}", f"'{text}; x"]
    _, row = csv.reader(io.StringIO(render(result, "csv"), newline=""))
    assert row[0] == text


def test_safe_csv_leaves_numbers_and_plain_texts():
    result = Result("t", [{"a": -5, "b": "-5.5", "c": "a=b", "d": None}], ("a", "b", "c", "d"))
    assert render(result, "csv", safe=True) == render(result, "csv")


def test_safe_is_for_csv(folder):
    outcome = run("list", "nodes", "--format", "csv", "--safe", data=folder)
    assert outcome.status == 0
    assert_refused(run("list", "nodes", "--format", "json", "--safe", data=folder), "csv")


@pytest.mark.parametrize("code", [0x1B, 0x85, 0x202A, 0x202E, 0x2028, 0x2029, 0x2066, 0x2069])
def test_control_of_line_or_direction_is_visible_in_a_terminal(tmp_path, code):
    name = f"Ann{chr(code)}eirB"
    assert one_line(name) == "Ann\N{REPLACEMENT CHARACTER}eirB"
    if code >= 0x202A:
        data = write_folder(tmp_path / "data", [node("a", "person", name=name)])
        outcome = run("list", "nodes", data=data)
        assert chr(code) not in outcome.stdout
        assert "Ann\N{REPLACEMENT CHARACTER}eirB" in outcome.stdout


def layers(folder: Path, width: int, depth: int) -> Path:
    """A graph in layers, each node tied to all of the next layer: width ** depth shortest paths."""
    rows = [["s"], *([f"l{i}-{j}" for j in range(width)] for i in range(depth)), ["t"]]
    nodes = [node(each, "person") for row in rows for each in row]
    ties = [
        relation(f"{one}-{other}", "met", one, other, date="2001-01-01/2005-01-01")
        for row, following in pairwise(rows)
        for one in row
        for other in following
    ]
    return write_folder(folder / "layers", nodes, ties)


@pytest.mark.parametrize("timed", [False, True])
def test_one_path_is_found_without_listing_all(tmp_path, timed):
    graph = tg.load(layers(tmp_path, 8, 8), cache=False)
    result = graph.path("s", "t", time_respecting=timed)
    assert len(result.data["paths"]) == 1
    assert result.data["paths"][0]["length"] == 9


@pytest.mark.parametrize("options", [{"all": True}, {"count": 5000}])
@pytest.mark.parametrize("timed", [False, True])
def test_listed_paths_are_bounded_and_the_note_says_so(tmp_path, options, timed):
    graph = tg.load(layers(tmp_path, 8, 8), cache=False)
    result = graph.path("s", "t", time_respecting=timed, limit=50, **options)
    assert len(result.data["paths"]) == 50
    assert result.data["more"]
    assert "more than 50" in result.note
    assert "--limit" in result.note


def test_limit_that_is_not_reached_changes_nothing(tmp_path):
    graph = tg.load(layers(tmp_path, 2, 2), cache=False)
    whole, exact = (graph.path("s", "t", all=True, limit=n) for n in (1000, 4))
    assert whole.data == exact.data
    assert "more" not in whole.data
    assert len(whole.data["paths"]) == 4
