"""From an entry of a YAML file to a record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from ... import dates
from ...errors import Problem, hint
from ...vocabulary import Kind, RelationType, Vocabulary
from ...yamlio.fields import (
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
from ...yamlio.load import Entry
from ..records import Evidence, Node, Relation, Source

POINTER = re.compile("¶([1-9][0-9]{0,8})(?::([0-9]{1,9})-([0-9]{1,9}))?|row [1-9][0-9]{0,8}")
SHA256 = re.compile("[0-9a-f]{64}")


def _as_ends(value: Any) -> tuple[str, ...]:
    ends = (as_id(value),) if isinstance(value, str) else list_of(as_id)(value)
    if not ends:
        raise ValueError
    return tuple(ends)


def _as_date(value: Any) -> str:
    date = as_text(value)
    dates.span(date)
    return date


def _as_pointer(value: Any) -> str:
    pointer = as_text(value)
    found = POINTER.fullmatch(pointer)
    if not found or (found[2] and int(found[2]) >= int(found[3])):
        raise ValueError
    return pointer


ENDS = Field(_as_ends, "an id or a list of ids", required=True)
DATE = Field(_as_date, "a date")
WORDS = Field(list_of(as_text), "a list of names", prose=True)
INFERRED = Field(list_of(as_id), "a list of field names")
FLAG = Field(as_flag, "true or false")
MAPPING = Field(as_mapping, "a mapping")

SOURCE_FIELDS = {
    "id": name(required=True),
    "publisher": text(),
    "title": text(required=True),
    "author": text(),
    "date": DATE,
    "url": text(),
    "file": text(),
    "sha256": Field(matching(SHA256), "a SHA-256 in lower-case hexadecimal"),
    "language": text(),
    "citation": text(),
    "terms": text(),
    "inferred": INFERRED,
    "note": text(),
}


EVIDENCE_FIELDS = {
    "source": name(required=True),
    "at": Field(_as_pointer, "a place in a text or table, such as ¶4, ¶4:10-80 or row 17"),
    "speaker": name(),
    "says": MAPPING,
    "sic": FLAG,
    "quote": text(),
    "note": text(),
}
NODE_FIELDS = {
    "id": name(required=True),
    "kind": name(required=True),
    "name": text(required=True),
    "aliases": WORDS,
    "ids": MAPPING,
    "note": text(),
}
RELATION_FIELDS = {
    "id": name(required=True),
    "type": name(required=True),
    "from": ENDS,
    "to": ENDS,
    "date": DATE,
    "status": name(required=True),
    "inferred": INFERRED,
    "note": text(),
    "evidence": Field(list_of(as_mapping), "a list of mappings"),
}


class Reader:
    """Reads entries with one vocabulary, and collects what is wrong with them."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.problems: list[Problem] = []
        self._node_fields = _tables(vocabulary, NODE_FIELDS, vocabulary.kinds)
        self._relation_fields = _tables(vocabulary, RELATION_FIELDS, vocabulary.relations)

    def source(self, entry: Entry) -> Source | None:
        values = read_fields(entry, SOURCE_FIELDS, self.problems)
        return Source(**values) if {"id", "title"} <= values.keys() else None

    def node(self, entry: Entry) -> Node | None:
        kind = self._word(entry, "kind", self.vocabulary.kinds)
        values = read_fields(entry, self._node_fields[kind], self.problems)
        if not kind or not {"id", "name"} <= values.keys():
            return None
        values["ids"] = self._codes(entry, kind, values.get("ids", {}))
        return Node(**_with_attributes(values, NODE_FIELDS))

    def relation(self, entry: Entry) -> Relation | None:
        kind = self._word(entry, "type", self.vocabulary.relations)
        status = self._word(entry, "status", self.vocabulary.statuses)
        values = read_fields(entry, self._relation_fields[kind], self.problems)
        evidence = self._evidence(entry, kind, len(values.get("evidence", ())))
        if not (kind and status) or not {"id", "from", "to"} <= values.keys():
            return None
        values = _with_attributes(values, RELATION_FIELDS)
        ends = {"origins": values.pop("from"), "targets": values.pop("to")}
        return Relation(**values | ends | {"evidence": evidence})

    def _word(self, entry: Entry, key: str, known: dict[str, Any]) -> str | None:
        """The kind, type or status of an entry, if the vocabulary knows it."""
        word = entry.data.get(key)  # type: ignore[union-attr]
        if isinstance(word, str) and word not in known:
            self.problems.append(entry.problem(f"unknown {key} {word!r}{hint(word, known)}", key))
        return word if isinstance(word, str) and word in known else None

    def _codes(self, entry: Entry, kind: str, codes: dict[str, str]) -> dict[str, str]:
        allowed = {
            key: self.vocabulary.code_fields[key] for key in self.vocabulary.kinds[kind].codes
        }
        return read_fields(entry, allowed, self.problems, ("ids",)) if codes else {}

    def _evidence(self, entry: Entry, kind: str | None, count: int) -> tuple[Evidence, ...]:
        read = (self._pointer(entry, kind, position) for position in range(count))
        return tuple(pointer for pointer in read if pointer)

    def _pointer(self, entry: Entry, kind: str | None, position: int) -> Evidence | None:
        at = ("evidence", position)
        values = read_fields(entry, EVIDENCE_FIELDS, self.problems, at)
        if values.get("says") and kind:
            values["says"] = read_fields(entry, self._sayable(kind), self.problems, (*at, "says"))
        return Evidence(**values) if "source" in values else None

    def _sayable(self, kind: str) -> dict[str, Field]:
        """What a source can say differently: the date, the status and every attribute."""
        carried = self.vocabulary.relations[kind].attributes
        return {
            "date": DATE,
            "status": Field(one_of(self.vocabulary.statuses), "a status of the vocabulary"),
            **{key: self.vocabulary.fields[key] for key in carried},
        }


def _tables(
    vocabulary: Vocabulary, own: dict[str, Field], words: Mapping[str, Kind | RelationType]
) -> dict[str | None, dict[str, Field]]:
    """The fields of a record by its kind or type; where that is unknown, any attribute passes."""
    carried: dict[str | None, Iterable[str]] = {None: vocabulary.attributes}
    carried |= {word: about.attributes for word, about in words.items()}
    return {
        word: {key: vocabulary.fields[key] for key in keys} | own for word, keys in carried.items()
    }


def _with_attributes(values: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """The same values, with everything that the record has no field for under `attributes`."""
    attributes = {key: values.pop(key) for key in list(values) if key not in own}
    return values | {"attributes": attributes}
