"""Takes the pictures of the page that the README shows: `make pictures`."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

import treatygraph as tg

HERE = Path(__file__).parent
SIZE = {"width": 1360, "height": 860}
QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-gpu"]


def whole(page: Page) -> None:
    """As it opens."""


def person(page: Page) -> None:
    """A person is chosen: their relations, each with its place."""
    page.evaluate("treatygraph.select('kassym-jomart-tokayev')")


PICTURES = {"page.png": ("light", whole), "person.png": ("dark", person)}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = tg.load().page().save(Path(folder) / "page.html")
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=QUIET)
        for name, (scheme, show) in PICTURES.items():
            page = browser.new_page(color_scheme=scheme, viewport=SIZE, reduced_motion="reduce")
            page.goto(file.as_uri())
            page.evaluate("treatygraph.ready")
            show(page)
            page.screenshot(path=HERE / name)
        browser.close()


main()
