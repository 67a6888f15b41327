"""Readers and writers of one target at a time.

`python tests/races.py --reads N` has two readers load a store N times while a writer replaces it,
and two writers replace a store and a file. Prints counts; exits with 1 if a reader saw a mixture,
or a target is not that of one writer, or a draft is left.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import tempfile
from collections import Counter
from multiprocessing.synchronize import Event
from pathlib import Path

import treatygraph as tg
from faults import PLACE, contents, drafts
from treatygraph.output import write_file

SIZE = 200  # rows of a table, enough that a reader is interrupted in the middle
SPAWNED = multiprocessing.get_context("spawn")  # a fork may copy locks of pyarrow's threads
TURNS = 60  # how often each of two writers replaces one target


def write_tables(folder: Path) -> None:
    """Write two tables, of which every cell names its version."""
    for name, partner in (("A", 3), ("B", 5)):
        rows = [
            f"{name}{row},{name}{(row * 7 + partner) % SIZE},allied_with,{name}note"
            for row in range(SIZE)
        ]
        text = "\n".join(["Source,Target,Type,Note", *rows, ""])
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")


def replace_by_turns(folder: Path, stop: Event) -> None:
    """Import both tables over one store by turns."""
    while not stop.is_set():
        for name in "AB":
            tg.import_tables("graph", [folder / f"{name}.csv"], folder / "store")


def read(folder: Path, count: int) -> Counter[str]:
    """Load the store again and again; return how often it was of one version."""
    return Counter(_seen(folder / "store") for _ in range(count))


def _seen(store: Path) -> str:
    try:
        graph = tg.load(store)
        versions = {each["name"][0] for each in graph.list_nodes().to_dicts()}
        versions |= {each["note"][0] for each in graph.list_relations().to_dicts()}
        versions |= {each.file[0] for each in graph.dataset.sources.values()}
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return "whole" if len(versions) == 1 else "mixed"


def race_of_readers(folder: Path, reads: int) -> Counter[str]:
    """Return what two readers saw while a writer replaced the store."""
    write_tables(folder)
    tg.import_tables("graph", [folder / "A.csv"], folder / "store")
    stop = SPAWNED.Event()
    writer = SPAWNED.Process(target=replace_by_turns, args=(folder, stop))
    writer.start()
    try:
        with SPAWNED.Pool(2) as pool:
            seen = pool.starmap(read, [(folder, reads - reads // 2), (folder, reads // 2)])
        alive = writer.is_alive()
    finally:
        stop.set()
        writer.join()
    return sum(seen, Counter() if alive else Counter({"the writer failed": 1}))


def replace_store(folder: Path, name: str) -> None:
    """Import one table over a store again and again."""
    for _ in range(TURNS):
        tg.import_tables("graph", [folder / f"{name}.csv"], folder / "store")


def replace_text(folder: Path, name: str) -> None:
    """Write one text over a file again and again."""
    for _ in range(TURNS):
        write_file(folder / "store", name * 100_000)


def race_of_writers(folder: Path, replace: object) -> str | None:
    """Have two writers replace one target; return what is wrong with the result."""
    write_tables(folder)
    wanted = []
    with SPAWNED.Pool(2) as pool:
        for name in "AB":
            pool.apply(replace, (folder, name))  # type: ignore[arg-type]
            wanted.append(contents(folder / "store"))
        pool.starmap(replace, [(folder, "A"), (folder, "B")], chunksize=1)  # type: ignore[arg-type]
    if contents(folder / "store") not in wanted:
        return "the target is not that of one writer"
    return f"drafts are left: {left}" if (left := drafts(folder)) else None


def run(reads: int) -> list[str]:
    """Run every race and return the problems."""
    with tempfile.TemporaryDirectory(dir=PLACE) as place:
        seen = race_of_readers(Path(place), reads)
        problems = [f"{count} reads: {what}" for what, count in seen.items() if what != "whole"]
        problems += [f"drafts are left: {left}"] if (left := drafts(Path(place))) else []
    for replace in (replace_store, replace_text):
        with tempfile.TemporaryDirectory(dir=PLACE) as place:
            if wrong := race_of_writers(Path(place), replace):
                problems.append(f"{replace.__name__}: {wrong}")
    print(f"{seen.total()} reads, {seen['mixed']} mixed; 2 races of {2 * TURNS} writes each")
    return problems


def start() -> int:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reads", type=int, default=5000)
    problems = run(parser.parse_args().reads)
    print(*problems, f"{len(problems)} problems", sep="\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(start())
