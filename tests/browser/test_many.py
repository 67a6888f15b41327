"""Much of everything: long groups, hundreds of sources, two centuries."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from browser.conftest import Open, write_page
from browser.small import VOCABULARY
from browser.visits import Visit
from folders import node, relation, source, write_folder

TREATIES, SOURCES, STATES = 320, 120, 40
FIRST, LAST = 1816, 2025


@pytest.fixture(scope="module")
def many_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A country that has signed all treaties, each with one other state, over two centuries."""
    folder = tmp_path_factory.mktemp("many")
    states = [node(f"state{number}") for number in range(STATES)]
    treaties = [node(f"treaty{number:03}", "document") for number in range(TREATIES)]
    volumes = [
        source(f"v{number:03}", title=f"Volume {number}", publisher="The Registry")
        for number in range(SOURCES)
    ]
    signed = [
        relation(f"r{number:03}", "signed", ["hub", f"state{number % STATES}"], treaty["id"])
        | {"date": f"{_year(number)}-05-04", "evidence": _evidence(number), "note": _note(number)}
        for number, treaty in enumerate(treaties)
    ]
    data = write_folder(
        folder / "data",
        [node("hub", name="Hub"), *states, *treaties],
        signed,
        volumes,
        vocabulary=VOCABULARY,
    )
    return write_page(data, folder / "page.html")


def _year(number: int) -> int:
    return FIRST + number * (LAST - FIRST) // (TREATIES - 1)


def _note(number: int) -> str:
    """Long enough that all of them are worth packing."""
    return f"Registered as number {number} and laid down with the registry. " * 4


def _evidence(number: int) -> list[dict[str, str]]:
    """The first volume has most; every other one has some."""
    volume = 0 if number < TREATIES // 2 else number % SOURCES
    return [{"source": f"v{volume:03}", "at": f"¶{number + 1}"}]


@pytest.fixture
def many(visit: Open, many_page: Path) -> Visit:
    return visit(many_page)


def test_much_data_are_packed_and_all_there(many: Visit, many_page: Path) -> None:
    assert 'type="application/zlib;base64"' in many_page.read_text(encoding="utf-8")
    assert many.tell("counts()")["relations"] == {"shown": TREATIES, "total": TREATIES}
    many.tell("select('r123')")
    expect(many.panel).to_contain_text("Hub, state3 signed treaty123")
    expect(many.panel).to_contain_text(f"{_year(123)}-05-04")
    expect(many.panel).to_contain_text("¶124 The Registry, Volume 0")


def test_long_group_is_reported_in_parts(many: Visit) -> None:
    many.find("Hub")
    entries = many.group("signed").get_by_role("listitem").filter(has_text="treaty")
    expect(many.group("signed").get_by_role("heading")).to_contain_text("320")
    expect(entries).to_have_count(50)
    many.panel.get_by_role("button", name="Show 200 of 270 more").click()
    expect(entries).to_have_count(250)
    expect(entries.nth(50)).to_be_focused()
    many.panel.get_by_role("button", name="Show 70 more").click()
    expect(entries).to_have_count(TREATIES)
    expect(many.panel.get_by_role("button", name="more")).to_have_count(0)


def test_search_reports_the_best_and_how_many_more(many: Visit) -> None:
    many.search.fill("treaty")
    expect(many.hits).to_have_count(12)
    expect(many.hits.first).to_contain_text("treaty000")
    expect(many.page.get_by_role("listbox")).to_contain_text("308 more")


@pytest.fixture
def sources(many: Visit) -> Locator:
    many.legend.get_by_role("button", name="Sources", exact=True).click()
    return many.legend.get_by_role("group", name="Sources")


def test_of_many_sources_the_most_used_are_offered(many: Visit, sources: Locator) -> None:
    switches = sources.get_by_role("checkbox")
    expect(switches).to_have_count(40)
    expect(sources.get_by_role("listitem").first).to_have_text("Volume 0161")
    expect(sources).to_contain_text("80 more. Type to search them.")


def test_sources_are_found_by_name_and_stay_while_they_are_off(
    many: Visit, sources: Locator
) -> None:
    box = sources.get_by_role("searchbox", name="Search sources")
    box.fill("vólume 117")
    expect(sources.get_by_role("checkbox")).to_have_count(1)
    sources.get_by_role("checkbox", name="Volume 117").uncheck()
    expect(many.summary).to_contain_text("319 of 320 relations")
    box.fill("")
    expect(sources.get_by_role("checkbox").first).not_to_be_checked()
    box.fill("nothing of the sort")
    expect(sources).to_contain_text("No matches.")


def test_all_of_many_sources_are_switched_at_once(many: Visit, sources: Locator) -> None:
    sources.get_by_role("button", name="Sources: none").click()
    expect(many.summary).to_contain_text("0 of 320 relations")
    sources.get_by_role("checkbox", name="Volume 0").first.check()
    expect(many.summary).to_contain_text("161 of 320 relations")


def test_start_lists_the_most_used_sources_first(many: Visit) -> None:
    listed = many.panel.locator(".sources > li")
    expect(listed).to_have_count(40)
    expect(listed.first).to_contain_text("Volume 0 161 relations")
    many.panel.get_by_role("button", name="Show 80 more").click()
    expect(listed).to_have_count(SOURCES)


def test_two_centuries_are_binned_by_year_with_round_labels(many: Visit) -> None:
    time = many.page.get_by_role("region", name="Time")
    expect(time.locator("svg g")).to_have_count(LAST - FIRST + 1)
    expect(time.locator(".axis span")).to_have_text(["1850", "1900", "1950", "2000"])
    many.tell("filter({period: {from: '1914-01-01', to: '1918-12-31'}})")
    years = [_year(number) for number in range(TREATIES)]
    shown = len([year for year in years if 1914 <= year <= 1918])
    assert many.tell("counts()")["relations"]["shown"] == shown
