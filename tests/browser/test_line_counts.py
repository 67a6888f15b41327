"""Counts on lines, in tooltips and in the panel are of the data, not of what is drawn."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser.conftest import Open, graph_of
from browser.small import VOCABULARY
from browser.visits import Visit
from folders import node, relation, write_folder
from treatygraph.page import make_page

JOINT = VOCABULARY.replace("shape: diamond", "shape: diamond, joint: true")
STATES = [f"state{number}" for number in range(10)]
# signatories and years; the fourth is drawn, because it has the most relations
TREATIES = {
    "alone1": (["state0", "state1"], "1951"),
    "alone2": (["state0", "state1"], "1962"),
    "three": (["state0", "state1", "state2"], "1953"),
    "charter": (STATES, "1955"),
    "other": (["state0", "state3"], "1951"),
}


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten states that sign treaties, and more neighbours than are drawn."""
    folder = tmp_path_factory.mktemp("counts")
    signed = [
        relation(f"{treaty}-{state}", "signed", state, treaty) | {"date": year}
        for treaty, (states, year) in TREATIES.items()
        for state in states
    ]
    leaves = [f"leaf{number}" for number in range(30)]
    ties = [
        relation(f"tie-{leaf}", "borders_on", leaf, STATES[number % 10])
        for number, leaf in enumerate(leaves)
    ]
    ties.append(relation("direct", "borders_on", "state0", "state1"))
    nodes = [*map(node, [*STATES, *leaves]), *(node(key, "document") for key in TREATIES)]
    data = write_folder(folder / "data", nodes, [*signed, *ties], vocabulary=JOINT)
    file = folder / "page.html"
    file.write_text(
        make_page(graph_of(data), "Counts", budget=14).html, encoding="utf-8", newline=""
    )
    return file


@pytest.fixture
def counts(visit: Open, page: Path) -> Visit:
    return visit(page)


def shared(visit: Visit) -> int:
    """What the line of shared documents between the first two states says."""
    return line_of(visit, "documents")


def line_of(visit: Visit, sort: str) -> int:
    drawn = visit.tell("drawing()")
    pair = {each["id"] for each in drawn["nodes"] if each["name"] in ("state0", "state1")}
    [line] = [
        each
        for each in drawn["lines"]
        if each["type"] == sort and {each["from"], each["to"]} == pair
    ]
    return int(line["label"])


def test_line_counts_documents_that_are_drawn_or_shared_with_others(counts: Visit) -> None:
    assert "charter" in {each["name"] for each in counts.tell("drawing()")["nodes"]}
    assert shared(counts) == 4


def test_count_on_a_line_follows_the_period(counts: Visit) -> None:
    days = "from: '1950-01-01', to: '1959-12-31'"
    counts.tell(f"filter({{period: {{{days}, undated: true}}}})")
    assert shared(counts) == 3


def test_panel_of_a_line_says_what_the_line_says(counts: Visit) -> None:
    counts.tell("select('documents~state0~state1')")
    expect(counts.heading).to_have_text("state0 and state1 share 4 documents or meetings")
    for treaty in ("alone1", "alone2", "three", "charter"):
        expect(counts.panel.get_by_role("link", name=treaty).first).to_be_visible()
    expect(counts.panel.get_by_role("link", name="other", exact=True)).to_have_count(0)


def test_merged_line_counts_direct_relations_and_documents(counts: Visit) -> None:
    counts.page.evaluate("location.hash = 'view=lines:together'")
    counts.page.wait_for_function("treatygraph.drawing().lines.some(({type}) => type === 'all')")
    assert line_of(counts, "all") == 5
    counts.tell("select('all~state0~state1')")
    expect(counts.heading).to_have_text("state0 and state1 share 4 documents or meetings")


def test_states_are_linked_through_documents_that_are_switched_off(counts: Visit) -> None:
    counts.switch("borders on").uncheck()
    counts.switch("documents").uncheck()
    drawn = counts.tell("drawing()")
    assert {each["name"] for each in drawn["nodes"]} == set(STATES)
    # all pairs share the charter; more lines than can be read are left out
    assert {each["type"] for each in drawn["lines"]} == {"documents"}
    assert shared(counts) == 4
    signatures = sum(len(states) for states, _ in TREATIES.values())
    assert counts.tell("counts()")["relations"]["shown"] == signatures
    note = counts.page.get_by_text("linked through what they share")
    expect(note).to_contain_text("The strongest 21 of 45 lines.")


def test_document_that_links_nobody_hides_its_relation_when_switched_off(counts: Visit) -> None:
    counts.switch("borders on").uncheck()
    counts.switch("documents").uncheck()
    counts.tell("select('state3')")
    counts.panel.get_by_role("button", name="Hide", exact=True).click()
    # the treaty of state0 and state3 links nobody any longer
    counts.tell("select('other')")
    expect(counts.panel).to_contain_text("All its relations are filtered out.")


def test_tooltip_of_a_node_counts_relations_under_the_filters(counts: Visit) -> None:
    point_at(counts, "state0")
    # five signatures, three neighbours and one border with another state
    expect(counts.page.locator("#tooltip")).to_contain_text("country, 9 relations")
    counts.switch("borders on").uncheck()
    counts.page.mouse.move(1, 1)
    point_at(counts, "state0")
    expect(counts.page.locator("#tooltip")).to_contain_text("country, 5 relations")


def point_at(visit: Visit, name: str) -> None:
    drawn = visit.tell("drawing()")["nodes"]
    at = next(each["at"] for each in drawn if each["name"] == name)
    box = visit.drawing.bounding_box()
    assert box
    visit.page.mouse.move(box["x"] + at["x"], box["y"] + at["y"])
