"""Files made to hold, fill or break an import: one message, or one row that is rejected."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import os
import socket
import time
import zipfile
from pathlib import Path

import pytest

import treatygraph as tg
from commands import assert_refused, run
from folders import node, source, write_folder
from importing import read, write_mapping, write_table
from treatygraph.errors import DataError
from treatygraph.importers.files.records import header

PLACES = "tables: {t: {nodes: {place: {kind: place, name: '{name}'}}}}\n"
COMPRESS = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}


def names_of(imported) -> list[str]:
    return [each.name for each in imported.dataset.nodes]


# what is no file


@pytest.fixture
def pipe(tmp_path):
    path = tmp_path / "pipe.csv"
    os.mkfifo(path)
    return path


def test_pipes_and_devices_are_refused_as_tables(pipe, tmp_path):
    mapping, out = write_mapping(tmp_path, PLACES), tmp_path / "store"
    for path in (pipe, Path("/dev/zero"), Path("/dev/stdin")):
        outcome = run("import", mapping, path, "--out", out)
        assert_refused(outcome, f"{path}: cannot be read: it is not a file, but a pipe, device")
    assert not out.exists()


def test_sockets_are_refused_as_tables(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # the path of a socket is short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.csv")
        outcome = run("import", "graph", "s.csv", "--out", tmp_path / "store")
    assert_refused(outcome, "s.csv: cannot be read: it is not a file")


def test_pipe_is_refused_as_mapping(pipe, tmp_path):
    mapping = pipe.rename(tmp_path / "m.yaml")
    table = write_table(tmp_path, "name\nRome\n")
    outcome = run("import", mapping, table, "--out", tmp_path / "store")
    assert_refused(outcome, "m.yaml: cannot be read: it is not a file")


@pytest.mark.parametrize("part", ["vocabulary.yaml", "sources.yaml", "nodes/b.yaml"])
def test_pipe_is_refused_in_a_data_folder(part, tmp_path):
    folder = write_folder(tmp_path, [node("a", "person")], [], [])
    (folder / part).unlink(missing_ok=True)
    os.mkfifo(folder / part)
    assert_refused(run("stats", data=folder), f"{part}: cannot be read: it is not a file")


def test_pipe_is_refused_as_text_of_a_source(pipe, tmp_path):
    folder = write_folder(tmp_path / "d", [node("a", "person")], [], [source("s", file=pipe.name)])
    outcome = run("check", "--texts", tmp_path, data=folder)
    assert_refused(outcome, "pipe.csv: cannot be read: it is not a file")


def test_file_that_is_missing_and_a_folder_have_messages_of_their_own(tmp_path):
    out = tmp_path / "store"
    outcome = run("import", "graph", tmp_path / "no.csv", "--out", out)
    assert_refused(outcome, "no.csv: cannot be read: No such file")
    assert_refused(run("import", "graph", tmp_path, "--out", out), "Is a directory")


# more than it seems


@pytest.mark.parametrize("suffix", COMPRESS)
@pytest.mark.parametrize("format", ["csv", "json", "jsonl", "xlsx", "parquet"])
def test_packed_file_is_unpacked_up_to_the_limit(suffix, format, tmp_path):
    table = tmp_path / f"t.{format}{suffix}"
    table.write_bytes(COMPRESS[suffix](b"name\n" + b"x\n" * 2**20))
    with tg.limits(unpacked="1MB"), pytest.raises(DataError, match="the limit is unpacked=1MB"):
        read(write_mapping(tmp_path, PLACES), table)


def test_zip_is_unpacked_up_to_the_limit(tmp_path):
    table = tmp_path / "t.zip"
    with zipfile.ZipFile(table, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("t.csv", "name\n" + "x\n" * 2**20)
    mapping = write_mapping(tmp_path, PLACES)
    with tg.limits(unpacked="1MB"), pytest.raises(DataError, match="the limit is unpacked=1MB"):
        read(mapping, table)
    with tg.limits(unpacked="3MB"):
        assert names_of(read(mapping, table)) == ["x"]


def workbook(path: Path, size: int) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(size))
    return path


def test_workbook_that_states_its_size_is_not_unpacked_beyond_the_limit(tmp_path):
    table = workbook(tmp_path / "t.xlsx", 2**22)
    with tg.limits(unpacked="1MB"), pytest.raises(DataError, match="the limit is unpacked=1MB"):
        read(write_mapping(tmp_path, PLACES), table)


def test_workbook_that_states_a_wrong_size_is_not_unpacked_beyond_the_limit(tmp_path):
    size = 2**22
    table = workbook(tmp_path / "t.xlsx", size)
    lying = table.read_bytes().replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))
    table.write_bytes(lying)
    with zipfile.ZipFile(table) as archive:
        assert archive.infolist()[0].file_size == 100
    with tg.limits(unpacked="1MB"), pytest.raises(DataError, match="the limit is unpacked=1MB"):
        read(write_mapping(tmp_path, PLACES), table)


def test_table_has_a_limited_number_of_columns(tmp_path):
    mapping = write_mapping(tmp_path, PLACES)
    wide = write_table(tmp_path, f"name{',x' * 20}\nRome{',' * 20}\n")
    sparse = [{"name": "Rome"}, *({f"key {number}": 1} for number in range(20))]
    keys = write_table(tmp_path, json.dumps(sparse), "t.json")
    for table in (wide, keys):
        with tg.limits(columns=20), pytest.raises(DataError, match="has 21 columns: the limit is"):
            read(mapping, table)
        with tg.limits(columns=21):
            assert names_of(read(mapping, table)) == ["Rome"]


# wide tables


def test_columns_have_a_name_each():
    assert header(["a", "a", "b", "a"]) == ["a", "a (2)", "b", "a (3)"]
    assert header(["a", "a (2)", "a"]) == ["a", "a (2)", "a (3)"]
    assert header(["a (3)", "a", "a", "a"]) == ["a (3)", "a", "a (2)", "a (4)"]
    assert header(["", None, " x "]) == ["column 1", "column 2", "x"]


@pytest.mark.parametrize("name", ["x", "col {}", "x (", "attributes/a{}", "ids/a{}"])
def test_time_of_an_import_grows_with_the_number_of_columns_only(name, tmp_path):
    def seconds(count: int) -> float:
        names = ",".join(name.format(number) for number in range(count))
        row = ",".join(["1"] * count)
        rows = "".join(f"a{number},b{number},{row}\n" for number in range(5))
        table = write_table(tmp_path, f"Source,Target,{names}\n{rows}")
        start = time.process_time()
        assert read("graph", table).account.made == 5
        return time.process_time() - start

    seconds(10)  # what is imported and read once
    few, many = seconds(500), seconds(4000)
    assert many < 40 * max(few, 0.02)  # eight times the columns; the square is 64 times
