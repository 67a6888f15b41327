"""Asking for a path: who links two nodes, over what, and where it says so."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from browser.conftest import Open, graph_of, write_page
from browser.visits import Visit
from folders import node, relation, write_folder
from treatygraph.dataset import example_folder
from treatygraph.queries.paths import path
from world import write_world


@pytest.fixture(scope="session")
def world_page(pages: Path) -> Path:
    """The page of the small world of `world.py`."""
    return write_page(write_world(pages / "world"), pages / "world.html", "A world")


@pytest.fixture
def world(visit: Open, world_page: Path) -> Visit:
    return visit(world_page)


def ask(visit: Visit, end: str, name: str) -> None:
    box = visit.panel.get_by_role("combobox", name=end)
    box.fill(name)
    box.press("Enter")


def nodes_of(found: dict[str, Any]) -> list[list[str]]:
    return [each["nodes"] for each in found["paths"]]


def ids_of(found: dict[str, Any]) -> list[list[list[str]]]:
    return [[step["relations"] for step in each["steps"]] for each in found["paths"]]


def test_two_names_give_the_path_step_by_step(world: Visit) -> None:
    """Dora signed the memorandum with Ada; nothing shorter leads to her."""
    ask(world, "From", "Dora Novak")
    ask(world, "To", "Ada")
    expect(world.heading).to_have_text("Path from Dora Novak to Ada Ríos")
    expect(world.heading).to_be_focused()
    expect(world.panel).to_contain_text("2 steps, one path.")
    claims = world.panel.locator(".step .claim")
    memo = "Memorandum on Dora's River"
    expect(claims).to_have_text([f"Dora Novak signed {memo}", f"Ada Ríos signed {memo}"])
    expect(world.panel.locator(".step .date")).to_have_text(["2021", "2021"])
    expect(world.panel.locator(".step .badge")).to_have_text(["happened", "happened"])


def test_panel_begins_a_path_and_the_search_ends_it(world: Visit) -> None:
    world.find("Dora")
    world.panel.get_by_role(
        "button", name="Path from here: from Dora Novak to another node"
    ).click()
    expect(world.heading).to_have_text("Path from Dora Novak")
    expect(world.panel.get_by_role("combobox", name="To")).to_be_focused()
    world.find("Ada")
    expect(world.heading).to_have_text("Path from Dora Novak to Ada Ríos")


def test_sources_of_a_step_open(world: Visit) -> None:
    world.tell("path('ada', 'treaty')")
    step = world.panel.locator(".step")
    step.get_by_text("The Gazette ¶2").click()
    expect(step).to_contain_text("A. Reporter, The Gazette, Two presidents meet")


def test_shift_and_a_click_on_two_nodes_ask_for_the_path(world: Visit) -> None:
    for key in ("Dora Novak", "Memorandum on Dora's River"):
        drawn = world.tell("drawing()")["nodes"]
        at = next(each["at"] for each in drawn if each["name"] == key)
        world.drawing.click(position=at, modifiers=["Shift"])
    expect(world.heading).to_have_text("Path from Dora Novak to Memorandum on Dora's River")
    expect(world.panel).to_contain_text("1 step, one path.")


def test_paths_light_up_and_the_rest_fades(world: Visit) -> None:
    world.tell("path('dora', 'ada')")
    drawn = world.tell("drawing()")["nodes"]
    clear = {each["name"] for each in drawn if each["color"]["background"].endswith(", 1)")}
    assert clear == {"Dora Novak", "Memorandum on Dora's River", "Ada Ríos"}


def test_avoiding_a_node_finds_another_way_and_is_undone(world: Visit) -> None:
    world.tell("path('dora', 'ada')")
    world.panel.get_by_role("button", name="Avoid Memorandum").click()
    assert "memo" not in {key for way in nodes_of_state(world) for key in way}
    assert world.tell("state()")["route"]["avoid"] == ["memo"]
    world.panel.get_by_role("button", name="Allow Memorandum on Dora's River again").click()
    expect(world.panel).to_contain_text("2 steps, one path.")


def nodes_of_state(visit: Visit) -> list[list[str]]:
    """What the present question finds, asked again."""
    return nodes_of(
        visit.page.evaluate(
            """() => {
              const { from, to, ...options } = treatygraph.state().route;
              return treatygraph.path(from, to, options);
            }"""
        )
    )


def test_planned_ties_are_walked_on_demand_only(world: Visit) -> None:
    """Boris is to visit the capital; until then the way there leads over Arcadia."""
    world.tell("path('boris', 'capital')")
    expect(world.panel).not_to_contain_text("1 step,")
    world.panel.get_by_role("checkbox", name="Include planned").check()
    expect(world.panel).to_contain_text("1 step, one path.")
    expect(world.panel.locator(".step .badge")).to_have_text("planned")
    expect(world.panel.get_by_role("checkbox", name="Include planned")).to_be_focused()


def test_filters_apply_and_what_could_help_is_said(world: Visit) -> None:
    world.tell("path('dora', 'ada')")
    world.switch("signed").uncheck()
    expect(world.panel).not_to_contain_text("2 steps")
    world.switch("people").uncheck()
    expect(world.panel).to_contain_text("No path found.")
    expect(world.panel).to_contain_text("Dora Novak is filtered out. Show it.")
    expect(world.panel).to_contain_text("Relax the filters")


def test_no_path_to_somebody_without_relations(world: Visit) -> None:
    assert world.tell("path('ada', 'hermit')")["length"] is None
    expect(world.panel).to_contain_text("No path found.")


def test_address_keeps_path_and_options(world: Visit) -> None:
    world.tell("path('dora', 'ada', {avoid: 'memo', planned: true})")
    asked, shown = world.tell("state()")["route"], world.panel.text_content()
    world.page.reload()
    expect(world.heading).to_have_text("Path from Dora Novak to Ada Ríos")
    assert world.tell("state()")["route"] == asked
    assert world.panel.text_content() == shown
    world.requests.pop()


def test_step_of_the_path_opens_and_leads_back(world: Visit) -> None:
    world.tell("path('dora', 'ada')")
    world.panel.get_by_role("link", name="Memorandum on Dora's River").first.click()
    expect(world.heading).to_have_text("Memorandum on Dora's River")
    world.panel.get_by_role("button", name="← Path from Dora Novak to Ada Ríos").click()
    expect(world.heading).to_have_text("Path from Dora Novak to Ada Ríos")
    world.page.keyboard.press("Escape")
    expect(world.heading).to_contain_text("Click a node")


def test_many_paths_are_counted_and_the_first_told(tmp_path: Path, visit: Open) -> None:
    """Three layers of thirty, each tied to all of the next: 27,000 ways of four steps."""
    layers = [["start"], *[[f"n{layer}-{n}" for n in range(30)] for layer in range(3)], ["end"]]
    ties = [
        relation(f"{one}.{place}", "cooperates_on", one, list(other))
        for place, (here, other) in enumerate(pairwise(layers))
        for one in here
    ]
    nodes = [node(key) for layer in layers for key in layer]
    page = visit(write_page(write_folder(tmp_path / "many", nodes, ties), tmp_path / "many.html"))
    found = page.tell("path('start', 'end')")
    assert (found["length"], found["count"], len(found["paths"])) == (4, 27000, 20)
    expect(page.panel).to_contain_text("4 steps, 27,000 paths of this length.")
    expect(page.panel).to_contain_text("The first 20 are listed")


@pytest.mark.parametrize("in_time", [False, True])
def test_paths_of_the_example_are_those_of_python(example: Visit, in_time: bool) -> None:
    """Between some nodes and some others: length, paths in order, relations of each step."""
    graph = graph_of(example_folder()).where(status=["happened", "ongoing"])
    keys = [graph.node(number).id for number in graph.nodes.tolist()]
    pairs = [(one, other) for one in keys[::23] for other in keys[::19] if one != other]
    found = example.page.evaluate(
        """([pairs, inTime]) => pairs.map(([a, b]) => treatygraph.path(a, b, { inTime }))""",
        [pairs, in_time],
    )
    for (one, other), answer in zip(pairs, found, strict=True):
        expected = path(graph, one, other, all=True, time_respecting=in_time).data["paths"]
        assert answer["count"] == len(expected), (one, other)
        assert nodes_of(answer) == [each["nodes"] for each in expected[:20]]
        assert ids_of(answer) == [
            [[each["id"] for each in step["relations"]] for step in way["steps"]]
            for way in expected[:20]
        ]


def test_hubs_are_named_and_left_out(example: Visit) -> None:
    label = "Avoid hubs"
    example.tell("path('sanat-kushkumbayev', 'khujand')")
    box = example.panel.get_by_role("checkbox", name=label)
    expect(box).to_have_accessible_description("avoids Kazakhstan, Tajikistan, Uzbekistan")
    box.check()
    inner = {key for way in nodes_of_state(example) for key in way[1:-1]}
    assert not inner & {"kazakhstan", "tajikistan", "uzbekistan"}


def test_narrow_screen_needs_no_scrolling_sideways(visit: Open, example_page: Path) -> None:
    page = visit(example_page, width=390, height=800)
    page.tell("path('kazakhstan', 'tajikistan')")
    expect(page.heading).to_be_in_viewport()
    assert page.page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
