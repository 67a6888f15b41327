"""Stores with damaged Parquet files: a message, an answer, but never another exception."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import given

import treatygraph as tg
from fuzz.mutation import EXAMPLES, fuzzed, is_refused, mutations, report
from treatygraph.dataset.store import FILES, NODES_FILE, RELATIONS_FILE, SUMS_FILE

FLIPS = max(300, EXAMPLES)


@pytest.fixture(scope="module")
def store(world_folder, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("damaged") / "store"
    tg.convert(world_folder, folder, to="store")
    return folder


@pytest.fixture(scope="module")
def plain(store, tmp_path_factory) -> Path:
    """A store that another program wrote: without checksums of files and pages."""
    folder = tmp_path_factory.mktemp("plain") / "store"
    shutil.copytree(store, folder)
    (folder / SUMS_FILE).unlink()
    for name in (NODES_FILE, RELATIONS_FILE):
        pq.write_table(pq.read_table(folder / name), folder / name, compression="none")
    return folder


def ask_everything(folder: Path) -> None:
    """Read every column of a store."""
    graph = tg.load(folder)
    graph.stats()
    graph.list_nodes().to_dicts()
    graph.list_relations().to_dicts()
    graph.show("ada").to_dicts()
    graph.path("ada", "treaty").to_dicts()


@pytest.mark.parametrize("form", ["store", "plain"])
@pytest.mark.parametrize("name", [NODES_FILE, RELATIONS_FILE])
def test_damaged_columns_are_refused_or_answered(request, form, name):
    folder = request.getfixturevalue(form)
    content = (folder / name).read_bytes()
    refused = 0

    @fuzzed(4)
    @given(mutate=mutations())
    def damaged(mutate: Callable[[bytes], bytes]) -> None:
        nonlocal refused
        (folder / name).write_bytes(mutate(content))
        refused += is_refused(lambda: ask_everything(folder))
        is_refused(lambda: tg.check(folder))

    try:
        damaged()
    finally:
        (folder / name).write_bytes(content)
    report(f"{form}, {name}", refused, 4)


def test_every_flipped_byte_is_reported_by_check(store):
    seeded = random.Random(20)
    for number in range(FLIPS):
        file = store / FILES[number % len(FILES)]
        content = file.read_bytes()
        at = seeded.randrange(len(content))
        flipped = bytes([content[at] ^ seeded.randrange(1, 256)])
        file.write_bytes(content[:at] + flipped + content[at + 1 :])
        assert is_refused(lambda: tg.check(store)) or is_listed(lambda: tg.check(store)), (
            f"{file.name}: byte {at} is {flipped!r}"
        )
        file.write_bytes(content)
    assert not is_refused(lambda: tg.check(store))
    assert not is_listed(lambda: tg.check(store))


def is_listed(check: Callable[[], tg.Result]) -> bool:
    """Return whether a check lists a file that was changed."""
    return any(each["finding"] == "changed" for each in check().rows)
