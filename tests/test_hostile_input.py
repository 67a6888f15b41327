"""Files made to hold, fill or break an import: one message, or one row that is rejected."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import os
import socket
import time
import zipfile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import treatygraph as tg
from commands import assert_refused, run, run_process
from folders import node, source, write_folder
from importing import read, write_mapping, write_table
from treatygraph.errors import DataError
from treatygraph.importers.files.records import header

PLACES = "tables: {t: {nodes: {place: {kind: place, name: '{name}'}}}}\n"
COMPRESS: dict[str, Any] = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}


def names_of(imported) -> list[str]:
    return [each.name for each in imported.dataset.nodes]


# what is no file


@pytest.fixture
def pipe(tmp_path):
    path = tmp_path / "pipe.csv"
    os.mkfifo(path)
    return path


def test_pipes_and_devices_are_refused_as_tables(pipe, tmp_path):
    mapping, out = write_mapping(tmp_path, PLACES), tmp_path / "store"
    for path in (pipe, Path("/dev/zero"), Path("/dev/stdin")):
        outcome = run("import", mapping, path, "--out", out)
        assert_refused(outcome, f"{path}: cannot be read: it is not a file, but a pipe, device")
    assert not out.exists()


def test_sockets_are_refused_as_tables(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # the path of a socket is short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.csv")
        outcome = run("import", "graph", "s.csv", "--out", tmp_path / "store")
    assert_refused(outcome, "s.csv: cannot be read: it is not a file")


def test_pipe_is_refused_as_mapping(pipe, tmp_path):
    mapping = pipe.rename(tmp_path / "m.yaml")
    table = write_table(tmp_path, "name\nRome\n")
    outcome = run("import", mapping, table, "--out", tmp_path / "store")
    assert_refused(outcome, "m.yaml: cannot be read: it is not a file")


@pytest.mark.parametrize("part", ["vocabulary.yaml", "sources.yaml", "nodes/b.yaml"])
def test_pipe_is_refused_in_a_data_folder(part, tmp_path):
    folder = write_folder(tmp_path, [node("a", "person")], [], [])
    (folder / part).unlink(missing_ok=True)
    os.mkfifo(folder / part)
    assert_refused(run("stats", data=folder), f"{part}: cannot be read: it is not a file")


def test_pipe_is_refused_as_text_of_a_source(pipe, tmp_path):
    folder = write_folder(tmp_path / "d", [node("a", "person")], [], [source("s", file=pipe.name)])
    outcome = run("check", "--texts", tmp_path, data=folder)
    assert_refused(outcome, "pipe.csv: cannot be read: it is not a file")


def test_file_that_is_missing_and_a_folder_have_messages_of_their_own(tmp_path):
    out = tmp_path / "store"
    outcome = run("import", "graph", tmp_path / "no.csv", "--out", out)
    assert_refused(outcome, "no.csv: cannot be read: No such file")
    assert_refused(run("import", "graph", tmp_path, "--out", out), "is a folder without any table")


# more than it seems


@pytest.mark.parametrize("suffix", COMPRESS)
@pytest.mark.parametrize("format", ["csv", "json", "jsonl", "xlsx", "parquet"])
def test_packed_file_is_unpacked_up_to_the_limit(suffix, format, tmp_path):
    table = tmp_path / f"t.{format}{suffix}"
    table.write_bytes(COMPRESS[suffix](b"name\n" + b"x\n" * 2**20))
    with tg.limits(unpacked="1MB"), pytest.raises(DataError, match="the limit is unpacked=1MB"):
        read(write_mapping(tmp_path, PLACES), table)


def test_zip_is_unpacked_up_to_the_limit(tmp_path):
    table = tmp_path / "t.zip"
    with zipfile.ZipFile(table, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("t.csv", "name\n" + "x\n" * 2**20)
    mapping = write_mapping(tmp_path, PLACES)
    with tg.limits(unpacked="1MB"), pytest.raises(DataError, match="the limit is unpacked=1MB"):
        read(mapping, table)
    with tg.limits(unpacked="3MB"):
        assert names_of(read(mapping, table)) == ["x"]


def workbook(path: Path, size: int) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(size))
    return path


def test_workbook_that_states_its_size_is_not_unpacked_beyond_the_limit(tmp_path):
    table = workbook(tmp_path / "t.xlsx", 2**22)
    with tg.limits(unpacked="1MB"), pytest.raises(DataError, match="the limit is unpacked=1MB"):
        read(write_mapping(tmp_path, PLACES), table)


def test_workbook_that_states_a_wrong_size_is_not_unpacked_beyond_the_limit(tmp_path):
    size = 2**22
    table = workbook(tmp_path / "t.xlsx", size)
    lying = table.read_bytes().replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))
    table.write_bytes(lying)
    with zipfile.ZipFile(table) as archive:
        assert archive.infolist()[0].file_size == 100
    with tg.limits(unpacked="1MB"), pytest.raises(DataError, match="the limit is unpacked=1MB"):
        read(write_mapping(tmp_path, PLACES), table)


def test_table_has_a_limited_number_of_columns(tmp_path):
    mapping = write_mapping(tmp_path, PLACES)
    wide = write_table(tmp_path, f"name{',x' * 20}\nRome{',' * 20}\n")
    sparse = [{"name": "Rome"}, *({f"key {number}": 1} for number in range(20))]
    keys = write_table(tmp_path, json.dumps(sparse), "t.json")
    for table in (wide, keys):
        with tg.limits(columns=20), pytest.raises(DataError, match="has 21 columns: the limit is"):
            read(mapping, table)
        with tg.limits(columns=21):
            assert names_of(read(mapping, table)) == ["Rome"]


# wide tables


def test_columns_have_a_name_each():
    assert header(["a", "a", "b", "a"]) == ["a", "a (2)", "b", "a (3)"]
    assert header(["a", "a (2)", "a"]) == ["a", "a (2)", "a (3)"]
    assert header(["a (3)", "a", "a", "a"]) == ["a (3)", "a", "a (2)", "a (4)"]
    assert header(["", None, " x "]) == ["column 1", "column 2", "x"]


@pytest.mark.parametrize("name", ["x", "col {}", "x (", "attributes/a{}", "ids/a{}"])
def test_time_of_an_import_grows_with_the_number_of_columns_only(name, tmp_path):
    def seconds(count: int) -> float:
        names = ",".join(name.format(number) for number in range(count))
        row = ",".join(["1"] * count)
        rows = "".join(f"a{number},b{number},{row}\n" for number in range(5))
        table = write_table(tmp_path, f"Source,Target,{names}\n{rows}")
        start = time.process_time()
        assert read("graph", table).account.made == 5
        return time.process_time() - start

    seconds(10)  # what is imported and read once
    few, many = seconds(500), seconds(4000)
    assert many < 40 * max(few, 0.02)  # eight times the columns; the square is 64 times


# JSON

EDGE = '{"Source": "A", "Target": "B", "Type": "allied_with"}'


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (r'{"Source": "A\ud800", "Target": "B"}', "half of a character"),
        (r'{"Source": "A", "Target": "B", "x\udc00": 1}', "half of a character"),
        (r'{"Source": "A", "Target": "B", "x": [["\ud800"]]}', "half of a character"),
        (f'{{"Source": "A", "Target": "B", "x": {"[" * 900 + "]" * 900}}}', "nested too deeply"),
        (f'{{"Source": "A", "Target": "B", "Weight": {"9" * 5000}}}', "weight does not fit"),
        ('{"Source": "A", "Target": "B", "Weight": 1e400}', "weight does not fit: '1e400'"),
        ("[1]", "not a JSON object"),
    ],
)
def test_bad_record_of_json_is_rejected_alone(bad, reason, tmp_path):
    for name, text in (("t.json", f"[{bad},{EDGE}]"), ("t.jsonl", f"{bad}\n{EDGE}\n")):
        account = read("graph", write_table(tmp_path, text, name)).account
        assert (account.read, account.made) == (2, 1)
        assert account.rejects[0].row == 1
        assert reason in account.rejects[0].reason or "recursion" in account.rejects[0].reason


def test_number_beyond_what_python_holds_is_kept_as_its_digits(tmp_path):
    text = '[{"name": %s}, {"name": -1e999}]' % ("9" * 5000)
    imported = read(write_mapping(tmp_path, PLACES), write_table(tmp_path, text, "t.json"))
    assert sorted(names_of(imported)) == ["-1e999", "9" * 5000]


def test_keys_given_twice_and_values_that_are_no_json_are_counted(tmp_path):
    text = '{"name": "Rome", "x": NaN, "x": [-Infinity], "name": "Oslo"}\n{"name": NaN}\n'
    table = write_table(tmp_path, text, "t.jsonl")
    imported = read(write_mapping(tmp_path, PLACES), table)
    assert names_of(imported) == ["Oslo"]
    notices = {each.what: each for each in imported.account.notices}
    assert notices["duplicate-key"].count == 2
    assert set(notices["duplicate-key"].examples) == {"x", "name"}
    assert notices["not-a-number"].count == 3
    assert notices["not-a-number"].examples[0] == "NaN"


# CSV

LINES = "Source,Target,Type,Start,Note\n"
THOUSAND = "".join(f"A{number},B{number},allied_with,2001,\n" for number in range(1000))


@pytest.mark.parametrize("after", ["", 'C,D,allied_with,2002,"yes, ""no"""\n'])
def test_quote_that_is_never_closed_rejects_its_row_only(after, tmp_path):
    stray = 'A,B,allied_with,2001,"he said\n'
    table = write_table(tmp_path, LINES + THOUSAND + stray + THOUSAND + after)
    account = read("graph", table).account
    assert account.made == 2000 + bool(after)
    assert [(each.row, each.reason) for each in account.rejects] == [
        (1001, f"a quote that is never closed: opened in line 1002: {stray.rstrip()!r}")
    ]


