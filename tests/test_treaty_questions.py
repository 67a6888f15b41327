"""docs/treaty-questions.md: its commands, and its answers computed from the raw tables."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

import treatygraph as tg
from commands import run
from consoles import sessions, shell
from importing import SHARED

PAGE = Path(__file__).parents[1] / "docs" / "treaty-questions.md"
RECORDS = SHARED / "uk_treaties" / "uk_treaties_records.jsonl"
MEMBERS = SHARED / "cow_alliances" / "alliance_v4.1_by_member.csv"
DAYS = ("1850-01-01", "1914-08-01", "1955-06-15", "2001-01-01")

pytestmark = pytest.mark.skipif(
    not (RECORDS.exists() and MEMBERS.exists()),
    reason="no tables of UK treaties and alliances: the questions about treaties are not asked",
)


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tg.TreatyGraph]:
    """The graph of each table, imported once."""
    folder = tmp_path_factory.mktemp("stores")
    for name, mapping, file in (
        ("uk", "uk-treaties", RECORDS),
        ("alliances", "cow-alliances", MEMBERS),
    ):
        assert run("import", mapping, file, "--out", folder / name).status == 0
    return lambda name: tg.load(folder / name)


def test_commands_of_the_page_print_what_it_shows(tmp_path):
    for file in (RECORDS, MEMBERS):
        (tmp_path / file.name).symlink_to(file)
    do, shown = (
        shell(tmp_path),
        list(chain.from_iterable(sessions(PAGE.read_text(encoding="utf-8")))),
    )
    assert len(shown) >= 10
    for command, printed in shown:
        done = do(command)
        assert (done.returncode, done.stderr, done.stdout) == (0, "", printed), command


# the raw tables


def treaties() -> Iterator[dict[str, Any]]:
    """The treaties of the database, without the scans of printed papers."""
    records = map(json.loads, RECORDS.read_text(encoding="utf-8").splitlines())
    return (record for record in records if not record.get("thumbnail"))


def days(record: dict[str, Any], event: str) -> list[str]:
    """The days of an event and of its effect, as year-month-day, those that are given."""
    texts = (record.get(f"{event}_event_date"), record.get(f"{event}_event_effective_date"))
    return ["-".join(reversed(text.split("/"))) for text in texts if text]


def entry(record: dict[str, Any]) -> str:
    """The later of the days of entry into force; later than any day if there is none."""
    return max(days(record, "definative_eif"), default="9999")


def end(record: dict[str, Any]) -> str:
    """The day from which a treaty has ended: that of effect if there is one."""
    return days(record, "terminated")[-1] if days(record, "terminated") else "9999"


def left(record: dict[str, Any]) -> str:
    """The day from which the United Kingdom has withdrawn, if there is one."""
    return days(record, "withdrawn")[-1] if days(record, "withdrawn") else "9999"


def parties_of_two(record: dict[str, Any]) -> set[str]:
    """The two names in capitals of a treaty that is not marked as multilateral."""
    names = {name.strip() for name in (record.get("country_name") or "").split(" ; ")}
    capitals = {name for name in names if name and name == name.upper()}
    return capitals if len(capitals) == 2 and record.get("field3") != "MULTI" else set()


def in_force_by_the_table(names: set[str], day: str) -> set[str]:
    """The ids of the treaties of two parties that are in force on a day."""
    return {
        f"uk-{record['id']}"
        for record in treaties()
        if parties_of_two(record) == names and entry(record) <= day < min(end(record), left(record))
    }


def members() -> list[dict[str, str]]:
    with MEMBERS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def day_of(row: dict[str, str], event: str) -> str:
    """A day of three columns; empty where there is none, or a part of it is missing."""
    parts = [row[f"{event}_{unit}"] for unit in ("year", "month", "day")]
    return f"{parts[0]:0>4}-{parts[1]:0>2}-{parts[2]:0>2}" if all(parts) else ""


def alliances_of(code: str, day: str) -> set[str]:
    """The alliances of a state, by its number in Correlates of War, that are in force on a day."""
    return {
        f"cow-alliance-{row['version4id']}"
        for row in members()
        if row["ccode"] == code
        and day_of(row, "mem_st") <= day
        and (row["right_censor"] == "1" or day <= day_of(row, "mem_end"))
    }


def certain(rows: Iterable[dict[str, Any]], key: str) -> set[str]:
    return {row[key] for row in rows if row["state"] == "in force"}


# the questions


@pytest.mark.parametrize("day", DAYS)
def test_treaties_in_force_between_two_states_are_those_of_the_table(stored, day):
    graph = stored("uk").where(on=day)
    for code, name in (("FRANCE", "France"), ("UNITED STATES OF AMERICA", "United States")):
        rows = graph.in_force("United Kingdom", name).to_dicts()
        expected = in_force_by_the_table({code, "UNITED KINGDOM"}, day)
        assert certain(rows, "treaty") == expected
        assert len(expected) > 3


@pytest.mark.parametrize("day", DAYS)
def test_alliances_in_force_between_two_states_are_those_of_the_table(stored, day):
    rows = stored("alliances").where(on=day).in_force("United Kingdom", "France").to_dicts()
    assert certain(rows, "treaty") == alliances_of("200", day) & alliances_of("220", day)


def test_signatories_are_bound_once_the_treaty_is_in_force(stored):
    (record,) = (each for each in treaties() if each["id"] == 76344)
    assert parties_of_two(record) == {"FRANCE", "UNITED KINGDOM"}
    assert record["signed_event_date"] == "14/08/1876"
    assert entry(record) == "1878-05-31"
    for day, bound in (("1878-05-30", set()), ("1878-05-31", {"france", "united-kingdom"})):
        graph = stored("uk").where(on=day)
        assert certain(graph.parties("uk-76344").to_dicts(), "party") == bound
        only_signed = graph.status("uk-76344", signed_not_bound=True).to_dicts()
        assert {row["party"] for row in only_signed} == {"france", "united-kingdom"} - bound


@pytest.mark.parametrize(
    ("day", "expected"),
    [("1915-01-01", {"255", "300", "325"}), ("1915-12-31", {"255", "300"})],
)
def test_members_of_the_triple_alliance_are_those_of_the_table(stored, day, expected):
    rows = [row for row in members() if row["version4id"] == "67"]
    by_table = {
        row["ccode"] for row in rows if day_of(row, "mem_st") <= day <= day_of(row, "mem_end")
    }
    assert by_table == expected
    names = {"255": "germany", "300": "austria-hungary", "325": "italy"}
    found = stored("alliances").where(on=day).parties("cow-alliance-67").to_dicts()
    assert certain(found, "party") == {names[code] for code in expected}


def test_what_ended_in_each_year_is_what_the_tables_say(stored):
    graph = stored("alliances").where(since="1918", until="1919", relation="bound_by")
    rows = graph.timeline().to_dicts()
    ended = {(row["to"], row["date"].split("/")[1]) for row in rows}
    ended = {each for each in ended if each[1][:4] in ("1918", "1919")}
    assert ended == {
        (f"cow-alliance-{row['version4id']}", day_of(row, "mem_end"))
        for row in members()
        if row["mem_end_year"] in ("1918", "1919")
    }
    assert not [each for each in ended if each[1].startswith("1919")]


def test_end_of_each_treaty_is_that_of_the_table(stored):
    found = {
        node["id"]: node["terminated_on"]
        for node in stored("uk").list_nodes().to_dicts()
        if node.get("terminated_on")
    }
    expected = {f"uk-{record['id']}": end(record) for record in treaties()}
    assert found == {key: day for key, day in expected.items() if day != "9999"}
    assert not [day for day in found.values() if day.startswith("1919")]
