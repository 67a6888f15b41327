"""More nodes than a drawing can hold: the page draws an overview and holds everything."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser.conftest import Open, graph_of
from browser.small import VOCABULARY
from browser.visits import Visit
from folders import node, relation, write_folder
from treatygraph.page import make_page

BUDGET = 12
TWO_STATES = VOCABULARY.replace("shape: diamond", "shape: diamond, joint: true")


@pytest.fixture(scope="module")
def many_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ring of 10 hubs with 8 neighbours each, and two documents that the first hubs share."""
    folder = tmp_path_factory.mktemp("many")
    hubs = [f"hub{number}" for number in range(10)]
    leaves = [(hub, f"{hub}-leaf{number}") for hub in hubs for number in range(8)]
    ring = [(one, hubs[place - 1]) for place, one in enumerate(hubs)]
    ties = [
        relation(f"r{place}", "borders_on", one, other)
        for place, (one, other) in enumerate([*ring, *leaves])
    ]
    shared = [
        relation(f"d{place}", "signed", hub, f"treaty{number}")
        for place, (hub, number) in enumerate(
            (hub, number) for hub in hubs[:2] for number in (1, 2)
        )
    ]
    nodes = [node(key) for key in [*hubs, *(leaf for _, leaf in leaves)]]
    treaties = [node(f"treaty{number}", "document") for number in (1, 2)]
    data = write_folder(
        folder / "data", [*nodes, *treaties], [*ties, *shared], vocabulary=TWO_STATES
    )
    file = folder / "page.html"
    html = make_page(graph_of(data), "Many", budget=BUDGET).html
    file.write_text(html, encoding="utf-8", newline="")
    return file


@pytest.fixture
def many(visit: Open, many_page: Path) -> Visit:
    return visit(many_page)


def drawn(visit: Visit) -> set[str]:
    return {each["name"] for each in visit.tell("drawing()")["nodes"]}


def test_overview_says_what_it_leaves_out(many: Visit) -> None:
    assert len(drawn(many)) == BUDGET
    assert {f"hub{number}" for number in range(10)} <= drawn(many)
    expect(many.page.get_by_text(f"Showing {BUDGET} of 92 nodes")).to_be_visible()
    assert many.tell("counts()")["nodes"] == {"shown": 92, "total": 92}


def test_notes_cover_no_node(many: Visit) -> None:
    note = many.page.locator(".notes").bounding_box()
    box = many.drawing.bounding_box()
    assert note
    assert box
    below = note["y"] + note["height"] - box["y"]
    assert min(each["at"]["y"] for each in many.tell("drawing()")["nodes"]) > below


def test_documents_of_two_are_one_line_that_opens(many: Visit) -> None:
    assert not any(name.startswith("treaty") for name in drawn(many))
    [line] = [each for each in many.tell("drawing()")["lines"] if each["type"] == "documents"]
    assert (line["count"], line["label"]) == (2, "2")
    many.tell("select('documents~hub0~hub1')")
    expect(many.panel.get_by_role("link", name="treaty1").first).to_be_visible()
    many.page.reload()
    expect(many.panel.get_by_role("link", name="treaty2").first).to_be_visible()
    many.requests.pop()


def test_selected_node_is_drawn_near_its_neighbour(many: Visit) -> None:
    assert "hub7-leaf7" not in drawn(many)
    many.find("hub7-leaf7")
    expect(many.heading).to_have_text("hub7-leaf7")
    assert "hub7-leaf7" in drawn(many)
    assert len(drawn(many)) <= BUDGET
    at = {each["name"]: (each["x"], each["y"]) for each in many.tell("drawing()")["nodes"]}
    (x, y), (right, down) = at["hub7-leaf7"], at["hub7"]
    assert ((x - right) ** 2 + (y - down) ** 2) ** 0.5 < 400
    many.page.reload()
    many.page.wait_for_function("() => window.treatygraph?.state")
    again = {each["name"]: (each["x"], each["y"]) for each in many.tell("drawing()")["nodes"]}
    assert again["hub7-leaf7"] == (x, y)
    many.requests.pop()


def test_chosen_document_is_drawn_itself(many: Visit) -> None:
    many.find("treaty1")
    assert {"treaty1", "hub0", "hub1"} <= drawn(many)


@pytest.fixture
def dense(visit: Open, tmp_path: Path) -> Visit:
    """Thirty states that all border on each other: far more lines than are drawn."""
    states = [f"state{number:02}" for number in range(30)]
    pairs = list(combinations(states, 2))
    ties = [
        relation(f"r{place}-{twin}", "borders_on", *pair)
        for place, pair in enumerate(pairs)
        for twin in (1, 2)
    ]
    data = write_folder(tmp_path / "data", [*map(node, states)], ties, vocabulary=VOCABULARY)
    file = tmp_path / "page.html"
    file.write_text(make_page(graph_of(data), budget=20).html, encoding="utf-8", newline="")
    return visit(file)


def ends_drawn(visit: Visit) -> set[tuple[int, int]]:
    return {(each["from"], each["to"]) for each in visit.tell("drawing()")["lines"]}


def test_of_many_lines_the_strongest_are_drawn(dense: Visit) -> None:
    expect(dense.page.get_by_text("The strongest 30 of 190 lines.")).to_be_visible()
    assert {row for ends in ends_drawn(dense) for row in ends} == set(range(20))


def test_only_highlighted_lines_are_drawn_in_a_dense_graph(dense: Visit) -> None:
    dense.tell("path('state03', 'state17')")
    assert ends_drawn(dense) == {(3, 17)}
    expect(dense.page.get_by_text("lines of your selection")).to_be_visible()
    dense.tell("select('state05')")
    assert all(5 in ends for ends in ends_drawn(dense))
    assert len(ends_drawn(dense)) == 19
    dense.tell("select('r0-1')")
    assert ends_drawn(dense) == {(0, 1)}
    dense.page.evaluate(
        "() => { location.hash = 'view=lines:together&select=direct~state02~state09' }"
    )
    expect(dense.panel).to_contain_text("state02 borders on state09")
    assert ends_drawn(dense) == {(2, 9)}


def test_filtered_rest_is_drawn_whole_when_it_fits(many: Visit) -> None:
    many.tell("select('hub3')")
    many.panel.get_by_role("button", name="1 step").click()
    assert drawn(many) == {"hub2", "hub3", "hub4", *(f"hub3-leaf{number}" for number in range(8))}
    expect(many.page.get_by_text("Showing")).to_have_count(0)
