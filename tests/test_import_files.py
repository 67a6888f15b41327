"""Tables as they come: formats, packing, encodings, headers."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import zipfile
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from importing import read, write_mapping, write_table
from treatygraph.errors import DataError
from treatygraph.importers.files import parquet
from treatygraph.importers.mapping.table_spec import FileSpec

CITIES = "tables: {t: {nodes: {place: {kind: place, name: '{name}', aliases: '{also}'}}}}"
CSV = 'name,also\nParis,"Lutèce, old"\nRome,\n'
PACKED = {
    ".csv": lambda data: data,
    ".csv.gz": gzip.compress,
    ".csv.bz2": bz2.compress,
    ".csv.xz": lzma.compress,
}


def cities(imported) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.name, each.aliases) for each in imported.dataset.nodes]


@pytest.mark.parametrize("suffix", PACKED)
def test_packed_files(suffix, tmp_path):
    file = tmp_path / f"cities{suffix}"
    file.write_bytes(PACKED[suffix](CSV.encode()))
    imported = read(write_mapping(tmp_path, CITIES), file)
    assert cities(imported) == [("Paris", ("Lutèce, old",)), ("Rome", ())]


def test_zip_holds_one_table(tmp_path):
    file = tmp_path / "cities.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("inside/cities.csv", CSV)
        archive.writestr("__MACOSX/cities.csv", "x")
    assert len(cities(read(write_mapping(tmp_path, CITIES), file))) == 2


def test_excel_and_parquet_keep_what_their_cells_mean(tmp_path):
    mapping = write_mapping(
        tmp_path,
        """\
        tables:
          t:
            nodes:
              place: {kind: place, name: '{name}', aliases: ['{n}', '{x}', '{d}', '{b}']}
        """,
    )
    table = tmp_path / "t.parquet"
    columns = {"name": ["A", "B"], "n": [3.0, None], "x": [2.5, 1e20], "b": [True, None]}
    days = pa.array([date(1990, 5, 3), None], pa.date32())
    pq.write_table(pa.table({**columns, "d": days}), table)
    assert cities(read(mapping, table)) == [
        ("A", ("3", "2.5", "1990-05-03", "true")),
        ("B", ("100000000000000000000",)),
    ]


def test_lines_of_json_and_records_at_a_path(tmp_path):
    records = [{"name": "Paris", "more": {"also": ["Lutèce", "Paname"]}}, {"name": "Rome"}]
    text = CITIES.replace("{also}", "{more/also}").replace(
        "nodes:", "records: list/city, nodes:", 1
    )
    mapping = write_mapping(tmp_path, text)
    expected = [("Paris", ("Lutèce", "Paname")), ("Rome", ())]
    lines = "".join(json.dumps(each) + "\n\n" for each in records)
    for name, content in {
        "a.json": json.dumps({"answer": {"n": 2, "list": {"city": records}}}),
        "b.json": json.dumps(records),
        "c.jsonl": lines,
        "d.ndjson": lines,
    }.items():
        file = write_table(tmp_path, content, name)
        assert cities(read(mapping, file)) == expected


def test_lines_that_are_no_records_are_rejected_one_by_one(tmp_path):
    file = write_table(tmp_path, '{"name": "Rome"}\nnot json\n[1]\n{"also": "x"}\n', "t.jsonl")
    imported = read(write_mapping(tmp_path, CITIES), file)
    assert [each.row for each in imported.account.rejects] == [2, 3, 4]
    assert imported.account.made == 1


@pytest.mark.parametrize(
    ("options", "name", "content"),
    [
        ("separator: semicolon", "t.csv", "name;also\nParis;Lutèce\n".encode()),
        ("separator: '|'", "t.csv", "name|also\nParis|Lutèce\n".encode()),
        ("encoding: cp1252", "t.csv", "name,also\nParis,Lutèce\n".encode("cp1252")),
        ("encoding: utf-16", "t.csv", "name,also\nParis,Lutèce\n".encode("utf-16")),
        ("format: tsv", "t.data", "name\talso\nParis\tLutèce\n".encode()),
        ("columns: [name, also]", "t.csv", "Paris,Lutèce\n".encode()),
        ("quotes: true", "t.tab", '\ufeffname\talso\n"Paris"\tLutèce\n'.encode()),
    ],
)
def test_text_tables_as_they_come(options, name, content, tmp_path):
    mapping = write_mapping(tmp_path, CITIES.replace("nodes:", f"{options}, nodes:", 1))
    file = tmp_path / name
    file.write_bytes(content)
    assert cities(read(mapping, file)) == [("Paris", ("Lutèce",))]


def test_without_quoting_a_quotation_mark_is_one(tmp_path):
    mapping = write_mapping(tmp_path, CITIES.replace("nodes:", "quotes: false, nodes:", 1))
    file = write_table(tmp_path, 'name\talso\n"Paris" of the\tx"y\n', "t.tsv")
    assert cities(read(mapping, file)) == [('"Paris" of the', ('x"y',))]


def test_rows_of_another_length_are_rejected(tmp_path):
    file = write_table(tmp_path, "name,also\nParis\n\nRome,x,y\nOslo,Kristiania\n")
    imported = read(write_mapping(tmp_path, CITIES), file)
    assert [(each.row, each.reason) for each in imported.account.rejects] == [
        (1, "another number of cells than columns: 1, not 2"),
        (2, "another number of cells than columns: 3, not 2"),
    ]
    assert imported.account.read == 3


SHEET = """<?xml version="1.0"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>
"""
WORKBOOK = """<?xml version="1.0"?>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>
<sheet name="Notes" sheetId="1" r:id="r1"/>
<sheet name="Places" sheetId="2" r:id="r2"/></sheets></workbook>
"""
RELATIONSHIPS = """<?xml version="1.0"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>
"""
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def write_excel(file: Path, rows: list[list[str | float]]) -> Path:
    """A workbook whose second sheet, Places, has these rows, as spreadsheet programs write it."""
    cells = "".join(f"<row>{''.join(map(_excel_cell, row))}</row>" for row in rows)
    sheets = "".join(
        f'<Relationship Id="r{n}" Type="{KIND}worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in (1, 2)
    )
    root = f'<Relationship Id="r1" Type="{KIND}officeDocument" Target="xl/workbook.xml"/>'
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("_rels/.rels", RELATIONSHIPS.format(root))
        archive.writestr("xl/workbook.xml", WORKBOOK)
        archive.writestr("xl/_rels/workbook.xml.rels", RELATIONSHIPS.format(sheets))
        archive.writestr("xl/worksheets/sheet1.xml", SHEET.format(""))
        archive.writestr("xl/worksheets/sheet2.xml", SHEET.format(cells))
    return file


def _excel_cell(value: str | float) -> str:
    if isinstance(value, str):
        return f'<c t="inlineStr"><is><t>{value}</t></is></c>'
    return f"<c><v>{value}</v></c>"


def test_sheet_of_a_workbook(tmp_path):
    rows: list[list[str | float]] = [
        ["name", "also"],
        ["Paris", "Lutèce"],
        ["", ""],
        ["Route", 66.0],
    ]
    file = write_excel(tmp_path / "t.xlsx", rows)
    mapping = write_mapping(tmp_path, CITIES.replace("nodes:", "sheet: Places, nodes:", 1))
    assert cities(read(mapping, file)) == [("Paris", ("Lutèce",)), ("Route", ("66",))]
    other = write_mapping(tmp_path, CITIES.replace("nodes:", "sheet: Place, nodes:", 1))
    with pytest.raises(DataError, match="has no sheet 'Place'; did you mean 'Places'"):
        read(other, file)
    with pytest.raises(DataError, match="is empty"):
        read(write_mapping(tmp_path, CITIES), file)


def test_parquet_on_disk_is_read_by_parts(tmp_path):
    column = pa.array([f"{number:0100d}" for number in range(200_000)])
    path = tmp_path / "names.parquet"
    pq.write_table(pa.table({"name": column}), path, row_group_size=10_000, compression="none")
    read_bytes = []

    class Counted(io.BufferedReader):
        def read(self, size=-1):
            content = super().read(size)
            read_bytes.append(len(content))
            return content

    with Counted(io.FileIO(path)) as stream:
        records = parquet.read(stream, FileSpec(), str(path))
        assert next(iter(records.rows)) == ["0" * 100]
        assert sum(read_bytes) < path.stat().st_size / 4
