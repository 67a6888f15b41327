"""The ids of relations that are numbered like the rows of their file: `graph-17`."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt


class PlainIds:
    """The ids of one file, as a mark for each row and relation; `current` is the row being taken.

    Rows of a batch after the current one may have a mark, but are not taken yet.
    """

    def __init__(self, source: str, suffixes: Sequence[str]) -> None:
        self._start = f"{source}-"
        self._marks = {suffix: bytearray() for suffix in suffixes}
        self.current = 0

    def __contains__(self, id: object) -> bool:
        if not isinstance(id, str) or not id.startswith(self._start):
            return False
        number, dash, name = id.removeprefix(self._start).partition("-")
        marks = self._marks.get(dash + name)
        if marks is None or not (number.isascii() and number.isdigit()) or number[0] == "0":
            return False
        row = int(number)
        return row <= self.current and row < len(marks) and bool(marks[row])

    def is_like(self, id: str) -> bool:
        """Return whether a relation of the file might get this id."""
        return id.startswith(self._start)

    def mark_row(self, suffix: str, row: int) -> None:
        """Set the mark of a row among those of its batch."""
        self._marks[suffix][row] = 1

    def mark(self, suffix: str, first: int, made: npt.NDArray[np.bool_]) -> None:
        """Set the marks of the rows from a first one on."""
        marks = self._marks[suffix]
        marks.extend(bytes(max(first - len(marks), 0)))
        marks[first:] = made.tobytes()
