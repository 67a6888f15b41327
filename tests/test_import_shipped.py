"""The shipped mappings, on small tables of our own and on the published ones where they are."""

from __future__ import annotations

import json

import pytest

from commands import run
from importing import SAMPLE_FILES, SAMPLES, SHARED, node, read_sample, read_shared, relations
from treatygraph import importers
from treatygraph.dataset import load_folder


def test_every_shipped_mapping_is_tried_here():
    assert sorted(SAMPLE_FILES) == importers.shipped()


def test_help_of_the_command_names_every_shipped_mapping():
    message = run("import", "--help").stdout
    assert all(f"  {name} " in message for name in importers.shipped())


@pytest.mark.parametrize("mapping", SAMPLE_FILES)
def test_store_of_a_sample_opens_passes_the_check_and_names_its_sources(mapping, tmp_path):
    files = [SAMPLES / name for name in SAMPLE_FILES[mapping]]
    outcome = run("import", mapping, *files, "--out", tmp_path / "store")
    assert outcome.status == 0
    assert "Traceback" not in outcome.stderr
    dataset = load_folder(tmp_path / "store")
    assert len(dataset.relations) > 0
    for source in dataset.sources.values():
        assert source.citation
        assert source.terms
        assert source.file in SAMPLE_FILES[mapping]
        assert len(source.sha256) == 64
    assert all(relation.evidence for relation in dataset.relations)
    assert run("check", data=tmp_path / "store").status == 0


# treaties of the United Kingdom


@pytest.mark.parametrize("name", ["uk-treaties.jsonl", "uk-treaties-batch.json"])
def test_two_parties_sign_on_a_day_and_more_are_parties_since_some_day(name):
    dataset, _ = read_sample("uk-treaties", name)
    (friendship,), (fairs,) = relations(dataset, "signed"), relations(dataset, "party_to")
    assert friendship.origins == ("thailand", "united-kingdom")
    assert friendship.targets == ("uk-1",)
    assert friendship.date == "1901-02-03"
    assert friendship.inferred == ()
    assert friendship.attributes["topics"] == ("foreign-policy",)
    assert friendship.evidence[0].at == "row 1"
    assert fairs.date == "[1950-11-20..]"
    assert fairs.inferred == ("date",)
    assert "adoption" in fairs.note
    assert "when each party joined" in fairs.note
    assert fairs.origins[:2] == ("france", "west-germany")


def test_unknown_party_is_an_institution_and_reported():
    dataset, account = read_sample("uk-treaties", "uk-treaties.jsonl")
    assert node(dataset, "ruritania").kind == "institution"
    assert account.unknown == {"RURITANIA": 1}


def test_treaty_says_where_it_is_published():
    dataset, _ = read_sample("uk-treaties", "uk-treaties.jsonl")
    treaty = node(dataset, "uk-1").attributes
    published = ("Treaty Series 001/1901: Cd 1", "British State Papers (BSP) 94/1/0: 0")
    assert treaty["published"] == published
    assert treaty["link"] == "https://example.org/data/html/1.html"
    assert treaty["scope"] == "bilateral"
    assert (treaty["signed"], treaty["signed_at"]) == ("1901-02-03", "Bangkok")
    assert (treaty["in_force_on"], treaty["closed"]) == ("1901-06-01", True)


def test_party_that_became_sovereign_later_has_no_accession_date():
    dataset, account = read_sample("uk-treaties", "uk-treaties-members.jsonl")
    known = {each.id: each for each in dataset.relations}
    parties, later = known["uk-11-parties"], known["uk-11-later"]
    assert (later.origins, later.date) == (("kazakhstan", "algeria"), None)
    assert "no state" in later.note
    assert parties.origins == ("france", "turkey", "vietnam", "united-kingdom")
    assert (parties.date, parties.inferred) == ("[1956-04-14..]", ("date",))
    assert account.rejected == 0


def test_territory_is_covered_and_not_party():
    dataset, _ = read_sample("uk-treaties", "uk-treaties-members.jsonl")
    covered = relations(dataset, "covered_by")
    assert [each.origins for each in covered] == [("gibraltar",), ("gibraltar",)]
    assert all(each.inferred == ("date",) for each in covered)


def test_two_parties_made_their_treaty_before_the_lists_count_them():
    dataset, _ = read_sample("uk-treaties", "uk-treaties-members.jsonl")
    alliance = next(each for each in dataset.relations if each.id == "uk-12-parties")
    assert alliance.origins == ("iraq", "united-kingdom")
    assert (alliance.date, alliance.inferred) == ("1922-10-10", ())


