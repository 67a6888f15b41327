"""Answers as text: they fit the width, keep ids and dates whole, and say what is not shown."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

import treatygraph as tg
from commands import run
from folders import node, relation, write_folder
from random_graphs import datasets, graph_of
from treatygraph.result import Result
from treatygraph.text.encoding import encodable
from treatygraph.text.width import cut, pad, width, wrap

WIDTHS = st.integers(40, 200)
WORDS = st.text(st.characters(categories=("L", "M", "N", "P", "Zs")), max_size=60)


@given(text=WORDS, cells=st.integers(1, 80))
def test_cut_text_fits_and_is_a_beginning_of_the_text(text, cells):
    shorter = cut(text, cells)
    assert width(shorter) <= max(cells, 1)
    assert text.startswith(shorter.removesuffix("…").rstrip())
    assert (shorter == text) == (width(text) <= cells)


@given(text=WORDS, cells=WIDTHS)
def test_wrapped_lines_hold_every_word_once(text, cells):
    lines = list(wrap(text, cells))
    assert " ".join(lines) == text
    assert all(width(line) <= cells or " " not in line for line in lines)


@given(rows=st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=6), cells=WIDTHS)
def test_table_fits_the_width_and_keeps_ids_and_dates_whole(rows, cells):
    table = [
        {"id": f"id-{number}", "date": "2022-12-21/2022-12-22", "name": name, "details": details}
        for number, (name, details) in enumerate(rows)
    ]
    lines = Result("T", table, ("id", "date", "name", "details")).to_text(cells).split("\n")
    assert all(width(line) <= cells for line in lines)
    for row in table:
        assert any(line.startswith(row["id"]) and row["date"] in line for line in lines)


def test_table_names_the_columns_that_do_not_fit():
    row = {"date": "2022-12-21/2022-12-22", "status": "happened", "details": "x" * 50}
    result = Result("T", [row], tuple(row))
    assert "Columns not shown: status, details. Use --wide to see them." in " ".join(
        result.to_text(25).split("\n")
    )
    assert "not shown" not in result.to_text(60)
    assert "x" * 50 in result.to_text()


def test_inferred_dates_are_marked_and_explained_where_space_is_short():
    row = {"date": "2022-12-21 (inferred)", "name": "word " * 10}
    assert Result("T", [row], ("date", "name")).to_text(40).split("\n")[3:5] == [
        "2022-12-21*  word word word word word w…",
        "* inferred",
    ]


@given(data=datasets(), cells=WIDTHS)
def test_paths_and_timelines_of_any_graph_fit_the_width(data, cells):
    graph = graph_of(data).where(status="any")
    for result in (graph.path("n0", "n1"), graph.timeline(), graph.between("n0", "n1")):
        assert all(width(line) <= cells for line in result.to_text(cells).split("\n"))


def test_columns_of_wide_characters_and_combining_marks_are_aligned():
    rows = [{"name": name, "date": "2020"} for name in ("日本国", "Đà Nẵng", "Ada", "प्रदेश")]
    lines = Result("T", rows, ("name", "date")).to_text(60).split("\n")[3:]
    assert len({width(line.removesuffix("2020")) for line in lines}) == 1
    assert pad("日本", 6) == "日本  "


def test_path_reads_as_a_chain_with_the_direction_of_each_relation(tmp_path):
    folder = write_folder(
        tmp_path,
        [node("a", "person", name="Ada"), node("b"), node("c", "person", name="Cem")],
        [
            relation("r1", "visited", "a", "b", date="2020"),
            relation("r2", "visited", "c", "b", date="2021"),
        ],
    )
    lines = run("path", "a", "c", data=folder).stdout.split("\n")
    assert lines[2] == "Ada"
    assert re.match(r"  ↓ \S.*2020 .* r1$", lines[3])
    assert re.match(r"  ↑ \S.*2021 .* r2$", lines[5])
    assert lines[6] == "Cem"


def test_ascii_output_spells_names_and_draws_with_ascii(tmp_path):
    assert encodable("Мирзиёев → x … ¶4", "ascii").isascii()
    assert encodable("│ ↓ ↑ ─", "ascii") == "| v ^ -"
    assert encodable("Мирзиёев → x", "utf-8") == "Мирзиёев → x"


def test_wide_shows_every_column_and_cuts_nothing(world_folder):
    narrow = run("timeline", data=world_folder, COLUMNS="50").stdout
    assert "Columns not shown" in narrow
    wide = run("timeline", "--wide", data=world_folder, COLUMNS="50").stdout
    assert "Columns not shown" not in wide
    assert wide == run("timeline", data=world_folder, COLUMNS="").stdout
    assert isinstance(tg.load(world_folder).timeline().to_text(), str)


@given(text=st.text(st.characters(max_codepoint=0x2FFF, exclude_categories=["Cc", "Cs"])))
def test_width_is_that_of_the_tables_of_rich(text):
    assert width(text) == cell_len(text)


def test_relations_without_a_direction_have_no_arrow(tmp_path):
    nodes = [node("a", "country"), node("b", "country")]
    records = [
        relation("talk", "cooperates_on", "a", "b"),
        relation("both", "trades_with", "a", "b", measure="turnover"),
        relation("sold", "trades_with", "a", "b", measure="exports"),
    ]
    graph = tg.load(write_folder(tmp_path, nodes, records))
    groups = graph.between("a", "b").to_text()
    assert groups.count("a – b, happened") == 2
    assert groups.count("a → b, happened") == 1
    lines = graph.path("b", "a").to_text().splitlines()
    marks = {line.split()[-1]: line.split()[0] for line in lines if line.startswith("  ")}
    assert marks == {"talk": "│", "both": "│", "sold": "↑"}
