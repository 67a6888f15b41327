"""Rows about stores, folders of YAML and imports; each command runs in a new process."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import series_cache
from measure import compare_commands, output_of, usage_of
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
    yield from yaml_loading()
    yield from largest_store()
    yield treaty_import()


def cold_path() -> Row:
    """A path in a large store, found by a new process."""
    folder = str(series_cache.store("L"))
    ours, theirs = [TREATYGRAPH, "--data", folder, "path", *ENDS], [*NETWORKX, folder, *ENDS]
    length = json.loads(output_of([*ours, "--format", "json"]))["paths"][0]["length"]
    assert length == json.loads(output_of(theirs))["length"], "the two paths differ in length"
    pair = compare_commands(ours, theirs, RUNS)
    seconds = f"{pair.ours:.3f} s", f"{pair.theirs:.3f} s"
    return Row("cold path, store L", "Parquet, networkx", *seconds, pair.ratio, 1 / 8)


def yaml_loading() -> Iterator[Row]:
    """Load a folder of YAML: first with full validation, then from the cache."""
    folder = str(series_cache.yaml_folder("M"))
    for job, cache, target in (("cold", "", 3), ("cached", "cache", 50)):
        ours = [sys.executable, "-c", LOAD, folder, cache]
        assert int(output_of(ours)) == SIZES["M"], "relations are missing"
        pair = compare_commands(ours, [*SAFE_LOAD, folder], RUNS)
        seconds = f"{pair.ours:.3f} s", f"{pair.theirs:.3f} s"
        yield Row(f"load YAML M, {job}", "safe_load alone", *seconds, 1 / pair.ratio, target, True)


def largest_store() -> Iterator[Row]:
    """Open the largest store and find one path in a selection of its relations."""
    options = ["--relation", "visited", "--relation", "met", "--since", "1990", "--until", "1999"]
    folder = str(series_cache.store("XL"))
    runs = [
        usage_of([TREATYGRAPH, "--data", folder, "path", *ENDS_XL, *options]) for _ in range(RUNS)
    ]
    taken, memory = (median(each) for each in zip(*runs, strict=True))
    yield Row("open XL, one filtered path", "-", f"{taken:.2f} s", "-", taken, 3)
    yield Row("the same, memory", "-", f"{memory:.2f} GB", "-", memory, 1.5)


def treaty_import() -> Row:
    """Import the UK treaties, as they are published, to a store."""
    row = Row("import the UK treaties", "-", "-", "-", None, 10)
    if not TREATIES.exists():
        return row._replace(ours=f"{TREATIES.name} is not available")
    with tempfile.TemporaryDirectory() as folder:
        ours = [TREATYGRAPH, "import", "uk-treaties", str(TREATIES), "--out", f"{folder}/store"]
        taken = median(usage_of(ours).seconds for _ in range(RUNS))
    return row._replace(ours=f"{taken:.2f} s", measured=taken)
