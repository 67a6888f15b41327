"""How a page is made: positions, joining of the scripts, large graphs."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import numpy as np
import pytest

from browser.conftest import Open, graph_of
from browser.small import SMALL, VOCABULARY
from folders import node, relation, write_folder
from treatygraph.page import make_page
from treatygraph.page.bundle import IMPORT, explorer, imported, read_modules
from treatygraph.page.inlining import inline_script, inline_text
from treatygraph.page.layout.place import Ties, place


@pytest.mark.parametrize("seed", range(8))
def test_nodes_have_room_and_places_are_the_same_every_time(seed: int) -> None:
    """Random graphs from sparse to dense, with parts and lone nodes."""
    chance = np.random.default_rng(seed)
    count = 20 + 5 * seed
    pairs = np.unique(chance.integers(0, count, (count * seed // 2, 2)), axis=0)
    ties = Ties(*pairs[pairs[:, 0] < pairs[:, 1]].T.astype(np.intp))
    room = np.tile([30.0, 20.0], (count, 1))
    points = place(count, ties, room)
    assert np.array_equal(points, place(count, ties, room))
    gaps = (points[:, None, :] - points[None, :, :]) / (room[0] * 2)
    assert (np.hypot(*gaps.T) + np.eye(count)).min() > 0.9


def test_tied_nodes_stand_nearer_than_others() -> None:
    """Two stars, joined at their middles: each ray stands with its own middle."""
    rays = [(0, ray) for ray in range(2, 12)] + [(1, ray) for ray in range(12, 22)]
    source, target = np.array([(0, 1), *rays], dtype=np.intp).T
    points = place(22, Ties(source, target), np.full((22, 2), 20.0))
    own = np.hypot(*(points[[0] * 10 + [1] * 10] - points[2:]).T)
    other = np.hypot(*(points[[1] * 10 + [0] * 10] - points[2:]).T)
    assert (own < other).all()


def test_isolated_nodes_are_placed_below_the_main_component() -> None:
    source, target = np.array([(0, 1), (1, 2)], dtype=np.intp).T
    points = place(5, Ties(source, target), np.full((5, 2), 20.0))
    assert points[3:, 1].min() > points[:3, 1].max()


@pytest.mark.parametrize("count", [0, 1, 2])
def test_few_nodes_have_places(count: int) -> None:
    none = np.zeros(0, dtype=np.intp)
    assert place(count, Ties(none, none), np.full((count, 2), 20.0)).shape == (count, 2)


def test_modules_import_what_others_export() -> None:
    modules = read_modules()
    for name, text in modules.items():
        found = IMPORT.findall(text)
        assert text.count("\nimport ") == len(found), name
        for (names, _), other in zip(found, imported(name, text), strict=True):
            for wanted in re.findall(r"\w+", names):
                assert re.search(rf"^export .*\b{wanted}\b", modules[other], re.MULTILINE), name


def test_joined_script_has_no_import_and_no_way_to_run_text() -> None:
    script = explorer()
    assert not re.search(r"^(import|export) ", script, re.MULTILINE)
    assert not re.search(
        r"\beval\(|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write", script
    )


def test_scripts_and_data_cannot_end_their_element() -> None:
    assert "</" not in inline_text(json.dumps({"</script>": "<!-- </SCRIPT"}))
    script = inline_script('const a = "</script><!--</SCRIPT>";\n//# sourceMappingURL=a.map\n')
    assert "</script" not in script.lower()
    assert "<!--" not in script
    assert "sourceMappingURL" not in script


def test_page_is_a_value_that_says_what_it_is(tmp_path: Path) -> None:
    page = make_page(graph_of(SMALL), title="<A & B>")
    assert repr(page) == "Page(title='<A & B>')"
    with pytest.raises(AttributeError):
        page.title = "another"  # type: ignore[misc]


def test_preview_is_a_picture_of_the_same(tmp_path: Path) -> None:
    page = make_page(graph_of(SMALL), title="<A & B>")
    assert page.svg.startswith("<svg ")
    assert "<title>&lt;A &amp; B&gt;</title>" in page.svg
    assert page.svg.count("<path ") == 10  # lines
    assert page.svg.count("<polygon ") + page.svg.count("<circle ") == 10  # nodes
    assert "Treaty on Rivers" in page.svg


def test_thousands_of_nodes_are_written_quickly_and_open(tmp_path: Path, visit: Open) -> None:
    """5,000 nodes, 9,000 relations; the time is three times what a slow machine takes."""
    nodes = [node(f"n{number}", name=f"Node {number}") for number in range(5000)]
    ends = [(number % 5000, (number * number + 7) % 4999) for number in range(9000)]
    relations = [
        relation(f"r{place}", "borders_on", f"n{one}", f"n{other}")
        for place, (one, other) in enumerate(ends)
        if one != other
    ]
    graph = graph_of(write_folder(tmp_path / "many", nodes, relations, vocabulary=VOCABULARY))
    start = time.process_time()
    html = make_page(graph).html
    assert time.process_time() - start < 6
    file = tmp_path / "many.html"
    file.write_text(html, encoding="utf-8", newline="")
    page = visit(file)
    assert page.tell("counts()")["nodes"] == {"shown": 5000, "total": 5000}
    page.find("Node 4711")
    assert page.tell("state()")["selected"] == "n4711"
