"""The relations as a timeline, by year."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from browser.conftest import Open
from browser.reading import only_chosen, open_tab
from browser.visits import Visit


@pytest.fixture
def timeline(small: Visit) -> Visit:
    open_tab(small, "Timeline")
    return small


def entries(visit: Visit) -> Locator:
    return visit.page.get_by_role("listbox", name="Relations in time order").get_by_role("option")


def test_years_stand_in_order_and_undated_last(timeline: Visit) -> None:
    groups = timeline.page.get_by_role("listbox").get_by_role("group")
    labels = [group.get_attribute("aria-label") for group in groups.all()]
    assert labels == [
        "start date unknown, 1 relation",
        "2021, 1 relation",
        "2022, 2 relations",
        "2023, 3 relations",
        "2025, 1 relation",
        "undated, 2 relations",
    ]
    expect(entries(timeline)).to_have_count(10)


def test_entries_read_as_sentences(timeline: Visit) -> None:
    visit = entries(timeline).filter(has_text="Ada Ríos visited Borduria")
    expect(visit).to_contain_text("2023-05-02 to 2023-05-04 (inferred)")
    expect(visit).to_contain_text("happened")
    expect(visit).to_contain_text("The Gazette ¶1")
    coming = entries(timeline).filter(has_text="Boris Borsky visited Arcadia")
    expect(coming).to_contain_text("about 2025")
    expect(coming).to_contain_text("planned")


def test_entry_opens_in_the_panel(timeline: Visit) -> None:
    entries(timeline).filter(has_text="Memorandum").click()
    expect(timeline.heading).to_have_text("Relation")
    assert timeline.tell("state()")["selected"] == "memo-signed"
    timeline.page.get_by_role("listbox").focus()
    timeline.page.keyboard.press("ArrowDown")
    timeline.page.keyboard.press("Enter")
    expect(timeline.heading).to_be_focused()
    assert timeline.tell("state()")["selected"] == "trade-2022"
    box = timeline.page.get_by_role("listbox")
    expect(box.get_by_role("option", selected=True)).to_have_count(1)


def test_chosen_node_alone(timeline: Visit) -> None:
    timeline.find("Ada Ríos")
    only_chosen(timeline).check()
    expect(entries(timeline)).to_have_count(3)


def test_narrow_timeline_fits(visit: Open, example_page: Path) -> None:
    page = visit(example_page, width=390, height=800)
    open_tab(page, "Timeline")
    box = page.page.get_by_role("listbox")
    wider = "(element) => element.scrollWidth - element.clientWidth"
    assert box.evaluate(wider) <= 0
    assert page.page.locator(":root").evaluate(wider) <= 0
