"""Rows about stores, folders of YAML and imports: whole processes, from start to end."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import generated
from measure import answer, in_turn, spent
from row import Row
from series import SIZES

HERE = Path(__file__).parent
TREATYGRAPH = str(Path(sys.executable).parent / "treatygraph")
NETWORKX = [sys.executable, str(HERE / "peers" / "networkx_store.py")]
SAFE_LOAD = [sys.executable, str(HERE / "peers" / "safe_load.py")]
LOAD = """
import sys
import treatygraph
graph = treatygraph.load(sys.argv[1], cache=bool(sys.argv[2]))
print(len(graph.where(status="any")))
"""
TREATIES = HERE.parents[1] / "shared" / "data" / "uk_treaties" / "uk_treaties_records.jsonl"
RUNS = 5
ENDS = ["person-0000453", "person-0010751"]
ENDS_XL = ["person-0000453", "person-0000010"]


def rows() -> Iterator[Row]:
    yield cold_path()
    yield from yaml()
    yield from largest()
    yield importing()


def cold_path() -> Row:
    """A path in a large store, from a cold start."""
    folder = str(generated.store("L"))
    ours, theirs = [TREATYGRAPH, "--data", folder, "path", *ENDS], [*NETWORKX, folder, *ENDS]
    same = json.loads(answer([*ours, "--format", "json"]))["paths"][0]["length"]
    assert same == json.loads(answer(theirs))["length"], "the two paths differ in length"
    pair = in_turn(ours, theirs, RUNS)
    seconds = f"{pair.ours:.3f} s", f"{pair.theirs:.3f} s"
    return Row("cold path, store L", "Parquet, networkx", *seconds, pair.ratio, 1 / 8)


def yaml() -> Iterator[Row]:
    """Reading YAML with all its validation, then from what is kept of it."""
    folder = str(generated.yaml_folder("M"))
    for job, cache, bar in (("cold", "", 3), ("cached", "cache", 50)):
        ours = [sys.executable, "-c", LOAD, folder, cache]
        assert int(answer(ours)) == SIZES["M"], "relations are missing"
        pair = in_turn(ours, [*SAFE_LOAD, folder], RUNS)
        seconds = f"{pair.ours:.3f} s", f"{pair.theirs:.3f} s"
        yield Row(f"load YAML M, {job}", "safe_load alone", *seconds, 1 / pair.ratio, bar, True)


def largest() -> Iterator[Row]:
    """The largest store opened, and one path under a selection."""
    asked = ["--relation", "visited", "--relation", "met", "--since", "1990", "--until", "1999"]
    folder = str(generated.store("XL"))
    runs = [spent([TREATYGRAPH, "--data", folder, "path", *ENDS_XL, *asked]) for _ in range(RUNS)]
    taken, memory = (median(each) for each in zip(*runs, strict=True))
    yield Row("open XL, one filtered path", "-", f"{taken:.2f} s", "-", taken, 3)
    yield Row("the same, memory", "-", f"{memory:.2f} GB", "-", memory, 1.5)


def importing() -> Row:
    """The UK treaties as they are published, to a store."""
    row = Row("import the UK treaties", "-", "-", "-", None, 10)
    if not TREATIES.exists():
        return row._replace(ours=f"{TREATIES.name} is absent")
    with tempfile.TemporaryDirectory() as folder:
        ours = [TREATYGRAPH, "import", "uk-treaties", str(TREATIES), "--out", f"{folder}/store"]
        taken = median(spent(ours).seconds for _ in range(RUNS))
    return row._replace(ours=f"{taken:.2f} s", measured=taken)
