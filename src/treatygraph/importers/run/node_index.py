"""The nodes made from tables, each stored once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from ...dataset import Node
from ...dataset.ids import digest, kept, slug
from ...states.countries import Countries, Country
from ...vocabulary import Vocabulary


@dataclass(slots=True)
class NodeDraft:
    """A node as described by the rows so far; aliases in order of occurrence.

    A `provisional` one is made of a reference alone: a row that describes it gives its name.
    """

    id: str
    kind: str
    name: str
    aliases: dict[str, None] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    attributes: dict[str, Any] = field(default_factory=dict)
    note: str | None = None
    provisional: bool = False

    def record(self) -> Node:
        """Return the node as a record."""
        return Node(
            id=self.id,
            kind=self.kind,
            name=self.name,
            aliases=tuple(self.aliases),
            ids=self.ids,
            attributes=self.attributes,
            note=self.note,
        )


class NodeIndex:
    """All nodes by id.

    `differing` counts what later rows said otherwise of a node, `merged` has two names of each node
    that has several.

    Verbatim, keys are ids as they are, where they may be, and names keep their line breaks; no id
    is kept for a country. The ids in `others` belong to something else.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        countries: Countries,
        verbatim: bool = False,
        others: Container[str] = (),
    ) -> None:
        self.drafts: dict[str, NodeDraft] = {}
        self.differing: Counter[str] = Counter()
        self.merged: dict[str, str] = {}
        self._verbatim = verbatim
        self._reserved = others if verbatim else {country.id for country in countries}
        self._owners: dict[str, str] = {}
        self._keys: dict[str, str] = {}  # by id, where the id alone does not lead back to the key
        self._countries: dict[str, NodeDraft] = {}
        self._vocabulary = vocabulary

    def __contains__(self, id: str) -> bool:
        return id in self.drafts

    def id_of(self, raw: str) -> str:
        """Return the id for a key of the table: small letters and hyphens, unique to the key."""
        own = slug(raw)
        if self._verbatim:
            return self._owned(raw, [kept(raw)])
        found = self._owned(raw, [own])
        if found != own:
            self._keep_keys(raw, own, found)
        return found

    def _keep_keys(self, raw: str, own: str, found: str) -> None:
        """Keep a key whose id does not lead back to it, and the key that has the id instead."""
        self._keys[found] = raw
        first = self._owners.get(own, "")
        if slug(first) == own:
            self._keys[own] = first

    def add_key(self, draft: NodeDraft, key: str) -> None:
        """Let a node be found by the key that its row has in the table."""
        if slug(key) != draft.id and key != draft.name:
            draft.aliases.setdefault(key)

    def id_by_name(self, kind: str, name: str) -> str:
        """Return the id for a kind and a name in any case or spelling."""
        own = slug(name)
        return self._owned(f"{kind} {own}", [own, f"{own}-{kind}"])

    def line(self, name: str) -> str:
        """Return a name on one line."""
        return name if self._verbatim else " ".join(name.split())

    def country(self, country: Country) -> NodeDraft:
        """Return the node of a country."""
        if country.id not in self._countries:
            self._countries[country.id] = self._draft(country)
        return self._countries[country.id]

    def add(self, draft: NodeDraft) -> None:
        """Store a node, or merge it into the node with its id."""
        known = self.drafts.setdefault(draft.id, self._countries.get(draft.id, draft))
        if known is not draft:
            self._join(known, draft)

    def records(self) -> Iterator[Node]:
        """Return the nodes as records."""
        for own, key in self._keys.items():
            if own in self.drafts and key != self.drafts[own].name:
                self.drafts[own].aliases.setdefault(key)
        return (draft.record() for draft in self.drafts.values())

    def _owned(self, raw: str, candidates: Iterable[str]) -> str:
        """Return the first candidate id that is free or owned by this key, or a hashed id."""
        for own in candidates:
            if self._owners.get(own) == raw:
                return own
            if own not in self._reserved and own not in self._owners:
                self._owners[own] = raw
                return own
        return f"{slug(raw)}-{digest(raw)}"

    def _draft(self, country: Country) -> NodeDraft:
        kind = self._vocabulary.kinds[country.kind]
        demonyms = {"demonyms": country.demonyms} if country.demonyms else {}
        return NodeDraft(
            country.id,
            country.kind,
            country.name,
            dict.fromkeys(country.aliases),
            {system: code for system, code in country.ids.items() if system in kind.codes},
            demonyms if "demonyms" in kind.attributes else {},
        )

    def _join(self, known: NodeDraft, draft: NodeDraft) -> None:
        if known.provisional and not draft.provisional:
            known.name, known.kind, known.provisional = draft.name, draft.kind, False
            known.aliases.pop(draft.name, None)
        for name in (draft.name, *draft.aliases):
            if name != known.name:
                known.aliases.setdefault(name)
        if draft.name != known.name:
            self.merged.setdefault(known.id, f"{known.name} / {draft.name}")
        self._fill("ids", known.ids, draft.ids)
        self._fill("attributes", known.attributes, draft.attributes)
        if draft.note and draft.note != known.note:
            known.note = f"{known.note}; {draft.note}" if known.note else draft.note

    def _fill(self, part: str, known: dict[str, Any], more: dict[str, Any]) -> None:
        for key, value in more.items():
            kept = known.setdefault(key, value)
            if isinstance(kept, tuple):
                known[key] = tuple(dict.fromkeys((*kept, *value)))
            elif kept != value:
                self.differing[key] += 1


def distinct(slugs: Iterable[str]) -> Iterator[str]:
    """Return the slugs in order, each once: a second `x` is `x-2`."""
    taken: set[str] = set()
    for each in slugs:
        free = next(own for own in numbered(each) if own not in taken)
        taken.add(free)
        yield free


def numbered(slug: str) -> Iterator[str]:
    """Return the slug, and then the slug with a number, without end."""
    yield slug
    yield from (f"{slug}-{number}" for number in count(2))
