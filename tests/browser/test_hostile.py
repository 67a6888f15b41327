"""Whatever a data folder says is shown as text, and nothing of it ever runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser.conftest import Open
from browser.hostile import CLOSING, IMAGE, NAMES, SCRIPT
from browser.visits import Visit

# dialogs, pop-ups, requests and console messages are asserted to be none when the visit closes


@pytest.fixture
def hostile(visit: Open, hostile_page: Path) -> Iterator[Visit]:
    page = visit(hostile_page)
    yield page
    assert page.page.evaluate("() => window.injected") is None
    assert page.page.locator("img, iframe, b, i, u, script:not(head ~ body > script)").count() == 0
    assert page.page.locator("body script").count() == 4  # data, network, vis-network, the page
    assert page.page.locator("[onerror], [onclick], a[href^='javascript' i]").count() == 0


def test_title_is_text(hostile: Visit) -> None:
    expect(hostile.page).to_have_title("<b>Hostile</b>")
    expect(hostile.page.get_by_role("heading", level=1)).to_have_text("<b>Hostile</b>")


@pytest.mark.parametrize("place", range(len(NAMES)))
def test_node_is_shown_letter_by_letter(hostile: Visit, place: int) -> None:
    name = NAMES[place]
    hostile.tell(f"select('n{place}')")
    assert hostile.heading.text_content() == name
    shown = hostile.panel.text_content() or ""
    assert f"alias {name}" in shown
    assert shown.count(name) >= 5  # heading, alias, attribute, code, note
    hostile.panel.locator("details").first.click()
    hostile.drawing.hover()


def test_relation_and_evidence_are_shown_letter_by_letter(hostile: Visit) -> None:
    hostile.tell("select('r1')")
    shown = hostile.panel.text_content() or ""
    for name in NAMES:
        assert f"“{name}”" in shown  # the quotation
        assert f"! {name}" in shown  # the other reading
    assert f"{IMAGE}, {CLOSING}, {SCRIPT}" in shown  # author, publisher, title
    assert f"cite {IMAGE}" in shown
    assert f"terms {CLOSING}" in shown
    assert hostile.panel.get_by_role("link", name=SCRIPT).count() == 1  # the node of that name


def test_search_and_legend_are_text(hostile: Visit) -> None:
    hostile.search.fill("script")
    expect(hostile.hits.filter(has_text=SCRIPT).first).to_be_visible()
    hostile.search.fill("<script>window.nothing = 1</script>")
    hostile.search.press("Escape")
    expect(hostile.legend).to_contain_text("</script><u>")
    expect(hostile.legend).to_contain_text("</p><img>")
    expect(hostile.legend).to_contain_text(SCRIPT)


def test_right_to_left_names_do_not_turn_what_is_around_them(hostile: Visit) -> None:
    hostile.tell("select('n5')")
    links = hostile.panel.locator(".claim a")
    assert links.count() == 2
    assert all("BDI" in tags for tags in links.evaluate_all(TAGS_INSIDE))


TAGS_INSIDE = "(links) => links.map((link) => [...link.children].map((child) => child.tagName))"


def test_address_with_markup_chooses_nothing(hostile: Visit) -> None:
    hostile.page.evaluate("() => { location.hash = 'select=' + encodeURIComponent('<img src=x>') }")
    expect(hostile.heading).to_contain_text("Click a node")
    assert hostile.tell("state()")["selected"] is None
