"""The page on paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser.conftest import Open
from browser.reading import only_chosen, open_tab, rows_of
from browser.visits import Visit


def test_paper_says_what_is_shown(small: Visit) -> None:
    small.switch("trades with").uncheck()
    small.find("Ada Ríos")
    only_chosen(small).check()
    small.page.emulate_media(media="print")
    expect(small.page.get_by_role("heading", level=1)).to_have_text("A small world")
    expect(small.page.locator("#printed").get_by_role("listitem")).to_have_text(
        [
            "6 of 10 relations.",
            "Excluded relations: trades with.",
            "Selected: Ada Ríos.",
            "Selection only: 3 relations.",
        ]
    )


def test_drawing_and_panel_are_printed_without_buttons(small: Visit) -> None:
    small.find("Ada Ríos")
    small.page.emulate_media(media="print")
    expect(small.drawing).to_be_visible()
    expect(small.legend).to_be_hidden()
    assert small.page.get_by_role("button").count() == 0
    for paragraph in ("¶1", "¶4", "¶9"):
        place = small.panel.locator(".evidence .at", has_text=paragraph)
        expect(place.first).to_be_visible()
    small.page.emulate_media(media="screen")
    expect(small.panel.locator("details[open]")).to_have_count(0)


def test_table_is_printed_where_it_is_open(small: Visit) -> None:
    open_tab(small, "Table")
    small.page.emulate_media(media="print")
    expect(rows_of(small)).to_have_count(10)
    expect(small.drawing).to_be_hidden()
    assert small.page.pdf().startswith(b"%PDF")


def test_printing_shows_rows_out_of_sight(example: Visit) -> None:
    open_tab(example, "Timeline")
    total = example.tell("counts()")["relations"]["total"]
    entries = example.page.get_by_role("listbox").get_by_role("option")
    assert entries.count() < total
    example.page.emulate_media(media="print")
    expect(entries).to_have_count(total)
    example.page.emulate_media(media="screen")
    expect(entries).not_to_have_count(total)


# A4 with margins of 10 mm, in CSS pixels
SHEETS = {"portrait": (718, 1047), "landscape": (1047, 718)}


@pytest.mark.parametrize("sheet", SHEETS)
def test_printed_table_has_readable_columns(visit: Open, example_page: Path, sheet: str) -> None:
    page = visit(example_page, *SHEETS[sheet])
    open_tab(page, "Table")
    page.page.emulate_media(media="print")
    heads = page.page.locator(".table th")
    widths = heads.evaluate_all("(all) => all.map((each) => each.clientWidth)")
    assert min(widths) >= 50
    cut = "(all) => all.filter((each) => each.scrollWidth > each.clientWidth + 1).length"
    assert page.page.locator(".table th button").evaluate_all(cut) == 0


@pytest.mark.parametrize("landscape", [False, True])
def test_table_of_402_rows_is_printed_on_few_numbered_pages(
    example: Visit, landscape: bool
) -> None:
    open_tab(example, "Table")
    pdf = example.page.pdf(format="A4", landscape=landscape)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 40


def test_paper_has_a_legend_of_what_is_shown(small: Visit) -> None:
    legend = small.page.locator("#printed-legend")
    expect(legend).to_be_hidden()
    small.switch("trades with").uncheck()
    small.page.emulate_media(media="print")
    expect(legend).to_be_visible()
    expect(legend.get_by_role("listitem")).to_have_text(
        [
            # the ship has no relation, so filters leave it out
            *("countries", "people", "documents"),
            *("happened", "planned", "proposed"),
            *("signed", "visited", "borders on"),
        ]
    )


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize(
    "address", ["", "view=tab:table", "view=tab:list", "pair=arcadia~borduria"]
)
def test_no_text_leaves_the_sheet(visit: Open, small_page: Path, sheet: str, address: str) -> None:
    page = visit(small_page, *SHEETS[sheet])
    page.page.evaluate(f"location.hash = '{address}'")
    page.page.emulate_media(media="print")
    assert page.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    expect(page.page.locator("#panel .ends:visible")).to_have_count(0)
    page.page.emulate_media(media="screen")
