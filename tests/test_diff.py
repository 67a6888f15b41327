"""What differs between two versions of the data."""

from __future__ import annotations

import treatygraph as tg
from commands import run
from folders import node, relation, source, write_folder


def folders(tmp_path):
    at = {"source": "s", "at": "¶1"}
    old = write_folder(
        tmp_path / "old",
        [node("ada", "person"), node("bob", "person"), node("eve", "person")],
        [
            relation("m", "met", "ada", "bob", date="2020", evidence=[at]),
            relation("gone", "met", "ada", "eve", status="planned"),
        ],
        [source("s")],
    )
    new = write_folder(
        tmp_path / "new",
        [node("ada", "person"), node("bob", "person", name="Robert")],
        [
            relation("m", "met", "ada", "bob", date="2021", evidence=[at | {"at": "¶2"}]),
            relation("fresh", "met", "bob", "ada"),
        ],
        [source("s")],
    )
    return old, new


def test_every_difference_is_a_row(tmp_path):
    found = tg.diff(*folders(tmp_path))
    rows = {(row["record"], row["id"], row["change"], row.get("field")) for row in found}
    assert rows == {
        ("node", "eve", "removed", None),
        ("node", "bob", "changed", "name"),
        ("relation", "gone", "removed", None),
        ("relation", "fresh", "added", None),
        ("relation", "m", "changed", "date"),
        ("relation", "m", "changed", "evidence"),
    }
    (date,) = (row for row in found if row.get("field") == "date")
    assert (date["old"], date["new"]) == ("2020", "2021")
    assert found.note == "Records: 1 added, 2 removed, 2 changed."


def test_graphs_are_compared_as_they_are_selected(tmp_path):
    old, new = map(tg.load, folders(tmp_path))
    assert "gone" not in {row["id"] for row in tg.diff(old, new)}


def test_folder_and_its_store_do_not_differ(tmp_path):
    old, _ = folders(tmp_path)
    tg.convert(old, tmp_path / "store", to="store")
    found = tg.diff(old, tmp_path / "store")
    assert len(found) == 0
    assert found.found


def test_command_prints_the_differences(tmp_path):
    old, new = map(str, folders(tmp_path))
    done = run("diff", old, new, "--format", "json")
    assert done.status == 0
    assert {row["change"] for row in done.json} == {"added", "removed", "changed"}
    assert run("diff", old, old).status == 0
    assert run("diff", old, str(tmp_path / "nowhere")).status == 2
