"""What is drawn, and how: as the vocabulary says, with nothing hidden behind something else."""

from __future__ import annotations

import itertools
from collections import Counter
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from browser.conftest import Open, write_page
from browser.small import VOCABULARY
from browser.visits import Visit
from folders import node, relation, write_folder


def lines_between(visit: Visit, one: str, other: str) -> list[dict[str, Any]]:
    drawn = visit.tell("drawing()")
    name = {each["id"]: each["name"] for each in drawn["nodes"]}
    return [
        line for line in drawn["lines"] if {name[line["from"]], name[line["to"]]} == {one, other}
    ]


def test_kinds_have_their_shapes_and_colours(small: Visit) -> None:
    looks = {
        each["kind"]: (each["shape"], each["color"]["background"])
        for each in small.tell("drawing()")["nodes"]
    }
    assert looks == {
        "country": ("dot", "rgba(47, 109, 179, 1)"),
        "person": ("triangle", "rgba(200, 85, 61, 1)"),
        "document": ("diamond", "rgba(138, 109, 29, 1)"),
        "ship": ("dot", "rgba(51, 51, 51, 1)"),  # a submarine is no shape that can be drawn
    }


def test_statuses_are_distinguished_by_line_style(small: Visit) -> None:
    dashes = {each["status"]: each["dashes"] for each in small.tell("drawing()")["lines"]}
    assert dashes["happened"] is dashes["ongoing"] is False
    assert dashes["planned"]
    assert dashes["proposed"]
    assert dashes["planned"] != dashes["proposed"]


def test_legend_shows_the_same_lines(small: Visit) -> None:
    drawn = {
        label: small.legend.get_by_role("listitem")
        .filter(has_text=label)
        .locator("line")
        .evaluate("(line) => getComputedStyle(line).strokeDasharray")
        for label in ("happened", "ongoing", "planned", "proposed")
    }
    assert drawn["happened"] == drawn["ongoing"] == "none"
    assert len({drawn["happened"], drawn["planned"], drawn["proposed"]}) == 3


def test_relations_between_the_same_two_lie_apart(small: Visit) -> None:
    lines = lines_between(small, "Arcadia", "Borduria")
    assert Counter((line["type"], line["status"], line["count"]) for line in lines) == Counter(
        [
            ("trades_with", "happened", 2),
            ("trades_with", "ongoing", 1),
            ("trades_with", "planned", 1),
            ("borders_on", "happened", 1),
        ]
    )
    assert len({side_of(line) for line in lines}) == len(lines)


def side_of(line: dict[str, Any]) -> float:
    """On which side of the straight way a line runs, and how far, seen from the lower number."""
    if not line["smooth"]:
        return 0.0
    turned = (line["smooth"]["type"] == "curvedCCW") != (line["from"] > line["to"])
    return float(line["smooth"]["roundness"]) * (-1 if turned else 1)


def test_only_directed_relations_have_arrows(small: Visit) -> None:
    for line in small.tell("drawing()")["lines"]:
        assert bool(line["arrows"]) == (line["type"] != "borders_on")


def test_line_of_several_opens_them_all(tmp_path: Path, visit: Open) -> None:
    """Two nodes stand left and right of the middle, where their only line then is."""
    trade = [relation(f"t{n}", "trades_with", "arcadia", "borduria", date=2020 + n) for n in (1, 2)]
    folder = write_folder(
        tmp_path / "pair", [node("arcadia"), node("borduria")], trade, vocabulary=VOCABULARY
    )
    page = visit(write_page(folder, tmp_path / "pair.html"))
    page.drawing.hover()
    expect(page.page.get_by_role("tooltip")).to_have_text(
        "arcadia trades with borduria2 relations, happened"
    )
    page.drawing.click()
    expect(page.heading).to_have_text("2 relations")
    expect(page.panel.locator(".claim")).to_have_text(["arcadia trades with borduria"] * 2)
    page.page.reload()
    expect(page.heading).to_have_text("2 relations")
    page.requests.pop()


def test_node_opens_on_click_and_the_ground_closes_it(tmp_path: Path, visit: Open) -> None:
    folder = write_folder(tmp_path / "one", [node("arcadia")], vocabulary=VOCABULARY)
    page = visit(write_page(folder, tmp_path / "one.html"))
    page.drawing.hover()
    expect(page.page.get_by_role("tooltip")).to_have_text("arcadiacountry, 0 relations")
    page.drawing.click()
    expect(page.heading).to_have_text("arcadia")
    page.drawing.click(position={"x": 30, "y": 30})
    expect(page.heading).to_contain_text("Click a node")


def test_selection_is_highlighted(small: Visit) -> None:
    small.tell("select('memo')")
    nodes = {each["name"]: each for each in small.tell("drawing()")["nodes"]}
    clear = {name for name, each in nodes.items() if each["color"]["background"].endswith(", 1)")}
    assert clear == {"Memorandum on the Lake", "Ada Ríos"}
    thickest = max(nodes.values(), key=lambda each: each["borderWidth"])
    assert thickest["name"] == "Memorandum on the Lake"


def test_buttons_change_the_view(small: Visit) -> None:
    spread = """Math.max(...treatygraph.drawing().nodes.map((node) => node.at.x)) -
      Math.min(...treatygraph.drawing().nodes.map((node) => node.at.x))"""
    before = small.page.evaluate(f"() => {spread}")
    press = {name: small.page.get_by_role("button", name=name) for name in ("Zoom in", "Zoom out")}
    press["Zoom in"].click()
    small.page.wait_for_function(f"() => Math.abs({spread} - {before * 1.4}) < 1")
    press["Zoom out"].click()
    small.page.wait_for_function(f"() => Math.abs({spread} - {before}) < 1")
    press["Zoom out"].click()
    small.page.get_by_role("button", name="Whole network").click()  # one wish overtakes another
    small.page.wait_for_function(f"() => Math.abs({spread} - {before}) < 1")


def test_nodes_of_the_example_stand_apart_and_in_view(example: Visit) -> None:
    nodes = example.tell("drawing()")["nodes"]
    for one, other in itertools.combinations(nodes, 2):
        apart = ((one["x"] - other["x"]) ** 2 + (one["y"] - other["y"]) ** 2) ** 0.5
        assert apart > one["size"] + other["size"], (one["name"], other["name"])
    box = example.drawing.bounding_box()
    assert box
    assert all(0 < each["at"]["x"] < box["width"] for each in nodes)
    assert all(0 < each["at"]["y"] < box["height"] for each in nodes)


def test_countries_are_the_hubs_of_the_example(example: Visit) -> None:
    nodes = sorted(example.tell("drawing()")["nodes"], key=lambda each: -each["size"])
    assert [each["kind"] for each in nodes[:3]] == ["country"] * 3
