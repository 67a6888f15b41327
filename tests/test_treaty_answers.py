"""Answers about treaties: their columns, reasons, options and formats."""

from __future__ import annotations

import json
import pickle
from collections.abc import Mapping
from pathlib import Path

import pytest

import treatygraph as tg
from commands import assert_refused, run
from folders import node, relation, write_folder
from treaty_cases import write_treaties


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_treaties(tmp_path_factory.mktemp("treaties"))


@pytest.fixture(scope="module")
def graph(folder: Path) -> tg.TreatyGraph:
    return tg.load(folder)


def row_of(result: tg.result.Result, party: str) -> dict[str, object]:
    (row,) = [row for row in result.to_dicts() if row["party"] == party]
    return row


def made(tmp_path: Path, facts: Mapping[str, object], *relations: Mapping[str, object]) -> Path:
    """A folder with one treaty, four states and a person."""
    states = [node(key) for key in ("one", "two", "three", "four")]
    nodes = [*states, node("envoy", "person"), node("treaty", "document", **facts)]
    return write_folder(tmp_path / "data", nodes, relations, vocabulary="")


FACTS = {"adopted_on": "2000-01-01", "in_force_on": "2000-06-01"}

# status


def test_status_says_who_signed_who_consented_and_by_which_means(graph):
    row = row_of(graph.where(on="2000-07-01").status("ratified-before"), "arcadia")
    assert row == {
        "party": "arcadia",
        "name": "arcadia",
        "signed": "2000-01-01",
        "consent": "2000-03-01",
        "means": "ratification",
        "since": "2000-06-01",
        "until": "..",
        "state": "in force",
        "certain": True,
        "possible_span": "2000-06-01/..",
        "certain_span": "2000-06-01/..",
        "basis": ["ratified-before-2"],
        "sources": [],
        "reservations": [],
    }


@pytest.mark.parametrize(
    ("treaty", "party", "day", "because"),
    [
        ("signed-only", "arcadia", "2001-01-01", "signed only"),
        ("ratified-before", "arcadia", "2000-04-01", "not yet in force"),
        ("left-on-a-day", "arcadia", "2005-01-15", "withdrew"),
        ("terminated", "arcadia", "2010-10-10", "treaty terminated"),
        ("ended-by-another", "arcadia", "2011-11-11", "ended by rejoined"),
        ("replaced", "arcadia", "2000-06-01", "replaced by joined-later"),
        ("state-ended", "vanished", "2002-07-01", "state ended"),
        ("stated", "arcadia", "2004-04-05", "ended"),
        ("provisional", "arcadia", "2001-06-01", "applied provisionally"),
    ],
)
def test_status_says_why_a_treaty_is_not_in_force(graph, treaty, party, day, because):
    row = row_of(graph.where(on=day).status(treaty), party)
    assert (row["state"], row["because"]) == ("not in force", because)


@pytest.mark.parametrize(
    ("treaty", "party", "day", "missing"),
    [
        ("entry-unknown", "arcadia", "2005-01-01", "entry into force of the treaty"),
        ("entry-of-a-month", "arcadia", "2000-06-15", "exact day of entry into force"),
        ("consent-of-a-year", "arcadia", "2003-06-01", "exact day of its consent"),
        ("consent-undated", "arcadia", "2005-01-01", "day of its consent"),
        ("listed", "arcadia", "2005-01-01", "its consent to be bound"),
        ("left-some-day", "arcadia", "2006-01-01", "day on which the withdrawal takes effect"),
        ("ended-in-a-month", "arcadia", "2010-05-20", "exact day on which the treaty ended"),
        ("dissolved", "twin-west", "1995-01-01", "its notification of succession"),
    ],
)
def test_what_is_not_known_names_what_is_missing(graph, treaty, party, day, missing):
    row = row_of(graph.where(on=day).status(treaty), party)
    assert (row["state"], row["missing"], row["certain"]) == ("not known", [missing], False)


def test_what_is_missing_between_two_names_the_party(graph):
    rows = graph.where(on="1995-01-01").in_force("twin-west", "twin-east")
    assert [(row["treaty"], row["missing"]) for row in rows] == [
        ("dissolved", ["twin-west: its notification of succession"])
    ]


