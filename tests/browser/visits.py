"""A page as a reader has it open: offline, and with an eye on everything it must not do."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def chromium(playwright: Playwright) -> str:
    """The path of a Chromium: the one that is named, on the PATH, or playwright's own."""
    found = (os.environ.get("CHROMIUM"), *map(shutil.which, NAMES))
    own = playwright.chromium.executable_path
    path = next(filter(None, found), own)
    assert Path(path).exists(), "no Chromium: set CHROMIUM, or run `playwright install chromium`"
    return path


class Visit:
    """A page that somebody opened from disk, without a network."""

    def __init__(self, browser: Browser, file: Path, **context: Any) -> None:
        self.url = file.as_uri()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self._context = browser.new_context(offline=True, **context)
        self.page = self._context.new_page()
        self._watch(self.page)
        self.page.goto(self.url)
        self.page.evaluate("() => window.treatygraph.ready")

    def _watch(self, page: Page) -> None:
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("popup", lambda popup: self.complaints.append(f"popup {popup.url}"))
        page.on("dialog", self._dismiss)

    def _dismiss(self, dialog: Any) -> None:
        self.complaints.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def close(self) -> None:
        """Leave, and fail if the page asked for anything, said anything or went wrong."""
        self._context.close()
        assert self.requests == [self.url]
        assert self.complaints == []

    # what a reader sees, by role and name

    @property
    def search(self) -> Locator:
        return self.page.get_by_role("combobox", name="Search names and aliases")

    @property
    def hits(self) -> Locator:
        return self.page.get_by_role("listbox").get_by_role("option")

    @property
    def panel(self) -> Locator:
        return self.page.get_by_role("region", name="Details")

    @property
    def heading(self) -> Locator:
        return self.panel.get_by_role("heading", level=2)

    @property
    def legend(self) -> Locator:
        return self.page.get_by_role("complementary")

    @property
    def summary(self) -> Locator:
        return self.page.locator("#summary")

    @property
    def drawing(self) -> Locator:
        return self.page.get_by_role("img", name="The network")

    def switch(self, label: str) -> Locator:
        return self.legend.get_by_role("checkbox", name=label)

    def group(self, title: str) -> Locator:
        """The relations in the panel under this title."""
        heading = self.page.get_by_role("heading", level=3, name=title)
        return self.panel.locator("section").filter(has=heading)

    def find(self, name: str) -> None:
        """Search for a name and take the first hit."""
        self.search.fill(name)
        self.search.press("Enter")

    # what the page tells scripts

    def tell(self, call: str) -> Any:
        return self.page.evaluate(f"() => window.treatygraph.{call}")
