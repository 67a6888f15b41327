"""Names of 500 characters and dates of every age leave the page usable."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser.conftest import Open, write_page
from browser.small import VOCABULARY
from browser.visits import Visit
from folders import node, relation, source, write_folder

WORDS = ("Agreement of many parties on " * 20)[:500]
UNBROKEN = ("Unbroken" * 70)[:500]
WIDTHS = (1360, 390)


@pytest.fixture(scope="module")
def long_page(pages: Path) -> Path:
    nodes = [
        node("a", "country", name=WORDS),
        node("b", "country", name=UNBROKEN),
        node("c", "document", name=WORDS[20:] + WORDS[:20]),
    ]
    relations = [
        relation("r1", "signed", "a", "c", date="0001-01-01", evidence=[{"source": "s"}]),
        relation("r2", "signed", "b", "c", date="2023", evidence=[{"source": "s"}]),
    ]
    folder = write_folder(pages / "long", nodes, relations, [source("s", title=WORDS)], VOCABULARY)
    return write_page(folder, pages / "long.html", WORDS)


def height(page: Visit, selector: str) -> float:
    box = page.page.locator(selector).first.bounding_box()
    assert box
    return box["height"]


@pytest.mark.parametrize("width", WIDTHS)
def test_long_title_leaves_room_for_the_network(visit: Open, long_page: Path, width: int) -> None:
    page = visit(long_page, width=width)
    assert height(page, "#head") < 160
    assert height(page, "#stage") > 150
    expect(page.page.locator("h1")).to_have_attribute("title", WORDS)


@pytest.mark.parametrize("width", WIDTHS)
def test_long_names_fit_into_lists_and_notes(visit: Open, long_page: Path, width: int) -> None:
    page = visit(long_page, width=width)
    page.search.fill("unbroken")
    assert height(page, "#search .hits li") < 100
    page.search.press("Enter")
    expect(page.heading).to_have_text(UNBROKEN)
    page.panel.get_by_role("button", name="1 step", exact=True).click()
    assert height(page, ".notes p:not([hidden])") < 60
    expect(page.page.get_by_role("button", name="Show the whole network")).to_be_visible()
    assert page.page.evaluate("document.documentElement.scrollWidth") == width


def test_tooltip_of_a_long_name_is_short(visit: Open, long_page: Path) -> None:
    page = visit(long_page)
    spot = page.tell("drawing()")["nodes"][0]["at"]
    box = page.page.locator("#drawing").bounding_box()
    assert box
    page.page.mouse.move(box["x"] + spot["x"], box["y"] + spot["y"])
    expect(page.page.get_by_role("tooltip")).to_be_visible()
    assert height(page, "#tooltip") < 110


def test_first_century_has_its_place_in_the_histogram(visit: Open, long_page: Path) -> None:
    page = visit(long_page)
    bars = page.page.locator("#time svg title").all_text_contents()
    assert bars[0] == "0–9: 1 certain"
    assert bars[-1] == "2020–2029: 1 certain"
    page.tell("filter({period: {from: '0001-01-01', to: '0001-12-31'}})")
    assert page.tell("counts()")["relations"]["shown"] == 1
    assert page.tell("state()")["filter"]["period"]["from"] == "0001-01-01"
