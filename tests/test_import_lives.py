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


def test_later_of_event_and_effect_is_the_day_of_entry_and_of_end():
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