def test_quoted_cell_keeps_its_line_breaks(tmp_path):
    table = write_table(tmp_path, LINES + 'A,B,met,2001,"one\r\n\n""two"", three"\nC,D,met,,x\n')
    imported = read("graph", table)
    notes = {each.note for each in imported.dataset.relations}
    assert notes == {'one\r\n\n"two", three', "x"}
    assert not imported.account.rejects


def test_last_cell_without_a_line_end_is_closed_or_not(tmp_path):
    closed = write_table(tmp_path, LINES + 'A,B,met,2001,"x"')
    assert read("graph", closed).account.made == 1
    opened = write_table(tmp_path, LINES + 'A,B,met,2001,"x')
    account = read("graph", opened).account
    assert account.made == 0
    assert "opened in line 2" in account.rejects[0].reason


def test_header_with_an_open_quote_is_one_message(tmp_path):
    table = write_table(tmp_path, 'Source,"Target\nA,B\n')
    with pytest.raises(DataError, match="its header cannot be read: a quote that is never closed"):
        read("graph", table)


def test_quotes_that_open_in_every_line_are_read_in_linear_time(tmp_path):
    table = write_table(tmp_path, LINES + 'x","y\n' * 40_000)
    start = time.process_time()
    account = read("graph", table).account
    assert account.rejected == account.read == 40_000
    assert time.process_time() - start < 30  # the square would be minutes


