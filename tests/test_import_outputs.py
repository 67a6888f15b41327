"""Outputs of an import: none replaces an input or another output, and none is waited for."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from commands import assert_refused, run, run_process
from importing import ABOUT, read, write_table
from treatygraph.errors import DataError

BASE = ABOUT + "tables: {t: {nodes: {place: {kind: place, name: '{name}'}}}}\n"


@pytest.fixture
def inputs(tmp_path, monkeypatch) -> dict[Path, bytes]:
    """A table, and a mapping that extends another one that extends a third one."""
    monkeypatch.chdir(tmp_path)
    texts = {
        "t.csv": "name,x\nRome,1\n,2\n",
        "base.yaml": BASE,
        "middle.yaml": "extend: base.yaml\n",
        "m.yaml": "extend: middle.yaml\n",
    }
    return {write_table(tmp_path, text, name): text.encode() for name, text in texts.items()}


def words(option: str, output: str) -> list[str]:
    return ["import", "m.yaml", "t.csv", "--out", "store", option, output]


@pytest.mark.parametrize("option", ["--rejects", "--output"])
@pytest.mark.parametrize("name", ["t.csv", "m.yaml", "middle.yaml", "base.yaml"])
@pytest.mark.parametrize("way", ["plain", "symlink", "hard link"])
def test_output_never_replaces_a_table_or_a_mapping(option, name, way, inputs):
    output = name if way == "plain" else "other"
    if way == "symlink":
        Path(output).symlink_to(name)
    elif way == "hard link":
        Path(output).hardlink_to(name)
    assert_refused(run(*words(option, output)), f"{output} would replace the input")
    assert {path: path.read_bytes() for path in inputs} == inputs
    assert not Path("store").exists()


@pytest.mark.parametrize("option", ["--rejects", "--output"])
@pytest.mark.parametrize("output", ["store", "store/relations.parquet", "link/x.csv"])
def test_output_is_not_written_into_the_store(option, output, inputs):
    Path("link").symlink_to("store")
    assert_refused(run(*words(option, output)), f"{output} would replace the output store")
    assert not Path("store").exists()


def test_report_and_rejected_rows_are_not_one_file(inputs):
    outcome = run(*words("--rejects", "r.csv"), "--output", "./r.csv")
    assert_refused(outcome, "r.csv would replace the output r.csv: name another file")
    assert not Path("r.csv").exists()


def test_report_and_rejected_rows_may_both_be_dropped(inputs):
    assert run(*words("--rejects", "/dev/null"), "--output", "/dev/null").status == 0


def test_chain_of_mappings_is_limited(tmp_path):
    write_table(tmp_path, BASE, "m0.yaml")
    for number in range(1, 2000):
        write_table(tmp_path, f"extend: m{number - 1}.yaml\n", f"m{number}.yaml")
    table = write_table(tmp_path, "name\nRome\n")
    assert read(tmp_path / "m49.yaml", table).account.made == 1
    for number in (51, 1999):
        with pytest.raises(DataError, match="extend: more than 50 mappings extend one another"):
            read(tmp_path / f"m{number}.yaml", table)


def test_guess_refuses_a_pipe(tmp_path):
    for name in ("pipe.csv", "pipe.json", "pipe.xlsx"):
        os.mkfifo(tmp_path / name)
        done = run_process("import", "--guess", tmp_path / name)
        assert_refused(done, f"{name}: cannot be read: it is not a file")


def test_guess_of_deep_json_ends_in_a_message_or_an_answer(tmp_path):
    deep: object = [{"name": "Rome"}]
    for _ in range(900):
        deep = {"x": deep}
    table = write_table(tmp_path, json.dumps(deep), "t.json")
    assert run("import", "--guess", table).status in (0, 2)
