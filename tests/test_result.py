"""`Result`: one shape for every answer."""

from __future__ import annotations

import csv
import io
import json

import pandas as pd
import pytest

from treatygraph import BadValue
from treatygraph.formats import graph_formats, render, row_formats
from treatygraph.result import Result, figure, readable

ROWS = [
    {"id": "a", "value": 1.385e9, "sources": ["s", "t"], "says": {"value": 2.0}},
    {"id": "b", "flag": True, "note": None},
]
COLUMNS = ("id", "value", "flag", "sources", "says", "note")


def answer(**about) -> Result:
    return Result("A title", ROWS, COLUMNS, **about)


def nothing(**about) -> Result:
    return Result("A title", [], COLUMNS, **about)


def test_rows_are_plain_dictionaries_that_may_be_changed():
    result = answer()
    dicts = result.to_dicts()
    assert dicts == ROWS
    dicts[0]["id"] = "changed"
    assert result[0]["id"] == "a"


def test_result_is_a_sequence_of_its_rows():
    result = answer()
    assert [row["id"] for row in result] == ["a", "b"]
    assert len(result) == 2
    assert result[-1]["id"] == "b"
    assert [result[0]] == ROWS[:1]


def test_slice_of_a_result_is_a_result():
    part = answer(note="n")[:1]
    assert isinstance(part, Result)
    assert part.to_dicts() == ROWS[:1]
    assert (part.title, part.columns, part.note) == ("A title", COLUMNS, "n")
    assert json.loads(render(part, "json")) == ROWS[:1]
    assert answer().head(1) == part


def test_results_are_equal_if_their_rows_are():
    assert answer() == answer()
    assert answer() != answer()[:1]
    assert answer() != nothing()
    assert answer() != ROWS


def test_long_result_prints_twenty_rows_and_says_how_many_more():
    long = Result("Long", [{"id": str(number)} for number in range(10_748)], ("id",))
    lines = repr(long).splitlines()
    assert lines[-1] == "and 10,728 more rows"
    assert len([line for line in lines if line.strip().isdecimal()]) == 20
    html = long._repr_html_()
    assert html.count("<tr>") == 21
    assert "and 10,728 more rows" in html
    assert len(html) < 5_000
    assert "more rows" not in repr(answer()) + answer()._repr_html_()


def test_data_frame_has_every_column_in_order():
    frame = answer().to_pandas()
    assert isinstance(frame, pd.DataFrame)
    assert list(frame.columns) == list(COLUMNS)
    assert frame["id"].tolist() == ["a", "b"]
    assert frame["value"][0] == 1.385e9
    assert pd.isna(frame["value"][1])
    assert list(nothing().to_pandas().columns) == list(COLUMNS)
    assert len(nothing().to_pandas()) == 0


def test_answer_of_a_query_becomes_a_data_frame(world):
    frame = world.timeline().to_pandas(explode=False)
    assert frame.loc[frame["id"] == "trade-2022", "value"].item() == 1.2e9
    assert len(frame) == len(world.timeline())


def test_data_is_the_rows_unless_another_shape_is_natural():
    assert answer().data == ROWS
    assert answer(data={"paths": []}).data == {"paths": []}
    assert answer(data=[]).data == []


def test_there_is_an_answer_where_there_are_rows_or_it_says_so():
    assert answer().found
    assert not nothing().found
    assert nothing(answered=True).found


def test_people_read_views_and_machines_the_values():
    result = answer(shown=("id", "double"), views={"double": lambda row: row["id"] * 2})
    assert [result.cells(row) for row in result] == [["a", "aa"], ["b", "bb"]]
    assert result.data == ROWS
    assert "double" not in render(result, "csv")
    assert "aa" in render(result, "table")


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (None, ""),
        (True, "yes"),
        (False, "no"),
        ("text", "text"),
        (["a", None, 2.0], "a, , 2"),
        (("a", "b"), "a, b"),
        ({"value": 1.4e9, "rank": "state"}, "value 1.4 billion, rank state"),
        ("two\nlines", "two ⏎ lines"),
        ("\x1b[31m", "\N{REPLACEMENT CHARACTER}[31m"),
        (7, "7"),
        ([], ""),
    ],
)
def test_value_is_read_on_one_line(value, read):
    assert readable(value) == read


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (0.0, "0"),
        (972.0, "972"),
        (0.187878787, "0.187879"),
        (-0.5, "-0.5"),
        (1e6, "1 million"),
        (464.6e6, "464.6 million"),
        (1.385e9, "1.385 billion"),
        (-2.5e12, "-2.5 trillion"),
        (123456.0, "123456"),
    ],
)
def test_figure_is_read_as_the_field_writes_it(value, read):
    assert figure(value) == read


