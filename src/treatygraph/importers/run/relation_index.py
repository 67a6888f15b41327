"""The relations made from rows, with merging of rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import Any, NamedTuple

from ...dataset import Evidence, Relation
from ...vocabulary import Vocabulary
from ..rejection import RowRejected
from .lifetimes import Lifetimes
from .packed_relations import PackedRelations
from .plain_ids import PlainIds
from .relation_rows import RelationRows
from .spool import Spool


class Year(NamedTuple):
    """A year of a spell, with its row and cell."""

    year: int
    row: str
    cell: str
    evidence: Evidence


Spell = list[Year]


@dataclass(slots=True)
class RelationDraft:
    """A relation not yet stored. `key` identifies drafts that are merged into it, if any.

    `number` is that of the stored relation, once there is one.
    """

    id: str
    type: str
    origins: tuple[str, ...]
    targets: tuple[str, ...]
    date: str | None
    status: str
    attributes: dict[str, Any]
    inferred: tuple[str, ...] = ()
    note: str | None = None
    evidence: list[Evidence] = field(default_factory=list)
    key: bytes | None = None
    year: int | None = None
    number: int | None = None

    def says_the_same(self, other: Relation) -> bool:
        """Return whether a relation of the same id differs in nothing."""
        return (
            self.type == other.type
            and self.origins == other.origins
            and self.targets == other.targets
            and self.date == other.date
            and self.status == other.status
            and self.attributes == other.attributes
        )

    def stored(self) -> Relation:
        """Return the draft as a record of its own id and date."""
        return self.record(self.id, self.date, tuple(self.evidence))

    def record(self, id: str, date: str | None, evidence: tuple[Evidence, ...]) -> Relation:
        """Return the draft as a record."""
        return Relation(
            id=id,
            type=self.type,
            origins=self.origins,
            targets=self.targets,
            date=date,
            status=self.status,
            attributes=self.attributes,
            inferred=self.inferred,
            note=self.note,
            evidence=evidence,
        )


class Known(NamedTuple):
    """A stored relation that a draft is merged into."""

    number: int
    relation: Relation


class RelationIndex:
    """All relations by id. Rows with one key are merged, years of one spell are collected."""

    def __init__(self, spool: Spool, lifetimes: Lifetimes) -> None:
        self.lifetimes = lifetimes
        self._packed = PackedRelations(spool)
        self._by_id: dict[str, int] = {}
        self._by_key: dict[bytes, int] = {}
        self._spells: dict[bytes | None, tuple[RelationDraft, Spell]] = {}
        self.types: Counter[str] = Counter()
        # relations of plain tables, with ids that are numbered like their rows
        self.rows = RelationRows(spool)
        self.plain_ids: list[PlainIds] = []

    def __contains__(self, id: object) -> bool:
        return id in self._by_id or self._is_row(id)

    def has_ids_like(self, start: str) -> bool:
        """Return whether the id of a relation starts with a text."""
        rows = any(ids.is_like(start) for ids in self.plain_ids)
        return rows or any(each.startswith(start) for each in self._by_id)

    def known(self, draft: RelationDraft) -> Known | None:
        """Return the relation that a draft would be merged into; years are collected instead.

        Raises RowRejected where ids clash.
        """
        if draft.year is not None:
            return None
        if draft.key is not None and (number := self._by_key.get(draft.key)) is not None:
            return Known(number, self._packed[number])
        if self._is_row(draft.id):
            self._take_out(draft.id)
        if (number := self._by_id.get(draft.id)) is None:
            return None
        known = self._packed[number]
        if not draft.says_the_same(known):
            where = f"{known.evidence[0].source}, {known.evidence[0].at}"
            raise RowRejected("its id is taken by a row that says otherwise", where)
        return Known(number, known)

    def add(self, draft: RelationDraft, known: Known | None) -> None:
        """Store a draft, or add its evidence to the relation it is merged into."""
        if draft.year is not None:
            self.spell(draft).append(Year(draft.year, draft.id, "", draft.evidence[0]))
        elif known:
            says = _otherwise(draft, known.relation)
            more = [replace(each, says=says) for each in draft.evidence]
            self._packed.add_evidence(known.number, more)
        else:
            draft.number = self._by_id[draft.id] = self._append(draft.stored())
            if draft.key is not None:
                self._by_key[draft.key] = draft.number

    def replace_attributes(self, draft: RelationDraft) -> None:
        """Store the attributes of a draft that were changed after it was added."""
        if draft.number is not None:
            stored = self._packed[draft.number]
            self._packed.replace(draft.number, replace(stored, attributes=draft.attributes))

    def spell(self, draft: RelationDraft) -> Spell:
        """Return the years of a spell, to which more may be added."""
        return self._spells.setdefault(draft.key, (draft, []))[1]

    def finish(self, vocabulary: Vocabulary) -> Sequence[Relation]:
        """Return all relations in the order of time; no more can be added."""
        for draft, spell in self._spells.values():
            for first, last in _runs(spell):
                dates = dict.fromkeys(f"{each.year:04d}" for each in (first, last))
                values = (first.evidence,) if first is last else (first.evidence, last.evidence)
                self._append(draft.record(first.row + first.cell, "/".join(dates), values))
        # importers refer to this index in cycles, which nothing collects while the store is written
        self._by_id.clear()
        self._by_key.clear()
        self.plain_ids.clear()
        if not len(self.rows):
            return self._packed.in_order()
        self.rows.add_relations(self._packed.in_order(), vocabulary)
        return self.rows.merged()

    def _is_row(self, id: object) -> bool:
        """Return whether an id is that of a relation of a plain table, and still in its rows."""
        return id not in self._by_id and any(id in ids for ids in self.plain_ids)

    def _take_out(self, id: str) -> None:
        """Move a relation of a plain table to the others, which may get more evidence."""
        relation = self.rows.take_out(id)
        assert relation
        self._by_id[id] = self._packed.append(relation)

    def _append(self, relation: Relation) -> int:
        self.types[relation.type] += 1
        self.lifetimes.take(relation)
        return self._packed.append(relation)

    def added_years(self) -> Counter[str]:
        """Return how many rows of each source add a year to a spell that another one begins."""
        years = Counter(
            year.evidence.source for _, spell in self._spells.values() for year in spell
        )
        begun = (first for _, spell in self._spells.values() for first, _ in _runs(spell))
        return years - Counter(first.evidence.source for first in begun)


def merge_key(*parts: object) -> bytes:
    """Return a short key of texts and tuples of texts, which are large in an index of all rows."""
    return blake2b(repr(parts).encode(errors="surrogatepass"), digest_size=16).digest()


def _otherwise(draft: RelationDraft, known: Relation) -> dict[str, Any]:
    """Return the values of a draft that the known draft lacks or has differently."""
    values = {"status": draft.status, **draft.attributes}
    kept = {"status": known.status, **known.attributes}
    return {key: value for key, value in values.items() if kept.get(key) != value}


def _runs(spell: Spell) -> Iterator[tuple[Year, Year]]:
    """Return the first and the last year of each run of consecutive years."""
    spell.sort(key=lambda year: year.year)
    start = 0
    for position in range(1, len(spell) + 1):
        if position == len(spell) or spell[position].year > spell[position - 1].year + 1:
            yield spell[start], spell[position - 1]
            start = position
