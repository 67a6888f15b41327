"""Resolve the nodes of a row: as countries, by a row of another table, or from columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from itertools import groupby, pairwise
from typing import NamedTuple

from ...dates import FAR_OFF, LONG_AGO, Span, span
from ...errors import quoted
from ...states.countries import Countries, Country, Term
from ..mapping.columns import Cell, Columns, Row
from ..mapping.node_spec import CountrySpec, NodeSpec, RowSpec
from ..mapping.templates import Inferred, empty, text_of, texts_of
from ..rejection import RowRejected
from ..values import dates
from .attributes import Attributes
from .country_fields import CountryFields
from .forward_references import RowDeferred, WaitingRows
from .node_index import NodeDraft, NodeIndex
from .noted import Noted
from .references import References
from .vocabulary_builder import VocabularyBuilder


class End(NamedTuple):
    """A node of a row.

    `how` says how it was inferred, where it was; `unknown` is its name where no list knows it.
    Where a name or code means several states in turn, each is an end of its own, with its `days`.
    """

    draft: NodeDraft
    how: str | None = None
    unknown: str | None = None
    days: Span | None = None


WHOLE = re.compile(r"0*([1-9][0-9]*|0)(?:\.0*)?")  # no digit can be in two parts of it
InTurn = list[tuple[Country, "Span | None"]]
Find = Callable[[Row], "list[End]"]


class ImportContext(NamedTuple):
    """Shared state of an import: the vocabulary, the country table and the nodes made so far."""

    words: VocabularyBuilder
    nodes: NodeIndex
    countries: Countries
    unknown: Counter[str]
    repeated: Counter[str]
    keys: dict[str, References]
    waiting: dict[str, WaitingRows]
    noted: Noted


class BoundNode:
    """A node specification bound to the columns of one file.

    `find` returns the nodes of a row and may raise RowRejected; `attributes` are those of a node
    that it makes, `reads` the indices of the cells that it reads.
    """

    def __init__(self, spec: NodeSpec, columns: Columns, each: int, context: ImportContext) -> None:
        self.spec = spec
        with columns.tracking() as self.reads:
            make = Maker(spec, columns, context) if "kind" in spec.fields else None
            self.attributes = make.attributes if make else None
            self.find = self._find(columns, each, make, context)
        self.reads.discard(each)

    def _find(
        self, columns: Columns, each: int, make: Maker | None, context: ImportContext
    ) -> Find:
        spec = self.spec
        find = _found(spec, columns, each, _one(spec, columns, make, context))
        if spec.row:
            find = _reference(spec, spec.row, columns, each, context, find if make else None)
        if spec.condition is None:
            return find
        holds = spec.condition.bind(columns)
        return lambda row: find(row) if holds(row) else []


def _reference(
    spec: NodeSpec,
    row_spec: RowSpec,
    columns: Columns,
    each: int,
    context: ImportContext,
    other: Find | None,
) -> Find:
    """Return the nodes of the rows that a key names, or the node that `other` makes instead."""
    table, get = row_spec.table, row_spec.key.bind(columns)
    references = context.keys.setdefault(row_spec.kept_under, References())
    waiting, kind = context.waiting.get(table), only_kind(spec)

    def find(row: Row) -> list[End]:
        ends: list[End] = []
        for text in texts_of(get(row)):
            for key in references.keys_in(text, row_spec.split):
                if waiting and waiting.open and key not in references.rows:
                    raise RowDeferred(table, key)
                found = references.find(key, context.noted)
                if found is None and other is None:
                    raise RowRejected(f"not in table {table}", quoted(key))
                row[each] = key
                ends.extend(_provisional(other(row)) if found is None and other else found or ())
        return ends

    def of_kind(row: Row) -> list[End]:
        ends = find(row)
        return [end for end in ends if end.draft.kind == kind] or ends

    return of_kind if kind else find


def only_kind(spec: NodeSpec) -> str | None:
    """Return the one kind that a node can have, if the mapping says it."""
    kind = spec.fields.get("kind")
    outcomes = kind.outcomes if kind else None
    return next(iter(outcomes)) if outcomes and len(outcomes) == 1 else None


def _provisional(ends: list[End]) -> list[End]:
    for end in ends:
        end.draft.provisional = True
    return ends


def _found(spec: NodeSpec, columns: Columns, each: int, one: Find) -> Find:
    pieces = spec.each.bind(columns) if spec.each else None
    if pieces is None:
        return one

    def find(row: Row) -> list[End]:
        ends = []
        for text in texts_of(pieces(row)):
            row[each] = text
            how = text.how if isinstance(text, Inferred) else None
            ends += [end._replace(how=how) if how else end for end in one(row)]
        return ends

    return find


def _one(spec: NodeSpec, columns: Columns, make: Maker | None, context: ImportContext) -> Find:
    if spec.country is None:
        return lambda row: [end] if make and (end := make(row)) else []
    find, listed = CountryFinder(spec.country, columns, context), spec.country.listed
    attributes = make.attributes if make else None
    fields = CountryFields(spec, columns, context.words, attributes, context.noted)

    def one(row: Row) -> list[End]:
        names = find.names(row)
        if not any(names):
            return []
        countries = find.countries(names, row)
        if not find.keeps(countries[0][0] if countries else None, row):
            return []
        if countries:
            drafts = ((context.nodes.country(each), days) for each, days in countries)
            return [End(fields.completed(row, draft), days=days) for draft, days in drafts]
        if make is None:
            if not context.noted.holds():
                context.unknown[find.shown(names)] += 1
            raise _rejection(find.shown(names), context.countries)
        end = make(row)
        return [end._replace(unknown=find.shown(names) if listed else None)] if end else []

    return one


def _rejection(name: str, countries: Countries) -> RowRejected:
    sharing = [each.name for each in countries.sharing(name)]
    if sharing:
        return RowRejected("ambiguous name", f"{quoted(name)} may be {' or '.join(sharing)}")
    return RowRejected("no such country", name)


class CountryFinder:
    """Finds the country of a row by codes and names, and keeps what it has found."""

    def __init__(self, spec: CountrySpec, columns: Columns, context: ImportContext) -> None:
        self._gets = [(system, value.bind(columns)) for system, value in spec.ways]
        self._on = spec.on.bind(columns) if spec.on and spec.state != "now" else empty
        self._state = spec.state if spec.state != "now" else None
        self._countries = context.countries
        self._cache: dict[tuple[tuple[Cell, ...], Cell], InTurn] = {}
        self._ever: dict[str, Country | None] = {}

    def names(self, row: Row) -> tuple[str | None, ...]:
        """Return what the row says by each way."""
        return tuple(text_of(get(row)) for _, get in self._gets)

    def countries(self, names: tuple[str | None, ...], row: Row) -> InTurn:
        """Return the country with this name on the day of the row, or several on an interval.

        Those have the days on which the name means each of them.
        """
        date = text_of(self._on(row))
        key = names, date
        if key not in self._cache:
            self._cache[key] = self._in_turn(names, date)
        return self._cache[key]

    def _in_turn(self, names: tuple[str | None, ...], date: str | None) -> InTurn:
        day = dates.first_day(date)
        if date is None or day is None or "/" not in date or self._state:
            country = self._look_up(names, day)
            return [(country, None)] if country else []
        days = Span(day, span(date).last)
        found = self._countries.over(lambda each: self._look_up(names, each), days)
        return _in_turn([term for term in found if term.country])

    def keeps(self, country: Country | None, row: Row) -> bool:
        """True if the country was sovereign as `state` requires.

        Unresolved names count as already sovereign.
        """
        if self._state is None:
            return True
        day = dates.first_day(text_of(self._on(row))) if country else None
        later = country is not None and day is not None and country.is_state_later(day)
        return later == (self._state == "later")

    def shown(self, names: tuple[str | None, ...]) -> str:
        """Return what the row says, the name before any code."""
        said = {system: text for (system, _), text in zip(self._gets, names, strict=True) if text}
        return said.get("name") or ", ".join(f"{system} {code}" for system, code in said.items())

    def _look_up(self, names: tuple[str | None, ...], day: int | None) -> Country | None:
        for (system, _), text in zip(self._gets, names, strict=True):
            country = self._by(system, text, day) if text else None
            if country:
                return country
        return None

    def _by(self, system: str, text: str, day: int | None) -> Country | None:
        if system == "name":
            return self._called(text, day)
        return self._countries.by_code(system, _code(system, text), day)

    def _called(self, text: str, day: int | None) -> Country | None:
        """Look up a country by name on a date. Names unknown at every date are cached as misses."""
        if text not in self._ever:
            self._ever[text] = self._countries.by_name(text)
        if self._ever[text] is None or day is None:
            return self._ever[text]
        return self._countries.by_name(text, day)


def _in_turn(terms: list[Term]) -> InTurn:
    """Return the days of each country; it has the name until the next one has it."""
    turns = [list(same) for _, same in groupby(terms, key=lambda term: term.country)]
    starts = [LONG_AGO, *(turn[0].days.first for turn in turns[1:]), FAR_OFF + 1]
    found = [turn[0].country for turn in turns]
    if len(found) < 2:
        return [(each, None) for each in found if each]
    spans = (Span(first, following - 1) for first, following in pairwise(starts))
    return [(each, days) for each, days in zip(found, spans, strict=True) if each]


def _code(system: str, text: str) -> str:
    """Return a code as its list writes it.

    Spreadsheets drop or add leading zeros, and people write small letters.
    """
    number = WHOLE.fullmatch(text)
    if not number:
        return text.upper()
    return number[1].zfill(3) if system == "m49" else number[1]


class Maker:
    """Makes a node of the columns of a row."""

    def __init__(self, spec: NodeSpec, columns: Columns, context: ImportContext) -> None:
        self._nodes, self._words = context.nodes, context.words
        bound = {key: value.bind(columns) for key, value in spec.fields.items()}
        self._kind, self._name = bound["kind"], bound.get("name", empty)
        self._id = bound.get("id")
        self._aliases, self._note = bound.get("aliases", empty), bound.get("note", empty)
        self._ids = [(system, value.bind(columns)) for system, value in spec.ids.items()]
        self.attributes = Attributes(spec.attributes, columns, context.words, "kinds")

    def __call__(self, row: Row) -> End | None:
        name = text_of(self._name(row))
        key = text_of(self._id(row)) if self._id else name
        if key is None:
            return None
        kind = self._words.kind(self._kind(row))
        how = key.how if isinstance(key, Inferred) else None
        return End(self._draft(row, kind, self._nodes.line(name or key), key), how)

    def _draft(self, row: Row, kind: str, name: str, key: str) -> NodeDraft:
        nodes = self._nodes
        return NodeDraft(
            nodes.id_of(key) if self._id else nodes.id_by_name(kind, name),
            kind,
            name,
            self._other_names(row, name),
            self._codes(row),
            self.attributes.read(row, kind, {}),
            text_of(self._note(row)),
        )

    def _other_names(self, row: Row, name: str) -> dict[str, None]:
        aliases = dict.fromkeys(map(self._nodes.line, texts_of(self._aliases(row))))
        aliases.pop(name, None)
        return aliases

    def _codes(self, row: Row) -> dict[str, str]:
        cells = ((system, get(row)) for system, get in self._ids)
        return {system: self._words.code(system, cell) for system, cell in cells if cell}
