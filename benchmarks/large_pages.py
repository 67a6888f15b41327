"""Rows: the page of a whole treaty series (87,000 nodes, 320,000 relations).

The page is opened in a headless browser, without a GPU. Peers get the same graph and `LIMIT`
seconds to write their page. The rows only report the result, because neither peer can be compared
on what happens after a page is open.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

import browser_timing
import series_cache
from measure import processor_seconds
from playwright.sync_api import Browser
from row import Row

from treatygraph.dataset import load_folder

RUNS, LIMIT = 5, 120
SIZE = "L"
WRITE = [sys.executable, "-m", "treatygraph"]
WRITE_PEER_PAGE = """
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
    store = series_cache.store(SIZE)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        yield from writing_rows(store, file)
        with browser_timing.chromium() as chromium:
            assert_complete(chromium, store, file)
            yield opening_row(chromium, file)
            yield from answer_rows(chromium, file, connected_pairs(store))


def writing_rows(store: Path, file: Path) -> Iterator[Row]:
    """Processor time of the whole command, and the size of the page."""
    command = [*WRITE, "--data", str(store), "page", "--output", str(file)]
    seconds = median(processor_seconds(command) for _ in range(RUNS))
    size = file.stat().st_size / 1e6
    peers = [f"{peer}: {peer_result(peer, store, file)}" for peer in ("pyvis", "ipysigma")]
    yield Row(f"{SIZE}: write the page", peers[0], f"{seconds:.1f} s", "-", seconds, 20)
    yield Row(f"{SIZE}: size of the page", peers[1], f"{size:.1f} MB", "-", size, 15)


def peer_result(peer: str, store: Path, file: Path) -> str:
    """Describe the page that a peer writes within the time limit."""
    page = file.parent / f"{peer}.html"
    here = str(Path(__file__).parent)
    start = time.perf_counter()
    try:
        command = [sys.executable, "-c", WRITE_PEER_PAGE, str(store), str(page), here, peer]
        done = subprocess.run(command, timeout=LIMIT, capture_output=True, check=False)
    except subprocess.TimeoutExpired:
        return f"nothing within {LIMIT} s"
    if done.returncode:
        return "fails"
    return f"{page.stat().st_size / 1e6:.0f} MB in {time.perf_counter() - start:.0f} s"


def assert_complete(chromium: Browser, store: Path, file: Path) -> None:
    counts, dataset = browser_timing.counts(chromium, file), load_folder(store)
    assert counts["nodes"]["total"] == len(dataset.nodes), "nodes are missing on the page"
    assert counts["relations"]["total"] == len(dataset.relations), (
        "relations are missing on the page"
    )


def opening_row(chromium: Browser, file: Path) -> Row:
    query = QUERIES[0]
    seconds = median(browser_timing.seconds_to_usable(chromium, file, query) for _ in range(RUNS))
    return Row(f"{SIZE}: open to usable", "-", f"{seconds:.2f} s", "-", seconds, 8)


def answer_rows(chromium: Browser, file: Path, pairs: Sequence[tuple[str, str]]) -> Iterator[Row]:
    """Milliseconds from the start of an action until its result is on the screen."""
    actions = {"search": ([(each,) for each in QUERIES], 100), "path": (pairs, 200)}
    actions |= {"filter": (list(PERIODS), 300)}
    for action, (values, target) in actions.items():
        taken = browser_timing.milliseconds(chromium, file, [(action, *each) for each in values])
        shown = f"{median(taken):.0f} ms ({min(taken):.0f} to {max(taken):.0f})"
        yield Row(f"{SIZE}: {action} until drawn", "-", shown, "-", median(taken), target)


def connected_pairs(store: Path) -> list[tuple[str, str]]:
    """Return pairs of nodes that are connected: five of countries, and a document and a country."""
    ids = [node.id for node in load_folder(store).nodes]
    countries = [key for key in ids if key.startswith("country")]
    pairs = [(countries[index], countries[-index - 1]) for index in range(0, 50, 10)]
    return [*pairs, (next(key for key in ids if key.startswith("document")), countries[5])]
