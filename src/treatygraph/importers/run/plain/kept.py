"""The cells of a table of edges that are kept, because they would be written otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from ....dataset.csv.cells import value_cell, word_cell
from ...mapping.columns import Row
from ..node_index import NodeDraft
from ..round_trip import EdgesRun

Kept = Mapping[str, str]
NOTHING: Kept = {}
HEAD, DATE, MORE = ("Type", "Status"), ("Date", "Start", "End"), ("More sources", "More targets")


class Keeper(Protocol):
    """Which cells of a plain row are kept; `slots` are the columns that have to be known for it."""

    slots: Mapping[str, tuple[int, ...]]

    def head(self, row: Row, type: str, status: str) -> Kept: ...
    def date(self, row: Row, date: str | None) -> Kept: ...
    def end(self, row: Row, role: str, draft: NodeDraft) -> Kept: ...
    def attribute(self, row: Row, name: str, key: str, value: object) -> Kept: ...


class NothingKept:
    """Most tables are not written again."""

    slots: Mapping[str, tuple[int, ...]] = dict.fromkeys(
        ("head", "date", "Source", "Target", "none"), ()
    )

    def head(self, row: Row, type: str, status: str) -> Kept:
        return NOTHING

    def date(self, row: Row, date: str | None) -> Kept:
        return NOTHING

    def end(self, row: Row, role: str, draft: NodeDraft) -> Kept:
        return NOTHING

    def attribute(self, row: Row, name: str, key: str, value: object) -> Kept:
        return NOTHING


class EdgesKept:
    """The cells of a table of edges; columns with a cell in `none` make a row that is not plain."""

    def __init__(self, run: EdgesRun) -> None:
        self._run, self._cells = run, run.cells
        self._slot = {name: slot for slot, name in enumerate(run.cells.header)}
        own = {role: self._slot[name] for role, name in run.cells.own.items() if name in self._slot}
        roles = {*HEAD, *DATE, "Source", "Target", "Note"}
        known = {own[role] for role in roles & own.keys()}
        known |= {self._slot[name] for name in run.cells.free}
        self.own = own
        self.slots: Mapping[str, tuple[int, ...]] = {
            "head": tuple(own[role] for role in HEAD if role in own),
            "date": tuple(own[role] for role in DATE if role in own),
            **{role: (own[role],) if role in own else () for role in ("Source", "Target")},
            "none": tuple(slot for slot in self._slot.values() if slot not in known),
        }

    def head(self, row: Row, type: str, status: str) -> Kept:
        words = self._run.store.context.words
        plain = {
            "Type": word_cell(words, "relations", type),
            "Status": word_cell(words, "statuses", status),
        }
        return self._others(row, plain)

    def date(self, row: Row, date: str | None) -> Kept:
        return self._others(row, dict.fromkeys(DATE, "") | dict(self._run.times(date)))

    def end(self, row: Row, role: str, draft: NodeDraft) -> Kept:
        return self._others(row, {role: self._run.key_of(draft)})

    def attribute(self, row: Row, name: str, key: str, value: object) -> Kept:
        given = str(row[self._slot[name]] or "")
        own = self._cells.attribute(key) == name and value is not None
        return {} if given == (value_cell(value) if own else "") else {name: given}

    def _others(self, row: Row, plain: Mapping[str, str]) -> Kept:
        """Return the cells that are not as the plain ones, under the names of their columns."""
        given = {role: row[self.own[role]] or "" for role in plain if role in self.own}
        return {self._cells.own[role]: cell for role, cell in given.items() if cell != plain[role]}


def in_order(header: Iterable[str], kept: Iterable[Kept]) -> dict[str, str]:
    """Return kept cells in the order of the columns."""
    united = {name: cell for each in kept for name, cell in each.items()}
    return {name: united[name] for name in header if name in united}
