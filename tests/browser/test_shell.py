"""Phones, upright and on their side, and high zoom: room for the drawing, controls apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser.conftest import Open
from browser.visits import Visit

# a phone, the same on its side, and a screen of 1280 × 1024 at 200 % and 400 %
SCREENS = {
    "upright": (390, 844, 0.6),
    "on its side": (844, 390, 0.6),
    "200 %": (640, 512, 0.6),
    "400 %": (320, 256, 0.75),
}
PARTS = {"Time": "Time", "Details": "Details"}


@pytest.fixture(params=SCREENS)
def screen(request: pytest.FixtureRequest, visit: Open, example_page: Path) -> tuple[Visit, float]:
    width, height, share = SCREENS[request.param]
    return visit(example_page, width=width, height=height), height * share


def test_drawing_keeps_most_of_a_small_screen(screen: tuple[Visit, float]) -> None:
    page, least = screen
    box = page.drawing.bounding_box()
    assert box
    assert box["height"] >= least
    assert box["width"] == page.page.evaluate("innerWidth")


def test_drawing_stays_in_view_beside_the_details(screen: tuple[Visit, float]) -> None:
    page, _ = screen
    page.find("Kazakhstan")
    expect(page.heading).to_be_in_viewport()
    height = page.page.evaluate("innerHeight")
    if height > 256:  # at 400 % the page scrolls
        assert uncovered(page) >= 0.18 * height
    page.panel.get_by_role("button", name="Close details").click()
    expect(page.panel).to_be_hidden()


def uncovered(page: Visit) -> float:
    """Pixels from the upper edge of the drawing down to the panel, in its middle column."""
    return float(
        page.page.evaluate("""() => {
          const { top, bottom, left } = document.getElementById("drawing").getBoundingClientRect();
          const drawing = document.getElementById("drawing");
          let free = 0;
          for (let y = top + 1; y < bottom; y += 4)
            if (drawing.contains(document.elementFromPoint(left + 160, y))) free += 4;
          return free;
        }""")
    )


@pytest.mark.parametrize("part", PARTS)
def test_part_opens_and_closes_by_its_button(screen: tuple[Visit, float], part: str) -> None:
    page, _ = screen
    region = page.page.get_by_role("region", name=PARTS[part])
    opener = page.page.get_by_role("button", name=part, exact=True)
    expect(region).to_be_hidden()
    expect(opener).to_have_attribute("aria-expanded", "false")
    opener.click()
    expect(region).to_be_visible()
    expect(opener).to_have_attribute("aria-expanded", "true")
    assert page.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    opener.click()
    expect(region).to_be_hidden()


def test_one_part_is_open_at_a_time(screen: tuple[Visit, float]) -> None:
    page, _ = screen
    for part in ("Details", "Time"):
        page.page.get_by_role("button", name=part, exact=True).click()
    expect(page.panel).to_be_hidden()
    expect(page.page.get_by_role("region", name="Time")).to_be_visible()


def test_controls_never_overlap(screen: tuple[Visit, float]) -> None:
    page, _ = screen
    page.page.evaluate("location.hash = 'view=colour:community&around=kazakhstan~2'")
    expect(page.page.get_by_text("Within 2 steps of")).to_be_attached()
    assert page.page.evaluate(OVERLAPS) == []


OVERLAPS = """() => {
  const all = [...document.querySelectorAll("button, summary, input, [role=tab], h1, .notes p")];
  const seen = all.filter((each) => each.checkVisibility({ visibilityProperty: true }));
  const name = (each) => each.textContent || each.ariaLabel;
  const boxes = seen.map((each) => [name(each), each.getBoundingClientRect(), each]);
  const meet = (one, other) => one.left < other.right - 1 && other.left < one.right - 1 &&
    one.top < other.bottom - 1 && other.top < one.bottom - 1;
  return boxes.flatMap(([name, box, element], index) => boxes.slice(index + 1)
    .filter(([, , next]) => !element.contains(next) && !next.contains(element))
    .filter(([, other]) => meet(box, other))
    .map(([other]) => `${name} and ${other}`));
}"""
