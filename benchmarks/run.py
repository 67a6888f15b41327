"""Prints how treatygraph compares with the usual ways; see README.md beside this file."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from measure import answer, in_turn
from rich.console import Console
from rich.table import Table

HERE = Path(__file__).parent
DATA = HERE.parent / "graph_data"
COMMAND = str(Path(sys.executable).parent / "treatygraph")
OURS = [COMMAND, "--data", str(DATA)]
PEER = [sys.executable, str(HERE / "peers" / "networkx_path.py"), str(DATA)]
ENDS = ["emomali-rahmon", "shavkat-mirziyoyev"]

Row = tuple[str, str, str, str, float, float]


def main() -> None:
    table = Table("job", "against", "ours", "theirs", "measured", "bar", "")
    for job, against, ours, theirs, measured, bar in rows():
        met = "met" if measured <= bar else "MISSED"
        table.add_row(job, against, ours, theirs, f"{measured:.2f}", f"at most {bar:g}", met)
    Console(width=150).print(table)


def rows() -> Iterator[Row]:
    """Each comparison: job, peer, both figures, what is compared with the bar, and the bar."""
    yield cold_path()
    yield cold_find()
    yield page_size()


def cold_path() -> Row:
    ours = [*OURS, "path", "Emomali Rahmon", "Mirzieyev", "--format", "json"]
    same = json.loads(answer(ours))["paths"][0]["length"]
    assert same == json.loads(answer([*PEER, *ENDS]))["length"], "the two paths differ in length"
    return timed("cold path", [*OURS, "path", "Emomali Rahmon", "Mirzieyev"])


def cold_find() -> Row:
    ours = [*OURS, "find", "Mirzieyev", "--format", "json"]
    nodes = json.loads(answer([*PEER, *ENDS]))["nodes"]
    assert json.loads(answer(ours))[0]["id"] == nodes[-1], "the search finds another node"
    return timed("cold find", [*OURS, "find", "Mirzieyev"])


def timed(job: str, ours: list[str]) -> Row:
    pair = in_turn(ours, [*PEER, *ENDS])
    seconds = f"{pair.ours:.3f} s", f"{pair.theirs:.3f} s"
    return job, "safe_load, networkx, click", *seconds, pair.ratio, 0.5


def page_size() -> Row:
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        answer([*OURS, "page", "--output", str(page)])
        size = page.stat().st_size / 1e6
    return "size of the page", "-", f"{size:.2f} MB", "-", size, 1.2


if __name__ == "__main__":
    main()
