"""Stores that are cut off while they are open, and stores that other programs rewrote."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

import treatygraph as tg
from commands import python
from treatygraph.dataset.store import NODES_FILE, RELATIONS_FILE


@pytest.fixture
def store(world_folder, tmp_path) -> Path:
    tg.convert(world_folder, tmp_path / "store", to="store")
    return tmp_path / "store"


# a program that cuts off a file of an open store, and prints how each question ends
CUT = """\
import os, sys
import treatygraph as tg
store, name, share = sys.argv[1], sys.argv[2], float(sys.argv[3])
graph = tg.load(store)
os.truncate(f"{store}/{name}", int(os.stat(f"{store}/{name}").st_size * share))
for ask in (graph.list_nodes, graph.list_relations, graph.stats, lambda: graph.path("ada", "treaty")):
    try:
        print(len(ask().to_dicts()) > 0)
    except tg.DataError as error:
        print(name in str(error))
"""  # noqa: E501


@pytest.mark.parametrize("name", [NODES_FILE, RELATIONS_FILE])
@pytest.mark.parametrize("share", [0, 0.1, 0.5, 0.9])
def test_file_that_is_cut_off_under_an_open_graph_is_an_error_of_the_data(store, name, share):
    done = python("-c", CUT, str(store), name, str(share))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == ["True"] * 4


# other programs


def through_pandas(file: Path) -> None:
    pd.read_parquet(file).to_parquet(file)


def through_polars(file: Path) -> None:
    polars = pytest.importorskip("polars", reason="polars is not installed")
    polars.read_parquet(file).write_parquet(file)


def through_duckdb(file: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    again = file.with_name("again")
    duckdb.sql(f"COPY (SELECT * FROM '{file}') TO '{again}' (FORMAT parquet)")
    again.replace(file)


def answers(store: Path) -> list[list[dict]]:
    graph = tg.load(store)
    asked = [
        graph.list_nodes(), graph.list_relations(), graph.list_sources(), graph.stats(),
        graph.show("ada"), graph.path("ada", "treaty"), graph.between("arcadia", "borduria"),
        graph.centrality(), graph.timeline(), graph.find("Аркадия"),
    ]  # fmt: skip
    return [result.to_dicts() for result in asked]


@pytest.mark.parametrize("rewrite", [through_pandas, through_polars, through_duckdb])
def test_store_that_another_program_rewrote_gives_the_same_answers(
    store, tmp_path, rewrite: Callable[[Path], None]
):
    other = tmp_path / "other"
    shutil.copytree(store, other)
    for name in (NODES_FILE, RELATIONS_FILE):
        rewrite(other / name)
    assert answers(other) == answers(store)
    found = tg.check(other).rows
    changed = {Path(each["file"]).name for each in found if each["finding"] == "changed"}
    assert changed == {NODES_FILE, RELATIONS_FILE}
