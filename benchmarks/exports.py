"""Measure exports: python benchmarks/exports.py STORE [FORMAT...].

Prints processor time and peak memory of each export of a generated series, and the size of the
file. `loading` is the same command without an export.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from measure import usage_of
from rich.console import Console
from rich.table import Table

FORMATS = ("graphml", "gexf", "csv", "sqlite", "neo4j", "cypher", "json-ld", "ftm")


def main() -> None:
    """Measure the formats that are named, or all of FORMATS."""
    store, *formats = sys.argv[1:]
    treatygraph = [sys.executable, "-m", "treatygraph", "--data", store]
    table = Table("export", "seconds", "peak memory, MB", "file, MB")
    loading = usage_of([*treatygraph, "stats", "--format", "csv"])
    table.add_row("loading", f"{loading.seconds:.1f}", f"{loading.gigabytes * 1000:.0f}", "-")
    with TemporaryDirectory() as folder:
        for each in formats or FORMATS:
            file = Path(folder, each)
            used = usage_of([*treatygraph, "export", "--format", each, "--output", str(file)])
            size = file.stat().st_size / 1e6
            memory = f"{used.gigabytes * 1000:.0f}"
            table.add_row(each, f"{used.seconds:.1f}", memory, f"{size:.0f}")
            file.unlink()
    Console(width=80).print(table)


if __name__ == "__main__":
    main()
