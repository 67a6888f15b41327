"""What a graph can say: kinds of node, types of relation, attributes, statuses, codes and topics.

All of it is data, read from `vocabulary.yaml`; no other module lists a kind or a type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from .errors import BadValue, DataError, Problem, hint
from .reading.fields import (
    Field,
    Read,
    as_flag,
    as_id,
    as_number,
    as_text,
    list_of,
    matching,
    name,
    one_of,
    read_fields,
    text,
)
from .reading.yaml_text import Entry, read_mapping

LINES = ("solid", "dashed", "dotted")
COLOUR = re.compile("#[0-9a-fA-F]{6}")
NAMES = Field(list_of(as_id), "a list of names")


@dataclass(frozen=True)
class Status:
    """How far a claim goes; an `established` one is what queries answer from."""

    label: str
    line: str = "solid"
    established: bool = False


@dataclass(frozen=True)
class CodeSystem:
    """A system of identifiers for nodes; `url` with `{}` leads to the place that explains one."""

    label: str
    pattern: str
    url: str = ""


@dataclass(frozen=True)
class Attribute:
    """A property that a node or a relation may carry, and the type of its value."""

    label: str
    type: str
    choices: tuple[str, ...] = ()
    many: bool = False


@dataclass(frozen=True)
class Kind:
    """A kind of node, and how it is drawn. Two actors that share a `joint` one are bound by it."""

    label: str
    plural: str
    colour: str
    shape: str = "dot"
    joint: bool = False
    codes: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()


@dataclass(frozen=True)
class RelationType:
    """A type of relation: the kinds at its ends, what it may carry, and what it counts as.

    A `tie` is a step for path search and centralities. With `belongs`, the origin acts for its
    target: an official for a country, a city for the state that it lies in.
    """

    label: str
    origins: tuple[str, ...]
    targets: tuple[str, ...]
    colour: str
    inverse: str = ""
    symmetric: bool = False
    tie: bool = False
    belongs: bool = False
    attributes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Vocabulary:
    """Everything that the records of one data folder may say."""

    statuses: dict[str, Status]
    codes: dict[str, CodeSystem]
    kinds: dict[str, Kind]
    attributes: dict[str, Attribute]
    relations: dict[str, RelationType]
    topics: dict[str, str]

    @cached_property
    def established(self) -> tuple[str, ...]:
        """The statuses that queries answer from unless asked otherwise."""
        return tuple(key for key, status in self.statuses.items() if status.established)

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
    return Field(matching(re.compile(system.pattern)), wanted)


def _as_pattern(value: Any) -> str:
    pattern = as_text(value)
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        raise BadValue(f"{pattern!r} is not a regular expression: {error}") from None
    return pattern


# How the value of each type of attribute is read, and the type in words; a `choice` has its own.
TYPES: dict[str, tuple[Read, str]] = {
    "text": (as_text, "text"),
    "number": (as_number, "a number"),
    "flag": (as_flag, "true or false"),
    "reference": (as_id, "the id of a node or relation"),
    "topic": (as_text, "a topic"),  # in a vocabulary that lists none, any word is one
}
ATTRIBUTE_TYPES = (*TYPES, "choice")

LABEL = text(required=True)
DRAWN = Field(matching(COLOUR), "a colour such as '#2f6db3'", required=True)
FLAG = Field(as_flag, "true or false")
ENDS = Field(list_of(as_id), "a list of kinds", required=True)

# `from` is a word of Python; a record calls the two ends so:
OWN_NAMES = {"from": "origins", "to": "targets"}

# What a record says of itself, in a file or in an answer; an attribute of that name would hide it.
TAKEN = {
    *("id", "kind", "type", "name", "aliases", "ids", "note", "attributes", "inferred", "evidence"),
    *("from", "to", "origins", "targets", "source", "target", "key"),
    *("date", "status", "sources", "relation"),
}

SECTIONS: dict[str, tuple[Any, dict[str, Field]]] = {
    "statuses": (
        Status,
        {
            "label": LABEL,
            "line": Field(one_of(LINES), "solid, dashed or dotted"),
            "established": FLAG,
        },
    ),
    "codes": (
        CodeSystem,
        {
            "label": LABEL,
            "pattern": Field(_as_pattern, "a regular expression", required=True),
            "url": text(),
        },
    ),
    "kinds": (
        Kind,
        {
            "label": LABEL,
            "plural": LABEL,
            "colour": DRAWN,
            "shape": name(),
            "joint": FLAG,
            "codes": NAMES,
            "attributes": NAMES,
        },
    ),
    "attributes": (
        Attribute,
        {
            "label": LABEL,
            "type": Field(
                one_of(ATTRIBUTE_TYPES), f"one of {', '.join(ATTRIBUTE_TYPES)}", required=True
            ),
            "choices": Field(list_of(as_text), "a list of words"),
            "many": FLAG,
        },
    ),
    "relations": (
        RelationType,
        {
            "label": LABEL,
            "inverse": text(),
            "from": ENDS,
            "to": ENDS,
            "symmetric": FLAG,
            "tie": FLAG,
            "belongs": FLAG,
            "colour": DRAWN,
            "attributes": NAMES,
        },
    ),
}


def load_vocabulary(path: Path, shown: str) -> Vocabulary:
    """The vocabulary of a `vocabulary.yaml`. Raises DataError with every problem in it."""
    entry = read_mapping(path, shown)
    problems: list[Problem] = []
    known = {*SECTIONS, "topics"}
    data: dict[str, Any] = entry.data  # type: ignore[assignment]
    problems += [
        entry.problem(f"unknown section {key!r}{hint(key, known)}", key)
        for key in data
        if key not in known
    ]
    needed = [key for key in ("statuses", "kinds", "relations") if not data.get(key)]
    problems += [entry.problem(f"section {key!r} is missing") for key in needed]
    sections = {key: _section(entry, key, problems) for key in SECTIONS}
    sections["topics"] = _topics(entry, problems)
    vocabulary = Vocabulary(**sections)
    problems.extend(_unknown_words(entry, vocabulary))
    problems.extend(_unfit_attributes(entry, vocabulary))
    if problems:
        raise DataError(problems)
    return vocabulary


def _section(entry: Entry, section: str, problems: list[Problem]) -> dict[str, Any]:
    blocks: Any = entry.data.get(section, {})  # type: ignore[union-attr]
    if not isinstance(blocks, dict):
        problems.append(entry.problem(f"{section} should be a mapping", section))
        return {}
    struct, fields = SECTIONS[section]
    made = {}
    for key in blocks:
        before = len(problems)
        values = read_fields(entry, fields, problems, (section, key))
        if len(problems) == before:
            made[key] = struct(
                **{OWN_NAMES.get(name, name): value for name, value in values.items()}
            )
    return made


def _topics(entry: Entry, problems: list[Problem]) -> dict[str, str]:
    topics: Any = entry.data.get("topics")  # type: ignore[union-attr]
    if topics is None:
        return {}
    if isinstance(topics, dict):
        return read_fields(entry, dict.fromkeys(topics, text()), problems, ("topics",))
    problems.append(entry.problem("topics should be a mapping", "topics"))
    return {}


def _unknown_words(entry: Entry, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Words that one block uses and no other explains."""
    known = {section: _given(entry, section) for section in SECTIONS}
    for key, kind in vocabulary.kinds.items():
        yield from _missing(entry, kind.codes, known["codes"], "kinds", key, "codes")
        used = kind.attributes
        yield from _missing(entry, used, known["attributes"], "kinds", key, "attributes")
    for key, relation in vocabulary.relations.items():
        for end, ends in (("from", relation.origins), ("to", relation.targets)):
            yield from _missing(entry, ends, known["kinds"], "relations", key, end)
        used = relation.attributes
        yield from _missing(entry, used, known["attributes"], "relations", key, "attributes")


def _given(entry: Entry, section: str) -> list[str]:
    """The words that a section explains, well or badly: a bad block is one problem, not many."""
    blocks: Any = entry.data.get(section, {})  # type: ignore[union-attr]
    return list(blocks) if isinstance(blocks, dict) else []


def _missing(entry: Entry, used: tuple[str, ...], known: Any, *at: str) -> Iterator[Problem]:
    for word in used:
        if word not in known:
            yield entry.problem(f"{at[1]}: unknown {at[2]} {word!r}{hint(word, known)}", *at)


def _unfit_attributes(entry: Entry, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Attributes that no record could carry, or whose type is not whole."""
    for key, attribute in vocabulary.attributes.items():
        if key in TAKEN:
            yield entry.problem(f"attribute {key!r}: the name is taken", "attributes", key)
        if (attribute.type == "choice") != bool(attribute.choices):
            message = "choices go with type choice, and only with it"
            yield entry.problem(message, "attributes", key)
