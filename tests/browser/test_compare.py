"""Comparing two actors: everything that binds them, by group, with the figures as a chart."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from browser.conftest import Open, graph_of, write_page
from browser.test_paths_page import world, world_page
from browser.visits import Visit
from folders import VOCABULARY, node, relation, write_folder
from treatygraph.dataset import example_folder
from treatygraph.queries.between import between

__all__ = ["world", "world_page"]


def compare(visit: Visit, one: str, other: str) -> None:
    visit.find(one)
    visit.panel.get_by_role("button", name=f"Compare with another node: {one}").click()
    box = visit.panel.get_by_role("combobox", name="Compare with")
    box.fill(other)
    box.press("Enter")


def section(visit: Visit, title: str) -> Locator:
    return visit.panel.get_by_role("region", name=title)


def test_everything_that_binds_the_two_by_group(world: Visit) -> None:
    compare(world, "Arcadia", "Borduria")
    expect(world.heading).to_have_text("Arcadia and Borduria")
    titles = world.panel.get_by_role("heading", level=3)
    expect(titles).to_have_text(
        [
            "documents 1",
            "visited 1",
            "met 1",
            "events 3",
            "cooperates with 1",
            "trades with 2",
            "figures by period",
            "not established 2",
        ]
    )
    expect(section(world, "visited").get_by_role("heading", level=4)).to_have_text(
        "Arcadia → Borduria 1"
    )
    expect(section(world, "met").get_by_role("heading", level=4)).to_have_text(
        ["trade 1", "water 1"]
    )
    expect(section(world, "not established").locator(".badge")).to_have_text(
        ["planned", "cancelled"]
    )


def test_figures_are_drawn_and_stand_in_a_table(world: Visit) -> None:
    compare(world, "Arcadia", "Borduria")
    chart = world.panel.get_by_role("img", name="Figures of Arcadia and Borduria by period, in USD")
    expect(chart.locator("text")).to_have_text(["2021", "300 million", "2022", "1.2 billion"])
    widths = chart.locator("rect").evaluate_all(
        "(bars) => bars.map((bar) => +bar.getAttribute('width'))"
    )
    assert widths[0] == pytest.approx(widths[1] / 4)
    world.panel.get_by_text("As a table").click()
    rows = world.panel.get_by_role("table").get_by_role("row")
    expect(rows.nth(1)).to_have_text("2021exports, Borduria → Arcadia300 million USDhappened")
    rows.nth(2).get_by_role("link", name="2022").click()
    expect(world.heading).to_have_text("Relation")
    world.panel.get_by_role("button", name="← Arcadia and Borduria").click()
    expect(world.heading).to_have_text("Arcadia and Borduria")


def test_target_is_hollow(example: Visit) -> None:
    compare(example, "Kazakhstan", "Tajikistan")
    bars = example.panel.locator("figure > svg rect")
    open_bars = example.panel.locator("figure > svg rect.open")
    assert 0 < open_bars.count() < bars.count()
    assert open_bars.first.evaluate("(bar) => getComputedStyle(bar).fill") == "none"


def test_filters_apply(world: Visit) -> None:
    compare(world, "Arcadia", "Borduria")
    world.switch("planned").uncheck()
    expect(section(world, "not established").locator(".badge")).to_have_text("cancelled")


def test_nothing_binds_them(world: Visit) -> None:
    compare(world, "Arcadia", "Hermit")
    expect(world.panel).to_contain_text("No relations connect them under these filters.")


def test_address_keeps_the_comparison_and_a_path_leads_on(world: Visit) -> None:
    compare(world, "Arcadia", "Borduria")
    world.page.reload()
    expect(world.heading).to_have_text("Arcadia and Borduria")
    world.panel.get_by_role("button", name="Path between them").click()
    expect(world.heading).to_have_text("Path from Arcadia to Borduria")
    world.panel.get_by_role("button", name="Compare these two").click()
    assert world.tell("state()")["pair"] == ["arcadia", "borduria"]
    world.requests.pop()


@pytest.mark.parametrize(
    ("one", "other"), [("Kazakhstan", "Tajikistan"), ("Kazakhstan", "Uzbekistan")]
)
def test_comparison_of_the_example_is_that_of_python(example: Visit, one: str, other: str) -> None:
    graph = graph_of(example_folder())
    expected = between(graph, one, other).to_dicts()
    compare(example, one, other)
    more = example.panel.get_by_role("button", name=re.compile(r"^Show \d+ more$"))
    while more.count():
        more.first.click()
    shown = example.panel.locator(".compared .claim .type a").evaluate_all(
        "(links) => links.map((link) => new URLSearchParams(link.hash.slice(1)).get('select'))"
    )
    assert set(shown) == {each["id"] for each in expected}
    open_ones = section(example, "not established").locator("h3 .count")
    planned = [each for each in expected if each["group"] == "not established"]
    expect(open_ones).to_have_text(str(len(planned)))


def test_narrow_screen_needs_no_scrolling_sideways(visit: Open, example_page: Path) -> None:
    page = visit(example_page, width=390, height=800)
    compare(page, "Kazakhstan", "Tajikistan")
    page.panel.get_by_text("As a table").first.click()
    assert page.page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.panel.evaluate("(panel) => panel.scrollWidth - panel.clientWidth") <= 0


def test_each_of_six_series_has_a_colour_of_its_own(visit: Open, tmp_path: Path) -> None:
    measures = ("exports", "imports", "turnover", "transit", "aid", "loans")
    figures = [
        relation(f"{measure}{year}", "trades_with", "a", "b", measure=measure, value=number + year)
        | {"date": str(year)}
        for number, measure in enumerate(measures)
        for year in (2020, 2021)
    ]
    words = VOCABULARY.replace("[turnover, exports]", f"[{', '.join(measures)}]")
    folder = write_folder(tmp_path / "six", [node("a"), node("b")], figures, vocabulary=words)
    page = visit(write_page(folder, tmp_path / "six.html"))
    page.page.evaluate("location.hash = 'pair=a~b'")
    swatches = page.panel.locator(".chart .key rect:not(.open)")
    expect(swatches).to_have_count(len(measures))
    colours = swatches.evaluate_all("(all) => all.map((each) => getComputedStyle(each).fill)")
    assert len(set(colours)) == len(measures)