def test_table_has_title_head_rows_and_note():
    lines = render(answer(shown=("id", "sources"), note="A note."), "table").split("\n")
    assert lines == ["A title", "id  sources", "──  ───────", "a   s, t", "b", "A note.", ""]


def test_printing_a_result_prints_its_table(capsys):
    print(answer(shown=("id",), note="A note."))
    lines = capsys.readouterr().out.split("\n")
    assert [line.strip() for line in lines if line] == ["A title", "id", "──", "a", "b", "A note."]


def test_table_cuts_prose_at_the_given_width_and_text_without_width_is_whole():
    result = Result("T", [{"id": "x", "text": "word " * 40}], ("id", "text"))
    lines = result.to_table(30).splitlines()
    assert max(map(len, lines)) <= 30
    assert lines[-1].endswith("…")
    assert result.to_text().count("word") == 40


def test_json_is_the_data_in_readable_unicode():
    text = render(Result("T", [{"name": "Аркадия"}], ("name",)), "json")
    assert json.loads(text) == [{"name": "Аркадия"}]
    assert "Аркадия" in text
    assert text.endswith("]\n")


def test_csv_has_every_column_and_joins_lists():
    rows = list(csv.reader(io.StringIO(render(answer(), "csv"))))
    assert rows[0] == list(COLUMNS)
    assert rows[1] == ["a", "1385000000.0", "", "s; t", '{"value": 2.0}', ""]
    assert rows[2] == ["b", "", "True", "", "", ""]


def test_markdown_is_a_table():
    text = render(answer(shown=("id", "value"), note="A note."), "markdown")
    assert text.split("\n") == [
        *("**A title**", "", "| id | value |", "| --- | --- |"),
        *("| a | 1.385 billion |", "| b |  |", "", "A note.", ""),
    ]


@pytest.mark.parametrize(
    ("format", "message"),
    [("table", "A title\nnobody\nA note.\n"), ("json", "[]\n"), ("csv", ",".join(COLUMNS) + "\n")],
)
def test_empty_answer_says_so(format, message):
    assert render(nothing(empty="nobody", note="A note."), format) == message


def test_empty_answer_says_so_in_a_notebook_and_in_markdown():
    result = nothing(empty="<nobody>", note="1 & 2 left out")
    assert "nobody" in render(result, "markdown")
    html = result._repr_html_()
    assert "<p>&lt;nobody&gt;</p>" in html
    assert "<table>" not in html
    assert "1 &amp; 2 left out" in html


def test_notebook_shows_title_table_and_note_with_all_text_escaped():
    result = Result(
        "<b>title</b>",
        [{"id": "<script>x</script>", "n": "\"q\" & 'p'"}],
        ("id", "n"),
        note="<i>note</i>",
    )
    assert result._repr_html_() == (
        "<p><strong>&lt;b&gt;title&lt;/b&gt;</strong></p>"
        "<table><thead><tr><th>id</th><th>n</th></tr></thead><tbody>"
        "<tr><td>&lt;script&gt;x&lt;/script&gt;</td>"
        "<td>&quot;q&quot; &amp; &#x27;p&#x27;</td></tr></tbody></table>"
        "<p><small>&lt;i&gt;note&lt;/i&gt;</small></p>"
    )


def test_formats_are_those_of_the_interface():
    assert row_formats() == ["table", "csv", "json", "markdown"]
    assert {"node-link", "graphml", "gexf", *row_formats()} <= set(graph_formats())


def test_default_format_of_an_export_stays_gexf_whatever_formats_are_added():
    assert graph_formats()[0] == "gexf"


def test_unknown_format_is_answered_with_a_near_miss():
    with pytest.raises(BadValue, match="unknown format 'markdwn'; did you mean 'markdown'"):
        render(answer(), "markdwn")


@pytest.mark.parametrize("format", ["node-link", "graphml", "gexf"])
def test_rows_have_no_graph_format(format):
    with pytest.raises(BadValue, match="is for whole graphs: use export"):
        render(answer(), format)


def test_every_answer_has_every_row_format(world):
    answers = [
        world.find("ada"),
        world.show("ada"),
        world.list_nodes(),
        world.list_relations(),
        world.list_sources(),
        world.timeline(),
        world.between("arcadia", "borduria"),
        world.path("ada", "port"),
        world.centrality(),
        world.stats(),
        world.export(),
    ]
    for result in answers:
        assert result.found
        assert set(result.shown) <= {*result.columns, *result.views}
        assert {key for row in result for key in row} <= {*result.columns, "evidence"}
        for name in row_formats():
            assert render(result, name).endswith("\n")
        assert "<table>" in result._repr_html_()
