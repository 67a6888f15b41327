"""Rows about the command line: a cold answer, against a script that somebody would write."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from measure import answer, in_turn
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
    return Row(job, "safe_load, networkx, click", *seconds, pair.ratio, 0.5)
