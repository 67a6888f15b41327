"""What a reader can change about the drawing, and take along of it."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from playwright.sync_api import Locator, expect

from browser.conftest import Open
from browser.visits import Visit

SVG = "{http://www.w3.org/2000/svg}"


def view(visit: Visit, label: str) -> Locator:
    """A select of the view, which is opened for it."""
    found = visit.page.get_by_label(label)
    if not found.is_visible():
        visit.page.get_by_text("View", exact=True).click()
    return found


def note(visit: Visit, text: str) -> Locator:
    return visit.page.locator("#stage").get_by_text(text)


def sizes(visit: Visit) -> dict[str, float]:
    return {each["name"]: each["size"] for each in visit.tell("drawing()")["nodes"]}


def place(visit: Visit, name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(
        each["at"] for each in visit.tell("drawing()")["nodes"] if each["name"] == name
    )
    return found


def test_size_follows_the_measure(example: Visit) -> None:
    before = sizes(example)
    view(example, "Size by").select_option("betweenness")
    after = sizes(example)
    assert before != after
    assert max(after, key=lambda name: after[name]) == "Kazakhstan"


def test_colour_by_community_says_what_colours_mean(example: Visit) -> None:
    before = {each["color"]["background"] for each in example.tell("drawing()")["nodes"]}
    view(example, "Colour by").select_option("community")
    expect(note(example, "Communities:")).to_be_visible()
    after = {each["color"]["background"] for each in example.tell("drawing()")["nodes"]}
    assert 2 < len(after) <= 10
    assert before != after


def test_view_is_in_the_address(example: Visit, visit: Open) -> None:
    view(example, "Size by").select_option("pagerank")
    view(example, "Parallel relations").select_option("together")
    address = example.page.url
    lines = len(example.tell("drawing()")["lines"])
    example.page.go_back()
    assert len(example.tell("drawing()")["lines"]) > lines
    example.page.go_forward()
    expect(example.page.get_by_label("Parallel relations")).to_have_value("together")
    assert example.page.url == address


def test_lines_together_are_one_for_two_nodes_and_open(small: Visit) -> None:
    view(small, "Parallel relations").select_option("together")
    drawn = small.tell("drawing()")["lines"]
    pairs = [frozenset((line["from"], line["to"])) for line in drawn]
    assert len(pairs) == len(set(pairs))
    assert max(line["count"] for line in drawn) == 5
    assert "5" in {line.get("label") for line in drawn}
    small.tell("select('direct~arcadia~borduria')")
    expect(small.heading).to_have_text("5 relations")


def test_neighbourhood_and_the_way_back(small: Visit) -> None:
    small.find("Ada")
    steps = small.panel.get_by_role("group", name="Show neighbourhood")
    steps.get_by_role("button", name="1 step").click()
    near = len(small.tell("drawing()")["nodes"])
    steps.get_by_role("button", name="2 steps").click()
    assert near <= len(small.tell("drawing()")["nodes"])
    assert near < 10
    expect(note(small, "Within 2 steps of")).to_be_visible()
    small.page.get_by_role("button", name="Show the whole network").click()
    assert len(small.tell("drawing()")["nodes"]) == 10


def test_hide_and_show_again(small: Visit) -> None:
    small.find("Ada")
    small.panel.get_by_role("button", name="Hide", exact=True).click()
    expect(note(small, "1 node is hidden.")).to_be_visible()
    assert "Ada Ríos" not in sizes(small)
    small.page.locator("#stage").get_by_role("button", name="Show again").click()
    assert "Ada Ríos" in sizes(small)


def test_hidden_node_leaves_nothing_behind(small: Visit) -> None:
    """Neither its lines nor a highlight around it: with one, all others would be faded."""
    small.find("Arcadia")
    small.panel.get_by_role("button", name="Hide", exact=True).click()
    drawn = small.tell("drawing()")
    rows = {each["id"] for each in drawn["nodes"]}
    assert "Arcadia" not in {each["name"] for each in drawn["nodes"]}
    assert all({each["from"], each["to"]} <= rows for each in drawn["lines"])
    assert {each["color"]["background"].split(", ")[-1] for each in drawn["nodes"]} == {"1)"}
    assert {each["borderWidth"] for each in drawn["nodes"]} == {1.5}
    small.page.mouse.move(*middle(small))
    expect(small.page.locator("#tooltip")).not_to_contain_text("Arcadia")


def middle(visit: Visit) -> tuple[float, float]:
    box = visit.drawing.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_neighbourhood_is_laid_out_around_its_centre_and_fitted(example: Visit) -> None:
    example.tell("select('astana')")
    steps = example.panel.get_by_role("group", name="Show neighbourhood")
    spans = []
    for name in ("1 step", "2 steps"):
        steps.get_by_role("button", name=name).click()
        example.page.wait_for_timeout(600)
        spans.append(extent(example))
        centre = place(example, "Astana")
        x, y = middle(example)
        box = example.drawing.bounding_box()
        assert box
        assert abs(centre["x"] - (x - box["x"])) < box["width"] * 0.15
        assert abs(centre["y"] - (y - box["y"])) < box["height"] * 0.15
    # all in view, and the height used, after each step
    for low, high, height in spans:
        assert low >= 0
        assert high <= height
    assert spans[1][1] - spans[1][0] > spans[1][2] * 0.7


def extent(visit: Visit) -> tuple[float, float, float]:
    """The upper and lower end of what is drawn, and the height of the drawing."""
    tops = [each["at"]["y"] for each in visit.tell("drawing()")["nodes"]]
    box = visit.drawing.bounding_box()
    assert box
    return min(tops), max(tops), box["height"]


def test_selection_only_draws_only_the_selection(small: Visit) -> None:
    small.find("Ada Ríos")
    only = small.page.get_by_role("checkbox", name="Selection only")
    only.check()
    drawn = small.tell("drawing()")
    ada = next(each["id"] for each in drawn["nodes"] if each["name"] == "Ada Ríos")
    assert drawn["lines"]
    assert all(ada in (each["from"], each["to"]) for each in drawn["lines"])
    neighbours = {each[end] for each in drawn["lines"] for end in ("from", "to")}
    assert {each["id"] for each in drawn["nodes"]} == neighbours | {ada}
    only.uncheck()
    assert len(small.tell("drawing()")["nodes"]) == 10


def test_dragged_node_stays_until_it_is_put_back(small: Visit) -> None:
    start = place(small, "Arcadia")
    box = small.drawing.bounding_box()
    assert box
    mouse = small.page.mouse
    mouse.move(box["x"] + start["x"], box["y"] + start["y"])
    mouse.down()
    mouse.move(box["x"] + start["x"] + 20, box["y"] + start["y"] + 20)
    mouse.move(box["x"] + start["x"] + 60, box["y"] + start["y"] + 40)
    mouse.up()
    expect(note(small, "1 node pinned.")).to_be_visible()
    small.switch("people").uncheck()
    assert abs(place(small, "Arcadia")["x"] - start["x"] - 60) < 12
    small.page.get_by_role("button", name="Unpin").click()
    assert abs(place(small, "Arcadia")["x"] - start["x"]) < 1


def test_picture_as_svg_holds_shapes_lines_and_names(small: Visit, tmp_path: Path) -> None:
    small.page.get_by_text("Save picture").click()
    with small.page.expect_download() as waiting:
        small.page.get_by_role("button", name="As SVG").click()
    waiting.value.save_as(tmp_path / "picture.svg")
    picture = ElementTree.parse(tmp_path / "picture.svg").getroot()
    shapes = len(picture.findall(f".//{SVG}circle")) + len(picture.findall(f".//{SVG}polygon"))
    assert shapes >= 10
    assert len(picture.findall(f".//{SVG}path")) == len(small.tell("drawing()")["lines"])
    assert "Arcadia" in [text.text for text in picture.iter(f"{SVG}text")]
    assert any(path.get("stroke-dasharray") for path in picture.iter(f"{SVG}path"))


def test_picture_says_what_it_shows(example: Visit, tmp_path: Path) -> None:
    example.switch("projects").uncheck()
    example.page.wait_for_timeout(400)
    example.page.get_by_text("Save picture").click()
    with example.page.expect_download() as waiting:
        example.page.get_by_role("button", name="As SVG").click()
    waiting.value.save_as(tmp_path / "picture.svg")
    picture = ElementTree.parse(tmp_path / "picture.svg").getroot()
    said = [text.text or "" for text in picture.iter(f"{SVG}text")]
    assert any(each.startswith("Sources:") for each in said)
    assert "The example" in said
    assert "Excluded nodes: project." in said
    assert {"countries", "people", "documents"} <= set(said)
    assert "projects" not in said
    assert not [each for each in said if each.endswith("…")]


def test_picture_of_hostile_names_is_sound(visit: Open, hostile_page: Path, tmp_path: Path) -> None:
    page = visit(hostile_page)
    page.page.get_by_text("Save picture").click()
    with page.page.expect_download() as waiting:
        page.page.get_by_role("button", name="As SVG").click()
    waiting.value.save_as(tmp_path / "picture.svg")
    picture = ElementTree.parse(tmp_path / "picture.svg").getroot()
    assert not list(picture.iter(f"{SVG}script"))


def test_picture_as_png_has_twice_the_pixels(small: Visit, tmp_path: Path) -> None:
    small.page.get_by_text("Save picture").click()
    with small.page.expect_download() as waiting:
        small.page.get_by_role("button", name="As PNG").click()
    waiting.value.save_as(tmp_path / "picture.png")
    head = (tmp_path / "picture.png").read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    box = small.drawing.bounding_box()
    assert box
    width, height = struct.unpack(">II", head[16:])
    assert abs(width - 2 * box["width"]) <= 2
    # title, filters, legend and sources are around the network
    assert height > 2 * box["height"] + 100


def test_view_is_reached_by_keyboard(small: Visit) -> None:
    small.page.get_by_text("View", exact=True).focus()
    small.page.keyboard.press("Enter")
    small.page.keyboard.press("Tab")
    expect(small.page.get_by_label("Size by")).to_be_focused()
    small.page.keyboard.press("Escape")
    expect(small.page.get_by_label("Size by")).to_be_hidden()
    expect(small.page.get_by_text("View", exact=True)).to_be_focused()
