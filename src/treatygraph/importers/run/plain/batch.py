"""A batch of rows as columns of trimmed cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from unicodedata import is_normalized

import numpy as np

from ...files.records import Record
from ...rejection import RowRejected
from .factor import Cells, Codes
from .relation import Columns, Mask

TEXT_OR_NONE = {str, type(None)}
MissingIn = Callable[[int], frozenset[str]]


@dataclass
class Batch:
    """The rows of a batch; `plain` are those that need not be taken by themselves.

    There are keys and codes of each node and each relation of the table, and of each relation its
    columns. `added` are the rows whose nodes were added while they were found, `clean` those
    whose cells are as they will be read.
    """

    first: int
    records: list[Record]
    cells: Cells
    plain: Mask
    node_keys: list[Sequence[Any]] = field(default_factory=list)
    nodes: list[Codes] = field(default_factory=list)
    head_keys: list[Sequence[Any]] = field(default_factory=list)
    heads: list[Codes] = field(default_factory=list)
    columns: list[Columns] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.added = np.zeros(len(self), bool)
        self.clean = self.plain.copy()

    def __len__(self) -> int:
        return len(self.records)


def batch_of(
    first: int,
    records: list[Record],
    width: int,
    used: Sequence[int],
    empty: Sequence[int],
    missing: MissingIn,
) -> Batch:
    """Return rows as a batch, of which the `used` columns are cleaned.

    A row is not plain if it cannot be read, if a cell holds anything but a text, or if there is one
    in a column that should be `empty`.
    """
    plain = np.array([not isinstance(record, RowRejected) for record in records])
    none = [None] * width
    rows: list[Any] = (
        records
        if plain.all()
        else [none if isinstance(record, RowRejected) else record for record in records]
    )
    raw = list(zip(*rows, strict=True))
    cells: list[Sequence[Any]] = [()] * width
    for slot in used:
        cells[slot] = _cleaned(raw[slot], missing(slot), plain)
    for slot in empty:
        plain &= np.array([cell is None for cell in cells[slot]])
    return Batch(first, records, cells, plain)


def _cleaned(column: Sequence[Any], missing: frozenset[str], plain: Mask) -> list[Any]:
    """Return trimmed cells; rows in which they are not all that is to be cleaned are not plain.

    So are those with a text that means an empty cell, and with one that is not composed.
    """
    kinds = set(map(type, column))
    if not kinds <= TEXT_OR_NONE:
        plain &= np.array([type(cell) in TEXT_OR_NONE for cell in column])
        column = [cell if type(cell) is str else None for cell in column]
    if kinds == {str}:
        cleaned = [cell or None for cell in map(str.strip, column)]
    else:
        cleaned = [(cell and cell.strip()) or None for cell in column]
    if not missing.isdisjoint(cleaned):
        plain &= np.array([cell not in missing for cell in cleaned])
    if not "".join(filter(None, cleaned)).isascii():
        plain &= np.array([cell is None or is_normalized("NFC", cell) for cell in cleaned])
    return cleaned