def test_scans_are_skipped_days_that_never_were_are_rejected():
    _, account = read_sample("uk-treaties", "uk-treaties.jsonl")
    assert (account.made, account.skipped, account.rejected) == (3, 1, 1)
    assert account.rejects[0].row == 5
    assert "31/02/1969" in account.rejects[0].reason


def test_all_uk_treaties():
    dataset, account = read_shared("uk-treaties", "uk_treaties/uk_treaties_records.jsonl")
    assert account.read == 12697
    assert account.rejected == 0
    assert account.skipped == 4563
    counts = account.relations
    assert (counts["signed"], counts["party_to"], counts["covered_by"]) == (5830, 3252, 1666)
    assert counts["denounced"] == 4
    assert dict(account.relations)["signed"] == signed_by_two()
    further = (
        "applied_provisionally",
        "denounced",
    )  # more acts of parties that are counted already
    listed = [each for each in dataset.relations if each.type not in further]
    mentions = sum(len(relation.origins) for relation in listed)
    # two names of one state in one treaty are one party of it
    assert mentions + account.repeated.total() == 85_123
    assert account.unknown.total() < 0.05 * 85_123
    methuen = next(each for each in dataset.relations if each.id == "uk-62967-parties")
    assert (methuen.type, methuen.date) == ("signed", "1703-12-27")
    assert methuen.origins == ("portugal", "united-kingdom")
    inferred = [each for each in relations(dataset, "party_to") if each.inferred]
    assert all(relation.date.endswith("..]") for relation in inferred)
    assert len(inferred) > 2000
    kazakhstan = [each for each in dataset.relations if "kazakhstan" in each.origins]
    assert min(each.date.strip("[") for each in kazakhstan if each.date) > "1991-12-01"
    assert len(kazakhstan) > 100


def signed_by_two() -> int:
    """The records of the table with at most two parties and a day of signature."""
    file = SHARED / "uk_treaties" / "uk_treaties_records.jsonl"
    count = 0
    for record in map(json.loads, file.read_text("utf-8").splitlines()):
        names = (record.get("country_name") or "").split(" ; ")
        parties = [name for name in names if name.strip() and name == name.upper()]
        bilateral = record.get("field3") != "MULTI" and 0 < len(parties) < 3
        count += bool(bilateral and record.get("signed_event_date") and not record.get("thumbnail"))
    return count


def test_shipped_mappings_give_an_act_a_day_and_a_state_a_spell():
    """One type means one thing in every mapping, so that a period asks the same of each."""
    shipped = {name: read_sample(name, *files).dataset for name, files in SAMPLE_FILES.items()}
    for name, dataset in shipped.items():
        times = {key: block.time for key, block in dataset.vocabulary.relations.items()}
        assert (times["signed"], times["party_to"]) == ("event", "state"), name
        for each in relations(dataset, "signed"):
            assert "/" not in each.date, (name, each.id)
            assert ".." not in each.date, (name, each.id)
        for each in relations(dataset, "party_to"):
            assert each.date is None or ".." in each.date or "/" in each.date, (name, each.id)
        for each in relations(dataset, "bound_by"):
            assert "/" in each.date, (name, each.id)
    assert {name for name, each in shipped.items() if relations(each, "bound_by")} == {
        "atop-alliances",
        "cow-alliances",
        "treaty-parties",
    }


def test_batches_and_json_lines_give_the_same_treaty():
    batches = [f"uk_treaties/{number}_batch.json" for number in (1001, 10001, 10101)]
    raw, account = read_shared("uk-treaties", *batches)
    lines, _ = read_shared("uk-treaties", "uk_treaties/uk_treaties_records.jsonl")
    assert account.read == 300
    assert account.rejected == 0
    known = {relation.id: relation for relation in lines.relations}
    both = [relation for relation in raw.relations if relation.id in known]
    assert len(both) > 50
    for relation in both:
        assert relation.origins == known[relation.id].origins
        assert relation.date == known[relation.id].date
        assert relation.inferred == known[relation.id].inferred


# alliances


def test_alliance_binds_its_members_while_they_are_in_it():
    dataset, account = read_sample("cow-alliances", "alliances-by-member.csv")
    france, russia, states, canada = sorted(relations(dataset), key=lambda each: each.id)
    assert france.origins == ("france",)
    assert france.targets == russia.targets == ("cow-alliance-901",)
    assert france.date == "1894-01-04/1914-08-01"
    assert france.attributes["pact"] == ("defence", "entente")
    # the data end with it in force: what is going on today they do not know
    assert (states.date, states.status) == ("1990-09-03/..", "happened")
    assert "2012-12-31" in states.note
    assert canada.date == "1990-09/.."
    assert account.rejected == 1
    assert account.unknown == {"Nowhere": 1}


