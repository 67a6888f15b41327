"""A real Chromium, and the pages that it opens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from browser.hostile import write_hostile
from browser.small import SMALL
from browser.visits import ARGUMENTS, Visit, chromium
from treatygraph.dataset import example_folder, load_folder
from treatygraph.graph import Graph
from treatygraph.page import make_page

Open = Callable[..., Visit]


def graph_of(folder: Path) -> Graph:
    """The graph of a folder with relations of every status."""
    return Graph.of(load_folder(folder)).where(status="any")


def write_page(folder: Path, file: Path, title: str = "A page") -> Path:
    """The page of a data folder, in a file."""
    file.write_text(make_page(graph_of(folder), title).html, encoding="utf-8", newline="")
    return file


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium(playwright), args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Open]:
    """Opens a file; at the end of the test each must have kept quiet."""
    opened: list[Visit] = []

    def open_file(file: Path, width: int = 1280, height: int = 800, **context: Any) -> Visit:
        viewport = {"width": width, "height": height}
        opened.append(Visit(browser, file, viewport=viewport, **context))
        return opened[-1]

    yield open_file
    for each in opened:
        each.close()


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(scope="session")
def example_page(pages: Path) -> Path:
    """The page of the data that the package brings along."""
    return write_page(example_folder(), pages / "example.html", "The example")


@pytest.fixture(scope="session")
def small_page(pages: Path) -> Path:
    """The page of the small folder, of which everything is known (see `small.py`)."""
    return write_page(SMALL, pages / "small.html", "A small world")


@pytest.fixture(scope="session")
def hostile_page(pages: Path) -> Path:
    """The page of a folder that tries to break out of every field."""
    return write_page(write_hostile(pages / "hostile"), pages / "hostile.html", "<b>Hostile</b>")


@pytest.fixture
def small(visit: Open, small_page: Path) -> Visit:
    return visit(small_page)


@pytest.fixture
def example(visit: Open, example_page: Path) -> Visit:
    return visit(example_page)
