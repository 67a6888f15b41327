"""The page answers about treaties as Python does: on the invented treaties, day by day."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

import pytest

import treatygraph as tg
from test_treaties import boundary_days
from treaty_cases import CASES, STATES, write_treaties
from treatygraph import dates

SCRIPT = Path(__file__).parent / "scripts" / "treaty-parity.js"
YEARS = ["1970-01-01", "1992-01-01", "2000-06-01", "2003-07-01", "2010-01-01"]


def first_day(text: str) -> int:
    return dates.span(text)[0]


@pytest.fixture(scope="module")
def treaties(tmp_path_factory: pytest.TempPathFactory) -> tg.TreatyGraph:
    return tg.load(write_treaties(tmp_path_factory.mktemp("treaties")))


@pytest.fixture(scope="module")
def page(treaties: tg.TreatyGraph, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the modules of the page answer."""
    node = shutil.which("node")
    if not node and os.environ.get("CI") != "true":
        pytest.skip("no Node: whether the page answers as Python does is not checked")
    assert node, "CI has Node"
    html = treaties.page().html
    data = re.search(r'<script type="([^"]+)" id="data">(.*?)</script>', html, re.S)
    assert data
    days = {case.key: [*map(first_day, boundary_days(case)), None] for case in CASES}
    asked = {
        "type": unescape(data[1]),
        "text": data[2],
        "treaties": list(days.items()),
        "parties": [[key, [*map(first_day, YEARS), None]] for key in STATES],
    }
    file = tmp_path_factory.mktemp("parity") / "questions.json"
    file.write_text(json.dumps(asked), encoding="utf-8")
    done = subprocess.run(
        [node, str(SCRIPT), str(file)], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    answers: dict[str, Any] = json.loads(done.stdout)
    return answers


def expected(row: dict[str, Any]) -> dict[str, Any]:
    """What the page says where Python answers with a row."""
    said = {key: row.get(key) for key in ("signed", "consent", "state")}
    bound = row["since"] is not None or row.get("possible_span") is not None
    return said | {"basis": row["basis"] if bound else None}


def compared(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: entry[key] for key in ("signed", "consent", "state", "basis")}


def is_carried(rows: list[dict[str, Any]]) -> bool:
    """Whether the page carries a treaty: one that parties only signed has no life."""
    return any(row.get("because") != "signed only" for row in rows)


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case.key for case in CASES])
def test_status_of_a_treaty_is_the_same_on_every_boundary_day(treaties, page, number):
    case = CASES[number]
    if not is_carried(treaties.status(case.key).rows):
        assert page["status"][number] == [[] for _ in page["status"][number]]
        return
    days = [*boundary_days(case), None]
    for day, entries in zip(days, page["status"][number], strict=True):
        chosen = treaties.where(on=day) if day else treaties
        rows = sorted(chosen.status(case.key).rows, key=lambda row: (row["party"], row["basis"]))
        found = sorted(entries, key=lambda each: (each["party"], each["basis"] or []))
        assert [each["party"] for each in found] == [row["party"] for row in rows], day
        for entry, row in zip(found, rows, strict=True):
            assert compared(entry) == expected(row), (day, entry, row)
            if row["state"] == "not in force":
                assert entry["because"] == [row["because"]], (day, entry, row)
            assert set(row.get("missing", ())) <= set(entry["because"]), (day, entry, row)


def test_what_binds_a_state_is_the_same(treaties, page):
    for state, answers in zip(STATES, page["boundBy"], strict=True):
        for day, entries in zip([*YEARS, None], answers, strict=True):
            rows = (treaties.where(on=day) if day else treaties).in_force(state).rows
            found = [[each["treaty"], each["state"], each["basis"]] for each in entries]
            wanted = [[row["treaty"], row["state"], row["basis"]] for row in rows]
            assert sorted(found) == sorted(wanted), (state, day)
    bound = [answers[-1] for answers in page["boundBy"]]
    assert all(bound[:2]), "the first two states are parties to most treaties"


def test_lineage_of_a_treaty_is_the_same(treaties, page):
    lengths = []
    for case, found in zip(CASES, page["lineage"], strict=True):
        rows = treaties.lineage(case.key).rows
        assert sorted(found) == sorted([row["step"], row["id"]] for row in rows), case.key
        lengths.append(len(rows))
    assert any(lengths), "some treaties have others before or after them"


def test_counts_of_parties_over_time_are_those_of_the_parties_on_each_day(treaties, page):
    for case, stages in zip(CASES, page["stages"], strict=True):
        for stage in stages:
            for day in (stage["first"], stage["last"]):
                rows = treaties.where(on=dates.day(day)).parties(case.key).rows
                states = {row["party"]: row["state"] for row in rows}
                counts = [list(states.values()).count(each) for each in ("in force", "not known")]
                assert counts == [stage["certain"], stage["possible"]], (case.key, stage, rows)
