"""Read and validate a `vocabulary.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..dates import TIMES
from ..errors import DataError, Problem, hint, quoted
from ..patterns import compile_pattern
from ..yamlio.fields import (
    Field,
    as_flag,
    as_id,
    as_mapping,
    as_text,
    list_of,
    matching,
    name,
    one_of,
    read_fields,
    text,
)
from ..yamlio.load import Entry, read_mapping
from .words import (
    ACTS,
    ATTRIBUTE_TYPES,
    EFFECTS,
    PARTIES,
    ROLES,
    Attribute,
    CodeSystem,
    Kind,
    RelationType,
    Status,
    Vocabulary,
)

LINES = ("solid", "dashed", "dotted")
COLOUR = re.compile("#[0-9a-fA-F]{6}")
NAMES = Field(list_of(as_id), "a list of names")


# A kind or a type names a file: no folder, no hidden file, no character that some system forbids.
FILE_NAME = re.compile(r'(?!\.)[^\x00-\x20/\\:*?"<>|,;\[\]{}\x7f-\x9f]{1,100}(?<!\.)')
NAMING_FILES = ("kinds", "relations")

# A vocabulary with this key and word adds to the shipped one.
EXTENDS, SHIPPED = "extends", "shipped"


def _as_pattern(value: Any) -> str:
    return compile_pattern(as_text(value)).pattern


def _as_effects(value: Any) -> dict[str, str]:
    return {as_text(word): one_of(EFFECTS)(effect) for word, effect in as_mapping(value).items()}


LABEL = text(required=True)
DRAWN = Field(matching(COLOUR), "a colour such as '#2f6db3'", required=True)
FLAG = Field(as_flag, "true or false")
ENDS = Field(list_of(as_id), "a list of kinds", required=True)

# `from` and `class` are words of Python, where the fields have other names:
OWN_NAMES = {"from": "origins", "to": "targets", "class": "relation_class"}

# What a record says of itself, in a file or in an answer; an attribute of that name would hide it.
TAKEN = {
    *("id", "kind", "type", "name", "aliases", "ids", "note", "attributes", "inferred", "evidence"),
    *("from", "to", "origins", "targets", "source", "target", "key"),
    *("date", "status", "sources", "relation", "certain"),
}

SECTIONS: dict[str, tuple[Any, dict[str, Field]]] = {
    "statuses": (
        Status,
        {
            "label": LABEL,
            "line": Field(one_of(LINES), "solid, dashed or dotted"),
            "established": FLAG,
            "definition": text(),
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
            "party": Field(one_of(PARTIES), f"one of {', '.join(PARTIES)}"),
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
            "role": Field(one_of(ROLES), f"one of {', '.join(ROLES)}"),
            "both_ways": Field(list_of(as_text), "a list of words"),
            "effects": Field(_as_effects, f"a mapping of choices to {', '.join(EFFECTS)}"),
            "definition": text(),
            "reference": text(),
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
            "time": Field(one_of(TIMES), f"one of {', '.join(TIMES)}"),
            "class": name(),
            "act": Field(one_of(ACTS), f"one of {', '.join(ACTS)}"),
            "definition": text(),
            "reference": text(),
            "colour": DRAWN,
            "attributes": NAMES,
        },
    ),
}


def load_vocabulary(path: Path, shown: str, shipped: Path | None = None) -> Vocabulary:
    """Return the vocabulary of a `vocabulary.yaml`. Raises DataError with every problem in it.

    A file with `extends: shipped` amends the vocabulary of the file `shipped`, as
    `amend_vocabulary` does.
    """
    entry = read_mapping(path, shown)
    data: dict[str, Any] = entry.data  # type: ignore[assignment]
    if EXTENDS not in data or shipped is None:
        return _vocabulary(entry)
    if data[EXTENDS] != SHIPPED:
        raise DataError([entry.problem(f"{EXTENDS} should be {SHIPPED!r}", EXTENDS)])
    added = {key: value for key, value in data.items() if key != EXTENDS}
    return _vocabulary(Amended(read_mapping(shipped, str(shipped)), entry, added))


def amend_vocabulary(base: Path, entry: Entry, section: str) -> Vocabulary:
    """Return the vocabulary of a file with the additions that a section of another file makes.

    A block that the file has is amended: lists are extended, other values replaced. Raises
    DataError with every problem, at its position in the additions.
    """
    added: Any = entry.data[section]  # type: ignore[call-overload,index]
    return _vocabulary(Amended(read_mapping(base, str(base)), entry, added, section))


class Amended(Entry):
    """A vocabulary with additions. Problems are reported at their position in the additions."""

    def __init__(self, base: Entry, addition: Entry, added: Any, *section: str) -> None:
        self._addition, self._section = addition, section
        self.file, self.data = addition.file, _merged(base.data, added)

    def line(self, *path: str | int) -> int:
        return self._addition.line(*self._section, *path)

    def is_quoted(self, *path: str | int) -> bool:
        # what the additions do not hold is the file's, which has been checked where it belongs
        return self._addition.is_quoted(*self._section, *path)


def _merged(base: Any, added: Any) -> Any:
    if isinstance(base, dict) and isinstance(added, dict):
        changed = {key: _merged(base.get(key), value) for key, value in added.items()}
        return base | changed
    if isinstance(base, list) and isinstance(added, list):
        return base + [each for each in added if each not in base]
    return added


def _vocabulary(entry: Entry) -> Vocabulary:
    problems: list[Problem] = []
    known = {*SECTIONS, "topics"}
    data: dict[str, Any] = entry.data  # type: ignore[assignment]
    problems += [
        entry.problem(f"unknown section {quoted(key)}{hint(key, known)}", key)
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
    problems.extend(_unfit_classes(entry, vocabulary))
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
        if section in NAMING_FILES and not FILE_NAME.fullmatch(key):
            message = f"{quoted(key)} cannot be a word of {section}: it is no name for a file"
            problems.append(entry.problem(message, section, key))
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
    """Return words that one block uses and no other explains."""
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
    """Return the words that a section defines, valid or not.

    Invalid ones count as defined: an invalid block is one problem, not many.
    """
    blocks: Any = entry.data.get(section, {})  # type: ignore[union-attr]
    return list(blocks) if isinstance(blocks, dict) else []


def _missing(entry: Entry, used: tuple[str, ...], known: Any, *at: str) -> Iterator[Problem]:
    for word in used:
        if word not in known:
            yield entry.problem(f"{at[1]}: unknown {at[2]} {quoted(word)}{hint(word, known)}", *at)


def _unfit_attributes(entry: Entry, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Attributes that no record could carry, or whose type is not whole."""
    for key, attribute in vocabulary.attributes.items():
        if key in TAKEN:
            yield entry.problem(f"attribute {quoted(key)}: the name is taken", "attributes", key)
        if (attribute.type == "choice") != bool(attribute.choices):
            message = "choices go with type choice, and only with it"
            yield entry.problem(message, "attributes", key)
        for word in attribute.effects:
            if word not in attribute.choices:
                message = f"effects: {quoted(word)} is not a choice{hint(word, attribute.choices)}"
                yield entry.problem(message, "attributes", key, "effects")


def _unfit_classes(entry: Entry, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Yield classes with the name of a type: `--without` could mean either."""
    for key, relation in vocabulary.relations.items():
        if relation.relation_class in vocabulary.relations:
            message = f"{key}: class {quoted(relation.relation_class)} is the name of a type"
            yield entry.problem(message, "relations", key, "class")
