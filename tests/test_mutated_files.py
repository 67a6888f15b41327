"""Damaged files: an import ends with an answer or one message, and counts every row."""

from __future__ import annotations

import random
import zipfile
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from commands import run
from importing import ABOUT
from test_hostile_input import sheet_rows, write_sheet

CSV = 'name,x\nParis,"one, ""two"""\nRome,\n"Oslo\nand more",1990-05-03\n'
JSON = '[{"name": "Paris", "x": {"y": [1, 2.5, null]}}, {"name": "R\\u00f6me", "x": true}]'
MAPPING = (
    ABOUT + "tables:\n  t:\n    nodes:\n      place: {kind: place, name: '{name}',"
    " aliases: {of: '{x?}', match: '/(\\w+)-/'}}\n"
)


@cache
def content(suffix: str) -> bytes:
    """A small sound file."""
    if suffix == "csv":
        return CSV.encode()
    if suffix in ("json", "jsonl"):
        return (JSON if suffix == "json" else JSON[1:-1].replace("}, ", "}\n")).encode()
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"t.{suffix}"
        if suffix == "xlsx":
            # stored, not packed, so that changes of bytes meet the XML
            write_sheet(
                path, sheet_rows('<c r="@" s="1"><v>36000</v></c>', '<c r="@"><v>2</v></c>')
            )
            stored = Path(folder) / "stored.xlsx"
            with zipfile.ZipFile(path) as packed, zipfile.ZipFile(stored, "w") as archive:
                for name in packed.namelist():
                    archive.writestr(name, packed.read(name))
            path = stored
        else:
            names = [f"n{number}" for number in range(20)]
            pq.write_table(pa.table({"name": names, "x": [[name] for name in names]}), path)
        return path.read_bytes()


def mutated(data: bytes, number: int) -> bytes:
    """The bytes with a few of them changed, removed, doubled or cut off."""
    chance = random.Random(number)
    changed = bytearray(data)
    for _ in range(chance.choice([1, 2, 5, 20])):
        start = chance.randrange(len(changed) + 1)
        end = start + chance.choice([0, 1, 1, 4, 50])
        piece = chance.choice(
            [b"", chance.randbytes(1), chance.randbytes(4), b'"', b"\n", b"{", b"\xff", b"9" * 40]
        )
        changed[start:end] = chance.choice([piece, piece, bytes(changed[start:end]) * 2])
    return bytes(
        changed[: chance.randrange(len(changed) + 1)] if chance.random() < 0.1 else changed
    )


def assert_ends_well(mapping: bytes, table: bytes, suffix: str) -> None:
    with TemporaryDirectory() as folder:
        files = Path(folder) / "m.yaml", Path(folder) / f"t.{suffix}"
        for file, data in zip(files, (mapping, table), strict=True):
            file.write_bytes(data)
        outcome = run("import", *files, "--out", Path(folder) / "store", "--format", "json")
        assert outcome.status in (0, 1, 2)
        if outcome.status == 2:
            assert outcome.stderr.startswith("treatygraph: ")
            assert not (Path(folder) / "store").exists()
        else:
            account = outcome.json
            parts = account["made"] + account["skipped"] + account["rejected"]
            assert account["read"] == parts


@pytest.mark.parametrize("suffix", ["csv", "json", "jsonl", "xlsx", "parquet"])
def test_sound_files_are_imported(suffix):
    with TemporaryDirectory() as folder:
        files = Path(folder) / "m.yaml", Path(folder) / f"t.{suffix}"
        for file, data in zip(files, (MAPPING.encode(), content(suffix)), strict=True):
            file.write_bytes(data)
        assert run("import", *files, "--out", Path(folder) / "store").status == 0


@pytest.mark.parametrize("suffix", ["csv", "json", "jsonl", "xlsx", "parquet"])
@settings(max_examples=100, deadline=None)
@seed(1)
@given(number=st.integers(0, 2**32))
def test_damaged_table_ends_in_an_answer_or_a_message(suffix, number):
    assert_ends_well(MAPPING.encode(), mutated(content(suffix), number), suffix)


@settings(max_examples=100, deadline=None)
@seed(1)
@given(number=st.integers(0, 2**32))
def test_damaged_mapping_ends_in_an_answer_or_a_message(number):
    assert_ends_well(mutated(MAPPING.encode(), number), content("csv"), "csv")
