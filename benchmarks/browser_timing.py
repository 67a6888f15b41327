"""Open pages in headless Chromium without a GPU and measure what a reader would notice."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
SIZE = {"width": 1280, "height": 800}
STEPS = 90

READY = """async () => {
  while (!window.treatygraph) await new Promise(requestAnimationFrame);
  await window.treatygraph.ready;
}"""
# A page is usable when it is drawn and a search has results.
USABLE = """async (query) => {
  while (!window.treatygraph) await new Promise(requestAnimationFrame);
  await window.treatygraph.ready;
  const box = document.querySelector('#search input');
  box.value = query;
  box.dispatchEvent(new Event('input', { bubbles: true }));
  while (!document.querySelector('[role=option]')) await new Promise(requestAnimationFrame);
  return performance.now();
}"""
# pyvis keeps its network in a global variable of its page. With more than 100 nodes, it computes
# the layout before it draws.
DRAWN = """async () => {
  while (!window.network) await new Promise(requestAnimationFrame);
  return new Promise((done) => network.once('afterDrawing', () => done(performance.now())));
}"""
# The time until the result is on the screen: the page redraws in an animation frame, and a timeout
# set in that frame runs after the browser has painted it.
TIMED = """async ([action, ...values]) => {
  const actions = {
    search: (query) => {
      const box = document.querySelector('#search input');
      box.value = query;
      box.dispatchEvent(new Event('input', { bubbles: true }));
      return document.querySelectorAll('[role=option]').length > 0;
    },
    path: (from, to) => window.treatygraph.path(from, to).length !== null,
    filter: (from, to) => window.treatygraph.filter({ period: { from, to } }) === undefined,
  };
  const start = performance.now();
  if (!actions[action](...values)) throw new Error(`${action} ${values} has no answer`);
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - start;
}"""
COUNT_FRAMES = """() => {
  window.frames_seen = 0;
  const draw = CanvasRenderingContext2D.prototype.clearRect;
  CanvasRenderingContext2D.prototype.clearRect = function (...box) {
    if (this.canvas.closest('#drawing')) window.frames_seen += 1;
    return draw.apply(this, box);
  };
}"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser that the environment variable CHROMIUM names, or playwright's own."""
    with sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM") or playwright.chromium.executable_path
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


def seconds_to_usable(browser: Browser, file: Path, query: str) -> float:
    """Return the time from the start of the navigation until the page is drawn and searchable."""
    with opened(browser, file) as page:
        taken: float = page.evaluate(USABLE, query) / 1000
        return taken


def seconds_to_drawn(browser: Browser, file: Path) -> float:
    """Return the time from the start of the navigation until a pyvis page has drawn a frame."""
    with opened(browser, file) as page:
        taken: float = page.evaluate(DRAWN) / 1000
        return taken


def milliseconds(browser: Browser, file: Path, actions: Iterable[Sequence[str]]) -> list[float]:
    """Return the time of each action until its result is on the screen.

    The actions run one after the other on one page. An action is `search` with a query, `path`
    with the ids of two connected nodes, or `filter` with the first and last day of a period.
    """
    with opened(browser, file) as page:
        page.evaluate(READY)
        page.wait_for_timeout(500)
        return [page.evaluate(TIMED, list(action)) for action in actions]


def requests(browser: Browser, file: Path) -> list[str]:
    """Return the URLs of all requests of the page, including that for the page itself."""
    with _context(browser) as context:
        page, urls = context.new_page(), []
        page.on("request", lambda request: urls.append(request.url))
        page.goto(file.as_uri())
        page.evaluate(READY)
        page.wait_for_timeout(300)
        return urls


def counts(browser: Browser, file: Path) -> dict[str, Any]:
    """Return the numbers of nodes and relations on the page."""
    with opened(browser, file) as page:
        page.evaluate(READY)
        result: dict[str, Any] = page.evaluate("() => window.treatygraph.counts()")
        return result


def frames_per_second(browser: Browser, file: Path) -> float:
    """Return how many times per second the network is redrawn while it is dragged and zoomed."""
    with opened(browser, file) as page:
        page.evaluate(READY)
        page.evaluate(COUNT_FRAMES)
        start = page.evaluate("() => performance.now()")
        _drag_and_zoom(page)
        seen, end = page.evaluate("() => [window.frames_seen, performance.now()]")
        return float(seen / (end - start) * 1000)


def _drag_and_zoom(page: Page) -> None:
    """Drag the network by its background in small steps, then zoom in and out."""
    box = page.locator("#drawing").bounding_box()
    assert box
    corner, middle = (box["x"] + 12, box["y"] + 12), box["x"] + box["width"] / 2
    page.mouse.move(*corner)
    page.mouse.down()
    for step in range(STEPS):
        page.mouse.move(corner[0] + 2 * step, corner[1] + step)
    page.mouse.up()
    page.mouse.move(middle, box["y"] + box["height"] / 2)
    for step in range(STEPS):
        page.mouse.wheel(0, -60 if step < STEPS / 2 else 60)


@contextmanager
def opened(browser: Browser, file: Path) -> Iterator[Page]:
    """Open a page from disk in a new browser context without a network."""
    with _context(browser) as context:
        page = context.new_page()
        page.goto(file.as_uri(), wait_until="commit")
        yield page


@contextmanager
def _context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=SIZE, offline=True)
    yield context
    context.close()
