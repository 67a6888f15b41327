"""What a row says of a country that the list knows: aliases, ids, attributes and a note."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..mapping.columns import Cell, Columns, Get, Row
from ..mapping.node_spec import NodeSpec
from ..mapping.templates import empty, text_of, texts_of
from ..mapping.values import Value
from ..rejection import RowRejected
from .attributes import Attributes
from .node_index import NodeDraft
from .noted import Noted
from .vocabulary_builder import VocabularyBuilder


class CountryFields:
    """Adds what the columns say to the node of a country; a constant is meant for new nodes."""

    def __init__(
        self,
        spec: NodeSpec,
        columns: Columns,
        words: VocabularyBuilder,
        attributes: Attributes | None,
        noted: Noted,
    ) -> None:
        self._words, self._noted = words, noted
        self._aliases = _bound(spec.fields, "aliases", columns)
        self._note = _bound(spec.fields, "note", columns)
        self._ids = [(system, _bound(spec.ids, system, columns)) for system in spec.ids]
        self._attributes = attributes or Attributes(spec.attributes, columns, words, "kinds")
        self._none = not (spec.ids or spec.attributes or spec.rest) and {
            self._aliases,
            self._note,
        } == {empty}

    def completed(self, row: Row, country: NodeDraft) -> NodeDraft:
        """Return the node of a country as the row describes it."""
        if self._none:
            return country
        aliases = dict.fromkeys(" ".join(text.split()) for text in texts_of(self._aliases(row)))
        given = NodeDraft(
            country.id,
            country.kind,
            country.name,
            aliases,
            self._codes(row, country),
            self._attributes.given(row, country.kind, self._drop),
            text_of(self._note(row)),
        )
        said = given.aliases or given.ids or given.attributes or given.note
        return given if said else country

    def _codes(self, row: Row, country: NodeDraft) -> dict[str, str]:
        cells = {system: get(row) for system, get in self._ids}
        return {
            system: code
            for system, cell in cells.items()
            if cell and (code := self._code(system, cell, country.kind))
        }

    def _code(self, system: str, cell: Cell, kind: str) -> str | None:
        if system not in self._words.kinds[kind].codes:
            self._drop(system, RowRejected(f"{kind} has no {system}"), cell)
            return None
        try:
            return self._words.code(system, cell)
        except RowRejected as reason:
            self._drop(system, reason, cell)
            return None

    def _drop(self, key: str, reason: RowRejected, cell: Cell) -> None:
        detail = f"{key} of a country, not kept: {reason.reason}"
        self._noted.count("dropped-field", detail, text_of(cell) or "")


Drop = Callable[[str, RowRejected, Cell], None]


def _bound(values: Mapping[str, Value], key: str, columns: Columns) -> Get:
    """Return a value as a function of a row if it depends on the row."""
    value: Any = values.get(key)
    if value is None:
        return empty
    with columns.tracking() as reads:
        get: Get = value.bind(columns)
    return get if reads else empty