# Excel and Parquet


def write_parquet(path: Path, column: pa.Array) -> Path:
    names = [f"n{number}" for number in range(len(column))]
    pq.write_table(pa.table({"name": names, "x": column}), path)
    return path


@pytest.mark.parametrize(
    "column",
    [
        pa.array([10**7, 1], pa.int32()).cast(pa.date32()),
        pa.array([-(10**7), 1], pa.int32()).cast(pa.date32()),
        pa.array([2**62, 1], pa.int64()).cast(pa.timestamp("us")),
        pa.array([b"\xff", b"a"]).view(pa.string()),
    ],
)
def test_row_of_parquet_with_a_cell_that_cannot_be_read_is_rejected_alone(column, tmp_path):
    imported = read(write_mapping(tmp_path, PLACES), write_parquet(tmp_path / "t.parquet", column))
    assert names_of(imported) == ["n1"]
    assert imported.account.rejects[0].reason.startswith("a cell cannot be read: ")


def test_time_zone_that_nobody_knows_rejects_rows_only(tmp_path):
    column = pa.array([1, None], pa.int64()).cast(pa.timestamp("us", tz="Mars/Olympus"))
    imported = read(write_mapping(tmp_path, PLACES), write_parquet(tmp_path / "t.parquet", column))
    assert imported.account.read == 2
    assert "n1" in names_of(imported)


def test_nested_cells_of_parquet_are_kept_as_json(tmp_path):
    mapping = write_mapping(tmp_path, PLACES.replace("{name}", "{x}"))
    for column, expected in (
        (pa.array([[("k", 1)]], pa.map_(pa.string(), pa.int64())), '[["k", 1]]'),
        (pa.array([{"a": [1, None]}]), '{"a": [1, null]}'),
    ):
        table = write_parquet(tmp_path / "t.parquet", column)
        assert names_of(read(mapping, table)) == [expected]