def test_pairs_are_allied():
    dataset, account = read_sample("cow-alliances", "alliances-by-dyad.csv")
    first = relations(dataset, "allied_with")[0]
    assert (first.origins, first.targets) == (("france",), ("russia",))
    assert first.attributes["alliance"] == "cow-alliance-901"
    assert "ends before it begins" in account.rejects[0].reason


def test_all_alliances():
    dataset, account = read_shared(
        "cow-alliances",
        "cow_alliances/alliance_v4.1_by_member.csv",
        "cow_alliances/alliance_v4.1_by_dyad.csv",
    )
    assert account.read == 1221 + 3222
    assert account.unknown == {}
    assert account.nodes["document"] == 414
    # eleven pairs end before they begin: a state and the one that took its place
    assert account.rejected == 11
    pair = {"france", "russia"}
    alliances = [
        each for each in relations(dataset, "allied_with") if {*each.origins, *each.targets} == pair
    ]
    assert "1893-12-27/1917-11-08" in [each.date for each in alliances]
    old = [each for each in relations(dataset) if each.attributes.get("before_1816")]
    assert len(old) > 20
    assert all("date" in each.inferred for each in old if each.date.startswith("1816-01-01"))
    # a state that is followed by another is a member until then, and the other since then
    lasting = [each for each in relations(dataset) if each.date.endswith("/..")]
    states = {key for each in lasting for key in (*each.origins, *each.targets)}
    assert not states & {"soviet-union", "serbia-and-montenegro"}
    # the data list West Germany as a member of the Western European Union up to 2012
    assert "west-germany" in states
    outlived = next(each for each in account.notices if each.what == "outlives-state")
    assert len(outlived.examples) == 3
    assert "west-germany ended on 1990-10-02" in outlived.examples[0]


# membership in organisations


def test_years_of_membership_are_spells():
    dataset, account = read_sample("cow-igo", "igo.csv")
    spells = {
        (each.origins[0], each.date): (each.type, each.attributes["role"])
        for each in dataset.relations
    }
    assert spells == {
        ("afghanistan", "1984/1985"): ("member_of", "full member"),
        ("afghanistan", "1987"): ("member_of", "full member"),
        ("afghanistan", "1989"): ("member_of", "full member"),
        ("yugoslavia", "1984/1985"): ("member_of", "full member"),
        ("zimbabwe", "1985"): ("member_of", "associate member"),
        ("zimbabwe", "1987"): ("member_of", "associate member"),
        ("zimbabwe", "1988/1989"): ("observes", "observer"),
    }
    assert account.read == 15  # cells
    assert account.folded == 10 - 7


def test_spell_points_at_its_first_and_its_last_row():
    dataset, _ = read_sample("cow-igo", "igo.csv")
    spell = next(each for each in dataset.relations if each.date == "1988/1989")
    assert [pointer.at for pointer in spell.evidence] == ["row 4", "row 5"]


def test_all_memberships():
    dataset, account = read_shared("cow-igo", "igo/igo_year_format3.csv.gz")
    assert account.read == 19_335 * 217
    assert account.rejected == 0
    assert account.unknown == {}
    assert account.made == 536_320 + 1_095 + 2_387
    assert account.nodes["institution"] == 534
    states = [
        each.date
        for each in relations(dataset, "member_of")
        if each.origins == ("united-states",) and each.targets == ("igo-nato",)
    ]
    assert states == ["1949/2014"]

    # the numbers of the columns, and not their names, tell who was meant before and after
    def years(state: str) -> set[str]:
        return {each.date[:4] for each in relations(dataset) if each.origins == (state,)}

    assert min(years("germany")) == "1872"
    assert "1990" in years("germany")
    assert min(years("prussia")) == "1816"
    assert max(years("sardinia")) < "1862"
    assert min(years("malaya")) == "1957"
    assert min(years("vietnam")) == "1954"
    rough = [each for each in relations(dataset) if "within five years" in (each.note or "")]
    assert len(rough) > 1000


# visits


