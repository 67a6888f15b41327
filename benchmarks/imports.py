"""Processor time and peak memory of importing a generated table of relations.

    python benchmarks/imports.py 300000 1000000 5000000

Each size is imported by a process of its own. The smallest one is imported row by row as well, and
the two stores have to be the same, byte for byte.
"""

from __future__ import annotations

import csv
import random
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from measure import usage_of

SEED = 20_240_101
ROWS_A_NODE = 50
TYPES = ("signed", "visited", "hosted", "traded_with", "aided", "met")
WORDS = ("treaty", "summit", "visit", "loan", "grant", "accord", "protocol", "talks", "border")
FIRST_DAY = date(1950, 1, 1)
DAYS = 27_000
ROW_BY_ROW = """
from treatygraph.importers.run import pipeline
pipeline.plain_rows = lambda importer: None
from treatygraph.cli import main
main()
"""


def generate(path: Path, rows: int) -> None:
    """Write a table of relations between a fiftieth as many nodes, the same for every run."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(("Source", "Target", "Type", "Start", "End", "Note"))
        table.writerows(_relations(rows, random.Random(SEED)))


def _relations(rows: int, chance: random.Random) -> Iterator[tuple[str, ...]]:
    nodes = max(rows // ROWS_A_NODE, 2)
    for _ in range(rows):
        source, target = chance.sample(range(nodes), 2)
        start = FIRST_DAY + timedelta(chance.randrange(DAYS))
        end = start + timedelta(chance.randrange(1, 2000))
        note = " ".join(chance.choices(WORDS, k=5))
        ends = (f"Actor {source}", f"Actor {target}")
        yield (*ends, chance.choice(TYPES), start.isoformat(), end.isoformat(), note)


def measure(rows: int, compare: bool = False) -> str:
    """Return a line of a table: rows, processor seconds, rows a second, and peak memory."""
    with tempfile.TemporaryDirectory() as folder:
        table, store = Path(folder, "edges.csv"), Path(folder, "store")
        generate(table, rows)
        words = ["import", "graph", str(table), "--out"]
        command = [sys.executable, "-m", "treatygraph", *words, str(store)]
        seconds, gigabytes = usage_of(command)
        if compare:
            single = Path(folder, "single")
            usage_of([sys.executable, "-c", ROW_BY_ROW, *words, str(single)])
            if sums(single) != sums(store):
                raise SystemExit(f"{rows:,} rows: batches make another store than single rows")
    return f"| {rows:,} | {seconds:.1f} s | {rows / seconds:,.0f} | {gigabytes:.2f} GB |"


def sums(store: Path) -> str:
    """Return the checksums of a store."""
    return (store / "SHA256SUMS").read_text(encoding="utf-8")


def main() -> None:
    """Measure each size."""
    print("| rows | processor time | rows a second | peak memory |\n|---|---|---|---|")
    sizes = sorted(map(int, sys.argv[1:] or ["300000", "1000000", "5000000"]))
    for rows in sizes:
        print(measure(rows, compare=rows == sizes[0]), flush=True)


if __name__ == "__main__":
    main()
