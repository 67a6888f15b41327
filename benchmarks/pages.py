"""Rows about the page: writing it, its size, and opening, dragging and zooming it in a browser.

The browser runs headless, without a GPU and without a network. All peers get the same graph. Before
anything is timed, the numbers of their nodes and edges are asserted.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median
from typing import NamedTuple

import browser_timing
from collection import generate
from measure import compare_calls
from peers.ipysigma_page import ipysigma_page, networkx_graph
from peers.pyvis_page import pyvis_page
from playwright.sync_api import Browser
from row import Row

from treatygraph.dataset import Dataset, load_folder
from treatygraph.graph import Graph
from treatygraph.page import make_page

RUNS = 5
EXAMPLE = Path(__file__).parent.parent / "graph_data"
NODES, RELATIONS = 5_000, 9_000
MANY = f"{NODES:,} nodes, {RELATIONS:,} relations"


class Case(NamedTuple):
    """A dataset, and a search query that has results in it."""

    name: str
    dataset: Dataset
    query: str


def rows() -> Iterator[Row]:
    example = Case("example", load_folder(EXAMPLE), "Mirzieyev")
    collection = Case("many", generate(example.dataset.vocabulary, NODES, RELATIONS), "3000")
    yield from writing_rows(collection.dataset)
    with tempfile.TemporaryDirectory() as folder, browser_timing.chromium() as chromium:
        yield from example_rows(chromium, example, Path(folder))
        yield opening_row(chromium, collection, Path(folder), 2.0)


def example_rows(chromium: Browser, example: Case, folder: Path) -> Iterator[Row]:
    yield opening_row(chromium, example, folder, 1.0)
    file = folder / "example.html"
    size = file.stat().st_size / 1e6
    yield Row("example: size of the page", "-", f"{size:.2f} MB", "-", size, 1.2)
    others = len([url for url in browser_timing.requests(chromium, file) if url != file.as_uri()])
    yield Row("example: requests besides its own file", "-", str(others), "-", others, 0)
    frames = median(browser_timing.frames_per_second(chromium, file) for _ in range(RUNS))
    yield Row(
        "example: drag and zoom, frames per second", "-", f"{frames:.0f}", "-", frames, 20, True
    )


def opening_row(chromium: Browser, case: Case, folder: Path, target: float) -> Row:
    """Time until the page is drawn and usable; for pyvis, only until its page is drawn."""
    ours, theirs = folder / f"{case.name}.html", folder / f"{case.name}-pyvis.html"
    theirs_html, *counts = pyvis_page(case.dataset, with_attributes=False)
    write(ours, page_of(case.dataset))
    write(theirs, theirs_html)
    assert_same(browser_timing.counts(chromium, ours), case.dataset, counts)
    seconds: tuple[list[float], list[float]] = ([], [])
    with_peer = case.name == "example"  # pyvis takes minutes to open the collection
    for _ in range(RUNS + 1):
        seconds[0].append(browser_timing.seconds_to_usable(chromium, ours, case.query))
        if with_peer:
            seconds[1].append(browser_timing.seconds_to_drawn(chromium, theirs))
    mine = median(seconds[0][1:])
    other = f"{median(seconds[1][1:]):.2f} s to drawn" if with_peer else "-"
    against = "pyvis, default page" if with_peer else "-"
    return Row(f"{case.name}: open to usable", against, f"{mine:.2f} s", other, mine, target)


def assert_same(counts: dict, dataset: Dataset, peer: list[int]) -> None:
    """Assert that the page has all nodes and relations, and the peer all nodes and edges."""
    nodes, relations = len(dataset.nodes), len(dataset.relations)
    assert counts["nodes"]["total"] == nodes == peer[0], "the pages differ in their number of nodes"
    assert counts["relations"]["total"] == relations, "relations are missing on the page"
    edges = sum(len(each.origins) * len(each.targets) for each in dataset.relations)
    assert peer[1] == edges, "edges are missing in pyvis"


def writing_rows(dataset: Dataset) -> Iterator[Row]:
    """Processor time of writing the page from records in memory, and the size of the page."""
    ours = partial(page_of, dataset)
    size = len(ours().encode()) / 1e6
    for with_attributes in (True, False):
        content = "all attributes and sources" if with_attributes else "names and types only"
        peer = partial(pyvis_page, dataset, with_attributes)
        html, *counts = peer()
        assert counts == [len(dataset.nodes), len(dataset.relations)]
        pair = compare_calls(ours, peer, RUNS)
        yield Row(
            f"write the page: {MANY}",
            f"pyvis, {content}",
            f"{pair.ours:.2f} s, {size:.1f} MB",
            f"{pair.theirs:.2f} s, {len(html.encode()) / 1e6:.1f} MB",
            pair.ratio,
            0.6 if with_attributes else None,
        )
    yield size_against_ipysigma(dataset, size)


def size_against_ipysigma(dataset: Dataset, size: float) -> Row:
    graph = networkx_graph(dataset)
    assert graph.number_of_nodes() == len(dataset.nodes)
    assert graph.number_of_edges() == len(dataset.relations)
    row = partial(Row, f"size of the page: {MANY}", ours=f"{size:.1f} MB", target=0.25)
    try:
        theirs = len(ipysigma_page(graph)) / 1e6
    except ImportError as error:
        return row(against=f"ipysigma: {error}", theirs="cannot be installed")
    return row(against="ipysigma", theirs=f"{theirs:.1f} MB", measured=size / theirs)


def page_of(dataset: Dataset) -> str:
    return make_page(Graph.of(dataset).where(status="any")).html


def write(file: Path, html: str) -> None:
    file.write_text(html, encoding="utf-8", newline="")
