"""The area of the sheets of an OpenDocument spreadsheet.

A cell or a row may say that it is repeated a million times, and calamine repeats it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO
from xml.parsers import expat

CONTENT = "content.xml"
TABLE, ROW = "table:table", "table:table-row"
CELLS = {"table:table-cell", "table:covered-table-cell"}
# attributes of a cell with a value: empty cells have a style at most
VALUED = ("office:", "calcext:", "table:formula")
PIECE = 2**20
MOST_DIGITS = 18


def areas(content: IO[bytes]) -> Iterator[tuple[int, int]]:
    """Return the height and the width of each sheet, up to its last cell with a value."""
    sheets = _Sheets()
    parser = expat.ParserCreate()
    parser.StartElementHandler = sheets.start
    parser.EndElementHandler = sheets.end
    try:
        while piece := content.read(PIECE):
            parser.Parse(piece, False)
            yield sheets.height, sheets.width  # a sheet may be too large long before it ends
    except expat.ExpatError:  # the reader of the file reports it
        pass
    yield from sheets.ended


class _Sheets:
    """The rows and columns of the sheet that is being read; `ended` are the areas of others."""

    def __init__(self) -> None:
        self.ended: list[tuple[int, int]] = []
        self.height = self.width = 0
        self._rows = self._columns = self._last = self._repeated = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == TABLE:
            self.height = self.width = self._rows = 0
        elif name == ROW:
            self._columns = self._last = 0
            self._repeated = _repeats(attributes, "table:number-rows-repeated")
        elif name in CELLS:
            self._columns += _repeats(attributes, "table:number-columns-repeated")
            if any(key.startswith(VALUED) for key in attributes):
                self._last = self._columns

    def end(self, name: str) -> None:
        if name == ROW:
            self._rows += self._repeated
            if self._last:
                self.height, self.width = self._rows, max(self.width, self._last)
        elif name == TABLE:
            self.ended.append((self.height, self.width))


def _repeats(attributes: dict[str, str], key: str) -> int:
    text = attributes.get(key, "1")
    return int(text) if text.isdecimal() and len(text) <= MOST_DIGITS else 1
