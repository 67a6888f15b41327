"""What sources are called in short, how they want to be cited, and on what terms."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser.conftest import Open, write_page
from browser.small import VOCABULARY
from browser.test_citation import copied
from browser.visits import Visit
from folders import node, relation, source, write_folder

CITATION = "Registry of Arcadia (2020). Treaties in force. Version 2."
TERMS = "CC BY 4.0; name the <b>registry</b>"
SOURCES = [
    source("force", title="Treaties in force", publisher="The Registry")
    | {"citation": CITATION, "terms": TERMS},
    source("past", title="Treaties of the past", publisher="The Registry"),
    source("gazette", title="Two presidents meet", publisher="The Gazette"),
]
EVIDENCE = [
    {"source": "force", "at": "row 24"},
    {"source": "force", "at": "row 25"},
    {"source": "past", "at": "row 24"},
    {"source": "gazette", "at": "¶1"},
]
IN_SHORT = "Treaties in force row 24, row 25; Treaties of the past row 24; The Gazette ¶1"


@pytest.fixture(scope="module")
def sources_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sources")
    trade = [relation("trade", "trades_with", "a", "b", evidence=EVIDENCE)]
    write_folder(folder / "data", [node("a"), node("b")], trade, SOURCES, VOCABULARY)
    return write_page(folder / "data", folder / "page.html")


@pytest.fixture
def message(visit: Open, sources_page: Path) -> Visit:
    return visit(sources_page)


def test_sources_of_one_publisher_go_by_their_titles(message: Visit) -> None:
    message.tell("select('a')")
    expect(message.panel.locator("summary").filter(has_text="row 24")).to_have_text(IN_SHORT)
    message.page.get_by_role("tab", name="Table").click()
    expect(message.page.get_by_role("grid")).to_contain_text(IN_SHORT)


def test_start_says_how_sources_want_to_be_cited(message: Visit) -> None:
    force, past, _ = message.panel.locator(".sources > li").all()
    expect(force).to_contain_text(f"Cite as: {CITATION}")
    expect(force).to_contain_text(f"Terms of use: {TERMS}")
    expect(past).not_to_contain_text("Cite as")
    expect(past).not_to_contain_text("Terms of use")


def test_evidence_says_it_once_for_each_source(message: Visit) -> None:
    message.tell("select('trade')")
    claims = message.panel.locator(".evidence > li")
    expect(claims).to_have_count(4)
    expect(claims.nth(0)).to_contain_text(f"Terms of use: {TERMS}")
    expect(claims.filter(has_text="Cite as")).to_have_count(1)


def test_text_is_the_citation_that_is_wished(message: Visit) -> None:
    assert copied(message, "Copy citation of Treaties in force", "Text") == CITATION
    past = "The Registry, “Treaties of the past”"
    assert copied(message, "Copy citation of Treaties of the past", "Text") == past
    message.tell("select('trade')")
    completed = "Registry of Arcadia (2020). Treaties in force. Version 2, row 25."
    assert copied(message, "Copy citation of Treaties in force row 25", "Text") == completed
