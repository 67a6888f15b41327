"""The relations as a table: sorted, driven by keyboard, in step with the drawing."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser.conftest import Open, write_page
from browser.reading import column, only_chosen, open_tab, rows_of, table_of
from browser.small import VOCABULARY
from browser.visits import Visit
from folders import node, relation, write_folder

IN_TIME_ORDER = [
    "until 2030",
    "2021",
    "2022",
    "since 2022",
    "2023",
    "2023-05-02 to 2023-05-04 (inferred)",
    "2023-05-03",
    "about 2025",
    "undated",
    "undated",
]


@pytest.fixture
def table(small: Visit) -> Visit:
    open_tab(small, "Table")
    return small


def test_tabs_are_moved_through_by_arrows(small: Visit) -> None:
    tabs = small.page.get_by_role("tab")
    expect(tabs).to_have_text(["Network", "Table", "Timeline"])
    tabs.nth(0).focus()
    for key, chosen in [("ArrowRight", 1), ("ArrowRight", 2), ("ArrowRight", 0), ("End", 2)]:
        small.page.keyboard.press(key)
        expect(tabs.nth(chosen)).to_be_focused()
        expect(tabs.nth(chosen)).to_have_attribute("aria-selected", "true")
    expect(small.page.get_by_role("tabpanel", name="Timeline")).to_be_visible()
    expect(small.drawing).to_be_hidden()
    small.page.keyboard.press("Home")
    expect(small.drawing).to_be_visible()
    expect(small.page.get_by_role("tabpanel", name="Network")).to_be_visible()


def test_table_says_everything_in_short(table: Visit) -> None:
    assert column(table, "Date") == IN_TIME_ORDER
    row = rows_of(table).filter(has_text="2023-05-03")
    expect(row.get_by_role("gridcell")).to_have_text(
        [
            "2023-05-03",
            "Ada Ríos, Boris Borsky",
            "signed",
            "Treaty on Rivers",
            "happened",
            "rivers and lakes, trade",
            "also Carl Weber",
            "The Gazette ¶4; The Herald ¶2",
        ]
    )
    expect(rows_of(table).nth(2)).to_contain_text("exports over 1.385 billion USD, -18.4 %")
    expect(table_of(table)).to_have_attribute("aria-rowcount", "11")
    expect(rows_of(table).first).to_have_attribute("aria-rowindex", "2")


def test_head_sorts_and_sorts_back(table: Visit) -> None:
    head = table_of(table).get_by_role("columnheader", name="From")
    expect(table_of(table).get_by_role("columnheader", name="Date")).to_have_attribute(
        "aria-sort", "ascending"
    )
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    ascending = ["Ada Ríos"] * 2 + ["Ada Ríos, Boris Borsky"] + ["Arcadia"] * 3
    ascending += ["Borduria"] * 2 + ["Boris Borsky", "Carl Weber"]
    assert column(table, "From") == ascending
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    assert column(table, "From") == ascending[::-1]


def test_equal_rows_stay_in_time_order_and_undated_last(table: Visit) -> None:
    heads = table_of(table).get_by_role("columnheader")
    heads.filter(has_text="Status").get_by_role("button").click()
    assert column(table, "Status") == ["happened"] * 6 + ["ongoing"] + ["planned"] * 2 + [
        "proposed"
    ]
    happened = ["2021", "2022", "2023", *IN_TIME_ORDER[5:7], "undated"]
    assert column(table, "Date")[:6] == happened
    heads.filter(has_text="Date").get_by_role("button").click()
    heads.filter(has_text="Date").get_by_role("button").click()
    assert column(table, "Date") == [*IN_TIME_ORDER[7::-1], "undated", "undated"]


def test_tab_and_order_are_in_the_address(table: Visit) -> None:
    table_of(table).get_by_role("button", name="To", exact=True).click()
    expected = column(table, "Date")
    table.page.reload()
    table.page.evaluate("() => window.treatygraph.ready")
    assert column(table, "Date") == expected
    table.page.go_back()
    table.page.go_back()
    expect(table.drawing).to_be_visible()
    table.requests.pop()


def test_keyboard_moves_and_opens(table: Visit) -> None:
    keys = table.page.keyboard
    table_of(table).focus()
    keys.press("ArrowDown")
    keys.press("ArrowDown")
    keys.press("ArrowUp")
    current = rows_of(table).nth(1)
    active = table_of(table).get_attribute("aria-activedescendant")
    assert active == current.get_attribute("id")
    keys.press("Enter")
    expect(table.heading).to_have_text("Relation")
    expect(table.heading).to_be_focused()
    expect(table.panel).to_contain_text("Memorandum on the Lake")
    expect(current).to_have_attribute("aria-selected", "true")
    table_of(table).focus()
    keys.press("End")
    keys.press("Enter")
    assert table.tell("state()")["selected"] == "visit-wished"


def test_row_and_drawing_choose_the_same(table: Visit) -> None:
    rows_of(table).filter(has_text="Memorandum").click()
    expect(table.heading).to_have_text("Relation")
    assert table.tell("state()")["selected"] == "memo-signed"
    table.find("Boris Borsky")
    marked = table_of(table).get_by_role("row", selected=True)
    expect(marked).to_have_count(2)
    expect(marked).to_contain_text(["Treaty on Rivers", "visited"])


def test_only_what_is_chosen(table: Visit) -> None:
    expect(only_chosen(table)).to_be_hidden()
    table.find("Ada Ríos")
    expect(rows_of(table)).to_have_count(10)
    only_chosen(table).check()
    expect(rows_of(table)).to_have_count(3)
    rows_of(table).nth(1).click()  # the others stay
    expect(rows_of(table)).to_have_count(3)
    expect(table.heading).to_have_text("Relation")
    table.find("Carl")
    expect(rows_of(table)).to_have_count(1)
    table.page.keyboard.press("Escape")
    expect(rows_of(table)).to_have_count(10)


def test_filters_thin_the_table_out(table: Visit) -> None:
    table.switch("trades with").uncheck()
    expect(rows_of(table)).to_have_count(6)
    table.tell("filter({relation: []})")
    expect(table_of(table)).to_be_hidden()
    none = table.page.get_by_role("tabpanel", name="Table")
    expect(none).to_contain_text("No relations match these filters")
    none.get_by_role("button", name="Show all").click()
    expect(rows_of(table)).to_have_count(10)


@pytest.fixture(scope="module")
def long_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three thousand visits of one person, a day each."""
    folder = tmp_path_factory.mktemp("long")
    visits = [
        relation(f"v{n:04}", "visited", "ada", "arcadia", date=f"{1000 + n}") for n in range(3000)
    ]
    nodes = [node("ada", "person"), node("arcadia")]
    write_folder(folder / "data", nodes, visits, vocabulary=VOCABULARY)
    return write_page(folder / "data", folder / "long.html")


def test_only_rows_in_sight_are_in_the_document(visit: Open, long_page: Path) -> None:
    page = visit(long_page)
    open_tab(page, "Table")
    expect(table_of(page)).to_have_attribute("aria-rowcount", "3001")
    assert rows_of(page).count() < 60
    table_of(page).focus()
    page.page.keyboard.press("End")
    last = rows_of(page).last
    expect(last).to_contain_text("3999")
    expect(last).to_be_in_viewport()
    expect(last).to_have_attribute("aria-rowindex", "3001")
    assert rows_of(page).count() < 60
    page.tell("select('v1500')")
    expect(table_of(page).get_by_role("row", selected=True)).to_be_in_viewport()


def test_narrow_table_scrolls_in_its_own_box(visit: Open, small_page: Path) -> None:
    page = visit(small_page, width=390, height=800)
    open_tab(page, "Table")
    wider = "(element) => element.scrollWidth - element.clientWidth"
    assert table_of(page).evaluate(wider) > 0
    assert page.page.locator(":root").evaluate(wider) <= 0
