"""Rows about commands on the example, each in a new process, against a typical script."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from measure import compare_commands, output_of
from row import Row

HERE = Path(__file__).parent
DATA = HERE.parent / "graph_data"
OURS = [str(Path(sys.executable).parent / "treatygraph"), "--data", str(DATA)]
PEER = [sys.executable, str(HERE / "peers" / "networkx_path.py"), str(DATA)]
ENDS = ["emomali-rahmon", "shavkat-mirziyoyev"]


def rows() -> Iterator[Row]:
    yield cold_path()
    yield cold_find()


def cold_path() -> Row:
    ours = [*OURS, "path", "Emomali Rahmon", "Mirzieyev", "--format", "json"]
    length = json.loads(output_of(ours))["paths"][0]["length"]
    assert length == json.loads(output_of([*PEER, *ENDS]))["length"], (
        "the two paths differ in length"
    )
    return compared("cold path", [*OURS, "path", "Emomali Rahmon", "Mirzieyev"])


def cold_find() -> Row:
    ours = [*OURS, "find", "Mirzieyev", "--format", "json"]
    nodes = json.loads(output_of([*PEER, *ENDS]))["nodes"]
    assert json.loads(output_of(ours))[0]["id"] == nodes[-1], "the search finds a different node"
    return compared("cold find", [*OURS, "find", "Mirzieyev"])


def compared(job: str, ours: list[str]) -> Row:
    pair = compare_commands(ours, [*PEER, *ENDS])
    seconds = f"{pair.ours:.3f} s", f"{pair.theirs:.3f} s"
    return Row(job, "safe_load, networkx, click", *seconds, pair.ratio, 0.5)
