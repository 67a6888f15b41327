"""The legend: what there is, how it is drawn, and switches that hide it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from browser.visits import Visit


def test_every_switch_has_a_count_and_a_sample(small: Visit) -> None:
    expect(small.legend.get_by_role("listitem")).to_have_text(
        [
            *("countries3", "people4", "documents2", "ships1"),
            *("happened6", "ongoing1", "planned2", "proposed1"),
            *("signed2", "visited3", "borders on1", "trades with4"),
        ]
    )
    assert small.legend.locator("li svg").count() == 12


@pytest.mark.parametrize(
    ("label", "nodes", "relations", "message"),
    [
        # with them go carl, and the three nodes that nothing ties
        ("visited", 6, 7, "6 of 10 nodes, 7 of 10 relations. Filters hide 3 relations. Show all"),
        ("planned", 7, 8, "7 of 10 nodes, 8 of 10 relations. Filters hide 2 relations. Show all"),
        # left are two documents, who signed them, the hermit and the ship
        ("countries", 6, 2, "6 of 10 nodes, 2 of 10 relations. Filters hide 8 relations. Show all"),
        ("ships", 9, 10, "9 of 10 nodes, 10 of 10 relations. Show all"),
    ],
)
def test_switch_hides_and_shows(
    small: Visit, label: str, nodes: int, relations: int, message: str
) -> None:
    small.switch(label).uncheck()
    expect(small.summary).to_have_text(message)
    counts = small.tell("counts()")
    assert (counts["nodes"]["shown"], counts["relations"]["shown"]) == (nodes, relations)
    assert len(small.tell("drawing()")["nodes"]) == nodes
    small.switch(label).check()
    expect(small.summary).to_have_text("10 nodes, 10 relations")
    assert len(small.tell("drawing()")["nodes"]) == 10


def test_counts_follow_the_other_groups(small: Visit) -> None:
    small.switch("visited").uncheck()
    expect(small.legend.get_by_role("listitem")).to_have_text(
        [
            *("countries2", "people2", "documents2", "ships0"),
            *("happened5", "ongoing1", "planned1", "proposed0"),
            *("signed2", "visited3", "borders on1", "trades with4"),
        ]
    )


def test_all_and_none(small: Visit) -> None:
    small.legend.get_by_role("button", name="Relations: none").click()
    expect(small.switch("signed")).not_to_be_checked()
    expect(small.summary).to_contain_text("0 of 10 nodes, 0 of 10 relations.")
    small.switch("signed").check()
    expect(small.summary).to_contain_text("4 of 10 nodes, 2 of 10 relations.")
    small.legend.get_by_role("button", name="Relations: all").click()
    expect(small.summary).to_have_text("10 nodes, 10 relations")


def test_everything_hidden_says_so_and_how_to_go_back(small: Visit) -> None:
    notice = small.page.get_by_role("status").filter(has_text="No relations match these filters")
    expect(notice).to_be_hidden()
    small.legend.get_by_role("button", name="Status: none").click()
    expect(notice).to_be_visible()
    notice.get_by_role("button", name="Show everything").click()
    expect(notice).to_be_hidden()
    expect(small.switch("happened")).to_be_checked()
    expect(small.summary).to_have_text("10 nodes, 10 relations")


def test_panel_follows_the_filters_and_says_what_they_hide(small: Visit) -> None:
    small.find("Arcadia")
    small.switch("trades with").uncheck()
    expect(small.group("trades with")).to_have_count(0)
    expect(small.panel).to_contain_text("4 relations filtered out.")
    small.panel.get_by_role("button", name="Show all").click()
    expect(small.group("trades with")).to_have_count(1)


def test_filters_through_the_interface(small: Visit) -> None:
    small.tell("filter({kind: ['person', 'country'], relation: ['visited'], status: ['planned']})")
    assert small.tell("counts()")["relations"] == {"shown": 1, "total": 10}
    message = small.tell("state()")["filter"]
    assert (message["kind"], message["relation"]) == (["country", "person"], ["visited"])
    assert message["status"] == ["planned"]
    expect(small.switch("signed")).not_to_be_checked()
    small.tell("filter({relation: 'any', status: 'any'})")
    assert small.tell("counts()")["relations"] == {"shown": 8, "total": 10}
