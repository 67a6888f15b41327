"""The panel of a treaty shows its parties over time, that of a state what it is bound by.

The folder is that of docs/treaties.md, which explains the days, and a protocol without parties.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from browser.conftest import Open, graph_of, write_page
from browser.test_access import axe, grave_faults
from browser.visits import Visit
from treatygraph.page import make_page

__all__ = ["axe"]

TREATIES = Path(__file__).parent / "treaty-world"
RIVERS = "select('rivers')"


@pytest.fixture(scope="session")
def treaty_page(pages: Path) -> Path:
    return write_page(TREATIES, pages / "treaties.html", "Treaties")


@pytest.fixture
def treaties(visit: Open, treaty_page: Path) -> Visit:
    return visit(treaty_page)


def on(page: Visit, first: str, last: str | None = None, more: str = "") -> None:
    page.tell(f"filter({{period: {{from: '{first}', to: '{last or first}'{more}}}}})")


def section(page: Visit, title: str) -> Locator:
    return page.panel.locator("section").filter(
        has=page.page.get_by_role("heading", level=3, name=title)
    )


def entries(page: Visit, title: str) -> list[list[str]]:
    """Each entry of a table: its name and state, its four days, and what it rests on."""
    groups = section(page, title).locator("tbody")
    return [
        [
            *row.locator(".head th > span").all_inner_texts(),
            *(" ".join(day.split()) for day in row.locator("tr:nth-child(2) td").all_inner_texts()),
            *row.locator(".why p").all_inner_texts(),
        ]
        for row in groups.all()
    ]


def test_parties_of_a_treaty_on_a_day(treaties: Visit) -> None:
    on(treaties, "2003-06-30")
    treaties.tell(RIVERS)
    heading = section(treaties, "Parties").get_by_role("heading")
    expect(heading).to_have_text("Parties 2 in force, 1 not known")
    rows = {row[0]: row[1:6] for row in entries(treaties, "Parties")}
    assert rows == {
        "Arcadia": [
            "in force",
            "2000-01-01",
            "2000-03-01 ratification",
            "2000-06-01",
            "2005-04-30",
        ],
        "New Union": ["in force", "", "", "2001-12-26", "open"],
        "Borduria": ["not known", "2000-01-01", "2003 ratification", "2003", "2011-03-31"],
        "Carpathia": ["not in force", "2000-02-01", "", "", ""],
        "Old Union": ["not in force", "", "2000-12-01 accession", "2000-12-01", "2001-12-25"],
    }
    notes = {row[0]: row[6:] for row in entries(treaties, "Parties")}
    assert notes["Borduria"][0] == "Missing: exact day of its consent."
    assert notes["Carpathia"][0] == "Because: signed only."
    assert notes["Old Union"][0] == "Because: state ended."


def test_without_a_period_every_stretch_has_its_last_state(treaties: Visit) -> None:
    treaties.tell(RIVERS)
    states = [row[:2] + row[4:6] for row in entries(treaties, "Parties")]
    assert ["Arcadia", "not in force", "2000-06-01", "2005-04-30"] in states
    assert ["Arcadia", "in force", "2008-08-08", "open"] in states
    assert ["Borduria", "not in force", "2003", "2011-03-31"] in states
    assert len(states) == 6


def test_stretch_names_the_relations_it_rests_on(treaties: Visit) -> None:
    on(treaties, "2003-06-30")
    treaties.tell(RIVERS)
    arcadia = section(treaties, "Parties").locator("tbody").filter(has_text="Arcadia")
    expect(arcadia.locator(".why")).to_contain_text(
        "Rests on: consented to be bound by 2000-03-01, withdrew from 2004-05-01"
    )
    arcadia.get_by_role("link", name="withdrew from 2004-05-01").click()
    expect(treaties.heading).to_have_text("Relation")
    assert treaties.tell("state()")["selected"] == "a-left"


def test_certain_only_leaves_out_parties_that_may_be_bound(treaties: Visit) -> None:
    on(treaties, "2003-06-30", more=", certain: true")
    treaties.tell(RIVERS)
    names = [row[0] for row in entries(treaties, "Parties")]
    assert "Borduria" not in names
    assert "Arcadia" in names


def test_chart_counts_the_parties_between_changes(treaties: Visit) -> None:
    treaties.tell(RIVERS)
    chart = treaties.panel.get_by_role("img", name="Parties of Convention on Rivers over time")
    expect(chart).to_be_visible()
    described = chart.locator("desc").text_content() or ""
    for stage in (
        "2000-06-01 to 2000-11-30: 1 in force",
        "2003-01-01 to 2003-12-30: 2 in force, 1 not known",
        "2003-12-31 to 2005-04-30: 3 in force",
        "2005-05-01 to 2008-08-07: 2 in force",
        "2008-08-08 to 2011-03-31: 3 in force",
    ):
        assert stage in described
    expect(chart.locator(".chosen")).to_have_count(0)
    on(treaties, "2003-06-30")
    expect(chart.locator(".chosen")).to_have_count(1)


def test_state_is_bound_by_what_is_in_force_on_the_brushed_days(treaties: Visit) -> None:
    treaties.tell("select('arcadia')")
    assert [row[4:6] for row in entries(treaties, "Bound by")] == [
        ["2000-06-01", "2005-04-30"],
        ["2008-08-08", "open"],
    ]
    on(treaties, "2004-01-01", "2004-12-31")
    assert [row[:2] for row in entries(treaties, "Bound by")] == [
        ["Convention on Rivers", "in force"]
    ]
    on(treaties, "2006-01-01")
    expect(section(treaties, "Bound by")).to_contain_text("No treaty is known to be in force.")


def test_lineage_names_treaties_before_and_after_by_distance(treaties: Visit) -> None:
    treaties.tell(RIVERS)
    lineage = section(treaties, "Lineage").get_by_role("listitem")
    expect(lineage).to_have_text(
        [
            "Convention on Lakes supersedes Convention on Rivers",
            "Protocol on Harbours is a protocol to Convention on Lakes",
        ]
    )
    # undated links between treaties hold in every period
    on(treaties, "2003-06-30")
    expect(lineage).to_have_count(2)


def test_node_that_has_to_do_with_no_treaty_has_no_such_section(
    treaties: Visit, small_page: Path, small: Visit
) -> None:
    treaties.tell("select('minister')")
    expect(treaties.panel.locator(".treaty")).to_have_count(0)
    small.tell("select('treaty')")
    expect(small.panel.locator(".treaty")).to_have_count(0)
    assert "lives." not in small_page.read_text(encoding="utf-8").split('id="data">')[1][:60_000]


def test_act_outside_of_the_page_is_named_by_its_id(visit: Open, pages: Path) -> None:
    file = pages / "since-2008.html"
    graph = graph_of(TREATIES).where(since="2008")
    file.write_text(make_page(graph, "Since 2008").html, encoding="utf-8", newline="")
    page = visit(file)
    page.tell(RIVERS)
    rows = [row for row in entries(page, "Parties") if row[0] == "Borduria"]
    [[_, _, signed, consent, *_, basis]] = rows
    assert (signed, consent) == ("2000-01-01", "2003")
    assert basis == "Rests on: b-ratified, lakes-for-rivers"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_panels_of_treaties_have_no_grave_faults(
    visit: Open, treaty_page: Path, axe: str, scheme: str, width: int
) -> None:
    page = visit(treaty_page, width=width, height=800, color_scheme=scheme)
    on(page, "2003-06-30")
    for key in ("rivers", "borduria"):
        page.tell(f"select('{key}')")
        assert grave_faults(page, axe) == []
        panel = page.panel.evaluate("panel => panel.scrollWidth <= panel.clientWidth")
        assert panel, "nothing is wider than the panel"
