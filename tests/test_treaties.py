"""Lives of treaties: the state of each party on each day, by a table written from the rules."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest

import treatygraph as tg
from treaty_cases import CASES, Case, Stretches, write_treaties

DAY = timedelta(days=1)
FIRST, LAST = "1900-01-01", "2020-01-01"
IN_FORCE, NOT_IN_FORCE, NOT_KNOWN = "in force", "not in force", "not known"


def by_key(case: Case) -> str:
    return case.key


by_case = pytest.mark.parametrize("case", CASES, ids=by_key)


@pytest.fixture(scope="module")
def treaties_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_treaties(tmp_path_factory.mktemp("treaties"))


@pytest.fixture(scope="module")
def treaties(treaties_folder: Path) -> tg.TreatyGraph:
    return tg.load(treaties_folder)


def bounds(stretches: Stretches, parties: list[str]) -> list[tuple[str, str]]:
    return [each for party in parties for each in stretches.get(party, [])]


def boundary_days(case: Case) -> list[str]:
    """The first and last days of all stretches, with the day before and after each."""
    ends = {
        end
        for pair in bounds(case.bound, case.parties) + bounds(case.open, case.parties)
        for end in pair
        if end != ".."
    }
    days = {date.fromisoformat(end) + shift for end in ends for shift in (-DAY, 0 * DAY, DAY)}
    return [FIRST, *sorted(map(str, days)), LAST]


def expected(case: Case, party: str, day: str) -> str:
    """The state of a party on a day, by the table."""
    for stretches, state in ((case.bound, IN_FORCE), (case.open, NOT_KNOWN)):
        for first, last in stretches.get(party, []):
            if first <= day and (last == ".." or day <= last):
                return state
    return NOT_IN_FORCE


def states(rows, key: str) -> dict[str, str]:
    return {row[key]: row["state"] for row in rows}


def test_there_are_thirty_treaties() -> None:
    assert len({case.key for case in CASES}) == len(CASES) >= 30


@by_case
def test_status_is_right_on_every_boundary(treaties, case):
    for day in boundary_days(case):
        found = states(treaties.where(on=day).status(case.key), "party")
        for party in case.parties:
            wanted = expected(case, party, day)
            assert found.get(party, NOT_IN_FORCE) == wanted, (case.about, party, day)


@by_case
def test_parties_are_right_on_every_boundary(treaties, case):
    for day in boundary_days(case):
        wanted = {
            party: state
            for party in case.parties
            if (state := expected(case, party, day)) != NOT_IN_FORCE
        }
        assert states(treaties.where(on=day).parties(case.key), "party") == wanted, (
            case.about,
            day,
        )


@by_case
def test_treaties_in_force_for_a_party_are_right_on_every_boundary(treaties, case):
    for day in boundary_days(case):
        for party in case.parties:
            found = states(treaties.where(on=day).in_force(party), "treaty")
            wanted = expected(case, party, day)
            assert found.get(case.key, NOT_IN_FORCE) == wanted, (case.about, party, day)


# towards a party of the older treaty alone, a replaced one goes on: that is tested by itself
@pytest.mark.parametrize("case", [each for each in CASES if each.key != "replaced"], ids=by_key)
def test_treaties_in_force_between_two_are_right_on_every_boundary(treaties, case):
    for day in boundary_days(case):
        for one, other in combinations(case.parties, 2):
            both = {expected(case, one, day), expected(case, other, day)}
            order = (NOT_IN_FORCE, NOT_KNOWN, IN_FORCE)
            wanted = next(state for state in order if state in both)
            found = states(treaties.where(on=day).in_force(one, other), "treaty")
            assert found.get(case.key, NOT_IN_FORCE) == wanted, (case.about, one, other, day)


@by_case
def test_first_answer_and_later_ones_are_the_same(treaties, treaties_folder, case):
    """The first question derives the treaties of its parties alone, later ones those of all."""
    for party in case.parties:
        fresh = tg.load(treaties_folder)
        assert fresh.in_force(party).data == treaties.in_force(party).data


@pytest.mark.parametrize(
    ("one", "other", "last"),
    [
        ("arcadia", "borduria", "2001-02-02"),
        ("arcadia", "carpathia", ".."),
        ("borduria", "carpathia", ".."),
    ],
)
def test_replaced_treaty_goes_on_between_two_until_the_newer_binds_both(treaties, one, other, last):
    rows = [row for row in treaties.in_force(one, other) if row["treaty"] == "replaced"]
    assert [(row["since"], row["until"]) for row in rows] == [("1970-01-01", last)]