@pytest.mark.parametrize(
    ("treaty", "party", "basis"),
    [
        ("left-on-a-day", "arcadia", ["left-on-a-day-1", "left-on-a-day-2"]),
        ("ended-by-another", "arcadia", ["ended-by-another-1", "ended-by-another-2"]),
        ("replaced", "borduria", ["replaced-2", "replaced-4"]),
        ("continued", "new-union", ["new-for-old", "continued-1"]),
        ("extended", "isle", ["extended-2", "extended-1", "extended-3"]),
        ("stated-and-derived", "arcadia", ["stated-and-derived-2"]),
    ],
)
def test_each_stretch_names_the_relations_that_it_rests_on(graph, treaty, party, basis):
    assert row_of(graph.parties(treaty), party)["basis"] == basis


def test_without_a_day_status_has_a_row_for_each_stretch_and_the_last_state(graph):
    rows = [row for row in graph.status("rejoined") if row["party"] == "arcadia"]
    stretches = [(row["since"], row["until"], row["state"]) for row in rows]
    assert stretches == [
        ("2000-06-01", "2003-12-31", "not in force"),
        ("2009-09-09", "..", "in force"),
    ]


def test_each_stretch_has_its_possible_and_its_certain_span(graph):
    row = row_of(graph.parties("consent-of-a-year"), "arcadia")
    assert (row["possible_span"], row["certain_span"]) == ("2003-01-01/..", "2003-12-31/..")
    row = row_of(graph.parties("entry-unknown"), "arcadia")
    assert (row["possible_span"], row["certain_span"]) == ("2000-03-01/..", None)


def test_days_within_bounds_are_edtf(graph):
    assert row_of(graph.parties("consent-of-a-year"), "arcadia")["since"] == "2003"
    assert row_of(graph.parties("left-some-day"), "arcadia")["until"] == "[2005-02-28..]"


def test_signed_not_bound_lists_the_parties_that_signed_and_were_never_bound(graph):
    rows = graph.where(on="2001-01-01").status("signed-only", signed_not_bound=True)
    assert [row["party"] for row in rows] == ["arcadia"]
    early = graph.where(on="2000-05-31").status("signed-only", signed_not_bound=True)
    assert [row["party"] for row in early] == ["arcadia", "borduria"]


def test_signed_not_bound_leaves_out_who_withdrew(tmp_path):
    acts = [
        relation("s", "signed", "one", "treaty", date="2000-01-01"),
        relation("c", "consented", "one", "treaty", date="2000-02-01"),
        relation("d", "denounced", "one", "treaty", date="2003-01-01", effective="2004-01-01"),
    ]
    g = tg.load(made(tmp_path, FACTS, *acts))
    assert len(g.where(on="2010-01-01").status("treaty", signed_not_bound=True)) == 0


def test_status_leaves_out_what_was_done_later(graph):
    before = graph.where(on="2000-12-31").status("joined-later")
    assert [row["party"] for row in before] == ["arcadia"]


def test_reservations_suspensions_parts_and_territories_are_in_the_status(graph, tmp_path):
    acts = [
        relation("c", "consented", "one", "treaty", date="2000-02-01"),
        relation("r", "reserved", "one", "treaty", date="2000-02-01", provisions="art. 3"),
        relation("o", "objected", "two", "treaty", date="2000-09-01", against="r"),
    ]
    rows = tg.load(made(tmp_path, FACTS, *acts)).status("treaty")
    assert row_of(rows, "one")["reservations"] == ["r"]
    assert row_of(rows, "two")["details"] == ["objected: o"]
    on = graph.where(on="2002-06-01")
    assert row_of(on.status("suspended"), "arcadia")["details"] == [
        "operation suspended: 2002-01-01"
    ]
    assert "details" not in row_of(graph.where(on="2004-01-01").status("suspended"), "arcadia")
    assert row_of(graph.status("left-in-part"), "arcadia")["details"] == [
        "withdrew from Annex II: 2003-01-01"
    ]
    assert row_of(graph.status("extended"), "arcadia")["details"] == [
        "withdrew from isle: 2007-01-01",
        "extended to isle: 2003-03-03",
    ]


def test_person_who_signs_does_so_for_the_party_that_is_named(tmp_path):
    acts = [
        relation("a", "signed", "envoy", "treaty", date="2000-01-01", on_behalf_of="two"),
        relation("b", "signed", "envoy", "treaty", date="2000-01-01"),
    ]
    result = tg.load(made(tmp_path, FACTS, *acts)).status("treaty")
    assert [(row["party"], row["signed"]) for row in result] == [("two", "2000-01-01")]
    assert result.left_out == [
        {"reason": "party", "count": 1, "option": "on_behalf_of in the data"}
    ]
    assert "1 act was left out because a person signed" in result.note


# what counts


