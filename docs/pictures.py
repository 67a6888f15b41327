"""Takes the pictures of the page that the README shows: `make pictures`."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page, sync_playwright

import treatygraph as tg
from treatygraph.graph import Graph
from treatygraph.page import make_page

HERE = Path(__file__).parent
SIZE = {"width": 1360, "height": 860}
QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-gpu"]
ENDS = "['emomali-rahmon', 'shavkat-mirziyoyev']"

sys.path.append(str(HERE.parent / "benchmarks"))
from collection import generate  # noqa: E402


def whole(page: Page) -> None:
    """As it opens."""


def person(page: Page) -> None:
    """A person is chosen: their relations, each with its place."""
    page.evaluate("treatygraph.select('kassym-jomart-tokayev')")


def path(page: Page) -> None:
    """How two people are connected, step by step."""
    page.evaluate(f"treatygraph.path(...{ENDS})")


def period(page: Page) -> None:
    """The timeline of half a year, with what is certain in it and what is only possible."""
    page.evaluate("treatygraph.filter({period: {from: '2018-01-01', to: '2018-06-30'}})")
    page.get_by_role("tab", name="Timeline").click()


class Picture(NamedTuple):
    """A file, the page that it shows, light or dark, and what is done first."""

    file: str
    data: str
    scheme: str
    show: Callable[[Page], None]


PICTURES = [
    Picture("page.png", "example", "light", whole),
    Picture("person.png", "example", "dark", person),
    Picture("path.png", "example", "light", path),
    Picture("period.png", "example", "light", period),
    Picture("overview.png", "many", "light", whole),
]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        pages = write_pages(Path(folder))
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=QUIET)
        for picture in PICTURES:
            colours = {"color_scheme": picture.scheme, "reduced_motion": "reduce"}
            page = browser.new_page(viewport=SIZE, **colours)
            page.goto(pages[picture.data].as_uri())
            page.evaluate("treatygraph.ready")
            picture.show(page)
            page.screenshot(path=HERE / picture.file)
            page.close()
        browser.close()


def write_pages(folder: Path) -> dict[str, Path]:
    """The example, and a synthetic graph of which the page draws an overview."""
    example = tg.load()
    made_up = Graph.of(generate(example.dataset.vocabulary, 5_000, 9_000)).where(status="any")
    many = folder / "many.html"
    html = make_page(made_up, "5,000 nodes").html
    many.write_text(html, encoding="utf-8", newline="")
    return {"example": example.page().save(folder / "example.html"), "many": many}


main()
