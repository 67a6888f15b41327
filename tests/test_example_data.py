"""The shipped data: what the five articles say, read by hand."""

from __future__ import annotations

from pathlib import Path

import pycountry
import pytest

import treatygraph as tg
from treatygraph.dataset import example_folder, load_folder

ARTICLES = Path(__file__).parents[2] / "shared" / "articles"


@pytest.fixture(scope="module")
def graph() -> tg.TreatyGraph:
    return tg.load(example_folder())


@pytest.fixture(scope="module")
def relations() -> dict:
    return {each.id: each for each in load_folder(example_folder()).relations}


def test_iso3_and_m49_are_those_of_pycountry(graph):
    codes = {
        node.id: (node.ids["iso3"], node.ids["m49"])
        for node in graph.dataset.nodes
        if "iso3" in node.ids
    }
    assert len(codes) >= 7
    for iso3, m49 in codes.values():
        assert pycountry.countries.get(alpha_3=iso3).numeric == m49


def test_names_of_countries_are_those_of_their_codes(graph):
    for node in graph.dataset.nodes:
        if "iso3" in node.ids:
            country = pycountry.countries.get(alpha_3=node.ids["iso3"])
            assert node.name in (country.name, getattr(country, "common_name", ""), "Russia")


def test_every_node_takes_part_in_something(graph):
    everything = graph.where(status="any").to_networkx()
    assert [node for node, degree in everything.degree if degree == 0] == []


def test_every_relation_points_at_a_paragraph(relations):
    for relation in relations.values():
        assert relation.evidence, relation.id
        assert all(pointer.at for pointer in relation.evidence), relation.id


def test_every_pointer_holds_against_the_articles():
    if not ARTICLES.is_dir():
        pytest.skip(f"no articles at {ARTICLES}: every pointer would have been followed")
    result = tg.check(example_folder(), texts=ARTICLES, explained=True)
    assert {row["finding"] for row in result} >= {"disagreement", "slip"}


def test_what_is_not_yet_done_has_a_status_that_says_so(relations):
    wanted = {
        "tokayev-tajikistan-2024-08": "planned",
        "signed-treaty-allied-kz-tj": "expected",
        "party-treaty-allied-kz-tj": "expected",
        "organised-election": "planned",
        "organised-nur-otan-congress": "planned",
        "nomination-tokayev": "proposed",
        "mediation-kazakhstan": "proposed",
        "mediation-tokayev": "proposed",
        "supply-locomotives-4": "agreed",
        "cooperation-kz-tj-2021": "agreed",
        "twinned-turkistan-khujand": "agreed",
        "created-wholesale-centers": "proposed",
        "aid-training-specialists": "planned",
        "target-kz-tj-2bn": "planned",
    }
    assert {key: relations[key].status for key in wanted} == wanted


def test_three_documents_on_allied_relations_stay_three(graph):
    found = {
        graph.find(name)[0]["id"]
        for name in (
            "Declaration on Allied Cooperation",
            "Treaty on Allied Relations between Kazakhstan and Tajikistan",
            "Treaty on Allies",
        )
    }
    assert len(found) == 3


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Nur-Sultan", "astana"),
        ("Astana", "astana"),
        ("Imomali Rakhmon", "emomali-rahmon"),
        ("Эмомали Рахмон", "emomali-rahmon"),
        ("Mirzieyev", "shavkat-mirziyoyev"),
        ("Miziyoyev", "shavkat-mirziyoyev"),
        ("KassymJomartTokayev", "kassym-jomart-tokayev"),
        ("Kassym – Jomart Tokayev", "kassym-jomart-tokayev"),
        ("Zimangarin", "serik-zhumangarin"),
        ("Elbasy", "nursultan-nazarbayev"),
        ("KazISS", "kaziss"),
        ("Centre for Strategic Research", "center-for-strategic-research"),
        ("Шавкат Мирзиёев", "shavkat-mirziyoyev"),
    ],
)
def test_spellings_lead_to_one_node(graph, written, meant):
    assert graph.node(graph.resolve(written)).id == meant


def test_page_furniture_is_not_in_the_graph(graph):
    names = " ".join(name for node in graph.dataset.nodes for name in node.names)
    for word in ("Grossi", "Klyushin", "Gotham", "Azerbaijani", "Akorda", "Soft Power"):
        assert word not in names


