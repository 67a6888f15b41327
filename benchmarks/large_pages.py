"""Rows: the page of a whole treaty series (87,000 nodes, 320,000 relations).

The page is opened headless, without a GPU. Peers get the same graph and `LIMIT` seconds; how far
they came is told, as neither can be compared on what happens after a page is open.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

import generated
import visiting
from measure import processor_seconds
from playwright.sync_api import Browser
from row import Row

from treatygraph.dataset import load_folder

RUNS, LIMIT = 5, 120
SIZE = "L"
WRITE = [sys.executable, "-m", "treatygraph"]
PEER = """
import sys; sys.path.insert(0, sys.argv[3])
from pathlib import Path
from treatygraph.dataset import load_folder
dataset = load_folder(Path(sys.argv[1]))
if sys.argv[4] == "pyvis":
    from peers.pyvis_page import pyvis_page
    content = pyvis_page(dataset, with_attributes=False)[0].encode()
else:
    from peers.ipysigma_page import ipysigma_page, networkx_graph
    content = ipysigma_page(networkx_graph(dataset))
Path(sys.argv[2]).write_bytes(content)
"""
QUERIES = ("agreement", "dreika", "protocl", "republic of", "1872", "council for")
PERIODS = (("1914-01-01", "1918-12-31"), ("1990-01-01", "1995-12-31"), ("2000-01-01", "2000-12-31"))
PERIODS += (("1950-01-01", "1999-12-31"), ("1900-01-01", "2025-12-31"))


def rows() -> Iterator[Row]:
    store = generated.store(SIZE)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        yield from writing(store, file)
        with visiting.chromium() as chromium:
            assert_whole(chromium, store, file)
            yield opening(chromium, file)
            yield from answering(chromium, file, paths_in(store))


def writing(store: Path, file: Path) -> Iterator[Row]:
    """Processor time of the whole command, and the bytes that it writes."""
    command = [*WRITE, "--data", str(store), "page", "--output", str(file)]
    seconds = median(processor_seconds(command) for _ in range(RUNS))
    size = file.stat().st_size / 1e6
    told = [f"{peer}: {as_far_as(peer, store, file)}" for peer in ("pyvis", "ipysigma")]
    row = (f"{SIZE}: write the page", told[0], f"{seconds:.1f} s", "-", seconds, 20)
    yield Row(*row)
    yield Row(f"{SIZE}: size of the page", told[1], f"{size:.1f} MB", "-", size, 15)


def as_far_as(peer: str, store: Path, file: Path) -> str:
    """What a peer writes within the limit."""
    page = file.parent / f"{peer}.html"
    here = str(Path(__file__).parent)
    begun = time.perf_counter()
    try:
        command = [sys.executable, "-c", PEER, str(store), str(page), here, peer]
        done = subprocess.run(command, timeout=LIMIT, capture_output=True, check=False)
    except subprocess.TimeoutExpired:
        return f"nothing within {LIMIT} s"
    if done.returncode:
        return "fails"
    return f"{page.stat().st_size / 1e6:.0f} MB in {time.perf_counter() - begun:.0f} s"


def assert_whole(chromium: Browser, store: Path, file: Path) -> None:
    told, dataset = visiting.counts(chromium, file), load_folder(store)
    assert told["nodes"]["total"] == len(dataset.nodes), "the page lacks nodes"
    assert told["relations"]["total"] == len(dataset.relations), "the page lacks relations"


def opening(chromium: Browser, file: Path) -> Row:
    query = QUERIES[0]
    seconds = median(visiting.seconds_to_usable(chromium, file, query) for _ in range(RUNS))
    return Row(f"{SIZE}: open to usable", "-", f"{seconds:.2f} s", "-", seconds, 8)


def answering(chromium: Browser, file: Path, paths: Sequence[tuple[str, str]]) -> Iterator[Row]:
    """From the wish until the answer is on the screen, in milliseconds."""
    wishes = {"search": ([(each,) for each in QUERIES], 100), "path": (paths, 200)}
    wishes |= {"filter": (list(PERIODS), 300)}
    for action, (values, bar) in wishes.items():
        taken = visiting.milliseconds(chromium, file, [(action, *each) for each in values])
        told = f"{median(taken):.0f} ms ({min(taken):.0f} to {max(taken):.0f})"
        yield Row(f"{SIZE}: {action} until drawn", "-", told, "-", median(taken), bar)


def paths_in(store: Path) -> list[tuple[str, str]]:
    """Ends that are connected: the first country with others, and a document with a person."""
    ids = [node.id for node in load_folder(store).nodes]
    countries = [key for key in ids if key.startswith("country")]
    pairs = [(countries[place], countries[-place - 1]) for place in range(0, 50, 10)]
    return [*pairs, (next(key for key in ids if key.startswith("document")), countries[5])]