def test_acts_that_are_not_established_count_only_where_they_are_asked_for(tmp_path):
    planned = relation("c", "consented", "one", "treaty", date="2000-02-01") | {"status": "planned"}
    g = tg.load(made(tmp_path, FACTS, planned))
    result = g.in_force("one")
    assert (len(result), result.left_out[0]["reason"]) == (0, "status")
    assert "Use --status any" in result.note
    assert len(g.where(status="any").in_force("one")) == 1


def test_acts_of_one_source_count_alone_where_it_is_chosen(tmp_path):
    evidence = {"evidence": [{"source": "gazette"}]}
    acts = [
        relation("c", "consented", "one", "treaty", date="2000-02-01", **evidence),
        relation("d", "consented", "two", "treaty", date="2000-02-01"),
    ]
    data = made(tmp_path, FACTS, *acts)
    (data / "sources.yaml").write_text("- id: gazette\n  title: Gazette\n", encoding="utf-8")
    rows = tg.load(data).where(source="gazette").parties("treaty")
    assert [(row["party"], row["sources"]) for row in rows] == [("one", ["gazette"])]


def test_certain_leaves_out_what_is_not_known(graph):
    possible = graph.where(on="2003-06-01").parties("consent-of-a-year")
    assert [row["state"] for row in possible] == ["not known"]
    assert len(graph.where(on="2003-06-01", certain=True).parties("consent-of-a-year")) == 0


def test_period_asks_for_a_treaty_in_force_on_one_of_its_days(graph):
    within = graph.where(since="2005-01-01", until="2005-12-31").in_force("arcadia")
    row = next(row for row in within if row["treaty"] == "left-on-a-day")
    assert row["state"] == "in force"
    after = graph.where(since="2005-01-15", until="2005-12-31").in_force("arcadia")
    assert "left-on-a-day" not in [row["treaty"] for row in after]


@pytest.mark.parametrize(("precludes", "expected"), [("true", []), ("false", ["treaty"])])
def test_objection_may_keep_a_treaty_from_force_between_two(tmp_path, precludes, expected):
    acts = [
        *(
            relation(f"c-{party}", "consented", party, "treaty", date="2000-02-01")
            for party in ("one", "two", "three")
        ),
        relation("r", "reserved", "one", "treaty", date="2000-02-01"),
        relation("o", "objected", "two", "treaty", date="2000-09-01", against="r")
        | {"precludes": precludes == "true"},
    ]
    g = tg.load(made(tmp_path, FACTS, *acts))
    assert [row["treaty"] for row in g.in_force("one", "two")] == expected
    assert [row["treaty"] for row in g.in_force("two", "one")] == expected
    assert [row["treaty"] for row in g.in_force("one", "three")] == ["treaty"]
    assert [row["treaty"] for row in g.in_force("two")] == ["treaty"]
    assert [row["reason"] for row in g.in_force("one", "two").left_out] == ["objection"] * (
        precludes == "true"
    )


def test_vocabulary_without_acts_is_named_as_the_reason_for_no_answer(world_folder):
    outcome = run("in-force", "arcadia", data=world_folder)
    assert outcome.status == 1
    assert "No type of the vocabulary of these data has an act" in outcome.stdout


# states of today


def test_states_today_count_a_state_with_those_that_it_continues(graph):
    then = graph.where(on="1980-01-01")
    assert [row["party"] for row in then.parties("continued")] == ["old-union"]
    result = then.parties("continued", states="today")
    assert [row["party"] for row in result] == ["new-union"]
    assert result.note == "Counted as their successors of today: old-union as new-union."
    row = row_of(graph.parties("continued", states="today"), "new-union")
    assert (row["since"], row["until"]) == ("1970-01-01", "..")


def test_treaties_in_force_for_a_state_of_today_are_those_of_the_states_before_it(graph):
    on = graph.where(on="1980-01-01")
    assert len(on.in_force("new-union")) == 0
    assert len(on.in_force("new-union", states="today")) == 2
    assert len(on.in_force("old-union", states="today")) == 2
    assert len(graph.where(on="1980-01-01").in_force("old-union")) == 2


def test_state_that_was_divided_has_no_successor_of_today(graph):
    rows = graph.where(on="1980-01-01").parties("dissolved", states="today")
    assert [row["party"] for row in rows] == ["twin"]


# lineage


