"""The lives of treaties that shipped mappings fill: entry, end, acts of the parties."""

from __future__ import annotations

from pathlib import Path

import pytest

import treatygraph as tg
from commands import run
from importing import SAMPLES, node, read_sample, relations

UK = "uk-treaties-lives.jsonl"


def imported(folder: Path, mapping: str, *names: str) -> tg.TreatyGraph:
    """The graph of a store that a shipped mapping makes of samples."""
    files = [SAMPLES / name for name in names]
    outcome = run("import", mapping, *files, "--out", folder / "store")
    assert outcome.status == 0, outcome.stderr
    return tg.load(folder / "store")


def bound(graph: tg.TreatyGraph, treaty: str, day: str) -> set[str]:
    """The parties that a treaty certainly binds on a day."""
    found = graph.where(on=day, certain=True).parties(treaty)
    return {row["party"] for row in found.to_dicts()}


# treaties of the United Kingdom


def test_day_of_effect_counts_and_no_treaty_is_in_force_before_its_event():
    dataset = read_sample("uk-treaties", UK).dataset
    wells, tides = node(dataset, "uk-21").attributes, node(dataset, "uk-24").attributes
    assert (wells["in_force_on"], wells["in_force_event"]) == ("1951-01-01", "1950-06-01")
    assert (wells["terminated_on"], wells["terminated_event"]) == ("1960-11-05", "1960-05-05")
    assert tides["in_force_on"] == "1950-06-01"


def test_treaty_of_two_is_closed_and_one_of_more_is_not():
    dataset = read_sample("uk-treaties", UK).dataset
    assert node(dataset, "uk-21").attributes["closed"] is True
    assert "closed" not in node(dataset, "uk-23").attributes


def test_withdrawal_is_that_of_the_united_kingdom_and_inferred():
    (left,) = relations(read_sample("uk-treaties", UK).dataset, "denounced")
    assert (left.origins, left.targets) == (("united-kingdom",), ("uk-23",))
    assert (left.date, left.attributes["effective"]) == ("1970-03-02", "1970-09-02")
    assert left.inferred == ("from",)


@pytest.mark.parametrize(
    ("day", "state", "because"),
    [
        ("1950-02-15", "not in force", "not yet in force"),
        ("1950-12-31", "not in force", "applied provisionally"),
        ("1951-01-01", "in force", None),
        ("1960-11-04", "in force", None),
        ("1960-11-05", "not in force", "treaty terminated"),
    ],
)
def test_treaty_of_two_binds_both_from_its_entry_to_the_day_before_its_end(
    tmp_path, day, state, because
):
    graph = imported(tmp_path, "uk-treaties", UK).where(on=day)
    rows = graph.status("uk-21").to_dicts()
    assert {row["party"] for row in rows} == {"france", "united-kingdom"}
    assert {(row["state"], row.get("because")) for row in rows} == {(state, because)}


# a row a party and treaty


def test_each_date_of_a_party_is_an_act(tmp_path):
    dataset = read_sample("treaty-parties", "treaty-parties.csv").dataset
    acts = {(each.origins[0], each.type, each.date) for each in dataset.relations}
    assert acts == {
        ("kenya", "signed", "1990-05-03"),
        ("kenya", "consented", "1991-07-12"),
        ("uganda", "consented", "1995-03-01"),
        ("uganda", "denounced", None),
        ("tanzania", "signed", "1990-05-03"),
        ("france", "bound_by", "1993/.."),
        ("italy", "consented", "[1994-01-01..1994-03-31]"),
        ("france", "party_to", None),
    }


@pytest.mark.parametrize(
    ("day", "parties"),
    [
        ("1991-12-31", set()),
        ("1992-01-01", {"kenya"}),
        ("1993-06-01", {"kenya"}),  # France on some day of 1993
        ("1994-01-15", {"kenya", "france"}),  # Italy on some day of the first quarter
        ("1995-05-31", {"kenya", "france", "italy"}),
        ("1995-06-01", {"kenya", "france", "italy", "uganda"}),
        ("2005-02-09", {"kenya", "france", "italy", "uganda"}),
        ("2005-02-10", {"kenya", "france", "italy"}),
    ],
)
def test_party_is_bound_from_its_day_of_force_to_the_day_before_its_end(tmp_path, day, parties):
    graph = imported(tmp_path, "treaty-parties", "treaty-parties.csv")
    assert bound(graph, "wells-1990a", day) == parties


def test_day_that_never_was_rejects_the_row_of_a_party():
    account = read_sample("treaty-parties", "treaty-parties.csv").account
    (reject,) = account.rejects
    assert (reject.row, reject.cells["StateSignature"]) == (7, "1970-02-30")


# participants in the UN Treaty Collection


def test_mark_after_a_date_is_the_means_of_consent():
    dataset = read_sample("un-participants", "un-participants.csv").dataset
    means = {
        (each.origins[0], each.date): each.attributes["means"]
        for each in relations(dataset, "consented")
    }
    assert means == {
        ("kenya", "1993-01-12"): "ratification",
        ("italy", "1994-02-05"): "accession",
        ("france", "1995-03-06"): "acceptance",
        ("slovakia", "1996-06-01"): "succession",
        ("spain", "1992-04-07"): "accession",
        ("spain", "2001-05-08"): "accession",
        ("portugal", "1991-10-09"): "definitive signature",
        ("european-union", "1995-02-02"): "ratification",
        ("norway", "1992-09-09"): "approval",
    }


