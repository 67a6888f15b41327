"""docs/importing.md: its mapping from scratch is run step by step, its tables hold, it is whole."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from commands import run
from importing import read, write_mapping
from treatygraph import importers
from treatygraph.importers.mapping import (
    load,
    lookups,
    node_spec,
    relation_spec,
    skips,
    table_spec,
    values,
    wide,
)

DOCS = Path(__file__).parents[1] / "docs" / "importing.md"
TEXT = DOCS.read_text(encoding="utf-8")
BLOCK = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_every_file_and_command_in_the_order_of_the_page(tmp_path, monkeypatch):
    """A block with a file's name is that file; `from` says from which key on it is new."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    ran = 0
    for info, block in BLOCK.findall(TEXT):
        words = info.split()
        if words[0] == "console":
            ran += _run(block)
        elif len(words) == 2:
            Path(words[1]).write_text(block, encoding="utf-8")
        elif len(words) == 4:
            _replace(Path(words[1]), words[3], block)
    assert ran >= 5


def _run(block: str) -> int:
    session = re.findall(r"^\$ treatygraph (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
    for command, printed in session:
        outcome = run(*shlex.split(command))
        assert (outcome.status, outcome.stderr) == (0, "")
        assert outcome.stdout == printed
    return len(session)


def _replace(file: Path, key: str, block: str) -> None:
    """The file, replaced from a key on."""
    text = file.read_text(encoding="utf-8")
    start = re.search(rf"^ *{key}:$", text, re.MULTILINE)
    file.write_text(text[: start.start()] + block, encoding="utf-8")


def examples() -> list[tuple[str, str, str]]:
    """The rows of the table that shows what values give."""
    table = TEXT.split("| value | cell | gives |\n|---|---|---|\n")[1].split("\n\n")[0]
    rows = (row.strip("|").split("|") for row in table.splitlines())
    return [(value.strip(), cell.strip(), expected.strip()) for value, cell, expected in rows]


@pytest.mark.parametrize(("value", "cell", "expected"), examples())
def test_values_of_a_mapping(value, cell, expected, tmp_path):
    mapping = write_mapping(
        tmp_path,
        f"""\
        tables:
          t:
            nodes:
              one: {{kind: place, name: somewhere, aliases: {value.strip("`")}}}
        """,
    )
    table = tmp_path / "t.json"
    table.write_text(f'[{{"c": "{cell.strip().strip("`")}", "d": "x"}}]', encoding="utf-8")
    given = read(mapping, table).dataset.nodes[0].aliases
    assert given == tuple(re.findall("`([^`]+)`", expected))


def test_records_inside_others_have_the_columns_of_the_page(tmp_path):
    table = re.search(r"^```json visits.json\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)[1]
    (tmp_path / "visits.json").write_text(table, encoding="utf-8")
    rows = TEXT.split("| with `records: visits/*/guests` | gives |\n|---|---|\n")[1]
    for row in rows.split("\n\n")[0].splitlines():
        column, *expected = re.findall("`([^`]+)`", row)
        text = f"""\
        tables:
          t:
            records: visits/*/guests
            nodes: {{n: {{kind: place, name: '{column}', id: '{{row}} {column}'}}}}
        """
        found = read(write_mapping(tmp_path, text), tmp_path / "visits.json").dataset.nodes
        assert [each.name for each in found] == expected


def test_lookups_of_the_page_are_read(tmp_path):
    block = next(block for info, block in BLOCK.findall(TEXT) if info == "yaml")
    text = block + "tables: {t: {nodes: {one: {kind: place, name: x}}}}\n"
    importers.load_mapping(str(write_mapping(tmp_path, text)))


KEYS = {
    *load.FIELDS,
    *load.NEW,
    *table_spec.FIELDS,
    *skips.SKIP,
    *skips.TITLES,
    *wide.WIDE,
    *values.FIELDS,
    *lookups.ROW,
    *node_spec.FIELDS,
    *node_spec.COUNTRY,
    *node_spec.ROW,
    *relation_spec.FIELDS,
}


@pytest.mark.parametrize("key", sorted(KEYS))
def test_every_key_of_the_language_is_explained(key):
    explained = TEXT.split("## The language")[1]
    assert re.search(rf"`[^`\n]*\b{key}\b[^`\n]*`", explained), key


def test_every_shipped_mapping_is_listed():
    assert all(f"| `{name}` |" in TEXT for name in importers.shipped())


def test_python_of_the_page_runs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for info, block in BLOCK.findall(TEXT):
        words = info.split()
        if len(words) == 2:
            Path(words[1]).write_text(block, encoding="utf-8")
    code = next(block for info, block in BLOCK.findall(TEXT) if info == "python")
    names: dict[str, Any] = {}
    exec(code, names)
    assert names["report"].data["made"] == 3
    assert os.path.isdir("visits")  # noqa: PTH112
