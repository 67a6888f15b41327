"""The area of the sheets of a workbook, before it is read.

calamine holds every cell between the first and the last one of a sheet: two cells in opposite
corners of a small file would take hundreds of gigabytes, and the process would be killed.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BufferedReader, RawIOBase
from typing import IO, cast

from ...errors import DataError, Problem
from ...limits import exceeded, limit
from . import ods_area, xlsb_area

CELL = re.compile(rb'<(?:\w+:)?c\s[^<>]*?\br="([A-Z]{1,7})([0-9]{1,10})"')
SHEET = re.compile(r"xl/worksheets/[^/]*\.xml", re.IGNORECASE)
BINARY_SHEET = re.compile(r"xl/worksheets/[^/]*\.bin", re.IGNORECASE)
PIECE = 2**20
OVERLAP = 1000  # a tag that is cut by the end of a piece is found with the next one
BYTES = 32  # of a cell in memory


def check_area(stream: IO[bytes], shown: str) -> None:
    """Raise DataError for a workbook with a sheet whose cells would exceed the limit `unpacked`."""
    if not zipfile.is_zipfile(stream):
        return
    with zipfile.ZipFile(stream) as archive:
        for name in archive.namelist():
            for height, width in _areas(archive, name):
                if height * width * BYTES > limit("unpacked"):
                    subject = f"has a sheet of {height:,} × {width:,} cells"
                    raise DataError([Problem(shown, None, exceeded("unpacked", subject))])


def _areas(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[int, int]]:
    """Return the height and the width of the sheets in a file of a workbook."""
    if name == ods_area.CONTENT:
        with archive.open(name) as content:
            yield from ods_area.areas(content)
    elif SHEET.fullmatch(name):
        with archive.open(name) as sheet:
            yield _area(sheet)
    elif BINARY_SHEET.fullmatch(name):
        with archive.open(name) as binary:
            yield xlsb_area.area(cast("IO[bytes]", BufferedReader(cast(RawIOBase, binary))))


def _area(sheet: IO[bytes]) -> tuple[int, int]:
    """Return the height and the width of a sheet, from the places that its cells state."""
    columns: set[bytes] = set()
    first, last = 0, -1
    for text in _pieces(sheet):
        found = CELL.findall(text)
        columns.update(column for column, _ in found)
        numbers = [int(row) for _, row in found]
        if numbers:
            first = min(numbers) if last < 0 else min(first, min(numbers))
            last = max(last, max(numbers))
    places = [_number(column) for column in columns]
    return last - first + 1, max(places) - min(places) + 1 if places else 0


def _pieces(sheet: IO[bytes]) -> Iterator[bytes]:
    end = b""
    while piece := sheet.read(PIECE):
        yield end + piece
        end = piece[-OVERLAP:]


def _number(column: bytes) -> int:
    """Return the number of a column: A is 1, Z 26, AA 27."""
    number = 0
    for letter in column:
        number = number * 26 + letter - 64
    return number
