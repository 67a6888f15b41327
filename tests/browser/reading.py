"""Reading instead of looking: what the tabs over the drawing open."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, expect

from browser.visits import Visit


def open_tab(visit: Visit, name: str) -> None:
    """Choose one of Drawing, Table and Timeline."""
    visit.page.get_by_role("tab", name=name).click()


def table_of(visit: Visit) -> Locator:
    return visit.page.get_by_role("grid", name="Relations")


def rows_of(visit: Visit) -> Locator:
    """The rows of the table that are in the document, without the head."""
    return table_of(visit).locator("tbody").get_by_role("row")


def column(visit: Visit, name: str) -> list[str]:
    """What the table says in a column, from top to bottom."""
    heads = table_of(visit).get_by_role("columnheader")
    place = heads.all_text_contents().index(name) + 1
    return table_of(visit).locator(f"tbody td:nth-child({place})[role]").all_text_contents()


def only_chosen(visit: Visit) -> Locator:
    return visit.page.get_by_role("checkbox", name="Selection only")


def save(visit: Visit, what: str, folder: Path) -> str:
    """Save something; its content."""
    visit.page.get_by_role("button", name="Save", exact=True).click()
    with visit.page.expect_download() as saved:
        visit.page.get_by_role("button", name=what).click()
    file = folder / saved.value.suggested_filename
    saved.value.save_as(file)
    expect(visit.page.get_by_role("button", name="Save", exact=True)).to_be_visible()
    return file.read_bytes().decode("utf-8")
