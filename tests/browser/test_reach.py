"""Everybody can use it: by keyboard alone, on a narrow screen, in the light and in the dark."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Locator, expect

from browser.conftest import Open
from browser.visits import Visit


def tab_to(page: Visit, goal: Locator, most: int = 10) -> None:
    """Press Tab until something has the focus, which takes no more than a few times."""
    for _ in range(most):
        page.page.keyboard.press("Tab")
        if goal.evaluate("(element) => element === document.activeElement"):
            return
    expect(goal).to_be_focused()


def test_keyboard_alone(small: Visit) -> None:
    keys = small.page.keyboard
    keys.press("Tab")  # past the link that skips the filters
    keys.press("Tab")
    expect(small.search).to_be_focused()
    keys.type("ада")
    keys.press("Enter")
    expect(small.heading).to_have_text("Ada Ríos")
    expect(small.heading).to_be_focused()
    tab_to(small, small.panel.get_by_role("link", name="Memorandum on the Lake"))
    keys.press("Enter")
    expect(small.heading).to_have_text("Memorandum on the Lake")
    expect(small.heading).to_be_focused()
    keys.press("Escape")
    expect(small.heading).to_contain_text("Click a node")
    expect(small.search).to_be_focused()
    tab_to(small, small.switch("countries"))
    keys.press("Space")
    expect(small.summary).to_contain_text("6 of 10 nodes, 2 of 10 relations.")


def test_first_stop_skips_the_filters(small: Visit) -> None:
    address = small.page.url
    small.page.keyboard.press("Tab")
    link = small.page.get_by_role("link", name="Skip to the content")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    small.page.keyboard.press("Enter")
    main = small.page.get_by_role("main")
    expect(main).to_be_focused()
    assert small.page.url == address


@pytest.mark.parametrize("tab", ["Network", "Table", "Timeline"])
def test_main_is_labelled_by_what_it_shows(small: Visit, tab: str) -> None:
    small.page.get_by_role("tab", name=tab).click()
    expect(small.page.get_by_role("main")).to_have_attribute("aria-label", tab)


def test_nodes_of_the_network_are_reached_by_keyboard(small: Visit) -> None:
    small.drawing.focus()
    seen = []
    for key in ("n", "n", "n", "p"):
        small.page.keyboard.press(key)
        seen.append(small.heading.text_content())
    assert len(set(seen[:3])) == 3
    assert seen[3] == seen[1]
    expect(small.drawing).to_be_focused()


def test_focus_is_seen(small: Visit) -> None:
    small.page.keyboard.press("Tab")
    small.page.keyboard.press("Tab")
    outline = small.search.evaluate("(input) => getComputedStyle(input).outlineStyle")
    assert outline == "solid"


@pytest.fixture
def narrow(visit: Open, example_page: Path) -> Visit:
    return visit(example_page, width=390, height=800, has_touch=True, is_mobile=True)


def overflow(page: Visit) -> int:
    return int(page.page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))


def test_narrow_screen_needs_no_scrolling_sideways(narrow: Visit) -> None:
    assert overflow(narrow) <= 0
    box = narrow.drawing.bounding_box()
    assert box
    assert box["width"] == 390
    assert box["height"] > 300
    narrow.find("Kazakhstan")
    expect(narrow.heading).to_be_in_viewport()
    expect(narrow.drawing).to_be_in_viewport()
    assert overflow(narrow) <= 0


def test_narrow_legend_opens_and_closes(narrow: Visit) -> None:
    expect(narrow.legend).to_be_hidden()
    opener = narrow.page.get_by_role("button", name="Filters")
    opener.tap()
    expect(narrow.legend).to_be_visible()
    expect(opener).to_have_attribute("aria-expanded", "true")
    assert overflow(narrow) <= 0
    narrow.legend.get_by_role("button", name="Close").tap()
    expect(narrow.legend).to_be_hidden()
    expect(opener).to_be_focused()


def test_narrow_search_fits(narrow: Visit) -> None:
    narrow.search.fill("kazakh")
    expect(narrow.hits.first).to_be_in_viewport()
    assert overflow(narrow) <= 0
    narrow.hits.first.tap()
    expect(narrow.heading).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(
    visit: Open, example_page: Path, scheme: Literal["light", "dark"]
) -> None:
    """WCAG 2 AA: at least 4.5 to 1."""
    page = visit(example_page, color_scheme=scheme)
    page.search.fill("kaz")
    assert page.page.evaluate(WEAKEST_CONTRAST) >= 4.5
    page.search.press("Enter")
    expect(page.heading).to_be_focused()
    assert page.page.evaluate(WEAKEST_CONTRAST) >= 4.5


WEAKEST_CONTRAST = """() => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [red, green, blue] = parts(colour).slice(0, 3).map((part) => part / 255)
      .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ground = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const colour = getComputedStyle(each).backgroundColor;
      if ((parts(colour)[3] ?? 1) > 0) return colour;
    }
  };
  const worded = [...document.body.querySelectorAll("*")].filter((element) =>
    element.checkVisibility() && !["SCRIPT", "NOSCRIPT"].includes(element.tagName) &&
    [...element.childNodes].some((child) => child.nodeType === 3 && child.data.trim()));
  return Math.min(...worded.map((element) => {
    const pair = [light(getComputedStyle(element).color), light(ground(element))];
    return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
  }));
}"""


def test_dark_is_dark(visit: Open, small_page: Path) -> None:
    def look(scheme: Literal["light", "dark"]) -> tuple[str, str]:
        page = visit(small_page, color_scheme=scheme)
        ground = page.page.evaluate("() => getComputedStyle(document.body).backgroundColor")
        return ground, page.tell("drawing()")["nodes"][0]["color"]["background"]

    assert look("light")[0] == "rgb(255, 255, 255)"
    assert look("dark")[0] == "rgb(21, 23, 26)"
    assert look("light")[1] != look("dark")[1]


def test_drawing_follows_a_change_of_the_light(small: Visit) -> None:
    before = small.tell("drawing()")["nodes"][0]["color"]
    small.page.emulate_media(color_scheme="dark")
    small.page.wait_for_function(
        """(before) => {
          const { color } = treatygraph.drawing().nodes[0];
          return color.background !== before.background && color.border !== before.border;
        }""",
        arg=before,
    )


def test_nothing_moves_for_those_that_do_not_want_it(visit: Open, small_page: Path) -> None:
    """Without animation the view is there at once."""
    page = visit(small_page, reduced_motion="reduce")
    page.find("Hermit")
    hermit = next(
        each for each in page.tell("drawing()")["nodes"] if each["name"].startswith("Hermit")
    )
    box = page.drawing.bounding_box()
    assert box
    assert abs(hermit["at"]["x"] - box["width"] / 2) < 3
    assert abs(hermit["at"]["y"] - box["height"] / 2) < 3


def test_parts_of_the_page_have_names(small: Visit) -> None:
    page = small.page
    expect(page.get_by_role("banner")).to_be_visible()
    expect(page.get_by_role("main", name="Network")).to_be_visible()
    expect(page.get_by_role("complementary", name="Legend and filters")).to_be_visible()
    expect(page.get_by_role("region", name="Details")).to_be_visible()
    expect(page.get_by_role("group", name="Nodes")).to_be_visible()
