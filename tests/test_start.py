"""A folder to start from, and what a check says to a pull request."""

from __future__ import annotations

import pytest

import treatygraph as tg
from commands import run
from folders import node, relation, write_folder


def test_folder_to_start_from_is_valid_and_canonical(tmp_path):
    done = run("init", str(tmp_path / "mine"))
    assert done.status == 0
    assert f"{tmp_path / 'mine' / 'vocabulary.yaml'}\n" in done.stdout
    checked = run("--data", str(tmp_path / "mine"), "check")
    assert checked.status == 0, checked.stderr
    graph = tg.load(tmp_path / "mine")
    assert [row["id"] for row in graph.list_relations()] == ["elysee-treaty-signing"]


def test_folder_with_files_is_not_overwritten(tmp_path):
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(tg.OutputError):
        tg.init(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


def test_problem_is_an_annotation_of_its_line(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    met = [relation("m", "met", "ada", "nobody", date="50% sure")]
    write_folder(tmp_path / "data", [node("ada", "person")], met)
    done = run("--data", "data", "check", "--format", "github")
    assert done.status == 2
    lines = done.stdout.splitlines()
    assert any(line.startswith("::error file=data/relations/all.yaml,line=") for line in lines)
    assert any("50%25 sure" in line for line in lines)
    assert all(line.startswith("::error ") for line in lines)


def test_valid_folder_has_a_notice(tmp_path):
    tg.init(tmp_path / "mine")
    done = run("--data", str(tmp_path / "mine"), "check", "--format", "github")
    assert done.status == 0
    assert done.stdout.splitlines()[-1].startswith("::notice::")
