"""The blocks of a vocabulary, and how values of attributes are read."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from .. import dates
from ..patterns import compile_pattern
from ..pickling import PickledByFields
from ..yamlio.fields import (
    Field,
    Read,
    as_flag,
    as_id,
    as_number,
    as_text,
    list_of,
    matching,
    one_of,
)


def _as_date(value: Any) -> str:
    date = as_text(value)
    dates.span(date)
    return date


def _as_duration(value: Any) -> str:
    text = as_text(value)
    dates.duration(text)
    return text


# How the value of each type of attribute is read, and the type in words; a `choice` has its own.
TYPES: dict[str, tuple[Read, str]] = {
    "text": (as_text, "text"),
    "number": (as_number, "a number"),
    "date": (_as_date, "a date"),
    "duration": (_as_duration, "a duration"),
    "flag": (as_flag, "true or false"),
    "reference": (as_id, "the id of a node or relation"),
    "topic": (as_text, "a topic"),  # in a vocabulary that lists none, any word is one
}
ATTRIBUTE_TYPES = (*TYPES, "choice")


# What an attribute is part of, where programs need to know: a figure is written as one phrase
# (measure, qualifier, numbers, unit, change in percent and its qualifier); a figure with a
# `part` is part of others, as trade in one good is part of all trade; `names` are words by which
# texts also call a node.
FIGURE_ROLES = (
    *("measure", "qualifier", "number", "unit"),
    *("change_qualifier", "change", "part", "names"),
)
# Of acts about treaties: how a party consents, for which party a person signs, when the act takes
# effect, which part of the treaty or which territories it concerns, what an objection opposes and
# whether it keeps the treaty from entering into force between the two, how a state succeeded.
ACT_ROLES = (
    *("means", "party", "effective", "extent", "territory"),
    *("opposed", "precluding", "succession"),
)
# Of treaties: days of adoption, entry into force and end; the time from a consent or a notice of
# withdrawal to its effect; whether it enters into force for all parties at once. Of a party: the
# time in which it existed.
LIFE_ROLES = ("adoption", "entry", "end", "delay", "notice", "joint", "existence")
ROLES = (*FIGURE_ROLES, *ACT_ROLES, *LIFE_ROLES)

# What an act is in the life of a treaty: of a party,
PARTY_ACTS = (
    *("signature", "consent", "participation", "binding", "provisional application"),
    *("reservation", "objection", "declaration", "extension", "withdrawal", "suspension"),
)
# of a treaty towards another one,
TREATY_ACTS = (
    *("amendment", "replacement", "termination"),
    *("implementation", "protocol", "prolongation"),
)
# and of a depositary, or of a state that takes the place of another one.
ACTS = (*PARTY_ACTS, *TREATY_ACTS, "deposit", "succession")

# What a choice means for being bound. A consent that `inherits` goes back to the succession. A
# state that `continues` another is bound by what bound the other; one that `absorbs`, `divides` or
# `leaves` another may be.
EFFECTS = ("inherits", "continues", "absorbs", "divides", "leaves")

# What a node of a kind is as a party to treaties.
PARTIES = ("state", "organisation", "territory")


@dataclass(frozen=True)
class Status:
    """The status of a relation; queries use `established` ones by default.

    `definition` says, in a line, when a curator gives a relation this status.
    """

    label: str
    line: str = "solid"
    established: bool = False
    definition: str = ""


@dataclass(frozen=True)
class CodeSystem:
    """A system of identifiers for nodes; `url` with `{}` leads to the place that explains one."""

    label: str
    pattern: str
    url: str = ""


@dataclass(frozen=True)
class Attribute:
    """A property that a node or a relation may carry, and the type of its value.

    `role` is one of ROLES. Of a measure, the choices `both_ways` have no direction: turnover is
    the same whichever end of a relation reports it. `effects` says of some choices what they mean
    for being bound by a treaty, in words of EFFECTS.
    """

    label: str
    type: str
    choices: tuple[str, ...] = ()
    many: bool = False
    role: str = ""
    both_ways: tuple[str, ...] = ()
    effects: Mapping[str, str] = field(default_factory=dict)
    definition: str = ""
    reference: str = ""


@dataclass(frozen=True)
class Kind:
    """A kind of node, and how it is drawn.

    Two actors that share a node of a `joint` kind are connected by it. Nodes of a kind with a
    `party`, one of PARTIES, can be parties to treaties.
    """

    label: str
    plural: str
    colour: str
    shape: str = "dot"
    joint: bool = False
    party: str = ""
    codes: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()


@dataclass(frozen=True)
class RelationType:
    """A type of relation: the kinds at its ends, what it may carry, and what it counts as.

    A `tie` is a step for path search and centralities. With `belongs`, the origin acts for its
    target: an official for a country, a city for the state that it lies in. `time`, one of
    `dates.TIMES`, says how the date of a relation is read; `act`, one of ACTS, what it is in the
    life of a treaty. Types may share a `relation_class` (`class` in the file), by which a selection
    leaves all of them out, such as `containment`. `definition` says in a line what it means,
    `reference` who defines it so.
    """

    label: str
    origins: tuple[str, ...]
    targets: tuple[str, ...]
    colour: str
    inverse: str = ""
    symmetric: bool = False
    tie: bool = False
    belongs: bool = False
    time: str = "event"
    relation_class: str = ""
    act: str = ""
    definition: str = ""
    reference: str = ""
    attributes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Vocabulary(PickledByFields):
    """All words that the records of a data folder may use."""

    statuses: dict[str, Status]
    codes: dict[str, CodeSystem]
    kinds: dict[str, Kind]
    attributes: dict[str, Attribute]
    relations: dict[str, RelationType]
    topics: dict[str, str]

    @cached_property
    def established(self) -> tuple[str, ...]:
        """The statuses that queries use by default."""
        return tuple(key for key, status in self.statuses.items() if status.established)

    @cached_property
    def classes(self) -> tuple[str, ...]:
        """Return the classes of relation types, in the order of the vocabulary."""
        named = (each.relation_class for each in self.relations.values())
        return tuple(dict.fromkeys(filter(None, named)))

    def types_of(self, words: Collection[str]) -> tuple[str, ...]:
        """Return the relation types that are among the words, or whose class is."""
        types = self.relations.items()
        return tuple(key for key, each in types if key in words or each.relation_class in words)

    @cached_property
    def topical(self) -> tuple[str, ...]:
        """Return the attributes that hold topics."""
        return tuple(key for key, each in self.attributes.items() if each.type == "topic")

    def with_role(self, role: str) -> tuple[str, ...]:
        """Return the attributes with a role, in the order of the vocabulary."""
        return tuple(key for key, each in self.attributes.items() if each.role == role)

    @cached_property
    def fields(self) -> dict[str, Field]:
        """How to read the value of each attribute."""
        return {key: _attribute_field(value, self) for key, value in self.attributes.items()}

    @cached_property
    def code_fields(self) -> dict[str, Field]:
        """How to read an identifier of each code system."""
        return {key: _code_field(system) for key, system in self.codes.items()}


def _attribute_field(attribute: Attribute, vocabulary: Vocabulary) -> Field:
    read, wanted = _reading(attribute, vocabulary)
    prose = attribute.type == "text"
    if attribute.many:
        return Field(list_of(read), f"a list, each {wanted}", prose=prose)
    return Field(read, wanted, prose=prose)


def _reading(attribute: Attribute, vocabulary: Vocabulary) -> tuple[Read, str]:
    if attribute.type == "choice":
        return one_of(attribute.choices), f"one of {', '.join(attribute.choices)}"
    if attribute.type == "topic" and vocabulary.topics:
        return one_of(vocabulary.topics), "a topic of the vocabulary"
    return TYPES[attribute.type]


def _code_field(system: CodeSystem) -> Field:
    wanted = f"a code of {system.label} ({system.pattern})"
    return Field(matching(compile_pattern(system.pattern)), wanted)
