"""A part of a row that depends on a few of its cells, worked out once for equal cells."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any, Generic, Protocol, TypeVar

import numpy as np
import numpy.typing as npt

from ....errors import SlowPattern
from ...mapping.columns import Row
from ...rejection import RowRejected
from ..table import Computed, compute


class Keeping(Protocol):
    """What may keep cells as they were written."""

    @property
    def kept(self) -> Mapping[str, str]: ...


T = TypeVar("T", bound=Keeping)
Codes = npt.NDArray[np.int32]
Cells = Sequence[Sequence[str | None]]  # by column; none of one that is not used
UNKNOWN, SINGLE = -1, -2  # codes of cells not seen so far, and of those whose rows are not plain
MOST = 2**20  # cells that are remembered
UNFIT = (RowRejected, SlowPattern)  # the row is taken by itself, which raises it again


class Reads:
    """The columns that a part of a row reads, by itself or through computed values."""

    def __init__(self, slots: Iterable[int], values: Sequence[Computed], columns: int) -> None:
        self.slots = sorted(_columns(slots, {each.slot: each.reads for each in values}, columns))
        own = set(self.slots)
        computed = {each.slot: each.reads for each in values}
        self.values = [each for each in values if _columns(each.reads, computed, columns) <= own]

    @property
    def is_plain(self) -> bool:
        """Return whether it depends on columns of the file alone, not on the number of the row."""
        return OTHER not in self.slots

    def keys(self, cells: Cells, rows: int) -> Sequence[Hashable]:
        """Return the cells of each row."""
        if len(self.slots) == 1:
            return cells[self.slots[0]]
        if not self.slots:
            return [()] * rows
        return list(zip(*(cells[slot] for slot in self.slots), strict=True))

    def row(self, key: Any, width: int) -> Row:
        """Return a row with these cells and the values computed of them. Raises RowRejected."""
        row: Row = [None] * width
        if len(self.slots) == 1:
            key = (key,)
        for slot, cell in zip(self.slots, key, strict=True):
            row[slot] = cell
        compute(row, self.values)
        return row


class Factor(Generic[T]):
    """Outcomes by the cells that they depend on; a code is an index into them."""

    def __init__(self, reads: Reads) -> None:
        self.reads = reads
        self.outcomes: list[T] = []
        self._codes: dict[Any, int] = {}
        self._kept = bytearray()  # whether an outcome keeps cells

    def codes(self, keys: Iterable[Hashable]) -> Codes:
        """Return the code of the cells of each row."""
        known = self._codes.get
        return np.array([known(key, UNKNOWN) for key in keys], np.int32)

    def code(self, key: Hashable) -> int:
        """Return the code of some cells."""
        return self._codes.get(key, UNKNOWN)

    def learn(self, key: Hashable, outcome: T | None, again: bool = True) -> int:
        """Remember an outcome, None for cells whose rows are not plain; return its code.

        With `again` false, other rows with these cells are not plain.
        """
        code = SINGLE if outcome is None else len(self.outcomes)
        if outcome is not None:
            self.outcomes.append(outcome)
            self._kept.append(bool(outcome.kept))
        self._codes[key] = code if again else SINGLE
        return code

    def trim(self) -> None:
        """Forget everything if it is too much."""
        if len(self._codes) > MOST:
            self._codes.clear()
            self.outcomes.clear()
            self._kept.clear()

    def keeping(self, codes: Codes) -> npt.NDArray[np.bool_]:
        """Return whether the outcome of each row keeps cells."""
        if 1 not in self._kept:
            return np.zeros(len(codes), bool)
        flags = np.frombuffer(bytes(self._kept) + b"\0", bool)
        return flags[np.maximum(codes, -1)]


OTHER = -1  # anything but a column of the file


def _columns(slots: Iterable[int], computed: dict[int, set[int]], columns: int) -> set[int]:
    """Return the columns of the file behind some slots of a row."""
    found: set[int] = set()
    for slot in slots:
        if slot < columns:
            found.add(slot)
        elif slot in computed:
            found |= _columns(computed[slot], computed, columns)
        else:
            found.add(OTHER)
    return found
