"""Workbooks as the tests make them: cells as texts or numbers, formats, merged ranges, sheets."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
Cell = str | int | float | tuple[float, int] | None  # a pair is a number and its style
Rows = Sequence[Sequence[Cell]]


def write_workbook(
    file: Path,
    sheets: Mapping[str, Rows],
    *,
    merged: Sequence[str] = (),
    formats: Sequence[str] = (),
) -> Path:
    """Write a workbook; `merged` are ranges of every sheet, style 1 is the first format."""
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in _parts(sheets, merged, formats).items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')
    return file


def _parts(
    sheets: Mapping[str, Rows], merged: Sequence[str], formats: Sequence[str]
) -> dict[str, str]:
    numbers = range(1, len(sheets) + 1)
    named = "".join(
        f'<sheet name="{escape(name)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(sheets, 1)
    )
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/worksheet"'
        f' Target="worksheets/sheet{number}.xml"/>'
        for number in numbers
    )
    relations += f'<Relationship Id="styles" Type="{OFFICE}/styles" Target="styles.xml"/>'
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml"'
        f' ContentType="{SHEET_TYPE}.worksheet+xml"/>'
        for number in numbers
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{SHEET_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{SHEET_TYPE}.styles+xml"/>'
        f"{types}</Types>",
        "_rels/.rels": f'<Relationships {PACKAGE}><Relationship Id="rId1"'
        f' Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{OFFICE}">'
        f"<sheets>{named}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"<Relationships {PACKAGE}>{relations}</Relationships>",
        "xl/styles.xml": _styles(formats),
        **{
            f"xl/worksheets/sheet{number}.xml": _sheet(rows, merged)
            for number, rows in enumerate(sheets.values(), 1)
        },
    }


def _styles(formats: Sequence[str]) -> str:
    defined = "".join(
        f'<numFmt numFmtId="{164 + position}" formatCode="{escape(code)}"/>'
        for position, code in enumerate(formats)
    )
    styles = "".join(f'<xf numFmtId="{164 + position}"/>' for position in range(len(formats)))
    return (
        f"<styleSheet {MAIN}><numFmts>{defined}</numFmts>"
        f'<cellXfs><xf numFmtId="0"/>{styles}</cellXfs></styleSheet>'
    )


def _sheet(rows: Rows, merged: Sequence[str]) -> str:
    lines = "".join(
        f'<row r="{number}">'
        + "".join(_cell(f"{chr(65 + slot)}{number}", cell) for slot, cell in enumerate(row))
        + "</row>"
        for number, row in enumerate(rows, 1)
    )
    ranges = "".join(f'<mergeCell ref="{each}"/>' for each in merged)
    return (
        f"<worksheet {MAIN}><sheetData>{lines}</sheetData>"
        + (f"<mergeCells>{ranges}</mergeCells>" if merged else "")
        + "</worksheet>"
    )


def _cell(place: str, cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
    number, style = cell if isinstance(cell, tuple) else (cell, 0)
    return f'<c r="{place}" s="{style}"><v>{number}</v></c>'
