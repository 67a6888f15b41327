"""The table of states by itself: `tg.countries()`."""

from __future__ import annotations

import datetime

import numpy as np
import pandas as pd
import pytest

import treatygraph as tg


@pytest.fixture(scope="module")
def table():
    return tg.countries()


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("KAZ", "kazakhstan"),
        ("kz", "kazakhstan"),
        ("Kasachstan", "kazakhstan"),
        ("UK", "united-kingdom"),
    ],
)
def test_state_is_found_by_name_or_iso_code(table, text, id):
    assert table.resolve(text).id == id


def test_number_is_a_code_of_the_list_that_is_named(table):
    assert table.resolve("705", system="cow").id == "kazakhstan"
    with pytest.raises(tg.BadValue, match="name the system"):
        table.resolve("705")


@pytest.mark.parametrize(
    "on",
    [
        1980,
        "1980",
        "1980-06",
        datetime.date(1980, 6, 1),
        np.datetime64("1980-06-01"),
        pd.Timestamp("1980-06-01"),
        pd.Period("1980-06"),
    ],
)
def test_day_decides_which_state_a_name_meant(table, on):
    assert table.resolve("Yugoslavia", on=on).id == table.by_name("Yugoslavia", 3800).id
    assert table.resolve("DEU", on=on) != table.resolve("DEU")


def test_name_that_two_states_had_in_a_period_is_ambiguous(table):
    with pytest.raises(tg.AmbiguousName) as caught:
        table.resolve("Germany", on="1940/1955")
    assert len(caught.value.candidates) > 1


def test_unknown_state_is_an_error_with_near_misses(table):
    with pytest.raises(tg.UnknownName) as caught:
        table.resolve("Kasakhstann")
    assert "kazakhstan" in caught.value.candidates


def test_lifetimes_are_days_of_the_lists(table):
    # Correlates of War, State System Membership: 265, German Democratic Republic
    east = table.resolve("East Germany").id
    assert table.lifetimes(east) == [("1954-03-25", "1990-10-02")]
    assert table.lifetimes("kazakhstan")[0][1] == ".."


def test_table_is_a_data_frame_with_codes_and_days(table):
    frame = table.to_pandas().set_index("id")
    assert len(frame) == len(table)
    row = frame.loc["kazakhstan"]
    assert (row["iso2"], row["iso3"], row["cow"]) == ("KZ", "KAZ", "705")
    assert row["start"].year == 1991
    assert pd.isna(row["end"])
    east = frame.loc[table.resolve("East Germany").id]
    assert east["end"] == pd.Timestamp("1990-10-02")
    assert frame["start"].dtype == frame["end"].dtype == "datetime64[ms]"
    frame.drop_duplicates()


def test_successions_lead_from_state_to_state(table):
    frame = table.successions()
    ids = {each.id for each in table}
    assert ids.issuperset(frame["earlier"])
    assert ids.issuperset(frame["later"])
    assert set(frame["effect"]) <= {"continues", "absorbs"}
    assert frame["date"].notna().all()