def test_two_roundings_of_one_figure_are_one_relation_with_two_readings(relations):
    trade = relations["trade-kz-tj-2022"]
    assert trade.attributes["value"] == 1.385e9
    assert [pointer.says.get("value") for pointer in trade.evidence] == [None, 1.4e9]


def test_evident_slip_is_kept_and_marked(relations):
    target = relations["target-kz-uz-10bn"]
    slip = next(pointer for pointer in target.evidence if pointer.sic)
    assert (target.attributes["value"], slip.says["value"]) == (10e9, 10e6)
    assert "value" in target.inferred


@pytest.mark.parametrize(
    ("key", "date"),
    [
        ("tokayev-tajikistan-2024-08", "2024-08-22/2024-08-23"),  # no year in the text
        ("signed-deals-forum-2023", "2023-05-03"),  # "Wednesday"
        ("tokayev-uzbekistan-2022-12", "2022-12-21/2022-12-22"),  # no year
        ("mirziyoyev-kazakhstan-2021-12", "2021-12"),  # "exactly one year ago"
        ("tokayev-uzbekistan-2019-04", "2019-04"),  # no date at all
        ("mirziyoyev-kazakhstan-2018", "2018"),  # "last year"
        ("tokayev-tajikistan-2021-05", "2021/2021-05-20"),  # first trip of its year; last day given
    ],
)
def test_dates_that_an_article_leaves_open_are_inferred_with_a_note(relations, key, date):
    relation = relations[key]
    assert relation.date == date
    assert "date" in relation.inferred
    assert relation.note


def test_qualifier_of_a_change_is_written_before_it(graph):
    shown = " ".join(str(graph.show("trade-kz-uz-2018")).split())
    assert "turnover over 3 billion USD, almost +50 %" in shown
    assert "change given as" not in shown


def test_trade_of_2024_keeps_period_direction_and_change(graph):
    rows = graph.where(relation="trades_with", since="2024", until="2024").list_relations()
    found = {(row["from"], row["to"], row["measure"], row["value"], row["change"]) for row in rows}
    assert found == {
        ("kazakhstan", "tajikistan", "turnover", 464.6e6, -0.4),
        ("kazakhstan", "tajikistan", "exports", 376.4e6, 19),
        ("kazakhstan", "tajikistan", "imports", 87.6e6, -41),
    }
    assert {row["date"] for row in rows} == {"2024-01/2024-05"}


def test_claim_of_one_commentator_about_others_is_alleged_and_names_him(relations):
    claim = relations["mediation-uzbekistan"]
    assert (claim.status, claim.date) == ("alleged", "2021-05")
    assert {pointer.speaker for pointer in claim.evidence} == {"andrei-kazantsev", None}


def test_offices_are_dated_by_what_attests_them(relations):
    offices = [each for each in relations.values() if each.type == "holds_office"]
    assert [each.id for each in offices if not each.date] == []


def test_office_that_was_no_longer_held_is_marked_as_a_slip(relations):
    office = relations["office-smailov-pm"]
    assert office.attributes["office"] == "Prime Minister"
    assert [pointer.sic for pointer in office.evidence] == [True]
    assert office.note


def test_deadline_of_a_target_is_no_date_of_what_happens(relations):
    target = relations["target-kz-uz-5bn-2020"]
    assert (target.date, target.attributes["deadline"]) == ("2019-04/2020", "2020")


def test_reading_of_the_author_is_alleged_by_the_publication(relations):
    for key in ("priority-kz-russia", "priority-kz-central-asia"):
        assert relations[key].status == "alleged"
        assert relations[key].evidence[0].speaker == "vestnik-kavkaza"


@pytest.mark.parametrize(
    "document",
    [
        "agreement-ceramic-tiles",
        "agreement-chevrolet-kits",
        "agreement-household-appliances",
        "memorandum-multimodal-center",
    ],
)
def test_document_of_december_2022_is_signed_by_both_states(relations, document):
    (signed,) = [
        each for each in relations.values() if each.type == "signed" and document in each.targets
    ]
    assert set(signed.origins) == {"kazakhstan", "uzbekistan"}
    assert signed.date == "2022-12-21/2022-12-22"
    assert set(signed.inferred) == {"from", "date"}


