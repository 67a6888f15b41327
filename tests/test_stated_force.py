"""Findings of `check` about a stated time in force that differs from what follows from acts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from commands import run
from folders import node, relation, write_folder

FORCE = {"in_force_on": "2000-06-01"}
CONSENT = relation("c", "consented", "one", "treaty", date="2000-01-01")
LEFT = relation("l", "denounced", "one", "treaty", date="2009-01-01", effective="2010-01-01")


def stated(date: str) -> dict[str, object]:
    return relation("x", "bound_by", "one", "treaty", date=date)


def messages(
    folder: Path, *acts: Mapping[str, object], facts: Mapping[str, object] = FORCE
) -> list[tuple[str, str]]:
    """Finding and message of each row that `check` returns for acts about one treaty."""
    nodes = [node("one"), node("two"), node("treaty", "document", **facts)]
    data = write_folder(folder / "data", nodes, acts, vocabulary="")
    outcome = run("check", "--fix", "-f", "json", data=data)
    assert outcome.status == 0, outcome
    assert {row["id"] for row in outcome.json} <= {"x"}
    return [(row["finding"], row["message"]) for row in outcome.json]


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        ([CONSENT, stated("2001-01-01/..")], "from 2001-01-01 on, but from 2000-06-01 on by c"),
        (
            [CONSENT, stated("2000-06-01/2005-05-05")],
            "from 2000-06-01 to 2005-05-05, but from 2000-06-01 on by c",
        ),
        (
            [CONSENT, LEFT, stated("2000-06-01/2005-05-05")],
            "from 2000-06-01 to 2005-05-05, but from 2000-06-01 to 2009-12-31 by c, l",
        ),
        ([CONSENT, stated("2002/..")], "from 2002 on, but from 2000-06-01 on by c"),
    ],
)
def test_stated_time_that_differs_is_a_finding(tmp_path, acts, expected):
    assert messages(tmp_path, *acts) == [("not as derived", f"one: in force {expected}")]


@pytest.mark.parametrize(
    "acts",
    [
        [CONSENT, stated("2000-06-01/..")],
        [CONSENT, stated("2000/..")],  # one of its days is that of entry into force
        [CONSENT, LEFT, stated("2000-06-01/2009-12-31")],
        [CONSENT, LEFT, stated("2000-06-01/2009")],
        [stated("2001-01-01/..")],  # nothing else is known of the party
        [relation("s", "signed", "one", "treaty", date="2000-01-01"), stated("2001-01-01/..")],
        [relation("p", "party_to", "one", "treaty", date="2000-01-01/.."), stated("2001-01-01/..")],
        [relation("o", "consented", "two", "treaty", date="2000-01-01"), stated("2001-01-01/..")],
    ],
)
def test_stated_time_that_may_be_the_same_is_no_finding(tmp_path, acts):
    assert messages(tmp_path, *acts) == []


def test_consent_without_entry_into_force_differs_from_no_later_day(tmp_path):
    assert messages(tmp_path, CONSENT, stated("2001-01-01/.."), facts={}) == []


def test_stated_time_of_a_signatory_differs_from_joint_entry_into_force(tmp_path):
    signed = relation("s", "signed", "one", "treaty", date="2000-01-01")
    facts = {**FORCE, "closed": True}
    assert messages(tmp_path, signed, stated("2001-01-01/.."), facts=facts) == [
        ("not as derived", "one: in force from 2001-01-01 on, but from 2000-06-01 on by s")
    ]


def test_finding_names_file_and_line_of_the_statement(tmp_path):
    nodes = [node("one"), node("treaty", "document", **FORCE)]
    acts = [CONSENT, stated("2001-01-01/..")]
    data = write_folder(tmp_path / "data", nodes, acts, vocabulary="")
    run("check", "--fix", data=data)  # afterwards, the lines are those of the canonical form
    (row,) = run("check", "-f", "json", data=data).json
    lines = Path(row["file"]).read_text(encoding="utf-8").splitlines()
    assert "2001-01-01/.." in lines[row["line"] - 1]
