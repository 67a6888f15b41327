"""Folders and stores of the form of version 0.1: no `time`, no certain days, no checksums."""

import pyarrow.parquet as parquet
import pytest

import treatygraph as tg
from commands import run
from folders import files_of, write

VOCABULARY = """\
statuses:
  happened: {label: happened, line: solid, established: true}
  ongoing: {label: ongoing, line: solid, established: true}
kinds:
  country: {label: country, plural: countries, colour: '#2f6db3'}
  person: {label: person, plural: people, colour: '#c8553d'}
attributes:
  unit: {label: unit, type: text}
  value: {label: value, type: number}
relations:
  visited: {label: visited, from: [person], to: [country], tie: true, colour: '#c8553d'}
  holds_office:
    {label: holds office in, from: [person], to: [country], tie: true, colour: '#7d8a96'}
  trades_with:
    label: trades with
    from: [country]
    to: [country]
    tie: true
    colour: '#3a8a4d'
    attributes: [value, unit]
"""
NODES = """\
- {id: ada, kind: person, name: Ada}
- {id: arcadia, kind: country, name: Arcadia}
- {id: borduria, kind: country, name: Borduria}
"""
RELATIONS = """\
- id: early-visit
  type: visited
  from: ada
  to: borduria
  date: ../2021-05-20
  status: happened
- id: office
  type: holds_office
  from: ada
  to: arcadia
  date: 2019/..
  status: ongoing
- id: trade
  type: trades_with
  from: arcadia
  to: borduria
  date: 2018
  status: happened
  unit: USD
  value: 1.2e9
"""
NEW_COLUMNS = ["certain_first", "certain_last"]


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "old"
    write(place / "vocabulary.yaml", VOCABULARY)
    write(place / "nodes" / "all.yaml", NODES)
    write(place / "relations" / "all.yaml", RELATIONS)
    run("check", "--fix", data=place)
    return place


@pytest.fixture
def store(folder, tmp_path):
    """A store as 0.1 wrote it: later columns and files are taken out."""
    place = tmp_path / "store"
    run("convert", place, data=folder)
    (place / "SHA256SUMS").unlink()
    edges = parquet.read_table(place / "relations.parquet").drop_columns(NEW_COLUMNS)
    parquet.write_table(edges, place / "relations.parquet")
    return place


def in_effect(folder, **period):
    rows = tg.load(folder).where(**period).list_relations()
    return {row["id"]: row["certain"] for row in rows}


@pytest.mark.parametrize("form", ["folder", "store"])
def test_dates_of_the_old_form_select_what_they_selected(form, request):
    data = request.getfixturevalue(form)
    assert in_effect(data, on="1999") == {"early-visit": False}
    assert set(in_effect(data, on="2020")) == {"early-visit", "office"}
    assert set(in_effect(data, since="2022")) == {"office"}
    assert in_effect(data, on="2018") == {"early-visit": False, "trade": True}


def test_open_interval_of_a_folder_without_time_is_a_hint_and_no_problem(folder):
    outcome = run("check", "--format", "json", data=folder)
    assert outcome.status == 0
    (hint,) = outcome.json
    assert hint["finding"] == "hint"
    assert hint["file"].endswith("vocabulary.yaml")
    assert "no relation type says `time`" in hint["message"]


def test_open_interval_of_an_event_hints_at_the_set(folder):
    text = (folder / "vocabulary.yaml").read_text("utf-8")
    later = text.replace("holds office in, ", "holds office in, time: state, ")
    write(folder / "vocabulary.yaml", later)
    (hint,) = run("check", "--format", "json", data=folder).json
    assert hint["id"] == "early-visit"  # an office lasts: its open interval is what it should be
    assert hint["line"] == 5
    assert "date: ../2021-05-20 is a span; if it happened on some day of it" in hint["message"]
    assert "[..2021-05-20]" in hint["message"]


def test_set_that_replaces_the_interval_is_no_hint(folder):
    path = folder / "relations" / "all.yaml"
    text = path.read_text("utf-8").replace("../2021-05-20", "'[..2021-05-20]'")
    write(path, text.replace("2019/..", "2019/2020"))
    run("check", "--fix", data=folder)
    assert run("check", "--format", "json", data=folder).json == []


def test_old_store_becomes_a_new_one_by_one_command_without_loss(folder, store, tmp_path):
    assert run("convert", tmp_path / "new", "--to", "store", data=store).status == 0
    new = parquet.read_table(tmp_path / "new" / "relations.parquet")
    assert set(NEW_COLUMNS) <= set(new.column_names)
    assert run("convert", tmp_path / "yaml", data=tmp_path / "new").status == 0
    run("convert", tmp_path / "direct", data=store)
    assert files_of(tmp_path / "yaml") == files_of(tmp_path / "direct")
    for place in (store, tmp_path / "new", tmp_path / "yaml"):
        rows = tg.load(place).list_relations().to_dicts()
        assert rows == tg.load(folder).list_relations().to_dicts()


def test_example_hints_at_nothing():
    assert not [row for row in tg.check() if row["finding"] == "hint"]
