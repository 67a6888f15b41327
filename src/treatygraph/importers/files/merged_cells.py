"""Merged cells of a sheet: only the first cell of a merged range holds the value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ..rejection import RowRejected
from ..report import Notice
from .records import Record

Position = tuple[int, int]
Range = tuple[Position, Position]
EXAMPLES = 5


class MergedCells:
    """The merged ranges of a sheet whose rows begin at `start`, a row and a column from 0.

    With `fill`, the value of a range is put into all of its cells.
    """

    def __init__(self, ranges: Sequence[Range], start: Position, fill: bool) -> None:
        self._ranges, self._start, self._fill = list(ranges), start, fill
        self._starting: dict[int, list[Range]] = {}
        for each in self._ranges:
            self._starting.setdefault(each[0][0], []).append(each)

    def filled(self, rows: Iterable[Record]) -> Iterator[Record]:
        """Return the rows; those that cannot be read stay as they are."""
        if not self._ranges or not self._fill:
            yield from rows
            return
        top, left = self._start
        open_ranges: list[tuple[Range, Any]] = []
        for number, row in enumerate(rows, top):
            open_ranges = [each for each in open_ranges if each[0][1][0] >= number]
            if not isinstance(row, RowRejected):
                starting = self._starting.get(number, ())
                open_ranges += [(each, _cell(row, each[0][1] - left)) for each in starting]
                for ((_, first), (_, last)), value in open_ranges:
                    for column in range(max(first - left, 0), min(last - left + 1, len(row))):
                        row[column] = value
            yield row

    def notices(self, shown: str) -> list[Notice]:
        """Return the notice of the merged ranges, with the cells that they begin and end with."""
        if not self._ranges:
            return []
        what = "filled from their first cell" if self._fill else "empty but for the first cell"
        hint = "" if self._fill else "; 'fill: down' in the mapping fills them"
        detail = f"merged ranges of {shown}, {what}{hint}"
        examples = tuple(":".join(map(cell_name, each)) for each in self._ranges[:EXAMPLES])
        return [Notice("merged-cells", len(self._ranges), detail, examples)]


def cell_name(position: Position) -> str:
    """Return a position as spreadsheets write it: (1, 3) is D2."""
    row, column = position
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{letters}{row + 1}"


def _cell(row: list[Any], column: int) -> Any:
    return row[column] if 0 <= column < len(row) else None
