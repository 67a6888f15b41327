"""Finding a node by any of its names, however it is spelt."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from browser.conftest import graph_of
from browser.visits import Visit
from treatygraph.dataset import example_folder
from treatygraph.names import fold


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Ada Ríos", "Ada Ríos"),
        ("ada rios", "Ada Ríos"),
        ("АДА РИОС", "Ada Ríos"),
        ("madam president", "Ada Ríos"),
        ("rios ada", "Ada Ríos"),
        ("Borsky", "Boris Borsky"),
        ("Borksy", "Boris Borsky"),  # two letters swapped
        ("Borisk", "Boris Borsky"),  # one too many
        ("Bordria", "Borduria"),  # one left out
        ("Бордурия", "Borduria"),
        ("Treaty on Rvers", "Treaty on Rivers"),
        ("republic", "Arcadia"),
    ],
)
def test_any_spelling_leads_to_the_node(small: Visit, typed: str, found: str) -> None:
    small.find(typed)
    expect(small.heading).to_have_text(found)


def test_found_node_shows_its_relations_with_source_and_paragraph(small: Visit) -> None:
    small.find("мадам")
    expect(small.heading).to_have_text("Ada Ríos")
    signed = small.group("signed").get_by_role("listitem").filter(has_text="Treaty on Rivers")
    expect(signed.first).to_contain_text("2023-05-03")
    expect(signed.first).to_contain_text("The Gazette ¶4")


def test_hits_say_that_they_are(small: Visit) -> None:
    small.search.fill("republic")
    expect(small.hits).to_have_count(1)
    expect(small.hits.first).to_contain_text("Arcadia")
    expect(small.hits.first).to_contain_text("also known as Republic of Arcadia")
    expect(small.hits.first).to_contain_text("country, 7 relations")


def test_better_names_come_first(small: Visit) -> None:
    small.search.fill("bor")
    names = small.hits.locator(".who bdi:first-child")
    expect(names).to_have_text(["Borduria", "Boris Borsky"])  # by number of relations: 6, 2


def test_nothing_found_says_so(small: Visit) -> None:
    small.search.fill("xyzzy")
    expect(small.hits).to_have_count(0)
    expect(small.page.get_by_role("listbox")).to_contain_text("No matches for “xyzzy”")
    small.search.press("Enter")
    assert small.tell("state()")["selected"] is None


def test_arrows_move_enter_chooses_escape_clears(small: Visit) -> None:
    small.search.fill("bor")
    expect(small.search).to_have_attribute("aria-expanded", "true")
    expect(small.hits.nth(0)).to_have_attribute("aria-selected", "true")
    small.search.press("ArrowDown")
    expect(small.hits.nth(1)).to_have_attribute("aria-selected", "true")
    active = small.search.get_attribute("aria-activedescendant")
    assert active == small.hits.nth(1).get_attribute("id")
    small.search.press("ArrowDown")
    expect(small.hits.nth(0)).to_have_attribute("aria-selected", "true")
    small.search.press("ArrowUp")
    small.search.press("Enter")
    expect(small.heading).to_have_text("Boris Borsky")
    small.search.fill("ada")
    small.search.press("Escape")
    expect(small.search).to_have_value("")
    expect(small.search).to_have_attribute("aria-expanded", "false")
    expect(small.heading).to_have_text("Boris Borsky")


def test_click_chooses_a_hit(small: Visit) -> None:
    small.search.fill("treaty")
    small.hits.filter(has_text="Treaty on Rivers").click()
    expect(small.heading).to_have_text("Treaty on Rivers")


def test_chosen_node_is_brought_into_the_middle(small: Visit) -> None:
    small.find("Hermit")
    small.page.wait_for_function(
        """() => {
          const { width, height } = document.querySelector("#drawing").getBoundingClientRect();
          const { at } = treatygraph.drawing().nodes.find((node) => node.name.startsWith("Hermit"));
          return Math.hypot(at.x - width / 2, at.y - height / 2) < 3;
        }"""
    )


def test_every_name_of_the_example_is_found_as_it_is_and_folded(example: Visit) -> None:
    """So the page folds as Python does."""
    graph = graph_of(example_folder())
    wanted = [
        [query, node.name]
        for node in map(graph.node, graph.nodes)
        for name in node.names
        for query in (name, fold(name))
    ]
    assert any(not query.isascii() for query, _ in wanted)
    missing = example.page.evaluate(
        """(wanted) => {
          const input = document.querySelector("[role=combobox]");
          const shown = (query) => {
            input.value = query;
            input.dispatchEvent(new Event("input"));
            return [...document.querySelectorAll("[role=option] .who bdi:first-child")];
          };
          return wanted.filter(([query, name]) =>
            !shown(query).slice(0, 3).some((option) => option.textContent === name));
        }""",
        wanted,
    )
    assert missing == []
