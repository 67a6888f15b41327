"""Sets in force of a table shaped as GGO, against a computation with pandas on its columns."""

from __future__ import annotations

import random
from pathlib import Path

import pandas as pd
import pytest

import treatygraph as tg
from commands import run

# states that existed throughout, by code, and their ids
STATES = {
    "FRA": "france",
    "ITA": "italy",
    "ESP": "spain",
    "PRT": "portugal",
    "SWE": "sweden",
    "NOR": "norway",
    "CHE": "switzerland",
    "BRA": "brazil",
    "MEX": "mexico",
    "CHL": "chile",
    "PER": "peru",
    "CAN": "canada",
    "USA": "united-states",
    "JPN": "japan",
}
TREATIES = 60
BEGIN = pd.Timestamp("1960-01-01")
DAYS = ["1961-06-30", "1970-01-01", "1979-12-31", "1985-03-03", "1999-11-11", "2020-01-01"]


def some_day(chance: random.Random, after: pd.Timestamp, years: int) -> pd.Timestamp:
    return after + pd.Timedelta(days=chance.randrange(1, 365 * years))


def memberships(seed: int) -> pd.DataFrame:
    """Rows of parties to treaties, each with the dates that real tables have or lack."""
    chance, rows = random.Random(seed), []
    for number in range(TREATIES):
        signed = some_day(chance, BEGIN, 20)
        force = some_day(chance, signed, 5) if chance.random() < 0.9 else None
        ended = some_day(chance, force or signed, 40) if chance.random() < 0.3 else None
        for state in chance.sample(sorted(STATES), chance.randrange(2, len(STATES))):
            rows.append(
                {"treatyID": f"T{number}", "Title": f"Treaty {number}", "stateID": state}
                | {"Signature": signed, "Force": force, "End": ended}
                | party(chance, signed)
            )
    return pd.DataFrame(rows)


def party(chance: random.Random, signed: pd.Timestamp) -> dict[str, pd.Timestamp | None]:
    """The dates of one party, in an order that can be."""
    dates: dict[str, pd.Timestamp | None] = {"StateSignature": None, "StateRatification": None}
    dates |= {"Accession": None, "StateForce": None, "StateEnd": None}
    consent, last = None, signed
    if chance.random() < 0.6:
        dates["StateSignature"] = signed
    if chance.random() < 0.75:
        consent = last = some_day(chance, signed, 8)
        dates["StateRatification" if dates["StateSignature"] else "Accession"] = consent
    if chance.random() < 0.4:
        last = some_day(chance, last, 2)
        dates["StateForce"] = last
    if (consent or dates["StateForce"]) and chance.random() < 0.2:
        dates["StateEnd"] = some_day(chance, last, 30)
    return dates


def in_force(table: pd.DataFrame, day: str) -> pd.DataFrame:
    """The rows in force on a day: from force for the party, or the later of consent and force.

    The day on which a treaty ends, or a withdrawal takes effect, is the first one without it.
    """
    consent = table["StateRatification"].fillna(table["Accession"])
    later = pd.concat([consent, table["Force"]], axis=1).max(axis=1, skipna=False)
    begin = table["StateForce"].fillna(later)
    end = pd.concat([table["End"], table["StateEnd"]], axis=1).min(axis=1)
    moment = pd.Timestamp(day)
    return table[(begin <= moment) & (end.isna() | (moment < end))]


@pytest.fixture(scope="module", params=[1, 2])
def both(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[pd.DataFrame, tg.TreatyGraph]:
    """A generated table, and the graph of its import."""
    folder: Path = tmp_path_factory.mktemp("ggo")
    table = memberships(request.param)
    dates = [name for name in table if name not in ("treatyID", "Title", "stateID")]
    table[dates] = table[dates].apply(pd.to_datetime)
    table.to_csv(folder / "ggo.csv", index=False, na_rep="NA", date_format="%Y-%m-%d")
    outcome = run("import", "treaty-parties", folder / "ggo.csv", "--out", folder / "store")
    assert outcome.status == 0, outcome.stderr
    return table, tg.load(folder / "store")


@pytest.mark.parametrize("day", DAYS)
def test_treaties_in_force_for_each_state_are_those_of_pandas(both, day):
    table, graph = both
    expected = in_force(table, day)
    for code, state in STATES.items():
        rows = graph.where(on=day, certain=True).in_force(state).to_dicts()
        assert {row["name"] for row in rows} == set(expected[expected["stateID"] == code]["Title"])


@pytest.mark.parametrize("day", DAYS)
def test_treaties_in_force_between_two_states_are_those_of_pandas(both, day):
    table, graph = both
    by_state = in_force(table, day).groupby("stateID")["Title"].agg(set).to_dict()
    asked = graph.where(on=day, certain=True)
    for one, other in (("FRA", "ITA"), ("USA", "JPN"), ("BRA", "CHE"), ("SWE", "PER")):
        rows = asked.in_force(STATES[one], STATES[other]).to_dicts()
        assert {row["name"] for row in rows} == by_state.get(one, set()) & by_state.get(
            other, set()
        )


@pytest.mark.parametrize("day", DAYS)
def test_parties_of_each_treaty_are_those_of_pandas(both, day):
    table, graph = both
    by_treaty = in_force(table, day).groupby("treatyID")["stateID"].agg(set).to_dict()
    asked = graph.where(on=day, certain=True)
    for treaty in table["treatyID"].unique():
        rows = asked.parties(treaty.lower()).to_dicts()
        assert {row["party"] for row in rows} == {
            STATES[code] for code in by_treaty.get(treaty, ())
        }


@pytest.mark.parametrize("column", ["Force", "End", "StateForce", "StateEnd", "Accession"])
def test_parties_around_each_day_of_the_table_are_those_of_pandas(both, column):
    table, graph = both
    for _, row in table.dropna(subset=[column]).drop_duplicates("treatyID").head(15).iterrows():
        of_treaty = table[table["treatyID"] == row["treatyID"]]
        for moment in (row[column] - pd.Timedelta(days=1), row[column]):
            day = moment.strftime("%Y-%m-%d")
            rows = graph.where(on=day, certain=True).parties(row["treatyID"].lower()).to_dicts()
            expected = {STATES[code] for code in in_force(of_treaty, day)["stateID"]}
            assert {each["party"] for each in rows} == expected, (row["treatyID"], day)


def test_generated_tables_have_treaties_in_force_and_others(both):
    table, _ = both
    counts = [len(in_force(table, day)) for day in DAYS]
    assert all(0 < count < len(table) for count in counts[1:])
    assert table["StateEnd"].notna().sum() > 20