def test_party_to_a_dated_signature_has_its_date(relations):
    signed = {
        target
        for each in relations.values()
        if each.type == "signed" and each.date
        for target in each.targets
    }
    parties = [each for each in relations.values() if each.type == "party_to"]
    assert parties
    assert [each.id for each in parties if not each.date and signed & {*each.targets}] == []


def test_contract_on_new_locomotives_does_not_concern_the_old_ones(relations):
    assert relations["concerns-contract-locomotives"].targets == ("four-locomotives-tajikistan",)
    assert relations["locomotives-in-tajikistan"].origins == ("kazakh-locomotives-tajikistan",)


def test_path_between_the_presidents_runs_through_tokayev(graph):
    found = graph.path("Emomali Rahmon", "Mirzieyev").data["paths"]
    assert found[0]["nodes"] == ["emomali-rahmon", "kassym-jomart-tokayev", "shavkat-mirziyoyev"]


def test_three_presidents_are_the_most_central_people(graph):
    top = [row["id"] for row in graph.centrality(kind="person", top=3)]
    assert set(top) == {"kassym-jomart-tokayev", "emomali-rahmon", "shavkat-mirziyoyev"}
    assert top[0] == "kassym-jomart-tokayev"


def test_timeline_of_2023_holds_its_visits_and_nothing_of_other_years(graph):
    rows = graph.where(since="2023", until="2023").timeline()
    visits = {row["id"] for row in rows if row["type"] == "visited" and row["to"] == "kazakhstan"}
    assert visits == {"rahmon-kazakhstan-2023-05", "rahmon-kazakhstan-2023-08"}
    assert {row["id"] for row in rows}.isdisjoint(
        {"nurtleu-tajikistan-2024-01", "trade-kz-tj-2022"}
    )


def test_visits_of_any_status_include_every_visit_of_the_articles(graph):
    rows = graph.where(relation="visited", status="any").list_relations()
    found = {
        (row["from"], row["to"], row["date"], row["status"])
        for row in rows
        if isinstance(row["from"], str)
        and row["to"] in ("kazakhstan", "tajikistan", "uzbekistan", "russia")
    }
    assert found == {
        ("emomali-rahmon", "kazakhstan", "2023-05-03/2023-05-04", "happened"),
        ("emomali-rahmon", "kazakhstan", "2023-08-25/2023-08-26", "happened"),
        ("maulen-ashimbayev", "tajikistan", "2022-05-12/2022-05-13", "happened"),
        ("murat-nurtleu", "tajikistan", "2024-01-24/2024-01-26", "happened"),
        ("alikhan-smailov", "tajikistan", "2024-04-30", "happened"),
        ("kassym-jomart-tokayev", "tajikistan", "2024-08-22/2024-08-23", "planned"),
        ("kassym-jomart-tokayev", "tajikistan", "2021/2021-05-20", "happened"),
        ("kassym-jomart-tokayev", "uzbekistan", "2022-12-21/2022-12-22", "happened"),
        ("kassym-jomart-tokayev", "uzbekistan", "2019-04", "happened"),
        ("kassym-jomart-tokayev", "russia", "2019-04", "happened"),
        ("shavkat-mirziyoyev", "kazakhstan", "2021-12", "happened"),
        ("shavkat-mirziyoyev", "kazakhstan", "2018", "happened"),
    }


def test_between_kazakhstan_and_uzbekistan(graph):
    rows = {row["id"]: row for row in graph.between("Kazakhstan", "Uzbekistan")}
    assert rows["tokayev-uzbekistan-2022-12"]["direction"] == "kazakhstan → uzbekistan"
    assert rows["mirziyoyev-kazakhstan-2021-12"]["direction"] == "uzbekistan → kazakhstan"
    assert rows["signed-treaty-allied-kz-uz"]["group"] == "signed"
    assert rows["target-kz-uz-5bn-2020"]["group"] == "not established"
    assert [rows[key]["value"] for key in ("trade-kz-uz-2014", "trade-kz-uz-2021")] == [
        2.1e9,
        3.8e9,
    ]
    assert "trade-kz-tj-2022" not in rows
    assert "rahmon-kazakhstan-2023-05" not in rows
