"""Invented treaties, and by the rules of docs/treaties.md when each binds its parties.

Every expectation was worked out from the rules. A party is in force in its stretches of `bound`,
not known in those of `open`, and not in force on all other days; `..` is an open end.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from folders import node, relation, write_folder

Record = dict[str, Any]
Stretches = dict[str, list[tuple[str, str]]]


@dataclass
class Case:
    """One treaty: its facts, what was done about it, and when it binds which party."""

    key: str
    about: str
    facts: Record
    acts: list[Record]
    bound: Stretches = field(default_factory=dict)
    open: Stretches = field(default_factory=dict)

    @property
    def parties(self) -> list[str]:
        """The parties of which something is expected."""
        return sorted({*self.bound, *self.open})


STATES = ["arcadia", "borduria", "carpathia", "dravia"]
NODES = [
    *(node(key) for key in STATES),
    node("old-union", existed="1950-01-01/1991-12-25"),
    node("new-union"),
    node("twin", existed="1960-01-01/1992-12-31"),
    node("twin-east"),
    node("twin-west"),
    node("empire"),
    node("colony"),
    node("young"),
    node("vanished", existed="1900-01-01/2002-06-30"),
    node("league", "institution"),
    node("isle", "place"),
    node("minister", "person"),
    node("clerk", "person"),
]
SUCCESSIONS = [
    relation(
        "new-for-old", "succeeded", "new-union", "old-union", date="1991-12-26", how="continuation"
    ),
    relation(
        "east-of-twin", "succeeded", "twin-east", "twin", date="1993-01-01", how="dissolution"
    ),
    relation(
        "west-of-twin", "succeeded", "twin-west", "twin", date="1993-01-01", how="dissolution"
    ),
    relation("colony-free", "succeeded", "colony", "empire", date="1975-07-05", how="independence"),
    relation("young-free", "succeeded", "young", "empire", date="1980-02-01", how="independence"),
]


def signed(party: str, date: str | None = None, **more: Any) -> Record:
    """A signature."""
    return _act("signed", party, date, more)


def joined(party: str, date: str | None = None, means: str = "ratification", **more: Any) -> Record:
    """A consent to be bound."""
    return _act("consented", party, date, {"means": means, **more})


def left(party: str, date: str | None = None, **more: Any) -> Record:
    """A notice of withdrawal."""
    return _act("denounced", party, date, more)


def _act(type: str, party: str, date: str | None = None, more: Record | None = None) -> Record:
    return {"type": type, "party": party, **({"date": date} if date else {}), **(more or {})}


FORCE = {"adopted_on": "2000-01-01", "in_force_on": "2000-06-01"}
EARLY = {"adopted_on": "1965-01-01", "in_force_on": "1966-01-01"}

CASES = [
    Case(
        "ratified-before",
        "a party that consents before the treaty is in force is bound from its entry into force",
        FORCE,
        [signed("arcadia", "2000-01-01"), joined("arcadia", "2000-03-01")],
        {"arcadia": [("2000-06-01", "..")]},
    ),
    Case(
        "joined-later",
        "a party that consents later is bound from its consent",
        FORCE,
        [joined("arcadia", "2000-03-01"), joined("borduria", "2001-02-03", "accession")],
        {"arcadia": [("2000-06-01", "..")], "borduria": [("2001-02-03", "..")]},
    ),
    Case(
        "delay-of-days",
        "with a delay of 30 days, a later consent takes effect 30 days after its deposit",
        {**FORCE, "delay": "P30D"},
        [joined("arcadia", "2001-01-01"), joined("borduria", "2000-05-31")],
        {"arcadia": [("2001-01-31", "..")], "borduria": [("2000-06-30", "..")]},
    ),
    Case(
        "delay-of-months",
        "three months after the last day of November is the last day of February",
        {**FORCE, "delay": "P3M"},
        [joined("arcadia", "2000-11-30")],
        {"arcadia": [("2001-02-28", "..")]},
    ),
    Case(
        "signed-only",
        "a signature alone does not bind",
        FORCE,
        [
            signed("arcadia", "2000-01-01"),
            signed("borduria", "2000-01-01"),
            joined("borduria", "2000-02-02"),
        ],
        {"arcadia": [], "borduria": [("2000-06-01", "..")]},
    ),
    Case(
        "left-on-a-day",
        "a withdrawal ends it on the day before it takes effect",
        FORCE,
        [
            joined("arcadia", "2000-03-01"),
            left("arcadia", "2004-01-15", effective="2005-01-15"),
            joined("borduria", "2000-03-01"),
        ],
        {"arcadia": [("2000-06-01", "2005-01-14")], "borduria": [("2000-06-01", "..")]},
    ),
    Case(
        "left-with-notice",
        "without a day of effect, a withdrawal takes effect after the time of notice",
        {**FORCE, "notice": "P1Y"},
        [joined("arcadia", "2000-03-01"), left("arcadia", "2005-03-01")],
        {"arcadia": [("2000-06-01", "2006-02-28")]},
    ),
    Case(
        "left-some-day",
        "without either, it is not known from the notification on",
        FORCE,
        [joined("arcadia", "2000-03-01"), left("arcadia", "2005-03-01")],
        {"arcadia": [("2000-06-01", "2005-02-28")]},
        {"arcadia": [("2005-03-01", "..")]},
    ),
    Case(
        "rejoined",
        "a party that comes back has two stretches",
        FORCE,
        [
            joined("arcadia", "2000-03-01"),
            left("arcadia", "2003-01-01", effective="2004-01-01"),
            joined("arcadia", "2009-09-09", "accession"),
        ],
        {"arcadia": [("2000-06-01", "2003-12-31"), ("2009-09-09", "..")]},
    ),
    Case(
        "rejoined-twice",
        "each withdrawal ends the stretch before it",
        FORCE,
        [
            joined("arcadia", "2001-01-01"),
            left("arcadia", "2002-01-01", effective="2002-06-01"),
            joined("arcadia", "2003-01-01", "accession"),
            left("arcadia", "2004-01-01", effective="2004-06-01"),
            joined("arcadia", "2005-01-01", "accession"),
        ],
        {
            "arcadia": [
                ("2001-01-01", "2002-05-31"),
                ("2003-01-01", "2004-05-31"),
                ("2005-01-01", ".."),
            ]
        },
    ),
    Case(
        "left-in-part",
        "a withdrawal from some provisions leaves the party bound by the others",
        FORCE,
        [joined("arcadia", "2000-03-01"), left("arcadia", "2003-01-01", provisions="Annex II")],
        {"arcadia": [("2000-06-01", "..")]},
    ),
    Case(
        "terminated",
        "a treaty that is terminated on a day binds nobody on that day",
        {**FORCE, "terminated_on": "2010-10-10"},
        [joined("arcadia", "2000-03-01"), joined("borduria", "2005-01-01")],
        {"arcadia": [("2000-06-01", "2010-10-09")], "borduria": [("2005-01-01", "2010-10-09")]},
    ),
    Case(
        "ended-by-another",
        "a treaty that another terminates on a date ends on the day before",
        FORCE,
        [
            joined("arcadia", "2000-03-01"),
            {"type": "terminates", "treaty": "rejoined", "date": "2011-11-11"},
        ],
        {"arcadia": [("2000-06-01", "2011-11-10")]},
    ),
    Case(
        "ended-by-entry",
        "without a date, it ends when the one that terminates it enters into force",
        EARLY,
        [joined("arcadia", "1970-01-01"), {"type": "terminates", "treaty": "terminated"}],
        {"arcadia": [("1970-01-01", "2000-05-31")]},
    ),
    Case(
        "replaced",
        "a replacement without a date ends it for a party that the newer treaty binds",
        EARLY,
        [
            joined("arcadia", "1970-01-01"),
            joined("borduria", "1970-01-01"),
            joined("carpathia", "1970-01-01"),
            {"type": "supersedes", "treaty": "joined-later"},
        ],
        {
            "arcadia": [("1970-01-01", "2000-05-31")],
            "borduria": [("1970-01-01", "2001-02-02")],
            "carpathia": [("1970-01-01", "..")],
        },
    ),
    Case(
        "replaced-on-a-date",
        "a replacement with a date ends it for all",
        EARLY,
        [
            joined("arcadia", "1970-01-01"),
            joined("carpathia", "1970-01-01"),
            {"type": "supersedes", "treaty": "joined-later", "date": "2001-01-01"},
        ],
        {"arcadia": [("1970-01-01", "2000-12-31")], "carpathia": [("1970-01-01", "2000-12-31")]},
    ),
    Case(
        "entry-unknown",
        "as long as no source says that the treaty entered into force, it is not known",
        {"adopted_on": "2000-01-01"},
        [joined("arcadia", "2000-03-01")],
        open={"arcadia": [("2000-03-01", "..")]},
    ),
    Case(
        "consent-of-a-year",
        "a consent of 2003 binds certainly from the last day of 2003",
        FORCE,
        [joined("arcadia", "2003")],
        {"arcadia": [("2003-12-31", "..")]},
        {"arcadia": [("2003-01-01", "2003-12-30")]},
    ),
    Case(
        "consent-uncertain",
        "a consent of an uncertain date binds on no certain day",
        FORCE,
        [joined("arcadia", "2003?")],
        open={"arcadia": [("2003-01-01", "..")]},
    ),
    Case(
        "consent-undated",
        "a consent without a date binds on no certain day, and on none before the entry into force",
        FORCE,
        [joined("arcadia")],
        open={"arcadia": [("2000-06-01", "..")]},
    ),
    Case(
        "entry-of-a-month",
        "an entry into force of June 2000 is certain from the last day of the month",
        {"adopted_on": "2000-01-01", "in_force_on": "2000-06"},
        [joined("arcadia", "2000-03-01")],
        {"arcadia": [("2000-06-30", "..")]},
        {"arcadia": [("2000-06-01", "2000-06-29")]},
    ),
    Case(
        "ended-in-a-month",
        "a termination of May 2010 is certain from the last day of the month",
        {**FORCE, "terminated_on": "2010-05"},
        [joined("arcadia", "2000-03-01")],
        {"arcadia": [("2000-06-01", "2010-04-30")]},
        {"arcadia": [("2010-05-01", "2010-05-30")]},
    ),
    Case(
        "listed",
        "a party of which a source says no more is not known to be bound",
        FORCE,
        [_act("party_to", "arcadia"), _act("party_to", "borduria", "2002-01-01/2004-12-31")],
        open={"arcadia": [("2000-06-01", "..")], "borduria": [("2002-01-01", "2004-12-31")]},
    ),
    Case(
        "stated",
        "a source that says since when and until when is believed",
        FORCE,
        [
            _act("bound_by", "arcadia", "2002-02-02/2004-04-04"),
            _act("bound_by", "borduria", "2003-03-03/.."),
        ],
        {"arcadia": [("2002-02-02", "2004-04-04")], "borduria": [("2003-03-03", "..")]},
    ),
    Case(
        "stated-and-derived",
        "what a source states comes before what follows from a consent",
        FORCE,
        [joined("arcadia", "2001-01-01"), _act("bound_by", "arcadia", "2001-03-01/..")],
        {"arcadia": [("2001-03-01", "..")]},
    ),
    Case(
        "provisional",
        "provisional application is not force",
        FORCE,
        [
            _act("applied_provisionally", "arcadia", "2000-02-01/2001-12-31"),
            joined("arcadia", "2002-01-01"),
        ],
        {"arcadia": [("2002-01-01", "..")]},
    ),
    Case(
        "suspended",
        "a treaty whose operation is suspended stays in force",
        FORCE,
        [
            joined("arcadia", "2001-01-01"),
            _act("suspended", "arcadia", "2002-01-01", {"effective": "2002-01-01/2003-06-30"}),
        ],
        {"arcadia": [("2001-01-01", "..")]},
    ),
    Case(
        "extended",
        "a territory is bound from its extension on, until the withdrawal for it takes effect",
        FORCE,
        [
            joined("arcadia", "2001-01-01"),
            _act("extended_to_territories", "arcadia", "2003-03-03", {"territories": ["isle"]}),
            left("arcadia", "2007-01-01", effective="2008-01-01", territories=["isle"]),
        ],
        {"arcadia": [("2001-01-01", "..")], "isle": [("2003-03-03", "2007-12-31")]},
    ),
    Case(
        "extended-early",
        "a territory is bound no longer than the state that extended the treaty",
        {**FORCE, "terminated_on": "2012-01-01"},
        [
            _act("extended_to_territories", "borduria", "2000-01-15", {"territories": ["isle"]}),
            joined("borduria", "2001-01-01"),
        ],
        {"borduria": [("2001-01-01", "2011-12-31")], "isle": [("2001-01-01", "2011-12-31")]},
    ),
    Case(
        "state-ended",
        "a treaty binds a state without a successor until the state ends",
        FORCE,
        [joined("vanished", "2001-01-01")],
        {"vanished": [("2001-01-01", "2002-06-30")]},
    ),
    Case(
        "continued",
        "a state that continues another is bound from the succession on",
        EARLY,
        [joined("old-union", "1970-01-01")],
        {"old-union": [("1970-01-01", "1991-12-25")], "new-union": [("1991-12-26", "..")]},
    ),
    Case(
        "continued-and-left",
        "the withdrawal of a state that continues another ends its own stretch",
        EARLY,
        [
            joined("old-union", "1970-01-01"),
            left("new-union", "1999-01-01", effective="2000-01-01"),
        ],
        {"old-union": [("1970-01-01", "1991-12-25")], "new-union": [("1991-12-26", "1999-12-31")]},
    ),
    Case(
        "dissolved",
        "after a dissolution, a successor is bound if it says so, from the succession on",
        EARLY,
        [joined("twin", "1970-01-01"), joined("twin-east", "1994-05-05", "succession")],
        {"twin": [("1970-01-01", "1992-12-31")], "twin-east": [("1993-01-01", "..")]},
        {"twin-west": [("1993-01-01", "..")]},
    ),
    Case(
        "independent",
        "a state that became independent is bound only if it notifies its succession",
        EARLY,
        [joined("empire", "1966-01-01"), joined("young", "1982-01-01", "succession")],
        {"empire": [("1966-01-01", "..")], "young": [("1980-02-01", "..")], "colony": []},
    ),
    Case(
        "closed",
        "a treaty in force for all its parties at once binds its signatories from its entry on",
        {**FORCE, "closed": "true"},
        [
            signed("arcadia", "2000-01-01"),
            signed("minister", "2000-01-01", on_behalf_of="borduria"),
        ],
        {"arcadia": [("2000-06-01", "..")], "borduria": [("2000-06-01", "..")]},
    ),
    Case(
        "closed-undated",
        "a treaty that binds its parties at once, from a day not known, may bind its signatories",
        {"adopted_on": "2000-01-01", "closed": "true"},
        [signed("arcadia", "2000-01-01"), signed("borduria", "2000-03-03")],
        {},
        {"arcadia": [("2000-01-01", "..")], "borduria": [("2000-03-03", "..")]},
    ),
    Case(
        "definitive",
        "a definitive signature is a consent",
        FORCE,
        [joined("league", "2000-07-07", "definitive signature")],
        {"league": [("2000-07-07", "..")]},
    ),
    Case(
        "effective-given",
        "a consent for which a source says when it takes effect binds from then on",
        {**FORCE, "delay": "P30D"},
        [joined("arcadia", "2001-01-01", effective="2001-05-01")],
        {"arcadia": [("2001-05-01", "..")]},
    ),
]


def write_treaties(folder: Path) -> Path:
    """Write the data folder of these treaties, which uses the shipped vocabulary."""
    documents = [node(case.key, "document", **case.facts) for case in CASES]
    relations = [
        _relation(f"{case.key}-{number}", case.key, dict(act))
        for case in CASES
        for number, act in enumerate(case.acts, start=1)
    ]
    return write_folder(folder, [*NODES, *documents], [*SUCCESSIONS, *relations], vocabulary="")


def _relation(key: str, treaty: str, act: Record) -> Record:
    origin = act.pop("treaty", None) or act.pop("party")
    return relation(key, act.pop("type"), origin, treaty, **act)
