"""Whatever opens over the page is in view and uncovered, on wide and narrow screens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator

from browser.conftest import Open
from browser.visits import Visit

SCREENS = ((1360, 800), (800, 800), (640, 512), (390, 844), (844, 390), (320, 640))


def search_results(page: Visit) -> Locator:
    page.search.fill("a")
    return page.page.locator("#search .hits")


def path_start(page: Visit) -> Locator:
    return ends_of(page, "From")


def path_end(page: Visit) -> Locator:
    return ends_of(page, "To")


def ends_of(page: Visit, label: str) -> Locator:
    details = page.page.get_by_role("button", name="Details", exact=True)
    if details.is_visible():
        details.click()
    box = page.panel.get_by_role("combobox", name=label, exact=True)
    box.fill("a")
    return box.locator("xpath=..").get_by_role("listbox")


def path_from_a_node(page: Visit) -> Locator:
    page.tell("select('kazakhstan')")
    page.panel.get_by_role("button", name="Path from here").click()
    page.panel.get_by_role("combobox").first.fill("a")
    return page.panel.get_by_role("listbox").first


def comparison(page: Visit) -> Locator:
    page.tell("select('kazakhstan')")
    page.panel.get_by_role("button", name="Compare with").click()
    page.panel.get_by_role("combobox").first.fill("a")
    return page.panel.get_by_role("listbox").first


def save_menu(page: Visit) -> Locator:
    page.page.get_by_role("button", name="Save", exact=True).click()
    return page.page.locator("#save")


def view_options(page: Visit) -> Locator:
    page.page.get_by_text("View", exact=True).click()
    return page.page.locator(".foldbox:visible")


def picture_menu(page: Visit) -> Locator:
    page.page.get_by_text("Save picture", exact=True).click()
    return page.page.locator(".foldbox:visible")


def address_notice(page: Visit) -> Locator:
    page.page.evaluate("location.hash = 'select=' + 'nobody '.repeat(500)")
    return page.page.locator("#ignored")


POPUPS = (
    *(search_results, path_start, path_end, path_from_a_node, comparison),
    *(save_menu, view_options, picture_menu, address_notice),
)


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("popup", POPUPS)
def test_popup_is_in_view_and_uncovered(
    visit: Open, example_page: Path, screen: tuple[int, int], popup: Callable[[Visit], Locator]
) -> None:
    page = visit(example_page, *screen)
    opened = popup(page)
    opened.wait_for()
    assert opened.evaluate(FAULTS) == []
    assert opened.evaluate("popup => popup.clientHeight") > 60 or popup is address_notice


# a popup that is cut off by an ancestor, or lies below another element, is not hit at its corners
FAULTS = """(popup) => {
  const { left, top, right, bottom, height } = popup.getBoundingClientRect();
  const inside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
  const faults = inside ? [] : [`outside: ${[left, top, right, bottom].map(Math.round)}`];
  const corners = [left + 6, right - 6].flatMap((x) => [top + 6, bottom - 6].map((y) => [x, y]));
  const missed = corners.filter(([x, y]) => !popup.contains(document.elementFromPoint(x, y)));
  return [...faults, ...missed.map(([x, y]) => `not hit at ${x}, ${y} of ${height}`)];
}"""
