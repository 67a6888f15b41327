"""The page inside the frame that a notebook shows."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

import treatygraph as tg

HOST = '<!doctype html><meta charset="utf-8"><title>A notebook</title>{}'


def test_explorer_works_in_the_frame(browser: Browser, tmp_path: Path) -> None:
    """A node is found and chosen through the frame, which asks for nothing and says nothing."""
    view = tg.load().page(title='<b>"Inline"</b> & more')
    file = tmp_path / "notebook.html"
    file.write_text(HOST.format(view._repr_html_()), encoding="utf-8")
    context = browser.new_context(offline=True)
    page, complaints = watched(context.new_page())
    page.goto(file.as_uri())
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", level=1)).to_have_text(view.page.title)
    search = frame.get_by_role("combobox", name="Search names and aliases")
    search.fill("Mirzieyev")
    search.press("Enter")
    heading = frame.get_by_role("region", name="Details").get_by_role("heading", level=2)
    expect(heading).to_have_text("Shavkat Mirziyoyev")
    context.close()
    assert complaints == []


def watched(page: Page) -> tuple[Page, list[str]]:
    """A page, and what it complains about or asks for."""
    expected: list[str] = []
    page.on("console", lambda message: expected.append(message.text))
    page.on("pageerror", lambda error: expected.append(str(error)))
    page.on("request", lambda request: expected.append(request.url) if web(request.url) else None)
    return page, expected


def web(url: str) -> bool:
    return url.startswith(("http", "ws"))
