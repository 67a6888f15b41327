"""Whatever a data folder says is shown as text, and nothing of it ever runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser.conftest import Open, graph_of
from browser.hostile import CLOSING, DIRECTIONS, IMAGE, NAMES, RIGHT_TO_LEFT, SCRIPT, as_shown
from browser.visits import Visit
from treatygraph.page import make_page

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
    name = as_shown(NAMES[place])
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
    for name in map(as_shown, NAMES):
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


def test_search_results_and_table_mark_what_reorders_text(hostile: Visit) -> None:
    hostile.search.fill("safe")
    expect(hostile.hits.filter(has_text=as_shown(DIRECTIONS).split()[1]).first).to_be_visible()
    hostile.search.press("Escape")
    hostile.page.get_by_role("tab", name="Table").click()
    expect(hostile.page.get_by_role("grid")).to_contain_text("[U+202E]evil")


def test_nothing_on_the_page_reorders_text(hostile: Visit) -> None:
    for tab in ("Table", "Timeline", "Network"):
        hostile.page.get_by_role("tab", name=tab).click()
        for place in range(len(NAMES)):
            hostile.tell(f"select('n{place}')")
            assert hostile.page.evaluate(UNSEEN_ON_THE_PAGE) == []
    hostile.search.fill("evil")
    hostile.search.press("Enter")
    assert hostile.page.evaluate(UNSEEN_ON_THE_PAGE) == []


def test_tooltip_and_picture_mark_what_reorders_text(hostile: Visit, tmp_path: Path) -> None:
    node = next(each for each in hostile.tell("drawing()")["nodes"] if each["id"] == 4)
    box = hostile.page.locator("#drawing").bounding_box()
    assert box
    hostile.page.mouse.move(box["x"] + node["at"]["x"], box["y"] + node["at"]["y"])
    tooltip = hostile.page.get_by_role("tooltip")
    expect(tooltip).to_contain_text(as_shown(RIGHT_TO_LEFT))
    hostile.tell("select('n4')")  # the name of the selected node is always drawn
    hostile.page.get_by_text("Save picture").click()
    with hostile.page.expect_download() as download:
        hostile.page.get_by_role("button", name="As SVG").click()
    download.value.save_as(tmp_path / "network.svg")
    picture = (tmp_path / "network.svg").read_text(encoding="utf-8")
    assert as_shown(RIGHT_TO_LEFT) in picture
    assert as_shown(picture) == picture


def test_static_picture_marks_what_reorders_text(hostile_page: Path) -> None:
    graph = graph_of(hostile_page.parent / "hostile")
    picture = make_page(graph, f"title {RIGHT_TO_LEFT}").svg
    assert f"title {as_shown(RIGHT_TO_LEFT)}" in picture
    assert as_shown(picture) == picture


# texts and attributes of the document with a character that `as_shown` would mark, other than data
UNSEEN_ON_THE_PAGE = """() => {
  const unseen = /[\\0-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u2028-\\u202e\\u2066-\\u2069]/;
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode;
    if (parentElement.tagName !== "SCRIPT" && unseen.test(data)) found.push(data);
  }
  for (const element of document.querySelectorAll("*"))
    for (const { name, value } of element.attributes)
      if (unseen.test(value)) found.push(`${name}=${value}`);
  return found;
}"""

TAGS_INSIDE = "(links) => links.map((link) => [...link.children].map((child) => child.tagName))"


def test_address_with_markup_chooses_nothing(hostile: Visit) -> None:
    hostile.page.evaluate("() => { location.hash = 'select=' + encodeURIComponent('<img src=x>') }")
    expect(hostile.heading).to_contain_text("Click a node")
    assert hostile.tell("state()")["selected"] is None
