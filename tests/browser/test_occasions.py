"""What a visit led to, and sentences about several people that do not mislead."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser.conftest import Open, write_page
from browser.small import VOCABULARY
from browser.visits import Visit
from folders import node, relation, write_folder

LONG = "The Most Serene Republic of all the Mountains and Valleys between the two Rivers"


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An envoy visits two states; a treaty is signed during the visit, another one later."""
    folder = tmp_path_factory.mktemp("occasions")
    people = [node("hay", "person", name="John Hay"), node("day", "person", name="William Day")]
    states = [node("uk", name="United Kingdom"), node("france", name="France")]
    more = [node("long", name=LONG), *(node(f"x{number}") for number in range(120))]
    treaties = [node("pact", "document"), node("later", "document")]
    ties = [relation(f"t{number}", "borders_on", "long", f"x{number}") for number in range(120)]
    relations = [
        relation("visit", "visited", ["hay", "day"], ["uk", "france"]) | {"date": "1898-09"},
        relation("signing", "signed", ["uk", "france"], "pact", during="visit"),
        relation("other", "signed", "uk", "later"),
        *ties,
    ]
    nodes = [*people, *states, *more, *treaties]
    data = write_folder(folder / "data", nodes, relations, vocabulary=VOCABULARY)
    return write_page(data, folder / "page.html")


@pytest.fixture
def page(visit: Open, page_file: Path) -> Visit:
    return visit(page_file)


def test_visit_lists_what_happened_during_it(page: Visit) -> None:
    page.tell("select('visit')")
    entries = page.group("During this").get_by_role("listitem").filter(has_text="signed")
    expect(entries).to_have_count(1)
    expect(entries).to_contain_text("United Kingdom, France signed pact")
    page.switch("signed").uncheck()
    expect(page.group("During this")).to_have_count(0)


def test_other_end_of_a_visit_is_not_said_to_be_with_the_visitor(page: Visit) -> None:
    page.tell("select('uk')")
    entry = page.group("visited by").get_by_role("listitem").first
    expect(entry).to_contain_text("John Hay, William Day and also France")
    page.tell("select('hay')")
    entry = page.group("visited").get_by_role("listitem").first
    expect(entry).to_contain_text("United Kingdom, France with William Day")


def test_count_beside_a_long_name_stays_on_one_line(visit: Open, page_file: Path) -> None:
    page = visit(page_file, width=320, height=640)
    page.page.get_by_role("button", name="Details", exact=True).click()
    count = page.panel.locator(".ranked .count").first
    expect(count).to_have_text("120")
    assert count.evaluate("(each) => each.getClientRects().length") == 1
    assert count.evaluate("(each) => each.offsetHeight") < 26
