"""Workbooks: several sheets, merged cells, and dates as precise as they are displayed."""

from __future__ import annotations

import pytest

from importing import read, write_mapping
from treatygraph.importers.files.merged_cells import cell_name
from treatygraph.importers.files.sheet_dates import length_shown
from workbooks import Rows, write_workbook

TOWNS = "tables: {t: {nodes: {x: {kind: place, name: '{town}', note: '{day?}'}}}}"
DAY = 33_000  # 1990-05-07


def notices(imported) -> dict[str, tuple[int, tuple[str, ...]]]:
    return {each.what: (each.count, each.examples) for each in imported.account.notices}


def notes(imported) -> dict[str, str | None]:
    return {each.name: each.note for each in imported.dataset.nodes}


# dates


@pytest.mark.parametrize(
    ("format", "date"),
    [
        ("mmmm yyyy", "1990-05"),
        ("yyyy", "1990"),
        ("mm/yy", "1990-05"),
        ("[$-409]mmm\\-yy;@", "1990-05"),
        ("yyyy-mm-dd", "1990-05-07"),
        ("d mmmm yyyy", "1990-05-07"),
    ],
)
def test_date_is_as_precise_as_its_display_format(format, date, tmp_path):
    rows: Rows = [["town", "day"], ["Ayr", (DAY, 1)], ["Bute", "1991"]]
    file = write_workbook(tmp_path / "t.xlsx", {"Towns": rows}, formats=[format])
    assert notes(read(write_mapping(tmp_path, TOWNS), file)) == {"Ayr": date, "Bute": "1991"}


@pytest.mark.parametrize(
    ("format", "length"),
    [
        ("General", None),
        ("0.00", None),
        ("yyyy", 4),
        ('"year" yyyy', 4),
        ('"day" yyyy', 4),
        ("mmm-yy", 7),
        ("mm:ss", None),
        ("h:mm yyyy", None),
        ("dd.mm.yyyy", None),
        ('yyyy"年"m"月"', 7),
        ("[Red]yyyy", 4),
        ("m", None),
    ],
)
def test_length_of_a_date_in_a_format(format, length):
    assert length_shown(format) == length


def test_precision_belongs_to_the_cell_in_a_sheet_that_does_not_begin_in_a1(tmp_path):
    rows: Rows = [[], [None, "town", "day"], [None, "Ayr", (DAY, 1)], [None, "Bute", (DAY, 2)]]
    file = write_workbook(tmp_path / "t.xlsx", {"T": rows}, formats=["yyyy", "dd.mm.yyyy"])
    found = notes(read(write_mapping(tmp_path, TOWNS), file))
    assert found == {"Ayr": "1990", "Bute": "1990-05-07"}


# merged cells


@pytest.mark.parametrize("fill", [True, False])
def test_merged_cells_are_filled_where_the_mapping_says_so(fill, tmp_path):
    rows: Rows = [["town", "day"], ["Ayr", "1990"], ["Bute"], ["Skye"], ["Mull"]]
    file = write_workbook(tmp_path / "t.xlsx", {"T": rows}, merged=["B2:B4"])
    text = TOWNS.replace("nodes", "fill: down, nodes", 1) if fill else TOWNS
    imported = read(write_mapping(tmp_path, text), file)
    rest = "1990" if fill else None
    assert notes(imported) == {"Ayr": "1990", "Bute": rest, "Skye": rest, "Mull": None}
    assert notices(imported) == {"merged-cells": (1, ("B2:B4",))}


def test_merged_cells_of_several_columns_and_beyond_the_table(tmp_path):
    rows: Rows = [["town", "day"], ["Ayr", "1990"], ["Bute", "1991"], [None, None]]
    merged = ["A3:B3", "B2:F2", "A8:A9"]
    file = write_workbook(tmp_path / "t.xlsx", {"T": rows}, merged=merged)
    text = TOWNS.replace("nodes", "fill: down, nodes", 1)
    imported = read(write_mapping(tmp_path, text), file)
    assert notes(imported) == {"Ayr": "1990", "Bute": "Bute"}
    assert notices(imported)["merged-cells"][0] == 3


def test_merged_cells_of_edges_apply_to_each_row(tmp_path):
    rows: Rows = [
        ["Source", "Target", "Type", "Date"],
        ["Ayr", "Bute", "ferry", "1990"],
        ["Ayr", "Skye"],
        ["Ayr", "Mull"],
    ]
    file = write_workbook(tmp_path / "t.xlsx", {"T": rows}, merged=["C2:C4", "D2:D3"])
    found = [(each.type, each.date) for each in read("graph", file).dataset.relations]
    assert sorted(found, key=str) == [("ferry", "1990"), ("ferry", "1990"), ("ferry", None)]


@pytest.mark.parametrize(("position", "name"), [((0, 0), "A1"), ((8, 25), "Z9"), ((0, 26), "AA1")])
def test_name_of_a_cell(position, name):
    assert cell_name(position) == name


# sheets


def test_sheets_of_nodes_and_edges_are_both_read(tmp_path):
    sheets = {
        "Read me": [["This workbook"], ["holds towns"]],
        "Connections": [["From", "To", "Type"], ["Ayr", "Bute", "ferry"]],
        "Elements": [["Label", "Type"], ["Ayr", "town"], ["Bute", "isle"]],
        "Empty": [],
    }
    imported = read("graph", write_workbook(tmp_path / "t.xlsx", sheets))
    assert {each.kind for each in imported.dataset.nodes} == {"town", "isle"}
    (only,) = imported.dataset.relations
    assert only.type == "ferry"
    assert (only.evidence[0].source, only.evidence[0].at) == ("graph-connections", "row 1")
    assert notices(imported) == {"unread-sheet": (1, ("Read me",))}


def test_rows_of_two_sheets_with_edges_have_ids_of_their_own(tmp_path):
    edges = [["Source", "Target"], ["Ayr", "Bute"]]
    file = write_workbook(tmp_path / "t.xlsx", {"1990s": edges, "2000s": edges})
    imported = read("graph", file)
    assert len(imported.dataset.relations) == 2
    assert imported.account.rejected == 0


def test_sheets_that_a_mapping_leaves_out_are_reported(tmp_path):
    rows: Rows = [["town"], ["Ayr"]]
    file = write_workbook(tmp_path / "t.xlsx", {"1990s": rows, "2000s": rows, "Notes": rows})
    imported = read(write_mapping(tmp_path, TOWNS), file)
    assert notices(imported) == {"unread-sheet": (2, ("2000s", "Notes"))}
