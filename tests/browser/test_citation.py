"""Copy citation: plain text, BibTeX and CSL-JSON of a source."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from browser.conftest import Open, write_page
from browser.small import VOCABULARY
from browser.visits import Visit
from folders import node, relation, source, write_folder

GAZETTE = "Copy citation of Two presidents meet"
REFUSE = "navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))"
KEEP = "navigator.clipboard.writeText = async (text) => { window.copied = text }"


def copied(visit: Visit, name: str, form: str) -> str:
    """What is in the clipboard after a source is copied in a form."""
    visit.page.evaluate(f"() => {{ {KEEP} }}")
    opener = visit.panel.get_by_role("button", name=name).first
    if opener.get_attribute("aria-expanded") == "false":
        opener.click()
    opener.locator("..").get_by_role("button", name=form, exact=True).click()
    label = f"{form} citation copied."
    expect(visit.page.get_by_role("status").filter(has_text=label)).to_be_visible()
    return str(visit.page.evaluate("() => window.copied"))


def test_source_of_the_page_in_three_forms(small: Visit) -> None:
    assert copied(small, GAZETTE, "Text") == (
        "A. Reporter, The Gazette, “Two presidents meet”, 2023-05-05, https://gazette.example/1"
    )
    assert copied(small, GAZETTE, "BibTeX") == (
        "@misc{gazette,\n"
        "  author = {{A. Reporter}},\n"
        "  title = {{Two presidents meet}},\n"
        "  howpublished = {The Gazette},\n"
        "  year = {2023},\n"
        "  month = may,\n"
        "  day = {5},\n"
        "  url = {https://gazette.example/1},\n"
        "}"
    )
    assert json.loads(copied(small, GAZETTE, "CSL-JSON")) == [
        {
            "id": "gazette",
            "type": "webpage",
            "title": "Two presidents meet",
            "author": [{"literal": "A. Reporter"}],
            "publisher": "The Gazette",
            "issued": {"date-parts": [[2023, 5, 5]]},
            "URL": "https://gazette.example/1",
        }
    ]


def test_evidence_is_cited_with_its_paragraph(small: Visit) -> None:
    small.tell("select('treaty-signed')")
    herald = "Copy citation of Trade in figures ¶2"
    assert copied(small, herald, "Text") == (
        "The Herald, “Trade in figures”, 2024-02 (inferred), ¶2"
    )
    assert json.loads(copied(small, herald, "CSL-JSON")) == [
        {
            "id": "herald",
            "type": "article-newspaper",
            "title": "Trade in figures",
            "container-title": "The Herald",
            "issued": {"date-parts": [[2024, 2]]},
            "note": "¶2; date inferred",
        }
    ]


def test_refused_clipboard_offers_the_text(small: Visit) -> None:
    small.page.evaluate(f"() => {{ {REFUSE} }}")
    small.panel.get_by_role("button", name=GAZETTE).click()
    own = small.panel.get_by_role("group", name="Citation format").get_by_role(
        "button", name="Text"
    )
    own.click()
    dialog = small.page.get_by_role("dialog", name="Text citation")
    text = dialog.get_by_role("textbox")
    expect(text).to_be_focused()
    expect(text).not_to_be_editable()
    chosen = text.evaluate("(area) => area.value.slice(area.selectionStart, area.selectionEnd)")
    assert chosen.startswith("A. Reporter, The Gazette")
    small.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(own).to_be_focused()


DATES: dict[str, tuple[dict[str, Any], str]] = {
    "2024": ({"date-parts": [[2024]]}, "  year = {2024},"),
    "2024~": ({"date-parts": [[2024]], "circa": True}, "  year = {about 2024},"),
    "2024-05?": ({"date-parts": [[2024, 5]], "circa": True}, "  year = {2024-05 (uncertain)},"),
    "2024-05-XX": ({"date-parts": [[2024, 5]]}, "  year = {2024},\n  month = may,"),
    "2024-XX-XX": ({"date-parts": [[2024]]}, "  year = {2024},"),
    "2024-22": ({"date-parts": [[2024]], "season": 2}, "  year = {summer 2024},"),
    "2023-11/2024": ({"date-parts": [[2023, 11], [2024]]}, "  year = {2023-11 to 2024},"),
    "2024-01/..": ({"literal": "since 2024-01"}, "  year = {since 2024-01},"),
    "201X": ({"literal": "201X"}, "  year = {201X},"),
}


@pytest.fixture(scope="module")
def dated_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dated")
    sources = [source(f"s{n}", title=f"Dated {n}.", date=date) for n, date in enumerate(DATES)]
    title = r"50 % of {A} & B_1 #2 costs $3 ~ x^2 \end"
    odd = source("ödd", title=title, url="https://example.org/a_b%20{c}?d=1&e#f")
    everything = [{"source": each["id"]} for each in [*sources, odd]]
    trade = [relation("t", "trades_with", "a", "b", evidence=everything)]
    write_folder(folder / "data", [node("a"), node("b")], trade, [*sources, odd], VOCABULARY)
    return write_page(folder / "data", folder / "dated.html")


@pytest.fixture
def dated(visit: Open, dated_page: Path) -> Visit:
    return visit(dated_page)


@pytest.mark.parametrize(("place", "date"), list(enumerate(DATES)))
def test_dates_say_what_is_known(dated: Visit, place: int, date: str) -> None:
    issued, year = DATES[date]
    name = f"Copy citation of Dated {place}."
    assert json.loads(copied(dated, name, "CSL-JSON"))[0]["issued"] == issued
    assert year in copied(dated, name, "BibTeX")


def test_signs_of_tex_are_escaped(dated: Visit) -> None:
    assert copied(dated, "Copy citation of 50 %", "BibTeX") == (
        "@misc{-dd,\n"
        r"  title = {{50 \% of \textbraceleft{}A\textbraceright{} \& B\_1 \#2 costs \$3 "
        r"\textasciitilde{} x\textasciicircum{}2 \textbackslash{}end}},"
        "\n  url = {https://example.org/a_b%20%7Bc%7D?d=1&e#f},\n}"
    )
