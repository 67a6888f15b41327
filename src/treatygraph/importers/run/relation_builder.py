"""A relation specification bound to the columns of one file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...dataset.ids import fit
from ...limits import exceeded, limit
from ...vocabulary import RelationType
from ..mapping.columns import Cell, Columns, Row
from ..mapping.relation_spec import RelationSpec
from ..mapping.templates import Inferred, empty, text_of
from ..rejection import RowRejected
from ..values import dates
from .attributes import Attributes
from .node_resolver import End, ImportContext
from .relation_index import RelationDraft, merge_key

Ends = Mapping[str, "list[End]"]


class BoundRelation:
    """Builds the relation draft of a row from its nodes.

    `reads` are the indices of the cells that it reads, except for the year of a spell.
    """

    def __init__(self, spec: RelationSpec, columns: Columns, context: ImportContext) -> None:
        self.spec, self._words, self._repeated = spec, context.words, context.repeated
        year = spec.fields.get("spell")
        self.year = year.bind(columns) if year else None
        with columns.tracking() as self.reads:
            self._bind(columns, context)

    def _bind(self, columns: Columns, context: ImportContext) -> None:
        spec = self.spec
        bound = {key: get.bind(columns) for key, get in spec.fields.items() if key != "spell"}
        self._id, self._type, self._status = (bound.get(key, empty) for key in OWN)
        self._direction = bound.get("direction", empty)
        self._date, self._note = bound.get("date", empty), bound.get("note", empty)
        self._holds = spec.condition.bind(columns) if spec.condition else None
        self._fold = [value.bind(columns) for value in spec.fold or ()]
        self.attributes = Attributes(spec.attributes, columns, context.words, "relations")

    def draft(self, row: Row, ends: Ends, fallback: str) -> RelationDraft | None:
        """Return the relation draft of a row, or None if the relation does not apply.

        `fallback` is the id where the mapping gives none. Raises RowRejected.
        """
        if self._holds and not self._holds(row):
            return None
        if self.spec.optional and not self._has_ends(ends):
            return None
        inferred: dict[str, str] = {}
        word = self._words.type(self._type(row), text_of(self._direction(row)))
        origins = self._ends(word, "from", ends, self.spec.origins, inferred)
        targets = self._ends(word, "to", ends, self.spec.targets, inferred)
        if len(origins) + len(targets) > limit("ends"):
            count = f"{len(origins) + len(targets):,} ends of {word}"
            raise RowRejected("too many ends", exceeded("ends", count))
        draft = RelationDraft(
            id=fit(text_of(self._id(row)) or fallback),
            type=word,
            origins=origins,
            targets=targets,
            date=self._dated(self._date(row), inferred),
            status=self._words.status(self._status(row)),
            attributes=self.attributes.read(row, word, inferred),
        )
        draft.inferred = tuple(inferred)
        draft.note = _joined([text_of(self._note(row)), *inferred.values()])
        self._key(draft, row, self._words.relations[word])
        return draft

    def year_of(self, row: Row) -> int:
        """Return the year of the spell that a row belongs to.

        Raises RowRejected where there is none.
        """
        date = dates.from_parts(text_of(self.year(row)) if self.year else None, None, None)
        if date is None:
            raise RowRejected("no year for the spell")
        return int(date)

    def _has_ends(self, ends: Ends) -> bool:
        both = (self.spec.origins, self.spec.targets)
        return all(any(ends[name] for name in names) for names in both)

    def _ends(
        self,
        word: str,
        end: str,
        ends: Ends,
        names: Sequence[str],
        inferred: dict[str, str],
    ) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for name in names:
            for draft, how, _ in ends[name]:
                if not self._words.admits(word, end, draft.kind):
                    raise RowRejected(f"'{end}' is a {draft.kind}", draft.name)
                if draft.id in found:
                    self._repeated[draft.name] += 1
                found[draft.id] = None
                if how:
                    inferred[end] = how
        if not found:
            raise RowRejected(f"nothing for '{end}'", " or ".join(names))
        return tuple(found)

    def _dated(self, cell: Cell, inferred: dict[str, str]) -> str | None:
        text = text_of(cell)
        if text is None:
            return None
        if isinstance(text, Inferred):
            inferred["date"] = text.how
        return READ_EDTF(text)

    def _key(self, draft: RelationDraft, row: Row, block: RelationType) -> None:
        """Return the merge key of the draft, if it has one."""
        if self.year:
            draft.year = self.year_of(row)
        elif self.spec.fold is None:
            return
        either_way = block.symmetric and len(draft.origins) == len(draft.targets) == 1
        ends: tuple[object, ...] = (draft.origins, draft.targets)
        if either_way:
            ends = tuple(sorted((*draft.origins, *draft.targets)))
        said = tuple(text_of(get(row)) for get in self._fold)
        if self.year:
            said = (draft.status, *(f"{key}={value}" for key, value in draft.attributes.items()))
        draft.key = merge_key(draft.type, draft.date, ends, said)


def _joined(notes: Sequence[str | None]) -> str | None:
    return "; ".join(dict.fromkeys(note for note in notes if note)) or None


OWN = ("id", "type", "status")
READ_EDTF = dates.reader(["EDTF"])
