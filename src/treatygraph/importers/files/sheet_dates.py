"""The precision of dates in a workbook: a day that is shown as May 1990 is May 1990.

A sheet stores days only, and a display format that may leave out the day or the month. calamine
does not give the formats, so they are read from the parts of an .xlsx file itself.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import IO
from xml.etree.ElementTree import Element

from .safe_xml import elements
from .unpacking import opened

YEAR, MONTH = 4, 7  # characters of an ISO date that a format shows
BUILT_IN = {17: MONTH}  # mmm-yy; the other formats without a definition show days, or no date
# texts, escaped characters, and colours and languages in brackets are no codes
LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\[\]]*\]')
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
PLACE = re.compile(r"([A-Z]+)([0-9]+)")

Coarse = dict[tuple[int, int], int]


def coarse_dates(content: IO[bytes], sheet: str, shown: str) -> Coarse:
    """Return the cells whose format shows no day: row and column from 0, with the length shown."""
    if not zipfile.is_zipfile(content):
        return {}
    with zipfile.ZipFile(content) as archive:
        names = set(archive.namelist())
        if not {"xl/workbook.xml", "xl/styles.xml"} <= names:
            return {}
        styles = _coarse_styles(archive, shown)
        path = _sheet_path(archive, sheet, shown) if styles else None
        if path not in names:
            return {}
        with opened(archive, str(path)) as stream:
            return dict(_coarse_cells(stream, styles, shown))


def length_shown(format: str) -> int | None:
    """Return how many characters of an ISO date a format shows, or None for days and no dates."""
    code = LITERAL.sub("", format.partition(";")[0]).lower()
    if "y" not in code or "d" in code or "h" in code or "s" in code:
        return None
    return MONTH if "m" in code else YEAR


def _coarse_styles(archive: zipfile.ZipFile, shown: str) -> dict[str, int]:
    """Return the styles of cells, by their number, that show no day."""
    formats: dict[int, int | None] = dict(BUILT_IN)
    styles: dict[str, int] = {}
    with opened(archive, "xl/styles.xml") as stream:
        for element in elements(stream, shown, {"numFmt", "cellXfs"}):
            if element.tag.endswith("numFmt"):
                formats[_number(element, "numFmtId")] = length_shown(element.get("formatCode", ""))
                continue
            for position, style in enumerate(element):
                length = formats.get(_number(style, "numFmtId"))
                if length:
                    styles[str(position)] = length
    return styles


def _number(element: Element, name: str) -> int:
    text = element.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


def _sheet_path(archive: zipfile.ZipFile, sheet: str, shown: str) -> str | None:
    """Return the file of a sheet within the archive."""
    with opened(archive, "xl/workbook.xml") as stream:
        ids = {each.get("name"): each.get(RELATION) for each in elements(stream, shown, {"sheet"})}
    relations = "xl/_rels/workbook.xml.rels"
    if relations not in archive.namelist():
        return None
    with opened(archive, relations) as stream:
        for each in elements(stream, shown, {"Relationship"}):
            if each.get("Id") == ids.get(sheet):
                return posixpath.normpath(posixpath.join("/xl", each.get("Target", "")))[1:]
    return None


def _coarse_cells(
    stream: IO[bytes], styles: dict[str, int], shown: str
) -> Iterator[tuple[tuple[int, int], int]]:
    for cell in elements(stream, shown, {"c"}):
        length = styles.get(cell.get("s", ""))
        place = PLACE.fullmatch(cell.get("r", "")) if length else None
        if length and place:
            yield (int(place[2]) - 1, _column(place[1])), length


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
