"""The criteria of a selection of relations: one table for options, titles and advice.

A new criterion is a row here, a field of `graph.selection.Selection` with its test in `Filter`, and
a parameter of `Graph.where`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

Known = Callable[[Any], Iterable[str]]


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """A criterion and its option `--key`.

    `known` returns the words of a dataset that it takes; None if they are no list of words, such as
    dates and names of nodes. `noun` is what such a word is called. `lift` is the change of the
    command line that drops the criterion, `lifted` the same as arguments of `where`. With
    `narrows`, it also selects nodes: those that the selected relations touch.
    """

    key: str
    metavar: str
    help: str
    lift: str
    noun: str = ""
    known: Known | None = None
    several: bool = True
    narrows: bool = True
    lifted: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "noun", self.noun or self.key)
        object.__setattr__(self, "lifted", self.lifted or {self.key: None})

    @property
    def advice(self) -> str:
        """The change that drops the criterion, as the start of a sentence."""
        if self.lift.startswith("--"):
            return f"Use {self.lift}"
        return f"Ask {self.lift}" if self.lift.startswith("without") else self.lift.capitalize()


def _kinds(data: Any) -> Iterable[str]:
    return list(data.vocabulary.kinds)


def _types(data: Any) -> Iterable[str]:
    return list(data.vocabulary.relations)


def _types_and_classes(data: Any) -> Iterable[str]:
    return [*data.vocabulary.classes, *data.vocabulary.relations]


def _statuses(data: Any) -> Iterable[str]:
    return list(data.vocabulary.statuses)


def _sources(data: Any) -> Iterable[str]:
    return list(data.sources)


def _topics(data: Any) -> Iterable[str]:
    return list(data.vocabulary.topics)


# Criteria that take words, any number of them; a relation needs one word of each.
WORDS = (
    Criterion(
        key="kind",
        metavar="KIND",
        help="Only relations with a node of this kind at an end; of nodes, only these. Repeatable.",
        lift="without --kind",
        known=_kinds,
    ),
    Criterion(
        key="relation",
        metavar="TYPE",
        help="Only relations of this type. Repeatable.",
        lift="without --relation",
        known=_types,
    ),
    Criterion(
        key="without",
        metavar="TYPE|CLASS",
        help="No relations of this type, or class of types such as containment. Repeatable.",
        lift="omit --without",
        noun="type or class",
        known=_types_and_classes,
    ),
    Criterion(
        key="status",
        metavar="STATUS",
        help="Status of relations, or any. Repeatable.  [default: established]",
        lift="--status any",
        known=_statuses,
        narrows=False,
        lifted={"status": "any"},
    ),
    Criterion(
        key="source",
        metavar="ID",
        help="Only relations that this source supports. Repeatable.",
        lift="without --source",
        known=_sources,
    ),
    Criterion(
        key="topic",
        metavar="TOPIC",
        help="Only relations on this topic. Repeatable.",
        lift="without --topic",
        known=_topics,
    ),
    Criterion(
        key="speaker",
        metavar="NODE",
        help="Only what sources quote this person or body as saying. Repeatable.",
        lift="without --speaker",
    ),
)

NO_PERIOD: dict[str, Any] = {"since": None, "until": None}
PERIOD = (
    Criterion(
        key="since",
        metavar="DATE",
        help="Only relations active on or after the first day of this date (EDTF: 2023-05).",
        lift="without a period",
        several=False,
        lifted=NO_PERIOD,
    ),
    Criterion(
        key="until",
        metavar="DATE",
        help="Only relations active on or before the last day of this date (EDTF: 2023-05).",
        lift="without a period",
        several=False,
        lifted=NO_PERIOD,
    ),
    Criterion(
        key="on",
        metavar="DAY",
        help="Only relations active on this day, or in this month or year. Shows what is certain.",
        lift="without a period",
        several=False,
        lifted=NO_PERIOD,
    ),
    Criterion(
        key="certain",
        metavar="",
        help="Only what is certain in the period; what may lie outside it is left out.",
        lift="without --certain",
        several=False,
        lifted={"certain": False},
    ),
)

CRITERIA = (*WORDS, *PERIOD)
BY_KEY = {each.key: each for each in CRITERIA}
# The changes that drop a criterion, each once.
LIFTS = {each.lift: each.lifted for each in CRITERIA}