def test_traveller_is_inferred_from_office_and_date():
    dataset, account = read_sample("us-visits", "president-visits.csv", "secretary-visits.csv")
    travellers = {each.date: each.origins[0] for each in relations(dataset, "visited")}
    assert travellers == {
        "1909-01-29/1909-02-07": "william-howard-taft",  # before he took office
        "1918-12-31/1919-01-01": "woodrow-wilson",
        "1919-01-04": "woodrow-wilson",
        "1962-06-29/1962-06-30": "john-f-kennedy",
        "1990-05-16/1990-05-19": "james-baker",
        "1992-10-05": "lawrence-eagleburger",
    }
    assert all(each.inferred == ("from",) for each in relations(dataset, "visited"))
    offices = {each.date: each.attributes["office"] for each in relations(dataset, "visited")}
    assert offices["1909-01-29/1909-02-07"] == "president-elect"
    assert offices["1992-10-05"] == "acting secretary of state"
    held = {each.origins[0] for each in relations(dataset, "holds_office")}
    assert "william-howard-taft" not in held
    # a day that never was, and one between two secretaries
    assert [reject.row for reject in account.rejects] == [5, 3]


def test_visit_leads_to_its_cities_and_their_country():
    dataset, _ = read_sample("us-visits", "president-visits.csv")
    panama, _, vatican, mexico = relations(dataset, "visited")
    assert panama.targets == ("colon-panama", "panama-city-panama", "panama")
    assert len(vatican.targets) == 1
    assert mexico.targets == ("mexico-city-mexico", "mexico")
    located = {each.origins: each.targets for each in relations(dataset, "located_in")}
    assert located["colon-panama", "panama-city-panama"] == ("panama",)


def test_all_visits():
    dataset, account = read_shared(
        "us-visits",
        "us_travels/AmericanPresidentVisit.csv",
        "us_travels/AmericanSecretaryVisit.csv",
    )
    assert account.read == 775 + 3157
    assert account.rejected == 0
    assert account.unknown == {}
    elect = next(each for each in dataset.relations if each.date == "1909-01-29/1909-02-07")
    assert elect.origins == ("william-howard-taft",)
    # one city, whatever state it was in and however the list spells it
    assert {node(dataset, key).name for key in ("beijing-china", "moscow-russia")} == {
        "Peking",
        "Moscow",
    }
    assert [each for each in dataset.nodes if each.id == "moscow-u-s-s-r"] == []
    # the list still says U.S.S.R. in February 1992
    worked_out = [each for each in relations(dataset, "visited") if "to" in each.inferred]
    late = [each for each in worked_out if "U.S.S.R." in each.note]
    assert {each.date[:4] for each in late} == {"1992"}
    assert all("russia" in each.targets for each in late)
    # it says Vietnam of the state in Saigon
    others = [each for each in worked_out if each not in late]
    assert all("south-vietnam" in each.targets for each in others)
    assert "vietnam" not in {key for each in others for key in each.targets}
    yalta = [each for each in dataset.relations if "yalta-u-s-s-r" in each.targets]
    assert {each.origins[0] for each in yalta} == {"franklin-d-roosevelt", "edward-r-stettinius"}


# peace agreements


def test_actors_sign_agreements_in_roles():
    dataset, account = read_sample("pax", "pax-links.csv", "pax-nodes.csv")
    roles = {each.origins[0]: each.attributes["role"] for each in relations(dataset, "signed")}
    assert roles == {"kenya": "party", "arm-2": "party", "igo-3": "third party"}
    assert account.folded == 1
    assert [reject.row for reject in account.rejects] == [5, 6]


def test_abbreviation_of_an_actor_is_no_country_code():
    dataset, _ = read_sample("pax", "pax-nodes.csv", "pax-links.csv")
    hill = node(dataset, "arm-2")
    assert (hill.kind, hill.name) == ("armed-group", "Hill Front")
    assert hill.attributes["abbreviation"] == "CAN"
    assert hill.aliases == ("CAN", "HILL FRONT", "Front of the Hills")
    assert "Mr Minister" not in node(dataset, "kenya").aliases


def test_all_peace_agreements():
    dataset, account = read_shared("pax", "pax/node_table.csv", "pax/links_table.csv")
    assert account.read == 2741 + 7122
    assert [(reject.row, reject.cells["from_node_id"]) for reject in account.rejects] == [
        (44, "AGT_8")
    ]
    assert account.nodes["document"] == 1642
    assert account.folded == 190
    dayton = [each for each in dataset.relations if each.targets == ("agt-2",)]
    assert {each.date for each in dayton} == {"1995-11-10"}
    assert ("croatia",) in [each.origins for each in dayton]