def write_sheet(path: Path, rows: str) -> Path:
    """A workbook of one sheet; style 1 is a date, style 2 a duration."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    relation = '<Relationship Id="{}" Type="' + kind + '/{}" Target="{}"/>'
    inside = relation.format("r1", "worksheet", "worksheets/sheet1.xml")
    inside += relation.format("r2", "styles", "styles.xml")
    sheets = f'<sheets><sheet name="P" sheetId="1" xmlns:r="{kind}" r:id="r1"/></sheets>'
    styles = '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="46"/></cellXfs>'
    root = relation.format("r1", "officeDocument", "xl/workbook.xml")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {
            "_rels/.rels": f'<Relationships xmlns="{package}">{root}</Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{main}">{sheets}</workbook>',
            "xl/_rels/workbook.xml.rels": (
                f'<Relationships xmlns="{package}">{inside}</Relationships>'
            ),
            "xl/styles.xml": f'<styleSheet xmlns="{main}">{styles}</styleSheet>',
            "xl/worksheets/sheet1.xml": (
                f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>'
            ),
        }.items():
            archive.writestr(name, f'<?xml version="1.0"?>{text}')
    return path


def sheet_rows(*cells: str) -> str:
    head = '<row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c></row>'
    rows = (f'<row r="{n}">{cell.replace("@", f"A{n}")}</row>' for n, cell in enumerate(cells, 2))
    return head + "".join(rows)


def test_row_of_excel_with_a_cell_that_cannot_be_read_is_rejected_alone(tmp_path):
    rows = sheet_rows('<c r="@" s="2"><v>1e10</v></c>', '<c r="@" s="1"><v>36000</v></c>')
    imported = read(write_mapping(tmp_path, PLACES), write_sheet(tmp_path / "t.xlsx", rows))
    assert names_of(imported) == ["1998-07-24"]
    assert imported.account.rejects[0].reason.startswith("a cell cannot be read: ")


def test_two_cells_in_opposite_corners_do_not_fill_the_memory(tmp_path):
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    table = write_sheet(tmp_path / "t.xlsx", sheet_rows() + far)
    with pytest.raises(DataError, match="a sheet of 1,048,576 × 16,384 cells: the limit is"):
        read(write_mapping(tmp_path, PLACES), table)


@pytest.mark.parametrize(
    "cell",
    [
        "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>",
        '<row r="1048576"><c r="xfd1048576"><v>1</v></c></row>',
        '<row r="1048576"><c r = "XFD1048576"><v>1</v></c></row>',
        '<row r="1048576"><c r' + " " * 2**21 + '="XFD1048576"><v>1</v></c></row>',
        '<row r="1048576"><c x="/>" s="1>" r="XFD1048576"><v>1</v></c></row>',
        '<row r="1048576"><c><v>1</v></c></row><row r="1"><c r="XFD1"><v>1</v></c></row>',
        "<row>" + "<c><v>1</v></c>" * 16384 + "</row>" + "<row><c><v>1</v></c></row>" * 2**17,
    ],
    ids=["quotes", "case", "blanks", "many blanks", "tags", "row", "no places"],
)
def test_far_cells_are_found_however_they_are_written(cell, tmp_path):
    table = write_sheet(tmp_path / "t.xlsx", sheet_rows() + cell)
    with pytest.raises(DataError, match=r"a sheet of [\d,]+ × 16,38\d cells: the limit is"):
        read(write_mapping(tmp_path, PLACES), table)


def test_far_cells_are_found_in_a_sheet_of_any_name(tmp_path):
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    plain, table = write_sheet(tmp_path / "p.xlsx", sheet_rows() + far), tmp_path / "t.xlsx"
    with zipfile.ZipFile(plain) as packed, zipfile.ZipFile(table, "w") as archive:
        for name in packed.namelist():
            text = packed.read(name).replace(b"worksheets/sheet1.xml", b"elsewhere/a.bin")
            archive.writestr(name.replace("worksheets/sheet1.xml", "elsewhere/a.bin"), text)
    with pytest.raises(DataError, match="a sheet of 1,048,576 × 16,384 cells: the limit is"):
        read(write_mapping(tmp_path, PLACES), table)


ODS = """\
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
<table:table table:name="S">{}</table:table>
</office:spreadsheet></office:body></office:document-content>"""
OPEN_DOCUMENT = "application/vnd.oasis.opendocument.spreadsheet"


def write_ods(path: Path, *rows: str) -> Path:
    """An OpenDocument spreadsheet of one sheet."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", OPEN_DOCUMENT)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", ODS.format("".join(rows)))
    return path


def ods_row(*cells: str, times: int = 1) -> str:
    return (
        f'<table:table-row table:number-rows-repeated="{times}">{"".join(cells)}</table:table-row>'
    )