def test_lineage_follows_treaties_in_both_directions(tmp_path):
    documents = [node(key, "document") for key in ("base", "protocol", "change", "law", "apart")]
    links = [
        relation("p", "protocol_to", "protocol", "base"),
        relation("a", "amends", "change", "protocol", date="2001"),
        relation("i", "implements", "law", "base"),
    ]
    data = write_folder(tmp_path, documents, links, vocabulary="")
    rows = tg.load(data).lineage("base")
    assert [(row["step"], row["id"]) for row in rows] == [(1, "i"), (1, "p"), (2, "a")]
    outcome = run("lineage", "apart", data=tmp_path)
    assert (outcome.status, "no other treaty is connected" in outcome.stdout) == (1, True)


# the command line and formats


@pytest.mark.parametrize(
    "words",
    [
        ["status", "left-on-a-day", "--on", "2004-06-01"],
        ["in-force", "arcadia", "borduria", "--since", "2001", "--until", "2002"],
        ["parties", "dissolved", "--on", "1995-01-01"],
        ["lineage", "replaced"],
    ],
)
@pytest.mark.parametrize("format", ["table", "json", "csv", "markdown"])
def test_each_question_answers_in_every_format_of_rows(folder, words, format):
    outcome = run(*words, "--format", format, data=folder)
    assert (outcome.status, outcome.stderr) == (0, "")
    assert outcome.stdout


def test_command_and_method_give_the_same_rows(folder, graph):
    asked = run("in-force", "arcadia", "--on", "2003-06-01", "-f", "json", data=folder)
    assert json.loads(asked.stdout) == graph.in_force("arcadia", on="2003-06-01").data
    assert graph.where(on="2003-06-01").in_force("arcadia").data == json.loads(asked.stdout)


def test_results_can_be_pickled(graph):
    for result in (graph.status("replaced"), graph.in_force("arcadia"), graph.parties("replaced")):
        again = pickle.loads(pickle.dumps(result))
        assert (again.data, again.note) == (result.data, result.note)


def test_store_answers_as_its_folder_of_yaml_does(folder, graph, tmp_path):
    tg.convert(folder, tmp_path / "store")
    stored = tg.load(tmp_path / "store")
    for on in ("1980-01-01", "2003-06-01", "2010-05-20"):
        one, other = graph.where(on=on), stored.where(on=on)
        assert other.in_force("arcadia").data == one.in_force("arcadia").data
        assert other.status("dissolved").data == one.status("dissolved").data


def test_the_same_party_twice_is_refused(folder):
    assert_refused(run("in-force", "arcadia", "arcadia", data=folder), "are the same party")


def test_unknown_way_of_counting_states_is_refused(graph):
    with pytest.raises(tg.errors.BadValue, match="unknown states"):
        graph.parties("continued", states="now")


def test_delay_that_is_no_duration_is_a_problem_with_its_line(tmp_path):
    data = made(tmp_path, {"delay": "three months"})
    outcome = run("parties", "treaty", data=data)
    assert_refused(outcome, "all.yaml:", "'three months' is no duration such as P30D")


def test_state_of_the_table_ends_when_the_table_says(tmp_path):
    nodes = [
        node("soviet-union", name="Soviet Union", ids={"iso3": "SUN"}),
        node("treaty", "document", in_force_on="1970-01-01"),
    ]
    acts = [relation("c", "consented", "soviet-union", "treaty", date="1970-01-01")]
    data = write_folder(tmp_path, nodes, acts, vocabulary="")
    assert row_of(tg.load(data).parties("treaty"), "soviet-union")["until"] == "1991-12-25"


def test_states_of_the_table_pass_treaties_on_as_the_table_says(tmp_path):
    nodes = [
        node("soviet-union", name="Soviet Union", ids={"iso3": "SUN"}),
        node("russia", name="Russia", ids={"iso3": "RUS"}),
        node("treaty", "document", in_force_on="1970-01-01"),
    ]
    acts = [relation("c", "consented", "soviet-union", "treaty", date="1970-01-01")]
    g = tg.load(write_folder(tmp_path, nodes, acts, vocabulary=""))
    assert [(row["party"], row["since"], row["basis"]) for row in g.parties("treaty")] == [
        ("soviet-union", "1970-01-01", ["c"]),
        ("russia", "1991-12-26", ["c"]),
    ]
    assert [row.get("succession") for row in g.parties("treaty")] == [
        None,
        "by the table of states",
    ]
    today = g.parties("treaty", on="1980", states="today")
    assert [row["party"] for row in today] == ["russia"]
    words = "Counted as their successors of today by the table of states: Soviet Union as Russia."
    assert today.note == words


