"""A large folder of YAML is read once; nobody ever gets an answer that its files do not give."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import treatygraph as tg
from commands import assert_refused, run
from folders import VOCABULARY, node, relation, source, write, write_folder
from treatygraph.dataset import Dataset, load_folder
from treatygraph.dataset.store.open import StoredDataset
from treatygraph.dataset.yaml import cache, files
from world import write_world


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the cache, in which here every folder is kept, however small."""
    monkeypatch.setenv("TREATYGRAPH_CACHE", str(tmp_path / "kept"))
    monkeypatch.setattr(files, "LARGE", 0)
    return tmp_path / "kept" / f"user-{os.getuid()}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_world(tmp_path / "data")


def is_from_cache(data: Dataset) -> bool:
    return isinstance(data, StoredDataset)


def same(one: Dataset, other: Dataset) -> bool:
    """Whether two datasets hold the same records in the same order."""
    return (
        one.vocabulary == other.vocabulary
        and dict(one.sources) == dict(other.sources)
        and list(one.nodes) == list(other.nodes)
        and list(one.relations) == list(other.relations)
    )


def test_unchanged_folder_is_loaded_from_the_cache(folder):
    first, second = load_folder(folder), load_folder(folder)
    assert (is_from_cache(first), is_from_cache(second)) == (False, True)
    assert same(first, second)


def test_same_files_in_another_place_are_the_same(folder, tmp_path):
    load_folder(folder)
    other = shutil.copytree(folder, tmp_path / "elsewhere")
    assert is_from_cache(load_folder(other))


def test_files_that_were_only_touched_are_the_same(folder):
    load_folder(folder)
    for file in folder.rglob("*.yaml"):
        os.utime(file, (1, 1))
    assert is_from_cache(load_folder(folder))


@pytest.mark.parametrize(
    "words",
    [
        ("path", "ada", "port", "--count", "3"),
        ("centrality", "--measure", "betweenness"),
        ("between", "arcadia", "borduria"),
        ("timeline",),
        ("find", "Arcadia"),
        ("show", "arcadia"),
        ("list", "relations"),
        ("list", "sources"),
        ("stats",),
    ],
    ids=" ".join,
)
def test_answers_from_the_cache_are_the_same(folder, words):
    read, taken, again = (
        run(*before, *words, "--format", "json", data=folder)
        for before in ((), (), ("--no-cache",))
    )
    assert read == taken == again
    assert read.status == 0


ADDED = "\n- {id: added, kind: country, name: Added}\n"

CHANGES: dict[str, Callable[[Path], object]] = {
    "a word": lambda folder: changed(folder / "nodes" / "all.yaml", "Ada Ríos", "Ada Rios II"),
    "a letter": lambda folder: changed(folder / "nodes" / "all.yaml", "Ada Ríos", "Ada Rïos"),
    "a source": lambda folder: changed(folder / "sources.yaml", "Trade in", "Trade by"),
    "the vocabulary": lambda folder: changed(
        folder / "vocabulary.yaml", "label: happened", "label: done"
    ),
    "a new file": lambda folder: write(folder / "nodes" / "more.yaml", ADDED),
    "a relation less": lambda folder: write(folder / "relations" / "all.yaml", "[]"),
}


def changed(file: Path, old: str, new: str) -> None:
    """Write a file that differs in some words, but not in when it was written."""
    facts, text = file.stat(), file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    os.utime(file, ns=(facts.st_atime_ns, facts.st_mtime_ns))


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_folder_that_has_changed_is_read_again(folder, change):
    load_folder(folder)
    change(folder)
    data = load_folder(folder)
    assert not is_from_cache(data)
    assert same(data, load_folder(folder, cache=False))
    assert same(data, load_folder(folder))


def test_shipped_vocabulary_counts_where_a_folder_has_none(folder, tmp_path, monkeypatch):
    (folder / "vocabulary.yaml").unlink()
    shipped = write(tmp_path / "shipped" / "vocabulary.yaml", VOCABULARY)
    monkeypatch.setattr(files, "example_folder", lambda: shipped.parent)
    load_folder(folder)
    assert is_from_cache(load_folder(folder))
    changed(shipped, "label: happened", "label: done")
    assert load_folder(folder).vocabulary.statuses["happened"].label == "done"


def test_folder_that_changes_while_it_is_read_is_not_kept(folder, kept):
    def read(place: Path) -> Dataset:
        data = load_folder(place, cache=False)
        write(place / "nodes" / "more.yaml", ADDED)
        return data

    cache.remembered(folder, read)
    assert not kept.exists()


