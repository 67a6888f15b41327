"""The panel: everything about what is chosen, and where it stands."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, expect

import treatygraph
from browser.conftest import Open, write_page
from browser.small import VOCABULARY
from browser.visits import Visit
from folders import node, relation, write_folder
from treatygraph.page import third_party_scripts
from treatygraph.result import figure


def item(visit: Visit, group: str, text: str) -> Locator:
    return visit.group(group).get_by_role("listitem").filter(has_text=text).first


def test_nothing_chosen_says_how_to_begin(small: Visit) -> None:
    expect(small.heading).to_have_text("Click a node or a line, or search by name.")
    expect(small.group("Line styles").get_by_role("listitem")).to_have_text(
        ["happened, ongoing", "planned", "proposed"]
    )
    ranked = small.group("Most connected").get_by_role("listitem")
    expect(ranked.first).to_have_text("Arcadia7")
    sources = small.group("Sources").get_by_role("listitem")
    expect(sources.first).to_contain_text(
        "A. Reporter, The Gazette, Two presidents meet, 2023-05-05 3 relations"
    )
    expect(sources.nth(1)).to_contain_text("2024-02 (inferred)")


def test_node_reports_names_kind_codes_and_note(small: Visit) -> None:
    small.tell("select('arcadia')")
    expect(small.heading).to_have_text("Arcadia")
    expect(small.panel).to_contain_text("country")
    expect(small.panel).to_contain_text("Republic of Arcadia · Аркадия")
    expect(small.panel).to_contain_text("The larger of the two.")
    small.tell("select('ada')")
    expect(small.panel.locator("dl")).to_contain_text("president")


def test_codes_are_links_by_https_alone(small: Visit) -> None:
    small.tell("select('arcadia')")
    atlas = small.panel.get_by_role("link", name="arcadia felix")
    expect(atlas).to_have_attribute("href", "https://atlas.example/arcadia%20felix")
    expect(atlas).to_have_attribute("rel", "noopener noreferrer")
    expect(small.panel.get_by_text("ARC", exact=True)).to_be_visible()
    expect(small.panel.get_by_role("link", name="7", exact=True)).to_have_count(0)


def test_relations_stand_by_type_and_side_in_the_order_of_the_vocabulary(small: Visit) -> None:
    small.tell("select('arcadia')")
    titles = small.panel.get_by_role("heading", level=3)
    expect(titles).to_have_text(["visited by 2", "borders on 1", "trades with 3", "buys from 1"])


def test_relations_of_a_group_stand_in_time_order(small: Visit) -> None:
    small.tell("select('arcadia')")
    dates = small.group("trades with").locator(".date")
    expect(dates).to_have_text(["until 2030", "2022", "2023"])
    expect(small.group("visited by").locator(".date")).to_have_text(["about 2025", "undated"])
    expect(small.group("buys from").locator(".date")).to_have_text("since 2022")


def test_figures_read_as_on_the_command_line(small: Visit) -> None:
    small.tell("select('borduria')")
    bought = item(small, "buys from", "2022")
    expect(bought).to_contain_text("exports over 1.385 billion USD, -18.4 %")
    expect(bought).to_contain_text("goods wheat, rails")
    expect(item(small, "borders on", "Arcadia")).to_contain_text("972.5 km")


def test_numbers_read_as_on_the_command_line(tmp_path: Path, visit: Open) -> None:
    numbers = [1.385e9, 464.6e6, 972.0, 0.187879, 1e12, -2.5e6, 12345.678, 1.0, 1e15]
    traded = [
        relation(f"t{place}", "trades_with", "arcadia", "borduria", date=1900 + place, value=number)
        for place, number in enumerate(numbers)
    ]
    nodes = [node("arcadia"), node("borduria")]
    folder = write_folder(tmp_path / "numbers", nodes, traded, vocabulary=VOCABULARY)
    page = visit(write_page(folder, tmp_path / "numbers.html"))
    page.find("arcadia")
    expect(page.panel.locator(".facts")).to_have_text([figure(number) for number in numbers])


def test_status_stands_beside_each_relation(small: Visit) -> None:
    small.tell("select('arcadia')")
    expect(item(small, "visited by", "Boris")).to_contain_text("planned")
    expect(item(small, "visited by", "Carl")).to_contain_text("proposed")
    expect(item(small, "trades with", "2023")).to_contain_text("happened")


def test_inferred_date_is_marked_and_explained(small: Visit) -> None:
    small.tell("select('ada')")
    visited = item(small, "visited", "Borduria")
    expect(visited).to_contain_text("2023-05-02 to 2023-05-04 inferred")
    expect(visited).to_contain_text("The year is that of the paper.")
    expect(visited).to_contain_text("at Syldavia")


def test_evidence_opens_in_full(small: Visit) -> None:
    small.tell("select('ada')")
    treaty = item(small, "signed", "Treaty on Rivers")
    treaty.get_by_text("The Gazette ¶4; The Herald ¶2 (variant)").click()
    claims = treaty.locator(".evidence > li")
    expect(claims.nth(0)).to_contain_text(
        "¶4 A. Reporter, The Gazette, Two presidents meet, 2023-05-05"
    )
    expect(claims.nth(0)).to_contain_text("said by Carl Weber")
    expect(claims.nth(1)).to_contain_text("¶2 The Herald, Trade in figures, 2024-02 (inferred)")
    expect(claims.nth(1)).to_contain_text("This source differs: 2023-05-04")
    link = claims.nth(0).get_by_role("link", name="Two presidents meet")
    expect(link).to_have_attribute("href", "https://gazette.example/1")


def test_differing_figure_and_slip_are_shown(small: Visit) -> None:
    small.tell("select('trade-2022')")
    claim = small.panel.locator(".evidence > li")
    expect(claim).to_contain_text("This source differs: 1.4 billion; approximate")
    expect(claim).to_contain_text("[sic]")


def test_relation_without_evidence_says_so(small: Visit) -> None:
    small.tell("select('border')")
    expect(small.panel).to_contain_text("No source is given.")


def test_others_on_the_same_side_are_named(small: Visit) -> None:
    small.tell("select('ada')")
    expect(item(small, "signed", "Treaty on Rivers")).to_contain_text("with Boris Borsky")


def test_ends_and_references_lead_on(small: Visit) -> None:
    small.tell("select('ada')")
    small.group("signed").get_by_role("link", name="Treaty on Rivers").click()
    expect(small.heading).to_have_text("Treaty on Rivers")
    signed = item(small, "signed by", "Ada")
    expect(signed).to_contain_text("Ada Ríos, Boris Borsky")
    signed.get_by_role("link", name="Ada Ríos visited Borduria (2023-05-02 to 2023-05-04)").click()
    expect(small.heading).to_have_text("Relation")
    expect(small.panel).to_contain_text("visit-2023")
    expect(small.panel.locator(".claim").first).to_have_text("Ada Ríos visited Borduria")


def test_back_and_forward_and_the_address(small: Visit) -> None:
    small.find("Ada")
    small.find("Boris")
    assert small.page.url.endswith("#select=boris")
    small.page.go_back()
    expect(small.heading).to_have_text("Ada Ríos")
    small.page.go_forward()
    expect(small.heading).to_have_text("Boris Borsky")
    small.page.reload()
    expect(small.heading).to_have_text("Boris Borsky")
    small.requests.pop()  # the reload asks for the page itself, again
    assert small.requests == [small.url]


def test_node_without_relations_says_so(small: Visit) -> None:
    small.find("Hermit")
    expect(small.panel).to_contain_text("No relations.")


def test_close_returns_to_the_beginning(small: Visit) -> None:
    small.find("Ada")
    small.panel.get_by_role("button", name="Close details").click()
    expect(small.heading).to_contain_text("Click a node")
    assert small.tell("state()")["selected"] is None


def test_unknown_id_is_refused(small: Visit) -> None:
    message = small.page.evaluate(
        "() => { try { treatygraph.select('nobody') } catch (error) { return error.message } }"
    )
    assert message == "nothing has the id nobody"


def test_most_connected_nodes_are_counted_under_the_filters(small: Visit) -> None:
    ranked = small.group("Most connected").get_by_role("listitem")
    expect(ranked.first).to_have_text("Arcadia7")
    small.legend.get_by_role("button", name="Relations: none").click()
    expect(ranked).to_have_count(0)
    small.switch("borders").check()
    expect(ranked).to_have_text(["Arcadia1", "Borduria1"])


def test_hidden_node_leaves_the_rest_of_the_drawing_unfaded(small: Visit) -> None:
    small.tell("select('arcadia')")
    small.panel.get_by_role("button", name="Hide", exact=True).click()
    expect(small.page.get_by_text("1 node is hidden")).to_be_visible()
    drawn = small.tell("drawing()")["nodes"]
    assert "Arcadia" not in [node["name"] for node in drawn]
    assert all(node["color"]["background"].endswith(", 1)") for node in drawn)


def test_page_says_what_it_is_made_of(small: Visit) -> None:
    about = small.panel.locator("details.about")
    about.get_by_text("About this page").click()
    expect(about).to_contain_text(f"Made with treatygraph {treatygraph.__version__} (MIT licence)")
    expect(about.get_by_role("listitem")).to_have_text(
        [
            " ".join(filter(None, (each.name, each.version, each.licence)))
            for each in third_party_scripts()
        ]
    )
