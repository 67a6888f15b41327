"""The relations made from rows, with merging of rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from ...dataset import Evidence, Relation
from ..rejection import RowRejected


class Year(NamedTuple):
    """A year of a spell, with its row and cell."""

    year: int
    row: str
    cell: str
    evidence: Evidence


Spell = list[Year]


@dataclass(slots=True)
class RelationDraft:
    """A relation not yet stored. `key` identifies drafts that are merged into it, if any."""

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
    key: Hashable = None
    year: int | None = None

    def says_the_same(self, other: RelationDraft) -> bool:
        """Return whether another draft of the same id differs in nothing."""
        return (
            self.type == other.type
            and self.origins == other.origins
            and self.targets == other.targets
            and self.date == other.date
            and self.status == other.status
            and self.attributes == other.attributes
        )

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


class RelationIndex:
    """All relations by id. Rows with one key are merged, years of one spell are collected."""

    def __init__(self) -> None:
        self._by_id: dict[str, RelationDraft] = {}
        self._by_key: dict[Hashable, RelationDraft] = {}
        self._spells: dict[Hashable, tuple[RelationDraft, Spell]] = {}

    def __contains__(self, id: object) -> bool:
        return id in self._by_id

    def known(self, draft: RelationDraft) -> RelationDraft | None:
        """Return the draft that this one would be merged into.

        Raises RowRejected where ids clash.
        """
        if draft.year is not None:
            spell = self._spells.get(draft.key)
            return spell and spell[0]
        known = self._by_key.get(draft.key) if draft.key is not None else None
        if known is None:
            known = self._by_id.get(draft.id)
            if known and not known.says_the_same(draft):
                where = f"{known.evidence[0].source}, {known.evidence[0].at}"
                raise RowRejected("its id is taken by a row that says otherwise", where)
        return known

    def add(self, draft: RelationDraft, known: RelationDraft | None) -> None:
        """Store a draft, or add its evidence to the draft it is merged into."""
        if draft.year is not None:
            self.spell(draft).append(Year(draft.year, draft.id, "", draft.evidence[0]))
        elif known:
            says = _otherwise(draft, known)
            known.evidence.extend(replace(each, says=says) for each in draft.evidence)
        else:
            self._by_id[draft.id] = draft
            if draft.key is not None:
                self._by_key[draft.key] = draft

    def spell(self, draft: RelationDraft) -> Spell:
        """Return the years of a spell, to which more may be added."""
        return self._spells.setdefault(draft.key, (draft, []))[1]

    def records(self) -> Iterator[Relation]:
        """Return the relations as records."""
        yield from (
            draft.record(draft.id, draft.date, tuple(draft.evidence))
            for draft in self._by_id.values()
        )
        for draft, spell in self._spells.values():
            for first, last in _runs(spell):
                dates = dict.fromkeys(f"{each.year:04d}" for each in (first, last))
                values = (first.evidence,) if first is last else (first.evidence, last.evidence)
                yield draft.record(first.row + first.cell, "/".join(dates), values)

    def added_years(self) -> Counter[str]:
        """Return how many rows of each source add a year to a spell that another one begins."""
        years = Counter(
            year.evidence.source for _, spell in self._spells.values() for year in spell
        )
        begun = (first for _, spell in self._spells.values() for first, _ in _runs(spell))
        return years - Counter(first.evidence.source for first in begun)


def _otherwise(draft: RelationDraft, known: RelationDraft) -> dict[str, Any]:
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
