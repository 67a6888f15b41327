"""What is certain in a period, and what is only possible.

In 2023 four relations of the small world are certain: a signing, a visit, and two trades. A plan to
trade "until 2030" is only possible. The memorandum was signed on some day of 2021.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from browser.reading import column, open_tab, save, table_of
from browser.test_compare import compare
from browser.visits import Visit

IN_2023 = "{from: '2023-01-01', to: '2023-12-31'}"
PLANNED = "trade-planned"


@pytest.fixture
def in_2023(small: Visit) -> Visit:
    small.tell(f"filter({{period: {IN_2023}}})")
    return small


def certain_only(page: Visit) -> Locator:
    return page.page.get_by_role("checkbox", name="certain only")


def timeline_rows(page: Visit) -> Locator:
    listbox = page.page.get_by_role("listbox", name="Relations in time order")
    return listbox.get_by_role("option")


def lines(page: Visit, status: str) -> list[dict[str, object]]:
    return [line for line in page.tell("drawing()")["lines"] if line["status"] == status]


def test_summary_counts_certain_and_possible_relations_of_a_period(in_2023: Visit) -> None:
    expect(in_2023.summary).to_contain_text("5 of 10 relations (4 certain, 1 possible)")
    message = {"shown": 5, "total": 10, "certain": 4, "possible": 1}
    assert in_2023.tell("counts()")["relations"] == message


def test_nothing_is_certain_or_possible_without_a_period(small: Visit) -> None:
    expect(certain_only(small)).to_be_disabled()
    assert small.tell("counts()")["relations"] == {"shown": 10, "total": 10}
    expect(small.legend.get_by_text("only possible")).to_be_hidden()
    open_tab(small, "Timeline")
    expect(timeline_rows(small).first).to_be_visible()
    expect(small.page.locator(".list .badge.possible")).to_have_count(0)


def test_certain_only_leaves_out_what_is_possible_and_undated(in_2023: Visit) -> None:
    undated = in_2023.page.get_by_role("checkbox", name="undated 2")
    undated.check()
    certain_only(in_2023).check()
    expect(in_2023.summary).to_contain_text("4 of 10 relations (4 certain)")
    expect(undated).to_be_disabled()
    expect(undated).not_to_be_checked()
    certain_only(in_2023).uncheck()
    expect(in_2023.summary).to_contain_text("7 of 10 relations (4 certain, 1 possible)")


def test_certain_only_is_in_the_address(
    in_2023: Visit, visit: Callable[..., Visit], small_page: Path
) -> None:
    certain_only(in_2023).check()
    address = in_2023.page.evaluate("location.hash")
    assert "certain" in address
    other = visit(small_page)
    other.page.evaluate("hash => { location.hash = hash; }", address)
    expect(certain_only(other)).to_be_checked()
    assert other.tell("counts()")["relations"]["shown"] == 4


def test_all_dates_switch_certain_only_off(in_2023: Visit) -> None:
    certain_only(in_2023).check()
    in_2023.page.get_by_role("button", name="All dates").click()
    expect(certain_only(in_2023)).not_to_be_checked()
    assert in_2023.tell("state()")["filter"]["period"]["certain"] is False


def test_lines_that_are_only_possible_are_paler_and_explained_in_the_legend(
    in_2023: Visit,
) -> None:
    [planned], [ongoing] = lines(in_2023, "planned"), lines(in_2023, "ongoing")
    assert str(planned["color"]).replace("0.5", "0.7") == str(ongoing["color"])
    expect(in_2023.legend.get_by_text("only possible")).to_be_visible()


def test_solid_line_of_what_is_only_possible_is_broken(small: Visit) -> None:
    def memo() -> dict[str, object]:
        return next(line for line in lines(small, "happened") if line["count"] == 1)

    small.tell("filter({relation: ['signed'], period: {from: '2021-05-01', to: '2021-05-31'}})")
    assert small.tell("counts()")["relations"]["possible"] == 1
    assert memo()["dashes"] == [14, 4, 2, 4]
    small.tell("filter({period: {from: '2021-01-01', to: '2021-12-31'}})")
    assert memo()["dashes"] is False


def test_rows_of_table_and_timeline_mark_what_is_only_possible(in_2023: Visit) -> None:
    open_tab(in_2023, "Table")
    assert [text.startswith("possible") for text in column(in_2023, "Date")].count(True) == 1
    expect(table_of(in_2023).get_by_role("row").filter(has_text="planned")).to_contain_text(
        "possible"
    )
    open_tab(in_2023, "Timeline")
    rows = timeline_rows(in_2023)
    expect(rows.filter(has_text="possible")).to_have_count(1)
    expect(rows.filter(has_text="possible")).to_contain_text("planned")


def test_groups_of_a_panel_count_and_mark_what_is_only_possible(in_2023: Visit) -> None:
    in_2023.tell("select('arcadia')")
    trade = in_2023.group("trades with")
    expect(trade.get_by_role("heading")).to_have_text("trades with 1 certain, 1 possible")
    expect(trade.get_by_role("listitem").filter(has_text="planned")).to_contain_text("possible")
    expect(in_2023.group("buys from").get_by_role("heading")).to_have_text("buys from 1 certain")


def test_switches_of_the_legend_count_what_is_certain_and_what_is_only_possible(
    in_2023: Visit,
) -> None:
    def count(label: str) -> str:
        entry = in_2023.legend.get_by_role("listitem").filter(has_text=label)
        return entry.locator(".count [aria-hidden]").inner_text()

    expect(in_2023.switch("trades with 2 certain, 1 possible")).to_be_visible()
    expect(in_2023.switch("visited 1 certain")).to_be_visible()
    expect(in_2023.switch("planned 1 possible")).to_be_visible()
    assert count("trades with") == "2 + 1"
    assert count("visited") == "1"
    certain_only(in_2023).check()
    assert count("trades with") == "2"


def test_undated_relations_are_counted_beside_those_of_the_period(in_2023: Visit) -> None:
    in_2023.page.get_by_role("checkbox", name="undated 2").check()
    expect(in_2023.switch("borders on 1 undated")).to_be_visible()
    in_2023.tell("select('arcadia')")
    heading = in_2023.group("borders on").get_by_role("heading")
    expect(heading).to_have_text("borders on 1 undated")


def test_sections_of_a_comparison_count_what_is_only_possible(in_2023: Visit) -> None:
    compare(in_2023, "Arcadia", "Borduria")
    titles = ["trades with 2 certain", "visited 1 certain", "not established 1 possible"]
    contents = in_2023.panel.get_by_role("navigation", name="Connections")
    expect(contents.get_by_role("listitem")).to_contain_text(titles[:1] + titles[2:])
    for title in (titles[0], titles[2]):
        expect(in_2023.panel.get_by_role("heading", level=3, name=title)).to_be_visible()


def test_saved_table_says_what_is_certain_in_the_period(in_2023: Visit, tmp_path: Path) -> None:
    open_tab(in_2023, "Table")
    head, *rows = save(in_2023, "CSV table", tmp_path).splitlines()
    at = head.split(",").index("certain")
    # only the treaty has cells with commas; its row is not among the trades
    trades = {row.split(",")[0]: row.split(",")[at] for row in rows if row.startswith("trade")}
    assert trades == {"trade-2023": "True", "trade-back": "True", PLANNED: "False"}


@pytest.mark.parametrize(
    ("relation", "text"),
    [
        (
            "memo-signed",
            "Event: it took place within this date. Possible: 2021-01-01 to 2021-12-31."
            " No single day is certain.",
        ),
        ("trade-2022", "Figure of a period: it covers all of this date. Certain: 2022-01-01 to"),
        ("visit-2023", "Certain: 2023-05-02 to 2023-05-04."),
        ("border", "State, undated."),
    ],
)
def test_panel_of_a_relation_says_how_its_date_is_read(
    small: Visit, relation: str, text: str
) -> None:
    small.tell(f"select('{relation}')")
    expect(small.panel).to_contain_text(text)


def test_bar_of_a_timeline_row_shows_what_is_certain_and_what_is_possible(small: Visit) -> None:
    open_tab(small, "Timeline")
    bars = {
        name: timeline_rows(small).filter(has_text=name).locator(".span")
        for name in ("Memorandum", "Treaty", "ongoing")
    }
    expect(bars["Memorandum"].locator(".possible")).to_have_count(1)
    expect(bars["Memorandum"].locator(".certain")).to_have_count(0)
    expect(bars["Treaty"].locator(".certain")).to_have_count(1)
    expect(bars["ongoing"].locator(".certain.open-end")).to_have_count(1)


def test_steps_of_a_path_in_time_say_whether_their_order_is_certain(small: Visit) -> None:
    path = small.tell("path('ada', 'arcadia', {inTime: true})")["paths"][0]
    assert [step.get("order") for step in path["steps"]] == [None, "certain"]
    notes = small.panel.locator(".order")
    expect(notes).to_have_text("Certainly not before the previous step.")
    # the visit of about 2025 comes before or after anything that certainly held
    small.tell("path('boris', 'borduria', {inTime: true, planned: true})")
    expect(notes).to_have_text("Possibly before the previous step: the dates allow both orders.")


def test_path_can_be_limited_to_a_certain_order(small: Visit) -> None:
    small.tell("path('boris', 'borduria', {inTime: true, planned: true})")
    expect(small.panel).to_contain_text("2 steps, one path.")
    small.page.get_by_role("checkbox", name="Only if the order is certain").check()
    expect(small.panel).to_contain_text("3 steps, one path.")
    assert small.tell("state()")["route"]["certain"] is True
    small.page.go_back()
    expect(small.panel).to_contain_text("2 steps, one path.")


def test_order_of_a_path_is_certain_if_only_the_certain_is_wanted(in_2023: Visit) -> None:
    certain_only(in_2023).check()
    in_2023.tell("path('ada', 'boris', {inTime: true})")
    expect(in_2023.panel.locator(".order")).to_have_text("Certainly not before the previous step.")
