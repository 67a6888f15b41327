"""Small workbooks as spreadsheet programs write them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
Rows = Sequence[Sequence[str | float | None]]


def write_workbook(file: Path, sheets: Mapping[str, Rows]) -> Path:
    """A workbook with these sheets, by name."""
    numbered = list(enumerate(sheets, 1))
    names = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}" r:id="r{n}"/>' for n, name in numbered
    )
    book = f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{names}</sheets></workbook>'
    links = "".join(_link(f"r{n}", "worksheet", f"worksheets/sheet{n}.xml") for n, _ in numbered)
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("_rels/.rels", _links(_link("r1", "officeDocument", "xl/workbook.xml")))
        archive.writestr("xl/workbook.xml", book)
        archive.writestr("xl/_rels/workbook.xml.rels", _links(links))
        for n, name in numbered:
            archive.writestr(f"xl/worksheets/sheet{n}.xml", _sheet(sheets[name]))
    return file


def _links(links: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}">{links}</Relationships>'


def _link(key: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>'


def _sheet(rows: Rows) -> str:
    cells = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in rows)
    return f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>'


def _cell(value: str | float | None) -> str:
    if value is None:
        return "<c/>"
    if isinstance(value, str):
        return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    return f"<c><v>{value}</v></c>"
