"""Damaged tables: an import ends with an answer or one message, and counts every row."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given

from commands import run
from fuzz.mutation import fuzzed, mutations, report
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


FORMATS = ["csv", "json", "jsonl", "xlsx", "parquet"]
WORDS = (b'"', b"\n", b"{", b",", b"\r", b"9" * 40, b"<", b"&#0;", b"\\ud800", b"1e400")


def ends_well(folder: Path, table: bytes, suffix: str) -> bool:
    """Import a table, and return whether it is refused; either way nothing may be half done."""
    files = folder / "m.yaml", folder / f"t.{suffix}"
    for file, data in zip(files, (MAPPING.encode(), table), strict=True):
        file.write_bytes(data)
    outcome = run("import", *files, "--out", folder / "store", "--format", "json")
    assert outcome.status in (0, 1, 2)
    if outcome.status == 2:
        assert outcome.stderr.startswith("treatygraph: ")
        assert not (folder / "store").exists()
        return True
    account = outcome.json
    assert account["read"] == account["made"] + account["skipped"] + account["rejected"]
    return False


@pytest.mark.parametrize("suffix", FORMATS)
def test_sound_table_is_imported(tmp_path, suffix):
    assert not ends_well(tmp_path, content(suffix), suffix)


@pytest.mark.parametrize("suffix", FORMATS)
def test_damaged_table_ends_in_an_answer_or_a_message(suffix):
    refused = 0

    @fuzzed()
    @given(mutate=mutations(WORDS))
    def damaged(mutate: Callable[[bytes], bytes]) -> None:
        nonlocal refused
        with TemporaryDirectory() as folder:
            refused += ends_well(Path(folder), mutate(content(suffix)), suffix)

    damaged()
    report(suffix, refused)
