"""The page opens by itself: from disk, offline, silent, small, and the same at every run."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser.conftest import Open, graph_of, write_page
from browser.small import SMALL
from browser.visits import Visit
from treatygraph.dataset import example_folder
from treatygraph.page import make_page

# that a page asks for nothing and says nothing is asserted when each `visit` closes


def test_small_page_opens_offline_and_shows_counts(small: Visit) -> None:
    expect(small.page).to_have_title("A small world")
    expect(small.page.get_by_role("heading", level=1)).to_have_text("A small world")
    expect(small.summary).to_have_text("10 nodes, 10 relations")


def test_example_page_opens_offline_and_shows_all_of_it(example: Visit) -> None:
    graph = graph_of(example_folder())
    counts = example.tell("counts()")
    assert counts["nodes"] == {"shown": len(graph.nodes), "total": len(graph.nodes)}
    assert counts["relations"] == {"shown": len(graph), "total": len(graph)}
    drawn = example.tell("drawing()")
    assert len(drawn["nodes"]) == len(graph.nodes)
    assert sum(line["count"] for line in drawn["lines"]) == int(graph.mask.sum())
    expect(example.drawing).to_be_visible()


def test_something_is_painted(small: Visit) -> None:
    painted = small.page.evaluate(
        """() => {
          const canvas = document.querySelector("#drawing canvas");
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          return data.filter((value, place) => place % 4 === 3 && value > 0).length;
        }"""
    )
    assert painted > 1000


def test_ready_is_a_promise_and_the_interface_is_complete(small: Visit) -> None:
    assert small.page.evaluate("() => window.treatygraph.ready instanceof Promise")
    names = small.page.evaluate("() => Object.keys(window.treatygraph).sort()")
    assert {"counts", "drawing", "filter", "ready", "select", "state"} <= set(names)


def test_policy_lets_nothing_in(small_page: Path) -> None:
    html = small_page.read_text(encoding="utf-8")
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert found
    policy = dict(part.split(" ", 1) for part in found[1].replace("&#39;", "'").split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["base-uri"] == policy["form-action"] == "'none'"
    for kind in ("script-src", "style-src"):
        assert all(word.startswith("'sha256-") for word in policy[kind].split()), policy[kind]


def test_policy_is_in_force(small: Visit) -> None:
    ran = small.page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.injected = true";
          document.body.append(script);
          return Boolean(window.injected);
        }"""
    )
    assert ran is False
    assert [text for text in small.complaints if "Content Security Policy" in text]
    small.complaints.clear()  # this one was asked for


def test_nothing_in_the_page_leads_elsewhere(example_page: Path) -> None:
    html = example_page.read_text(encoding="utf-8")
    assert "</html>" in html
    assert re.findall(r"<(?:script|img|iframe|embed|object)[^>]*\ssrc=", html) == []
    assert re.findall(r'<link[^>]*href="(?!data:,")', html) == []
    assert re.findall(r"@import|url\((?!data:)", html.partition("<body>")[0]) == []
    assert "sourceMappingURL" not in html


def test_example_page_is_small(example_page: Path) -> None:
    assert example_page.stat().st_size <= 1.2e6


def test_two_writes_are_the_same_whatever_the_order_of_files(tmp_path: Path) -> None:
    """Other process, other hash seed, and the records of every file in reverse."""
    original, turned = tmp_path / "original", tmp_path / "turned"
    shutil.copytree(example_folder(), original)
    shutil.copytree(original, turned)
    for file in [*turned.glob("nodes/*.yaml"), *turned.glob("relations/*.yaml")]:
        records = re.split(r"^(?=- )", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
        (file.parent / f"z-{file.name}").write_text("".join(reversed(records)), encoding="utf-8")
        file.unlink()
    here = write_page(original, tmp_path / "here.html").read_bytes()
    assert write_page(turned, tmp_path / "turned.html").read_bytes() == here
    assert _in_another_process(original, tmp_path / "there.html") == here


def _in_another_process(folder: Path, file: Path) -> bytes:
    code = (
        "import sys; from pathlib import Path; from browser.conftest import write_page;"
        "write_page(Path(sys.argv[1]), Path(sys.argv[2]))"
    )
    environment = os.environ | {
        "PYTHONHASHSEED": "7",
        "PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[1]), *sys.path]),
    }
    subprocess.run([sys.executable, "-c", code, folder, file], check=True, env=environment)
    return file.read_bytes()


def test_heavy_packages_are_imported_only_when_a_page_is_made() -> None:
    code = "import json, sys, treatygraph.page; print(json.dumps(sorted(sys.modules)))"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, env=environment, capture_output=True
    )
    loaded = {name.partition(".")[0] for name in json.loads(done.stdout)}
    assert loaded.isdisjoint({"pyvis", "networkx", "scipy", "IPython", "jinja2", "anyascii"})


def test_nothing_is_written_while_a_page_is_made(
    small_page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    make_page(graph_of(SMALL))
    assert list(tmp_path.iterdir()) == []


def test_page_of_a_selection_names_nodes_outside_of_it(
    small_page: Path, tmp_path: Path, visit: Open
) -> None:
    """Syldavia is where a visit led, but no visit of its own is selected."""
    chosen = graph_of(SMALL).where(kind="country", relation="visited")
    file = tmp_path / "part.html"
    file.write_text(make_page(chosen).html, encoding="utf-8", newline="")
    page = visit(file)
    expect(page.summary).to_have_text("5 nodes, 3 relations")
    page.find("Ada")
    place = page.group("visited").get_by_text("Syldavia")
    expect(place).to_be_visible()
    expect(page.panel.get_by_role("link", name="Syldavia")).to_have_count(0)


def test_empty_graph_makes_a_page(tmp_path: Path, visit: Open, small_page: Path) -> None:
    nothing = graph_of(SMALL).where(relation="signed", status="alleged")
    file = tmp_path / "nothing.html"
    file.write_text(make_page(nothing).html, encoding="utf-8", newline="")
    page = visit(file)
    expect(page.summary).to_have_text("0 nodes, 0 relations")