def ods_cell(text: str, times: int = 1) -> str:
    value = f' office:value-type="string"><text:p>{text}</text:p' if text else ""
    repeated = f'table:number-columns-repeated="{times}"'
    return f"<table:table-cell {repeated}{value}></table:table-cell>"


def test_empty_rows_and_cells_at_the_end_of_an_ods_sheet_do_not_count(tmp_path):
    end = ods_row(ods_cell("", times=16_384), times=1_048_576)
    rows = [ods_row(ods_cell(text), ods_cell("", times=16_383)) for text in ("name", "Ada")]
    imported = read(write_mapping(tmp_path, PLACES), write_ods(tmp_path / "t.ods", *rows, end))
    assert names_of(imported) == ["Ada"]


@pytest.mark.parametrize(
    "rows",
    [
        [ods_row(ods_cell("x", times=16_384), times=1_048_576)],
        [ods_row(ods_cell(""), times=1_048_575), ods_row(ods_cell("", 16_383), ods_cell("x"))],
    ],
    ids=["repeated", "far"],
)
def test_repeated_cells_of_an_ods_sheet_do_not_fill_the_memory(tmp_path, rows):
    table = write_ods(tmp_path / "t.ods", *rows)
    with pytest.raises(DataError, match="a sheet of 1,048,576 × 16,384 cells: the limit is"):
        read(write_mapping(tmp_path, PLACES), table)


def test_blank_rows_far_below_are_no_area(tmp_path):
    far = '<row r="1048576" hidden="1"/><row r="1048577" hidden="1" />'
    table = write_sheet(tmp_path / "t.xlsx", sheet_rows('<c r="@"><v>7</v></c>') + far)
    with tg.limits(unpacked="1MB"):
        assert names_of(read(write_mapping(tmp_path, PLACES), table)) == ["7"]


def xlsb_record(kind: int, number: int) -> bytes:
    """A record of a row or a cell: type, size, and the number that it begins with."""
    return bytes([kind, 8]) + number.to_bytes(4, "little") + bytes(4)


def test_far_cells_of_a_binary_sheet_do_not_fill_the_memory(tmp_path):
    dimension = bytes([0x94, 0x01, 16]) + bytes(16)  # of two bytes; it says one cell
    cells = [
        xlsb_record(0, 0),
        xlsb_record(7, 0),
        xlsb_record(0, 1_048_575),
        xlsb_record(7, 16_383),
    ]
    table = tmp_path / "t.xlsb"
    with zipfile.ZipFile(table, "w") as archive:
        archive.writestr("xl/worksheets/sheet1.bin", dimension + b"".join(cells))
    with pytest.raises(DataError, match="a sheet of 1,048,576 × 16,384 cells: the limit is"):
        read(write_mapping(tmp_path, PLACES), table)


# names of files


def test_names_of_files_that_are_not_utf8_are_shown_and_never_end_in_a_traceback(tmp_path):
    odd = os.fsdecode(b"b\xff")
    table, store = tmp_path / f"{odd}.csv", tmp_path / f"{odd}.store"
    table.write_text("Source,Target\nA,B\n", encoding="utf-8")
    done = run_process("import", "graph", table, table, "--out", store)
    assert (done.status, done.stderr) == (0, "")
    assert "b\N{REPLACEMENT CHARACTER}.csv" in done.stdout
    commands: list[tuple[str | Path, ...]] = [
        ("list", "sources"),
        ("check",),
        ("convert", tmp_path / f"{odd}.yaml"),
    ]
    for words in commands:
        # what is written is printed as the path of it, byte for byte
        done = run_process(*words, data=store, PYTHONIOENCODING="utf-8:replace")
        assert (done.status, done.stderr) == (0, "")
    commands = [("stats", "-o", tmp_path / f"{odd}.txt"), ("check",)]
    for words in commands:
        done = run_process(*words, data=tmp_path / f"{odd}.yaml")
        assert (done.status, done.stderr) == (0, "")
    missing = run_process("import", "graph", tmp_path / f"no{odd}.csv", "--out", store)
    assert_refused(missing, "nob\N{REPLACEMENT CHARACTER}.csv: cannot be read: No such file")


def test_file_whose_only_record_is_bad_is_reported_and_makes_nothing(tmp_path):
    table = tmp_path / "s.json"
    table.write_text('[{"Source": "A\\ud800", "Target": "B", "Type": "allied_with"}]', "utf-8")
    outcome = run("import", "graph", table, "--out", tmp_path / "store", "--format", "json")
    assert outcome.status == 1
    assert (outcome.json["read"], outcome.json["rejected"]) == (1, 1)
    assert not (tmp_path / "store").exists()
