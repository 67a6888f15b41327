"""The records of a data folder: frozen values, one class for each thing that is written down.

This is the only place that lists their fields; `schema` says what follows from a line here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any

from ..yamlio.fields import name, text
from .fields import AT, DATE, ENDS, FLAG, INFERRED, MAPPING, RECORDS, SHA256, WORDS
from .schema import described

if TYPE_CHECKING:
    from ..vocabulary import Vocabulary


@dataclass(frozen=True, kw_only=True)
class Source:
    """Something published that relations rest on.

    `file` and `sha256` name the text or table that was read; `citation` is the citation that its
    makers ask for, `terms` its terms of use.
    """

    id: str = field(metadata=described(name(required=True), head=True))
    publisher: str | None = field(default=None, metadata=described(text()))
    title: str = field(metadata=described(text(required=True), head=True))
    author: str | None = field(default=None, metadata=described(text()))
    date: str | None = field(default=None, metadata=described(DATE))
    url: str | None = field(default=None, metadata=described(text()))
    file: str | None = field(default=None, metadata=described(text(), published=False))
    sha256: str | None = field(default=None, metadata=described(SHA256, published=False))
    language: str | None = field(default=None, metadata=described(text(), published=False))
    citation: str | None = field(default=None, metadata=described(text()))
    terms: str | None = field(default=None, metadata=described(text()))
    inferred: tuple[str, ...] = field(default=(), metadata=described(INFERRED, "texts"))
    note: str | None = field(default=None, metadata=described(text()))


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """The place of a claim: a source and a paragraph of it (¶4), or a row of its table (row 17).

    `says` holds what this source says differently, `speaker` who said it, `sic` marks an evident
    slip of the source.
    """

    source: str = field(metadata=described(name(required=True), head=True))
    at: str | None = field(default=None, metadata=described(AT))
    speaker: str | None = field(default=None, metadata=described(name()))
    says: Mapping[str, Any] = field(default_factory=dict, metadata=described(MAPPING, "mapping"))
    sic: bool = field(default=False, metadata=described(FLAG, "flag"))
    quote: str | None = field(default=None, metadata=described(text()))
    note: str | None = field(default=None, metadata=described(text()))


@dataclass(frozen=True, kw_only=True)
class Node:
    """A country, person, document, … under all its names."""

    id: str = field(metadata=described(name(required=True), head=True))
    kind: str = field(metadata=described(name(required=True), head=True))
    name: str = field(metadata=described(text(required=True), head=True))
    aliases: tuple[str, ...] = field(default=(), metadata=described(WORDS, "texts", head=True))
    ids: Mapping[str, str] = field(
        default_factory=dict, metadata=described(MAPPING, "mapping", head=True)
    )
    attributes: Mapping[str, Any] = field(default_factory=dict)
    note: str | None = field(default=None, metadata=described(text()))

    @property
    def names(self) -> tuple[str, ...]:
        """The name and every alias."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, kw_only=True)
class Relation:
    """A claim about nodes at a time; every origin × every target is an edge.

    `inferred` names the fields whose value the curator worked out, `note` says how.
    """

    id: str = field(metadata=described(name(required=True), head=True))
    type: str = field(metadata=described(name(required=True), head=True))
    origins: tuple[str, ...] = field(metadata=described(ENDS, "ends", key="from", head=True))
    targets: tuple[str, ...] = field(metadata=described(ENDS, "ends", key="to", head=True))
    date: str | None = field(default=None, metadata=described(DATE, head=True))
    status: str = field(metadata=described(name(required=True), head=True))
    attributes: Mapping[str, Any] = field(default_factory=dict)
    inferred: tuple[str, ...] = field(default=(), metadata=described(INFERRED, "texts"))
    note: str | None = field(default=None, metadata=described(text()))
    evidence: tuple[Evidence, ...] = field(default=(), metadata=described(RECORDS, "records"))

    def topics(self, vocabulary: Vocabulary) -> tuple[str, ...]:
        """Return the values of its attributes of type topic."""
        found = (self.attributes.get(key, ()) for key in vocabulary.topical)
        lists = ((value,) if isinstance(value, str) else value for value in found)
        return tuple(chain.from_iterable(lists))

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of its sources, each once, in the order of the evidence."""
        return tuple(dict.fromkeys(pointer.source for pointer in self.evidence))

    @property
    def speakers(self) -> tuple[str, ...]:
        """The ids of the people and bodies that sources quote as saying so, each once."""
        said = (pointer.speaker for pointer in self.evidence if pointer.speaker)
        return tuple(dict.fromkeys(said))

    @property
    def is_claim(self) -> bool:
        """True if every source quotes a speaker for it: none says so by itself.

        The first pointer into a source decides: later ones without a speaker give a day or a full
        name.
        """
        first = {pointer.source: pointer for pointer in reversed(self.evidence)}
        return bool(first) and all(pointer.speaker for pointer in first.values())
