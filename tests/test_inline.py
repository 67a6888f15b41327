"""The page inside a notebook: what the notebook is given, and that it works in its frame."""

from __future__ import annotations

import base64
import json
import os
import zlib
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect, sync_playwright

import treatygraph as tg
from browser.visits import ARGUMENTS, chromium
from treatygraph.notebook import PageView
from treatygraph.page.compression import LITTLE, pack

HOST = '<!doctype html><meta charset="utf-8"><title>A notebook</title>{}'


@pytest.fixture(scope="module")
def view() -> PageView:
    return tg.load().page(title='<b>"Inline"</b> & more')


def test_bundle_has_a_frame_a_picture_and_a_line(view: PageView) -> None:
    bundle = view._repr_mimebundle_(include=None, exclude=None)
    assert bundle["text/html"] == view._repr_html_()
    assert bundle["text/html"].startswith("<iframe srcdoc=")
    assert bundle["text/plain"] == repr(view)
    picture = ElementTree.fromstring(bundle["image/svg+xml"])
    assert picture.tag == "{http://www.w3.org/2000/svg}svg"
    assert picture.findtext("{http://www.w3.org/2000/svg}title") == view.page.title


def test_frame_stays_without_the_origin_of_the_notebook(view: PageView) -> None:
    assert "allow-same-origin" not in view._repr_html_()
    sandbox = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"
    assert f'sandbox="{sandbox}"' in view._repr_html_()


def test_showing_writes_nothing_and_save_writes_the_page(
    view: PageView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    view._repr_mimebundle_()
    assert list(tmp_path.iterdir()) == []
    assert view.save("page.html").read_text(encoding="utf-8") == view.html


def test_explorer_works_in_the_frame(view: PageView, tmp_path: Path) -> None:
    """A node is found and chosen through the frame, which asks for nothing and says nothing."""
    file = tmp_path / "notebook.html"
    file.write_text(HOST.format(view._repr_html_()), encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(playwright), args=ARGUMENTS)
        context = browser.new_context(offline=True)
        page, complaints = watched(context.new_page())
        page.goto(file.as_uri())
        frame = page.frame_locator("iframe")
        expect(frame.get_by_role("heading", level=1)).to_have_text(view.page.title)
        frame.get_by_role("combobox").first.fill("Mirzieyev")
        frame.get_by_role("combobox").first.press("Enter")
        heading = frame.get_by_role("region", name="Details").get_by_role("heading", level=2)
        expect(heading).to_have_text("Shavkat Mirziyoyev")
        browser.close()
    assert complaints == []


def watched(page: Page) -> tuple[Page, list[str]]:
    """A page, and what it complains about or asks for."""
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: told.append(request.url) if web(request.url) else None)
    return page, told


def web(url: str) -> bool:
    return url.startswith(("http", "ws"))


def test_little_data_travel_as_they_are() -> None:
    packed = pack({"name": "</script><!--"})
    assert packed.type == "application/json"
    assert "<" not in packed.text
    assert json.loads(packed.text) == {"name": "</script><!--"}


def test_much_data_travel_compressed_and_the_same_every_time() -> None:
    data = {"names": [f"Душанбе {number}" for number in range(LITTLE // 8)]}
    packed = pack(data)
    assert packed.type == "application/zlib;base64"
    assert json.loads(zlib.decompress(base64.b64decode(packed.text))) == data
    assert packed == pack(data)
    assert len(packed.text) < LITTLE


def test_data_that_do_not_compress_travel_as_they_are() -> None:
    noise = base64.b85encode(os.urandom(LITTLE)).decode()
    assert pack(noise).type == "application/json"
