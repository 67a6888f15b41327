"""The page on paper."""

from __future__ import annotations

from playwright.sync_api import expect

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
