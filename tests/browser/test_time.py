"""Moving in time, and the filters by topic and source.

Of the small world's ten relations eight are dated, from 2021 to 2030. In 2023 lie a signing, a
visit and a trade figure; a trade that goes on since 2022 and a plan until 2030 reach into it.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from browser.visits import Visit


@pytest.fixture
def small(visit: Callable[..., Visit], small_page: Path) -> Visit:
    return visit(small_page)


def time(page: Visit) -> Locator:
    return page.page.get_by_role("region", name="Time")


def shown(page: Visit) -> int:
    return page.tell("counts()")["relations"]["shown"]


def choose_2023(page: Visit) -> None:
    """By keyboard: two steps from the first year, and to the same year from the last."""
    time(page).get_by_role("slider", name="Start of the period").focus()
    page.page.keyboard.press("ArrowRight")
    page.page.keyboard.press("ArrowRight")
    time(page).get_by_role("slider", name="End of the period").focus()
    page.page.keyboard.press("Home")


def test_whole_time_is_shown_at_first(small: Visit) -> None:
    expect(time(small)).to_contain_text("all dates")
    assert shown(small) == 10


def test_period_keeps_what_may_have_been_active_in_it(small: Visit) -> None:
    choose_2023(small)
    expect(time(small)).to_contain_text("2023: 4 certain, 1 possible; 5 hidden (2 undated)")
    assert shown(small) == 5


def test_switch_brings_undated_relations_back_into_a_period(small: Visit) -> None:
    undated = time(small).get_by_role("checkbox", name="undated 2")
    expect(undated).to_be_checked()
    choose_2023(small)
    expect(undated).not_to_be_checked()
    undated.check()
    expect(time(small)).to_contain_text("2023: 4 certain, 1 possible; 3 relations hidden")
    assert shown(small) == 7
    time(small).get_by_role("button", name="Next period").click()
    expect(undated).to_be_checked()


def test_all_dates_include_undated_relations_again(small: Visit) -> None:
    choose_2023(small)
    time(small).get_by_role("button", name="All dates").click()
    expect(time(small).get_by_role("checkbox", name="undated 2")).to_be_checked()
    assert shown(small) == 10


def test_period_of_a_script_leaves_undated_relations_out_unless_it_asks_for_them(
    small: Visit,
) -> None:
    days = "from: '2023-01-01', to: '2023-12-31'"
    small.tell(f"filter({{period: {{{days}}}}})")
    assert shown(small) == 5
    small.tell("filter({period: {undated: true}})")
    assert shown(small) == 7
    small.tell("filter({period: {from: null, to: null}})")
    assert shown(small) == 10


def test_playing_is_one_step_of_the_history(small: Visit) -> None:
    small.tell("select('arcadia')")
    entries = small.page.evaluate("history.length")
    time(small).get_by_role("button", name="Play").click()
    expect(time(small)).to_contain_text("2023:")
    time(small).get_by_role("button", name="Pause").click()
    assert small.page.evaluate("history.length") == entries + 1
    small.page.go_back()
    expect(time(small)).to_contain_text("all dates")
    expect(small.heading).to_have_text("Arcadia")


def test_started_during_leaves_out_what_began_before(small: Visit) -> None:
    choose_2023(small)
    time(small).get_by_role("combobox").select_option("started during")
    # the plan until 2030 may begin in 2023; the trade since 2022 began before
    expect(time(small)).to_contain_text("2023: 3 certain, 1 possible; 6 hidden (2 undated)")
    assert shown(small) == 4


def test_typed_dates_choose_a_period(small: Visit) -> None:
    first = time(small).get_by_role("textbox", name="From date")
    last = time(small).get_by_role("textbox", name="To date")
    first.fill("2023")
    first.press("Enter")
    last.fill("2023-02")
    last.press("Enter")
    period = small.tell("state()")["filter"]["period"]
    assert (period["from"], period["to"]) == ("2023-01-01", "2023-02-28")
    expect(last).to_have_value("2023-02-28")
    last.fill("2022")
    last.press("Enter")
    expect(last).to_have_attribute("aria-invalid", "true")
    expect(last).to_have_attribute("title", "The period would end before it begins.")
    first.fill("soon")
    first.press("Enter")
    expect(first).to_have_attribute("aria-invalid", "true")
    assert small.tell("state()")["filter"]["period"]["to"] == "2023-02-28"
    last.fill("")
    last.press("Enter")
    assert small.tell("state()")["filter"]["period"]["to"] is None


@pytest.mark.parametrize("width", [1280, 900])
def test_labels_are_under_their_bars_and_apart(
    visit: Callable[..., Visit], small_page: Path, width: int
) -> None:
    page = visit(small_page, width=width)
    chart = time(page).locator(".bars").bounding_box()
    labels = time(page).locator(".axis span")
    boxes = sorted(
        (box["x"], box["x"] + box["width"], text)
        for box, text in zip(
            labels.evaluate_all("(all) => all.map((each) => each.getBoundingClientRect())"),
            labels.all_text_contents(),
            strict=True,
        )
    )
    assert chart
    for left, right, text in boxes:
        bar = chart["x"] + (int(text) - 2021 + 0.5) * chart["width"] / 10
        assert abs((left + right) / 2 - bar) < 2
        assert left >= chart["x"]
        assert right <= chart["x"] + chart["width"]
    assert all(one[1] < other[0] for one, other in pairwise(boxes))


def test_shades_are_explained_and_low_bars_are_seen(small: Visit) -> None:
    expect(time(small).locator(".shades li")).to_have_text(["certain", "possible"])
    heights = (
        time(small)
        .locator("svg rect:is(.certain, .possible)")
        .evaluate_all("(all) => all.map((each) => Number(each.getAttribute('height')))")
    )
    assert all(height == 0 or height >= 2 for height in heights)


def test_bars_count_what_is_certain_and_what_is_only_possible(small: Visit) -> None:
    message = "2023: 4 certain, 1 possible"
    assert message in time(small).locator("svg title").all_text_contents()


def test_dragging_over_the_bars_chooses_a_period(small: Visit) -> None:
    box = time(small).locator("svg").bounding_box()
    assert box
    at = [box["x"] + box["width"] * (place + 0.5) / 10 for place in (1, 3)]
    small.page.mouse.move(at[0], box["y"] + 10)
    small.page.mouse.down()
    small.page.mouse.move(at[1], box["y"] + 12, steps=4)
    small.page.mouse.up()
    expect(time(small)).to_contain_text("2022 to 2024")
    small.page.mouse.move(box["x"], box["y"] + 10)
    expect(time(small)).to_contain_text("2022 to 2024")


def test_steps_and_film_move_the_period(small: Visit) -> None:
    on = time(small).get_by_role("button", name="Next period")
    on.click()
    expect(time(small)).to_contain_text("2021:")
    on.click()
    expect(time(small)).to_contain_text("2022:")
    time(small).get_by_role("button", name="Play").click()
    expect(time(small)).to_contain_text("2024:")
    time(small).get_by_role("button", name="Pause").click()
    expect(time(small).get_by_role("button", name="Play")).to_be_visible()
    time(small).get_by_role("button", name="All dates").click()
    expect(time(small)).to_contain_text("all dates")


def test_period_is_in_the_address(visit: Callable[..., Visit], small_page: Path) -> None:
    first = visit(small_page)
    choose_2023(first)
    time(first).get_by_role("combobox").select_option("started during")
    address = first.page.evaluate("location.hash")
    second = visit(small_page)
    second.page.evaluate("hash => { location.hash = hash; }", address)
    expect(time(second)).to_contain_text("2023:")
    expect(time(second).get_by_role("combobox")).to_have_value("started")
    assert shown(second) == shown(first)
    second.page.go_back()
    expect(time(second)).to_contain_text("all dates")


def test_relations_without_a_topic_can_be_left_out(small: Visit) -> None:
    small.legend.get_by_role("button", name="Topics", exact=True).click()
    small.switch("no topic").uncheck()
    assert shown(small) == 1
    expect(small.legend.get_by_role("group", name="Topics")).to_contain_text("9 relations hidden")


def test_relation_goes_when_all_of_its_sources_do(small: Visit) -> None:
    small.legend.get_by_role("button", name="Sources", exact=True).click()
    sources = small.legend.get_by_role("group", name="Sources").get_by_role("checkbox")
    expect(sources).to_have_count(3)
    before = shown(small)
    sources.first.uncheck()
    # only the gazette reports the memorandum and the visit; the signing has another source too
    assert before - shown(small) == 2


def test_whole_view_is_shown_again_by_one_button(small: Visit) -> None:
    choose_2023(small)
    small.switch("signed").uncheck()
    small.summary.get_by_role("button", name="Show all").click()
    assert shown(small) == 10
    expect(time(small)).to_contain_text("all dates")


def test_scripts_can_ask_for_a_period(small: Visit) -> None:
    small.tell("filter({period: {from: '2023-01-01', to: '2023-12-31', undated: false}})")
    assert shown(small) == 5
    expect(time(small)).to_contain_text("2023: 4 certain, 1 possible; 5 hidden (2 undated)")
    message = {
        "from": "2023-01-01",
        "to": "2023-12-31",
        "mode": "during",
        "undated": False,
        "certain": False,
    }
    assert small.tell("state()")["filter"]["period"] == message
    small.tell("filter({period: {from: null, to: null, undated: true}, topic: ['rivers']})")
    assert shown(small) == 1


def test_period_that_is_not_of_whole_bars_is_named_by_its_days(small: Visit) -> None:
    small.tell("filter({period: {from: '2021-01-01', to: '2021-06-30'}})")
    expect(time(small)).to_contain_text("2021-01-01 to 2021-06-30: 2 possible;")
    small.tell("filter({period: {to: null}})")
    expect(time(small)).to_contain_text("since 2021-01-01: 7 certain, 1 possible;")