def test_folder_with_problems_is_never_kept(folder, kept):
    write(folder / "nodes" / "more.yaml", "- {id: c, kind: cuontry, name: C}\n")
    for _ in range(2):
        assert_refused(run("stats", data=folder), "more.yaml:1: unknown kind 'cuontry'")
    assert not kept.exists()


def test_small_folder_is_not_kept(folder, kept, monkeypatch):
    monkeypatch.setattr(files, "LARGE", 2**20)
    load_folder(folder)
    assert not kept.exists()


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-10])


def flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


@pytest.mark.parametrize("damage", [cut, flip, Path.unlink], ids=["cut", "flipped", "gone"])
@pytest.mark.parametrize(
    "file",
    [
        "store/nodes.parquet",
        "store/relations.parquet",
        "store/sources.yaml",
        "store/vocabulary.yaml",
        "seal",
    ],
)
def test_broken_entry_is_written_again(folder, kept, file, damage):
    read = load_folder(folder)
    (entry,) = kept.iterdir()
    damage(entry / file)
    again = load_folder(folder)
    assert not is_from_cache(again)
    assert is_from_cache(load_folder(folder))
    assert same(read, load_folder(folder))
    assert list(kept.iterdir()) == [entry]


def test_open_dataset_survives_removal_of_its_cache_entry(folder, kept):
    read = load_folder(folder)
    opened = load_folder(folder)
    shutil.rmtree(kept)
    assert same(read, opened)


def test_processes_that_write_the_same_entry_do_not_disturb_each_other(tmp_path, kept):
    nodes = [node(f"n{number}", name="x" * 9000) for number in range(150)]
    ties = [relation(f"r{number}", "trades_with", "n0", f"n{number + 1}") for number in range(100)]
    folder = write_folder(tmp_path / "data", nodes, ties, [source("s")])
    command = [sys.executable, "-m", "treatygraph", "--data", str(folder), "stats", "-f", "json"]
    rivals = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for _ in range(4)
    ]
    answers = [rival.communicate(timeout=100)[0] for rival in rivals]
    assert [rival.returncode for rival in rivals] == [0] * 4
    assert set(answers) == {run("--no-cache", "stats", "-f", "json", data=folder).stdout}
    assert len(list(kept.iterdir())) == 1
    assert is_from_cache(load_folder(folder))


def test_without_the_cache_nothing_is_kept_and_nothing_taken(folder, kept):
    assert not is_from_cache(load_folder(folder, cache=False))
    assert not is_from_cache(tg.load(folder, cache=False).dataset)
    assert run("--no-cache", "stats", data=folder).status == 0
    assert not kept.exists()
    assert not is_from_cache(tg.load(folder).dataset)
    assert is_from_cache(tg.load(folder).dataset)
    assert not is_from_cache(tg.load(folder, cache=False).dataset)


def test_check_neither_takes_nor_keeps(folder, kept):
    load_folder(folder)
    (entry,) = kept.iterdir()
    (entry / "seal").unlink()
    assert run("check", data=folder).status == 0
    assert not (entry / "seal").exists()  # whoever reads through the cache mends it


@pytest.mark.parametrize("place", ["file", "file/below", "/proc/nothing", "name" * 100])
def test_cache_that_cannot_be_written_is_done_without(folder, tmp_path, monkeypatch, place):
    write(tmp_path / "file", "no folder\n")
    monkeypatch.setenv("TREATYGRAPH_CACHE", str(tmp_path / place))
    plain = run("--no-cache", "stats", data=folder)
    assert run("stats", data=folder) == run("stats", data=folder) == plain
    assert plain.stderr == ""


def test_only_what_was_used_last_is_kept(tmp_path, kept, monkeypatch):
    monkeypatch.setattr(cache, "KEPT", 2)
    write(kept / "notes.txt", "of somebody else\n")
    folders = [write_folder(tmp_path / name, [node(name)]) for name in "abc"]
    for age, folder in enumerate(folders[:2]):
        load_folder(folder)
        for entry in kept.glob("[0-9a-f]*"):
            os.utime(entry, (entry.stat().st_mtime - 10, entry.stat().st_mtime - 10 - age))
    load_folder(folders[0])  # used again: not the oldest any more
    load_folder(folders[2])
    assert [is_from_cache(load_folder(folder)) for folder in folders[::2]] == [True, True]
    assert len(list(kept.glob("[0-9a-f]*"))) == 2
    assert (kept / "notes.txt").exists()


def test_cache_lies_beside_the_other_caches_of_the_user(folder, tmp_path, monkeypatch):
    monkeypatch.delenv("TREATYGRAPH_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    load_folder(folder)
    assert is_from_cache(load_folder(folder))
    assert cache.cache_folder().name == "treatygraph"
    assert tmp_path in cache.cache_folder().parents
