"""Convert entries of a YAML file to records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ...errors import Problem, hint, quoted
from ...vocabulary import Kind, RelationType, Vocabulary
from ...yamlio.fields import Field, one_of, read_fields
from ...yamlio.load import Entry
from ..fields import DATE
from ..records import Evidence, Node, Relation, Source
from ..schema import readers, specs

SOURCE_FIELDS = readers(Source)
EVIDENCE_FIELDS = readers(Evidence)
NODE_FIELDS = readers(Node)
RELATION_FIELDS = readers(Relation)


class Reader:
    """Convert entries with one vocabulary, and collect their problems."""

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
        named = {spec.attribute: values[spec.key] for spec in specs(Relation) if spec.key in values}
        attributes = values["attributes"]
        return Relation(**named | {"attributes": attributes, "evidence": evidence})

    def _word(self, entry: Entry, key: str, known: dict[str, Any]) -> str | None:
        """Return the kind, type or status of an entry, if the vocabulary knows it."""
        word = entry.data.get(key)  # type: ignore[union-attr]
        if isinstance(word, str) and word not in known:
            self.problems.append(
                entry.problem(f"unknown {key} {quoted(word)}{hint(word, known)}", key)
            )
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
        """Return the fields that a source may give another reading of: date, status, attributes."""
        carried = self.vocabulary.relations[kind].attributes
        return {
            "date": DATE,
            "status": Field(one_of(self.vocabulary.statuses), "a status of the vocabulary"),
            **{key: self.vocabulary.fields[key] for key in carried},
        }


def _tables(
    vocabulary: Vocabulary, own: dict[str, Field], words: Mapping[str, Kind | RelationType]
) -> dict[str | None, dict[str, Field]]:
    """Return the fields of a record by its kind or type.

    If the kind or type is unknown, every attribute is accepted: one problem is enough.
    """
    carried: dict[str | None, Iterable[str]] = {None: vocabulary.attributes}
    carried |= {word: about.attributes for word, about in words.items()}
    return {
        word: {key: vocabulary.fields[key] for key in keys} | own for word, keys in carried.items()
    }


def _with_attributes(values: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Move values without a field of the record to `attributes`."""
    attributes = {key: values.pop(key) for key in list(values) if key not in own}
    return values | {"attributes": attributes}
