"""The area of a sheet of a binary workbook (.xlsb).

A sheet is a list of records ([MS-XLSB] 2.1.4): type, size, content. A row says its number, and
each cell after it the number of its column.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

ROW = 0
CELLS = {*range(1, 12), 62}  # blank, number, error, flag, text, formulas, rich text
NUMBER = 4  # bytes of the number of a row or a column, with which its record begins


def area(sheet: IO[bytes]) -> tuple[int, int]:
    """Return the height and the width of a sheet, from its first to its last cell."""
    row, rows, columns = 0, set[int](), set[int]()
    for kind, number in _numbers(sheet):
        if kind == ROW:
            row = number
        else:
            rows.add(row)
            columns.add(number)
    return _extent(rows), _extent(columns)


def _numbers(sheet: IO[bytes]) -> Iterator[tuple[int, int]]:
    """Return the type and the number of each row and cell; reading ends at a record that is cut."""
    while True:
        kind, size = _packed(sheet, 2), _packed(sheet, 4)
        if kind is None or size is None:
            return
        content = sheet.read(size)
        if len(content) >= NUMBER and (kind == ROW or kind in CELLS):
            yield kind, int.from_bytes(content[:NUMBER], "little")


def _packed(sheet: IO[bytes], most: int) -> int | None:
    """Return a number of 7 bits a byte, the lowest first; None at the end of the sheet."""
    number = 0
    for position in range(most):
        byte = sheet.read(1)
        if not byte:
            return None
        number |= (byte[0] & 0x7F) << 7 * position
        if byte[0] < 0x80:
            break
    return number


def _extent(numbers: set[int]) -> int:
    return max(numbers) - min(numbers) + 1 if numbers else 0