def test_succession_of_the_data_comes_before_that_of_the_table(tmp_path):
    nodes = [
        node("soviet-union", name="Soviet Union"),
        node("russia", name="Russia"),
        node("treaty", "document", in_force_on="1970-01-01"),
    ]
    acts = [
        relation("c", "consented", "soviet-union", "treaty", date="1970-01-01"),
        relation("s", "succeeded", "russia", "soviet-union", date="1991-12-26", how="independence"),
    ]
    g = tg.load(write_folder(tmp_path, nodes, acts, vocabulary=""))
    assert [row["party"] for row in g.parties("treaty")] == ["soviet-union"]


# what cannot be

WRONG = {
    "ratified before signed": (
        FACTS,
        [
            relation("a", "signed", "one", "treaty", date="2000-03-01"),
            relation("x", "consented", "one", "treaty", date="2000-02-01"),
        ],
        "one: on 2000-02-01, before the signature a",
    ),
    "signed before adopted": (
        FACTS,
        [relation("x", "signed", "one", "treaty", date="1999-12-31")],
        "one: on 1999-12-31, before the treaty was adopted on 2000-01-01",
    ),
    "withdrew before it consented": (
        FACTS,
        [
            relation("a", "consented", "one", "treaty", date="2005-01-01"),
            relation("x", "denounced", "one", "treaty", date="2004-01-01"),
        ],
        "one: on 2004-01-01, before the party consented",
    ),
    "withdrawal effective before its notice": (
        FACTS,
        [
            relation("a", "consented", "one", "treaty", date="2000-02-01"),
            relation("x", "denounced", "one", "treaty", date="2004-01-01", effective="2003-01-01"),
        ],
        "one: effective on 2003-01-01, before its notification on 2004-01-01",
    ),
    "consented after the end": (
        {**FACTS, "terminated_on": "2010-01-01"},
        [relation("x", "consented", "one", "treaty", date="2011-01-01")],
        "in force for the party from 2011-01-01, after the end of the treaty on 2009-12-31",
    ),
    "bound before the treaty was in force": (
        FACTS,
        [relation("x", "bound_by", "one", "treaty", date="2000-02-01/..")],
        "in force for the party on 2000-02-01, before the treaty was on 2000-06-01",
    ),
}


@pytest.mark.parametrize("case", WRONG.values(), ids=list(WRONG))
def test_order_that_cannot_be_is_a_finding_of_check(tmp_path, case):
    facts, acts, message = case
    outcome = run("check", "--fix", "-f", "json", data=made(tmp_path, facts, *acts))
    assert outcome.status == 0, outcome
    (row,) = outcome.json
    assert (row["finding"], row["id"], row["message"]) == ("impossible order", "x", message)
    assert row["line"] > 0


def test_treaty_in_force_before_its_adoption_is_a_finding_of_check(tmp_path):
    facts = {"adopted_on": "2000-01-01", "in_force_on": "1999-01-01", "terminated_on": "1998"}
    act = relation("c", "consented", "one", "treaty", date="2000-02-01")
    rows = run("check", "--fix", "-f", "json", data=made(tmp_path, facts, act)).json
    found = [row["message"] for row in rows if row["id"] == "treaty"]
    assert found == [
        "in force on 1999-01-01, before it was adopted on 2000-01-01",
        "ended on 1998-12-31, before it was in force on 1999-01-01",
        "ended on 1998-12-31, before it was adopted on 2000-01-01",
    ]


def test_acts_of_a_state_after_its_end_are_findings_of_check(tmp_path):
    nodes = [
        node("gone", existed="1900/1990-12-31"),
        node("treaty", "document", in_force_on="1980-01-01"),
        node("other", "document"),
    ]
    acts = [
        relation("late", "signed", "gone", "other", date="1995"),
        relation("lasting", "bound_by", "gone", "treaty", date="1985-01-01/.."),
        relation("right", "signed", "gone", "treaty", date="1990"),
    ]
    data = write_folder(tmp_path, nodes, acts, vocabulary="")
    rows = run("check", "--fix", "-f", "json", data=data).json
    assert {(row["id"], row["message"]) for row in rows} == {
        ("late", "gone: on 1995-01-01, after the state ended on 1990-12-31"),
        ("lasting", "gone: goes on, after the state ended on 1990-12-31"),
    }


def test_treaties_of_which_nothing_is_wrong_have_no_findings(folder):
    rows = run("check", "--fix", "-f", "json", data=folder).json
    # one of the cases has both a statement and a consent, of different days
    assert [row["id"] for row in rows] == ["stated-and-derived-2"]
