"""The attributes of what a row makes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ..mapping.columns import Cell, Columns, Get, Row
from ..mapping.node_spec import Values
from ..mapping.templates import Inferred, text_of
from ..rejection import RowRejected
from .vocabulary_builder import Convert, VocabularyBuilder


class Attributes:
    """The attributes of a node or a relation; `section` is "kinds" or "relations"."""

    def __init__(
        self, values: Values, columns: Columns, words: VocabularyBuilder, section: str
    ) -> None:
        self._words, self._section = words, section
        self._bound: list[tuple[str, Get, Convert]] = []
        self._constant: set[str] = set()
        for key, value in values.items():
            with columns.tracking() as reads:
                self._bound.append((key, value.bind(columns), words.converter(key)))
            if not reads:
                self._constant.add(key)
        self._rest: set[str] = set()
        self.taken: list[tuple[str, int]] = []  # attributes of the rest, with their columns
        # a table may have thousands of attributes: each pair is looked up in the vocabulary once
        self._carried: set[tuple[str, str]] = set()

    def take(self, columns: Columns, names: Iterable[str]) -> None:
        """Make an attribute of type text of each of these columns."""
        slots = {name: slot for slot, name in reversed(list(enumerate(columns.names)))}
        for name in names:
            key = self._words.text_attribute(name)
            self._rest.add(key)
            slot = slots[name]
            columns.used.add(slot)
            self._bound.append((key, _cell(slot), text_of))
            self.taken.append((key, slot))

    def read(self, row: Row, owner: str, inferred: dict[str, str]) -> dict[str, Any]:
        """Return the attributes of a row for a kind or type; how some were inferred is added.

        Raises RowRejected where a value does not fit, or the kind or type has no such attribute.
        """
        found = {}
        for key, get, convert in self._bound:
            cell = get(row)
            if cell is not None:
                if (owner, key) not in self._carried:
                    self._check(owner, key)
                    self._carried.add((owner, key))
                found[key] = convert(cell)
                if isinstance(cell, Inferred):
                    inferred[key] = cell.how
        return found

    def given(
        self, row: Row, owner: str, drop: Callable[[str, RowRejected, Cell], None]
    ) -> dict[str, Any]:
        """Return the attributes that columns say; `drop` is called for those that do not fit."""
        found = {}
        for key, get, convert in self._bound:
            cell = get(row) if key not in self._constant else None
            if cell is None:
                continue
            try:
                self._check(owner, key)
                found[key] = convert(cell)
            except RowRejected as reason:
                drop(key, reason, cell)
        return found

    def _check(self, owner: str, key: str) -> None:
        blocks: dict[str, Any] = getattr(self._words, self._section)
        if key in blocks[owner].attributes:
            return
        if key not in self._rest and not self._words.grows(self._section):
            raise RowRejected(f"{owner} has no attribute {key}")
        self._words.carry(blocks, owner, key)


def _cell(slot: int) -> Get:
    return lambda row: row[slot]
