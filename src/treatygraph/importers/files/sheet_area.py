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
from .unpacking import opened

# What a reader takes for a cell may have its attributes in any order, blanks and quotes, so that
# every attribute of this name counts; a row of none but blank cells does not.
CELL = re.compile(rb"[\s\"']r ?= ?[\"']([A-Za-z]{1,7})0*([0-9]{1,10})")
ROW = re.compile(rb"[\s\"']r ?= ?[\"']0*([0-9]{1,10})[\"'](?![^<]{0,300}/>\s*<)")
TAG = re.compile(rb"<(?:\w+:)?(row|c)[\s/>]")
DATA = b"sheetData"  # the element that holds the cells, in whatever part of the archive
BLANKS = re.compile(rb"\s{2,}")
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
        with opened(archive, name) as content:
            yield from ods_area.areas(content)
        return
    if BINARY_SHEET.fullmatch(name):
        with opened(archive, name) as binary:
            yield xlsb_area.area(cast("IO[bytes]", BufferedReader(cast(RawIOBase, binary))))
    with opened(archive, name) as part:  # a sheet of XML may have any name
        yield _area(part)


def _area(part: IO[bytes]) -> tuple[int, int]:
    """Return the height and the width of a sheet; 0 and 0 for a part that is none.

    Cells and rows that state no place follow the one before them: there are as many as tags.
    """
    height = width = rows = run = 0
    for text in _pieces(part):
        found = CELL.findall(text)
        height = max(height, *(int(row) for _, row in found), *map(int, ROW.findall(text)), 0, 0)
        width = max(width, *map(_number, {column for column, _ in found}), 0)
        runs = b"".join(tag[:1] for tag in TAG.findall(text)).split(b"r")
        rows += len(runs) - 1
        width = max(width, run + len(runs[0]), *map(len, runs))
        run = len(runs[-1]) + (run if len(runs) == 1 else 0)
    return max(height, rows), width


def _pieces(part: IO[bytes]) -> Iterator[bytes]:
    """Return the text of a sheet in pieces, with one blank for several; none of other parts."""
    end = b""
    is_sheet = False
    while piece := part.read(PIECE):
        text = BLANKS.sub(b" ", end + piece)
        is_sheet = is_sheet or DATA in text
        if is_sheet:
            yield text
        end = text[-OVERLAP:]


def _number(column: bytes) -> int:
    """Return the number of a column: A is 1, Z 26, AA 27."""
    number = 0
    for letter in column.upper():
        number = number * 26 + letter - 64
    return number
