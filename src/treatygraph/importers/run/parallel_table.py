"""Tables whose cells hold lists of equal length: parties `A; B` with the dates `d1; d2`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..mapping.columns import Columns, Row
from ..rejection import RowRejected
from .node_resolver import ImportContext
from .table import TableImporter


class ParallelTableImporter(TableImporter):
    """Takes a row for each position of its lists; all of them count as one row."""

    def _bind(self, columns: Columns, context: ImportContext) -> None:
        slots = ((columns.slot(part.column, part.yaml_part), part) for part in self.spec.parallel)
        self._lists = [(slot, part) for slot, part in slots if slot is not None]
        super()._bind(columns, context)

    def whole_slots(self) -> set[int]:
        """Return the cells whose blanks hold a position."""
        return {slot for slot, _ in self._lists}

    def take_row(self, row: Row, number: int, own: str) -> str | None:
        """Take each position of a row; return why all were skipped, if they were.

        A position that is impossible is reported, and the others are kept.
        """
        made, skipped, failed = 0, [], []
        for position, part in enumerate(self._parts(row), 1):
            try:
                why = super().take_row(part, number, f"{own}-{position}")
            except RowRejected as rejection:
                failed.append((f"part {position}", rejection))
                continue
            made += why is None
            skipped += [why] if why is not None else []
        if not made and failed:
            raise failed[0][1]
        self.failed += failed
        return None if made else skipped[0]

    def _parts(self, row: Row) -> Iterable[Row]:
        lists = [(slot, part.texts(row[slot])) for slot, part in self._lists]
        length = max((_filled(texts) for _, texts in lists), default=0)
        if any(0 < len(texts) < length for _, texts in lists):
            lengths = ", ".join(str(len(texts)) for _, texts in lists)
            raise RowRejected("parallel lists of different lengths", lengths)
        return [_at(row, lists, position) for position in range(length or 1)]


def _filled(texts: list[str]) -> int:
    """Return the length up to the last text that is not blank."""
    return max((position for position, text in enumerate(texts, 1) if text), default=0)


def _at(row: Row, lists: list[tuple[int, list[str]]], position: int) -> Row:
    part: list[Any] = [*row]
    for slot, texts in lists:
        part[slot] = texts[position] or None if position < len(texts) else None
    return part
