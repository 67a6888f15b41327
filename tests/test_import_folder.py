"""A folder as FILE: all tables in it that the mapping fits."""

from __future__ import annotations

import pytest

import treatygraph as tg
from commands import assert_refused, run
from importing import write_mapping
from treatygraph.dataset import load_folder

MAPPING = """\
tables:
  t:
    nodes:
      s: {country: {name: '{state}'}}
      d: {kind: document, name: '{file/stem}'}
    relations:
      r: {type: party_to, from: s, to: d, status: happened}
"""


@pytest.fixture
def folder(tmp_path):
    """Tables in a folder and within another one, and files that are none."""
    files = {
        "b.csv": "state\nKenya\n",
        "a.csv": "state\nFrance\n",
        "more/c.csv": "state\nPeru\n",
        "README.txt": "What is in here\n",
        "other.csv": "price\n7\n",
        "logo.png": "",
        ".hidden.csv": "state\nFiji\n",
    }
    for name, text in files.items():
        file = tmp_path / "tables" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return tmp_path / "tables"


def test_folder_is_all_tables_that_the_mapping_fits(folder, tmp_path):
    report = tg.import_tables(str(write_mapping(tmp_path, MAPPING)), [folder], tmp_path / "out")
    found = load_folder(tmp_path / "out").relations
    assert {(*each.origins, *each.targets) for each in found} == {
        ("france", "a"),
        ("kenya", "b"),
        ("peru", "c"),
    }
    [notice] = [each for each in report.data["notices"] if each["what"] == "unread-file"]
    assert notice["count"] == 3
    assert [each.rpartition("/")[2] for each in notice["examples"]] == [
        "README.txt",
        "logo.png",
        "other.csv",
    ]


def test_store_within_the_folder_is_no_table(folder, tmp_path):
    mapping, out = write_mapping(tmp_path, MAPPING), folder / "store"
    reports = [tg.import_tables(str(mapping), [folder], out).data for _ in range(2)]
    assert reports[0]["notices"] == reports[1]["notices"]


def test_file_that_is_named_beside_a_folder_has_to_fit(folder, tmp_path):
    mapping = write_mapping(tmp_path, MAPPING)
    refused = run("import", mapping, folder, folder / "other.csv", "--out", tmp_path / "out")
    assert refused.status == 0  # it is a file of the folder, and read once
    alone = run("import", mapping, folder / "other.csv", "--out", tmp_path / "again")
    assert_refused(alone, "has no column 'state'")
    assert not (tmp_path / "again").exists()


@pytest.mark.parametrize("content", [None, "notes.md", "other.csv"])
def test_folder_without_a_table_is_refused(content, tmp_path):
    (tmp_path / "empty").mkdir()
    if content:
        (tmp_path / "empty" / content).write_text("price\n7\n")
    mapping = write_mapping(tmp_path, MAPPING)
    refused = run("import", mapping, tmp_path / "empty", "--out", tmp_path / "out")
    assert_refused(refused, "fits no table of mapping" if content == "other.csv" else "any table")