# events


def test_story_that_stands_twice_is_one_relation():
    dataset, account = read_sample("icews", "icews-events.tab")
    consulted = relations(dataset, "consulted")[0]
    assert [pointer.at for pointer in consulted.evidence] == ["row 1", "row 2"]
    visit = relations(dataset, "called_on")[0]
    assert (visit.origins, visit.targets) == (("kenya",), ("uganda",))
    assert [pointer.at for pointer in visit.evidence] == ["row 3", "row 4"]
    assert visit.attributes["event"] == "Make a visit"
    host = {"event": "Host a visit", "code": "043", "intensity": 2.8}
    assert [pointer.says for pointer in visit.evidence] == [{}, host]
    assert account.folded == 2
    assert "'99'" in account.rejects[0].reason
    doe = node(dataset, "jane-jd-doe")
    assert doe.name == 'Jane "JD" Doe'
    assert doe.attributes["sectors"] == ("Government", "Executive", "Elite")


def test_news_events_are_reported_and_statements_are_no_ties():
    dataset, _ = read_sample("icews", "icews-events.tab")
    assert {each.status for each in dataset.relations} == {"reported"}
    assert "reported" in dataset.vocabulary.established
    ties = {key for key, block in dataset.vocabulary.relations.items() if block.tie}
    words = {"stated_about", "appealed_to", "offered_to", "demanded_of", "disapproved_of"}
    assert not ties & {*words, "rejected", "threatened"}


def test_quadruples_have_no_header_and_no_quotes():
    dataset, account = read_sample("icews", "icews-quadruples.txt")
    assert node(dataset, "abdullah-gul").name == "Abdullah Gül"
    assert [each.type for each in dataset.relations] == ["consulted", "called_on", "stated_about"]
    assert relations(dataset, "called_on")[0].targets == ("kenya",)
    assert account.folded == 1
    assert account.rejected == 1


def test_all_events():
    dataset, account = read_shared("icews", "icews/events.2018.sample.tab")
    assert account.read == account.made == 3705
    # 492 consultations stand twice each; a few pairs tell of two of them in one sentence
    consultations = [
        each for each in relations(dataset, "consulted") if each.attributes["code"] == "040"
    ]
    assert len(consultations) == 492 / 2
    # a region of today is not the state that once bore its name
    assert not {"two-sicilies", "british-somaliland"} & {each.id for each in dataset.nodes}
    assert all(len(each.evidence) == 2 for each in consultations)


def test_all_quadruples():
    dataset, account = read_shared("icews", "icews/icews_2005-2015_valid.txt")
    assert account.read == account.made == 46_275
    assert len(dataset.relations) == account.made - account.folded
    assert "Abdullah Gül" in {each.name for each in dataset.nodes}


# any graph


def test_nodes_and_edges_lose_nothing():
    dataset, account = read_sample("graph", "edges.csv", "nodes.csv")
    kazakhstan = node(dataset, "a")
    assert kazakhstan.kind == "country"
    assert kazakhstan.attributes == {"description": "landlocked", "modularity_class": "1"}
    assert node(dataset, "c").kind == "club"
    old, founding, dues = relations(dataset)
    assert (old.type, old.date) == ("linked_with", "1998/2000")
    assert (founding.type, founding.date) == ("linked_to", "2001-06-15/..")
    assert founding.attributes == {"weight": 2.0, "remark": "founding member"}
    assert (dues.type, dues.attributes) == ("pays_dues_to", {"weight": 0.5})
    assert dataset.vocabulary.relations["pays_dues_to"].label == "pays dues to"
    assert account.rejects[0].reason == "weight does not fit: 'heavy' is not a number"


def test_edges_alone_make_their_nodes(tmp_path):
    table = tmp_path / "links.csv"
    table.write_text("from;to\nAlma;Bela\nBela;Cora\n", encoding="utf-8")
    assert run("import", "graph", table, "--out", tmp_path / "store").status == 0
    path = run("path", "Alma", "Cora", "--format", "json", data=tmp_path / "store")
    assert path.status == 0


def test_shared_folder_is_where_the_tests_look_for_it():
    assert SHARED.parts[-2:] == ("shared", "data")


def test_treaty_that_stands_in_two_files_is_one():
    _, account = read_sample("uk-treaties", "uk-treaties.jsonl", "uk-treaties-batch.json")
    assert account.folded == 2
    assert account.nodes["document"] == 3
    assert account.relations == {"signed": 1, "party_to": 1}
