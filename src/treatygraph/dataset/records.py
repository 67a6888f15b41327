"""The records of a data folder: frozen values, one class for each thing that is written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Source:
    """Something published that claims rest on.

    `file` and `sha256` name the text or table that was read; `citation` is how its makers want to
    be cited, `terms` on what conditions it may be used.
    """

    id: str
    title: str
    publisher: str | None = None
    author: str | None = None
    date: str | None = None
    url: str | None = None
    file: str | None = None
    sha256: str | None = None
    language: str | None = None
    citation: str | None = None
    terms: str | None = None
    inferred: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """Where a claim stands: a source and a paragraph of it (¶4), or a row of its table (row 17).

    `says` holds what this source says differently, `speaker` who said it, `sic` marks an evident
    slip of the source.
    """

    source: str
    at: str | None = None
    speaker: str | None = None
    says: Mapping[str, Any] = field(default_factory=dict)
    sic: bool = False
    quote: str | None = None
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Node:
    """A country, person, document, … under all its names."""

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    ids: Mapping[str, str] = field(default_factory=dict)
    attributes: Mapping[str, Any] = field(default_factory=dict)
    note: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The name and every alias."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, kw_only=True)
class Relation:
    """A claim about nodes at a time; every origin × every target is an edge.

    `inferred` names the fields whose value the curator worked out, `note` says how.
    """

    id: str
    type: str
    origins: tuple[str, ...]
    targets: tuple[str, ...]
    date: str | None = None
    status: str
    attributes: Mapping[str, Any] = field(default_factory=dict)
    inferred: tuple[str, ...] = ()
    note: str | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of its sources, each once, in the order of the evidence."""
        return tuple(dict.fromkeys(pointer.source for pointer in self.evidence))
