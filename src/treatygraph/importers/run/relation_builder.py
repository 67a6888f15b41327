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
from . import state_changes
from .attributes import Attributes
from .node_resolver import End, ImportContext
from .pairs import pairs_of
from .relation_index import RelationDraft, merge_key
from .state_changes import Part

Ends = Mapping[str, "list[End]"]


class BoundRelation:
    """Builds the relation draft of a row from its nodes.

    `reads` are the indices of the cells that it reads, except for the year of a spell, which reads
    `year_reads`.
    """

    def __init__(self, spec: RelationSpec, columns: Columns, context: ImportContext) -> None:
        self.spec, self._words, self._repeated = spec, context.words, context.repeated
        year = spec.fields.get("spell")
        with columns.tracking() as self.year_reads:
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

    def drafts(self, row: Row, ends: Ends, fallback: str) -> list[RelationDraft]:
        """Return the relation drafts of a row: none if the relation does not apply.

        There are several if it is between all pairs among its nodes, or if a state that it names is
        followed by another while it lasts. `fallback` is the id where the mapping gives none.
        Raises RowRejected.
        """
        parts = self._parts(row, ends, fallback)
        if not parts:
            return []
        block = self._words.relations[parts[0].type]
        drafts = parts
        if self.spec.paired:
            drafts = [pair for part in parts for pair in pairs_of(part, block.symmetric)]
        if not drafts and not self.spec.optional:
            raise RowRejected("no pair: a relation among nodes needs two of them")
        for draft in drafts:
            self._key(draft, row, block)
        return drafts

    def draft(self, row: Row, ends: Ends, fallback: str) -> RelationDraft | None:
        """Return the only relation draft of a row, or None if the relation does not apply."""
        return next(iter(self.drafts(row, ends, fallback)), None)

    def _parts(self, row: Row, ends: Ends, fallback: str) -> list[RelationDraft]:
        """Return a draft for each stretch in which the same states bear the names of a row."""
        if self._holds and not self._holds(row):
            return []
        if self.spec.optional and not self._has_ends(ends):
            return []
        word = self._words.type(self._type(row), text_of(self._direction(row)))
        inferred: dict[str, str] = {}
        date = self._dated(self._date(row), inferred)
        names = (*self.spec.origins, *self.spec.targets)
        lasts = self._words.relations[word].time == "state"
        own = text_of(self._id(row)) or fallback
        divided = state_changes.parts(ends, names, date, lasts)
        dated = _hows(inferred, divided)
        return [
            self._draft(row, word, part, f"{own}-since-{part.since}" if part.since else own, dated)
            for part in divided
        ]

    def _draft(
        self, row: Row, word: str, part: Part, id: str, dated: Mapping[str, str]
    ) -> RelationDraft:
        ends, inferred = part.ends, dict[str, str]()
        origins = self._ends(word, "from", ends, self.spec.origins, inferred)
        targets = self._ends(word, "to", ends, self.spec.targets, inferred)
        if len(origins) + len(targets) > limit("ends"):
            count = f"{len(origins) + len(targets):,} ends of {word}"
            raise RowRejected("too many ends", exceeded("ends", count))
        draft = RelationDraft(
            id=fit(id),
            type=word,
            origins=origins,
            targets=targets,
            date=part.date,
            status=self._words.status(self._status(row)),
            attributes=self.attributes.read(row, word, inferred),
        )
        inferred |= dated
        draft.inferred = tuple(inferred)
        draft.note = _joined([text_of(self._note(row)), *inferred.values()])
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
            for each in ends[name]:
                draft = each.draft
                if not self._words.admits(word, end, draft.kind):
                    raise RowRejected(f"'{end}' is a {draft.kind}", draft.name)
                if draft.id in found:
                    self._repeated[draft.name] += 1
                found[draft.id] = None
                if each.how:
                    inferred[end] = each.how
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


def _hows(inferred: dict[str, str], divided: Sequence[Part]) -> dict[str, str]:
    """Return how the date was inferred, of a part of a relation too."""
    if len(divided) == 1:
        return inferred
    return {"date": "; ".join([*inferred.values(), state_changes.HOW])}


def _joined(notes: Sequence[str | None]) -> str | None:
    return "; ".join(dict.fromkeys(note for note in notes if note)) or None


OWN = ("id", "type", "status")
READ_EDTF = dates.reader(["EDTF"])
