"""Answers as texts, and as files whose suffix says the format."""

from __future__ import annotations

import csv
import io
import json

import pandas as pd
import pytest

import treatygraph as tg
from treatygraph.formats import render


def test_texts_of_an_answer_are_those_of_the_formats(world):
    answer = world.find("ada")
    assert json.loads(answer.to_json()) == answer.to_dicts()
    assert json.loads(answer.to_json(wrapped=True))["title"] == answer.title
    assert next(csv.reader(io.StringIO(answer.to_csv()))) == list(answer.columns)
    assert answer.to_csv(bom=True).startswith("\ufeff")
    assert answer.to_markdown() == render(answer, "markdown")


@pytest.mark.parametrize(
    ("name", "format"),
    [("a.csv", "csv"), ("a.json", "json"), ("a.md", "markdown"), ("a.TXT", "table")],
)
def test_suffix_is_the_format(world, tmp_path, name, format):
    answer = world.timeline()
    answer.save(tmp_path / name)
    assert (tmp_path / name).read_text(encoding="utf-8") == render(answer, format)


def test_parquet_is_the_data_frame(world, tmp_path):
    world.timeline().save(tmp_path / "a.parquet")
    read = pd.read_parquet(tmp_path / "a.parquet")
    assert read["id"].tolist() == world.timeline().to_pandas()["id"].tolist()
    assert read["start"].dtype == "datetime64[ms]"


def test_graph_is_written_in_the_formats_of_graphs(world, tmp_path):
    for name in ("a.gexf", "a.graphml", "a.sqlite", "a.db", "a.jsonld", "a.csv"):
        world.export().save(tmp_path / name)
        assert (tmp_path / name).stat().st_size


@pytest.mark.parametrize("name", ["a.docx", "a", "a.gexf"])
def test_unknown_suffix_is_an_error_that_lists_the_known_ones(world, tmp_path, name):
    with pytest.raises(tg.BadValue, match=r"known: .*csv"):
        world.timeline().save(tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_option_of_another_format_is_an_error(world, tmp_path):
    with pytest.raises(tg.BadValue, match="bom is"):
        world.timeline().save(tmp_path / "a.json", bom=True)
    with pytest.raises(tg.BadValue, match="bom is"):
        world.timeline().save(tmp_path / "a.parquet", bom=True)
