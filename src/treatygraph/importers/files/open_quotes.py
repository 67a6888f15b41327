"""Rows of a CSV text, in which a quote that is never closed rejects one row only.

The csv module reads on from an open quote until it finds another one or the text ends, and takes
all of that for one cell. Such a row is rejected, and the lines after its first one are read again.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

from ...dataset.csv.missing import MISSING
from ...errors import quoted
from ..rejection import RowRejected
from .missing import mark_quoted
from .records import Record

# Lines that may be read again, beyond a number for each line of the file: quotes can be placed so
# that every line opens one, and the time would grow with the square of the number of lines.
AGAIN, AGAIN_EACH = 100_000, 4


class Lines:
    """The lines of a text; `taken` are those of the row that is being read.

    `ended`: the text ended within that row. `number` is the line that was read last, from 1.
    """

    def __init__(self, text: Iterable[str]) -> None:
        self._text = iter(text)
        self._again: deque[str] = deque()
        self.taken: list[str] = []
        self.ended = False
        self.number = 0
        self._budget = AGAIN

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> str:
        if self._again:
            line = self._again.popleft()
        else:
            self.ended = True  # unless there is another line
            line = next(self._text)
            self.ended = False
            self._budget += AGAIN_EACH
        self.number += 1
        self.taken.append(line)
        return line

    def start(self) -> None:
        """Begin a row."""
        self.taken, self.ended = [], False

    def repeat(self) -> bool:
        """Read all lines of the row but the first one again; false where that takes too long."""
        lines = self.taken[1:]
        if len(lines) > self._budget:
            return False
        self._budget -= len(lines)
        self._again.extendleft(reversed(lines))
        self.number -= len(lines)
        return True


def checked_rows(text: Iterable[str], separator: str, quoting: Any) -> Iterator[Record]:
    """Return the rows of a text; one whose quote is not closed is a rejection."""
    lines = Lines(text)
    dialect = {"delimiter": separator, "quoting": quoting}
    reader = csv.reader(lines, **dialect)
    while True:
        lines.start()
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield from _rejected(lines, "no row in CSV", f"{error}, from")
            continue
        if (len(lines.taken) == 1 and not lines.ended) or _is_sound(lines.taken, dialect):
            yield row if MISSING.isdisjoint(row) else mark_quoted(row, lines.taken, separator)
        else:
            yield from _rejected(lines, "a quote that is never closed", "opened in")


def _is_sound(lines: list[str], dialect: dict[str, Any]) -> bool:
    """Return whether every quote of a row is closed, before a separator or the end of the row."""
    try:
        next(csv.reader(lines, strict=True, **dialect))
    except csv.Error:
        return False
    return True


def _rejected(lines: Lines, reason: str, detail: str) -> Iterator[RowRejected]:
    """Reject the first line of a row; if the others cannot be read again, each of them."""
    first = lines.number - len(lines.taken) + 1
    again = lines.repeat()
    for number, line in enumerate(lines.taken[:1] if again else lines.taken, first):
        yield RowRejected(reason, f"{detail} line {number}: {quoted(line.rstrip())}")
