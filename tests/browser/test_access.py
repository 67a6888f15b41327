"""Nobody is kept out: axe-core finds no serious fault in any state that a reader meets."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from browser.conftest import Open
from browser.visits import Visit

INSTALL = Path(__file__).parents[1] / "axe.sh"
GRAVE = ("serious", "critical")
CHECK = """async () => {
  const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
  return violations.map(({ id, impact, nodes }) =>
    ({ id, impact, where: nodes.map(({ html }) => html.slice(0, 160)) }));
}"""


@pytest.fixture(scope="module")
def axe() -> str:
    """The script of axe-core, which `axe.sh` brings into the virtual environment."""
    command = ["sh", str(INSTALL), str(Path(sys.prefix) / "axe")]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=os.environ)
    return Path(done.stdout.strip()).read_text(encoding="utf-8")


def grave_faults(page: Visit, axe: str) -> list[dict[str, Any]]:
    """What axe finds; the policy of the page forbids script elements, but not the debugger."""
    page.page.evaluate(axe)
    found = page.page.evaluate(CHECK)
    return [fault for fault in found if fault["impact"] in GRAVE]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_as_it_opens(visit: Open, example_page: Path, axe: str, scheme: str) -> None:
    assert grave_faults(visit(example_page, color_scheme=scheme), axe) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_node_chosen(visit: Open, example_page: Path, axe: str, scheme: str) -> None:
    page = visit(example_page, color_scheme=scheme)
    page.find("Mirzieyev")
    expect(page.heading).to_contain_text("Mirziyoyev")
    assert grave_faults(page, axe) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_search_open(visit: Open, example_page: Path, axe: str, scheme: str) -> None:
    page = visit(example_page, color_scheme=scheme)
    page.search.fill("Kaz")
    expect(page.hits.first).to_be_visible()
    assert grave_faults(page, axe) == []


def test_narrow_screen(visit: Open, example_page: Path, axe: str) -> None:
    page = visit(example_page, width=390, height=800)
    assert grave_faults(page, axe) == []
    page.find("Mirzieyev")
    expect(page.heading).to_contain_text("Mirziyoyev")
    assert grave_faults(page, axe) == []


@pytest.mark.parametrize("tab", ["Network", "Table", "Timeline"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_period_chosen(visit: Open, example_page: Path, axe: str, scheme: str, tab: str) -> None:
    page = visit(example_page, color_scheme=scheme)
    page.tell("filter({period: {from: '2018-01-01', to: '2018-06-30'}})")
    page.page.get_by_role("tab", name=tab).click()
    page.tell("select('kazakhstan')")
    expect(page.panel.get_by_text("possible", exact=True).first).to_be_visible()
    assert grave_faults(page, axe) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_path_in_time(visit: Open, example_page: Path, axe: str, scheme: str) -> None:
    page = visit(example_page, color_scheme=scheme)
    page.tell("path('kazakhstan', 'afghanistan', {inTime: true})")
    expect(page.panel.locator(".order").first).to_be_visible()
    assert grave_faults(page, axe) == []