def test_date_in_the_column_of_signatures_is_a_signature():
    dataset = read_sample("un-participants", "un-participants.csv").dataset
    signed = {each.origins[0]: each for each in relations(dataset, "signed")}
    assert set(signed) == {
        *("kenya", "uganda", "france", "slovakia", "european-union", "norway", "peru")
    }
    assert "succession to the signature" in signed["slovakia"].note
    assert signed["kenya"].note is None


def test_consent_in_brackets_is_that_of_a_party_that_has_left():
    dataset = read_sample("un-participants", "un-participants.csv").dataset
    (left,) = relations(dataset, "denounced")
    assert (left.origins, left.date) == (("spain",), None)


def test_cell_with_anything_but_dates_and_one_with_too_many_are_rejected():
    account = read_sample("un-participants", "un-participants.csv").account
    assert [(reject.row, reject.reason) for reject in account.rejects] == [
        (10, "not in marks: 'on some day'"),
        (11, "not in marks: 'more than three dates'"),
    ]


def test_treaty_is_named_by_its_file_and_force_by_a_mapping_that_extends(tmp_path):
    mapping = tmp_path / "fairs.yaml"
    mapping.write_text(
        "extend: un-participants\n"
        "tables:\n"
        "  participants:\n"
        "    nodes:\n"
        "      treaty:\n"
        "        attributes: {in_force_on: 1994-01-01, delay: P90D}\n",
        encoding="utf-8",
    )
    table = tmp_path / "Convention on Fairs.csv"
    table.write_bytes((SAMPLES / "un-participants.csv").read_bytes())
    assert run("import", mapping, table, "--out", tmp_path / "store").status == 0
    graph = tg.load(tmp_path / "store")
    treaty = "convention-on-fairs"
    assert bound(graph, treaty, "1993-12-31") == set()
    # Slovakia notified its succession in 1996, which goes back to its first day
    in_1994 = {"kenya", "norway", "portugal", "slovakia"}
    assert bound(graph, treaty, "1994-01-02") == in_1994
    # 90 days after the accession of 5 February 1994
    assert bound(graph, treaty, "1994-05-05") == in_1994
    assert bound(graph, treaty, "1994-05-06") == {*in_1994, "italy"}
    signed = graph.where(on="1994-05-06").status(treaty, signed_not_bound=True).to_dicts()
    assert {"uganda", "peru"} <= {row["party"] for row in signed}


# investment treaties


def test_commas_inside_the_names_of_states_do_not_part_them():
    dataset = read_sample("investment-treaties", "investment-treaties.csv").dataset
    korea = next(each for each in relations(dataset, "signed") if each.date == "1993-06-03")
    assert korea.origins == ("south-korea", "peru")


@pytest.mark.parametrize(
    ("treaty", "day", "parties"),
    [
        ("kenya-france-bit-2007", "2009-12-31", set()),
        ("kenya-france-bit-2007", "2010-01-01", {"kenya", "france"}),
        ("kenya-italy-bit-1996", "2010-01-01", set()),
        ("korea-republic-of-peru-bit-1993", "2011-07-31", {"south-korea", "peru"}),
        ("korea-republic-of-peru-bit-1993", "2011-08-01", set()),
        # terminated on a day that the table does not give
        ("france-peru-bit-1993", "2000-01-01", set()),
        # the consent of each of three parties is not in the table
        ("southern-union-treaty-2001", "2005-01-01", set()),
    ],
)
def test_investment_treaty_binds_both_parties_at_once(tmp_path, treaty, day, parties):
    graph = imported(tmp_path, "investment-treaties", "investment-treaties.csv")
    assert bound(graph, treaty, day) == parties


def test_terminated_without_a_day_is_not_known_and_says_what_is_missing(tmp_path):
    graph = imported(tmp_path, "investment-treaties", "investment-treaties.csv")
    rows = graph.where(on="2000-01-01").status("france-peru-bit-1993").to_dicts()
    assert {(row["state"], *row["missing"]) for row in rows} == {
        ("not known", "exact day on which the treaty ended")
    }


# alliances


def test_atop_members_are_bound_with_their_obligations(tmp_path):
    dataset = read_sample("atop-alliances", "atop-members.csv").dataset
    stated = {(each.origins[0], each.date): each for each in relations(dataset, "bound_by")}
    assert set(stated) == {
        ("france", "1894-01-04/1917-11-08"),
        ("russia", "1894-01-04/1917-11-08"),
        ("united-states", "1950-06/.."),
        ("canada", "1950-06-15/.."),
    }
    france = stated["france", "1894-01-04/1917-11-08"]
    assert france.attributes["obligations"] == ("defence", "consultation")
    assert "2018-12-31" in stated["canada", "1950-06-15/.."].note


def test_alliance_binds_its_members_from_their_first_day_to_their_last(tmp_path):
    graph = imported(tmp_path, "atop-alliances", "atop-members.csv")
    assert bound(graph, "atop-9001", "1894-01-03") == set()
    assert bound(graph, "atop-9001", "1894-01-04") == {"france", "russia"}
    assert bound(graph, "atop-9001", "1917-11-08") == {"france", "russia"}
    assert bound(graph, "atop-9001", "1917-11-09") == set()
