"""A first mapping for a table that was never seen, which imports what can be recognised."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from commands import assert_refused, run
from importing import read, write_table
from treatygraph.importers import Imported
from workbooks import write_workbook

BY_ROW = """\
Party,Treaty,Date of signature,Entry into force
Peru,Treaty on Wells,03/05/1990,13/08/1991
Chile,Treaty on Wells,04/05/1990,
Fiji,Treaty on Roads,30/11/1992,01/02/1993
"""


def guessed(folder: Path, file: Path) -> Imported:
    outcome = run("import", "--guess", file)
    assert (outcome.status, outcome.stderr) == (0, "")
    mapping = folder / "guessed.yaml"
    mapping.write_text(outcome.stdout, encoding="utf-8")
    imported = read(mapping, file)
    assert not imported.account.rejects, outcome.stdout
    return imported


def summary(imported: Imported) -> set[tuple[Any, ...]]:
    return {
        (each.type, each.origins, each.targets, each.date) for each in imported.dataset.relations
    }


SIGNED = {
    ("signed", ("peru",), ("treaty-on-wells",), "1990-05-03"),
    ("signed", ("chile",), ("treaty-on-wells",), "1990-05-04"),
    ("signed", ("fiji",), ("treaty-on-roads",), "1992-11-30"),
    ("party_to", ("peru",), ("treaty-on-wells",), "1991-08-13"),
    ("party_to", ("fiji",), ("treaty-on-roads",), "1993-02-01"),
}


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("title", ["", "List of treaties\n\n"])
def test_states_titles_and_dates_are_recognised(separator, title, tmp_path):
    file = write_table(tmp_path, title + BY_ROW.replace(",", separator))
    assert summary(guessed(tmp_path, file)) == SIGNED


def test_sheet_is_recognised(tmp_path):
    rows = [line.split(",") for line in BY_ROW.splitlines()]
    assert summary(guessed(tmp_path, write_workbook(tmp_path / "t.xlsx", {"A": rows}))) == SIGNED


def test_several_states_in_a_cell_are_recognised(tmp_path):
    text = "title,states\nTreaty on Wells,Peru; Chile\nTreaty on Roads,Fiji; Peru\n"
    imported = guessed(tmp_path, write_table(tmp_path, text))
    assert summary(imported) == {
        ("party_to", ("peru", "chile"), ("treaty-on-wells",), None),
        ("party_to", ("fiji", "peru"), ("treaty-on-roads",), None),
    }


def test_columns_of_years_are_recognised(tmp_path):
    rows = "Peru,Union of Wells,1,1,0\nChile,Union of Wells,0,1,1\n"
    text = f"Country,Organisation,1990,1991,1992\n{rows}"
    assert summary(guessed(tmp_path, write_table(tmp_path, text))) == {
        ("member_of", ("peru",), ("union-of-wells",), "1990/1991"),
        ("member_of", ("chile",), ("union-of-wells",), "1991/1992"),
    }


def test_columns_of_states_are_recognised(tmp_path):
    text = "Treaty,Peru,Chile,Fiji\nTreaty on Wells,1990-05-03,,1991\nTreaty on Roads,,1992,\n"
    assert summary(guessed(tmp_path, write_table(tmp_path, text))) == {
        ("party_to", ("peru",), ("treaty-on-wells",), "1990-05-03"),
        ("party_to", ("fiji",), ("treaty-on-wells",), "1991"),
        ("party_to", ("chile",), ("treaty-on-roads",), "1992"),
    }


def test_columns_of_treaties_with_dates_are_recognised(tmp_path):
    text = "State,Wells,Roads,Rivers\nPeru,3 May 1990,4 June 1991,\nChile,,5 July 1992,6 May 1993\n"
    assert summary(guessed(tmp_path, write_table(tmp_path, text))) == {
        ("party_to", ("peru",), ("wells",), "1990-05-03"),
        ("party_to", ("peru",), ("roads",), "1991-06-04"),
        ("party_to", ("chile",), ("roads",), "1992-07-05"),
        ("party_to", ("chile",), ("rivers",), "1993-05-06"),
    }


def test_pairs_of_states_are_recognised_by_name_before_code(tmp_path):
    rows = "".join(f"PER,Peru,CHL,Chile,{year}\n" for year in (1990, 1991))
    file = write_table(tmp_path, f"iso1,state1,iso2,state2,year\n{rows}")
    assert summary(guessed(tmp_path, file)) == {
        ("cooperates_on", ("peru",), ("chile",), "1990"),
        ("cooperates_on", ("peru",), ("chile",), "1991"),
    }


def test_codes_of_states_are_recognised(tmp_path):
    file = write_table(tmp_path, "iso,treaty\nPER,Wells\nCHL,Wells\nFJI,Roads\n")
    assert {each[1] for each in summary(guessed(tmp_path, file))} == {
        ("peru",),
        ("chile",),
        ("fiji",),
    }


def test_records_in_nested_json_are_recognised(tmp_path):
    text = """{"meta": {"n": 3}, "visits": {"PER": {"days": [{"state": "Chile", "treaty": "A"}]},
    "FJI": {"days": [{"state": "Peru", "treaty": "B"}, {"state": "Chile", "treaty": "B"}]}}}"""
    assert len(guessed(tmp_path, write_table(tmp_path, text, "t.json")).dataset.relations) == 3


def test_language_of_dates_is_recognised(tmp_path):
    text = "Staat;Vertrag;Datum\nPeru;Brunnen;3. Mai 1990\nChile;Brunnen;4. Oktober 1991\n"
    imported = guessed(tmp_path, write_table(tmp_path, text))
    assert {each[3] for each in summary(imported)} == {"1990-05-03", "1991-10-04"}


def test_doubtful_order_of_day_and_month_is_said_in_a_comment(tmp_path):
    file = write_table(
        tmp_path, "state,treaty,date\nPeru,Wells,03/05/1990\nChile,Wells,04/06/1991\n"
    )
    assert "# day first or month first?" in run("import", "--guess", file).stdout


def test_columns_that_are_not_used_are_listed_in_comments(tmp_path):
    file = write_table(tmp_path, "state,treaty,pages\nPeru,Wells,12\nChile,Wells,13\n")
    assert '#   "pages": number' in run("import", "--guess", file).stdout


def test_names_of_columns_that_yaml_would_not_read_are_quoted(tmp_path):
    file = write_table(tmp_path, "\"a: 'b' # c\",treaty\nPeru,Wells\nChile,Roads\n")
    assert {each[1] for each in summary(guessed(tmp_path, file))} == {("peru",), ("chile",)}


def test_guess_is_written_to_a_file_but_not_over_the_table(tmp_path):
    file = write_table(tmp_path, BY_ROW)
    outcome = run("import", "--guess", file, "--output", tmp_path / "m.yaml")
    assert (outcome.status, outcome.stdout) == (0, "")
    assert (tmp_path / "m.yaml").read_text().startswith("# A first guess")
    assert_refused(run("import", "--guess", file, "--output", file))
    assert file.read_text() == BY_ROW


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--guess", "absent.csv"], "absent.csv"),
        (["--guess", "table.csv", "--out", "x"], "--guess FILE writes a mapping"),
        (["graph", "table.csv"], "Missing option '--out'"),
        ([], "Missing argument 'MAPPING'"),
        (["graph", "--out", "x"], "Missing argument 'FILE...'"),
    ],
)
def test_wrong_usage_of_import_is_refused(words, message, tmp_path, monkeypatch):
    write_table(tmp_path, BY_ROW)
    monkeypatch.chdir(tmp_path)
    outcome = run("import", *words)
    assert outcome.status == 2
    assert message in outcome.stderr


@pytest.mark.parametrize("content", ["", "\n\n", "a\n"])
def test_file_without_records_is_refused(content, tmp_path):
    assert_refused(run("import", "--guess", write_table(tmp_path, content)))
