"""Tables whose records are not simply the rows below the first line."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path

import pytest

from importing import read, write_mapping, write_table
from treatygraph.errors import DataError
from workbooks import Rows, write_workbook

ONE = "tables: {t: {OPTIONS nodes: {n: {kind: place, name: 'NAME', id: '{row} NAME'}}}}\n"


def names(folder: Path, file: Path, name: str, options: str = "") -> list[str]:
    """The names that a mapping with these options makes of a file, one for each record."""
    text = ONE.replace("NAME", name).replace("OPTIONS", options and f"{options},")
    imported = read(write_mapping(folder, text), file)
    assert not imported.account.rejects
    return [each.name for each in imported.dataset.nodes]


# titles above the header


TITLED = "List of visits,\n\nas of May,\nname,city\nA,Rome\nB,Oslo\n"


@pytest.mark.parametrize(
    "options",
    [
        "header: 4",
        "skip: 3",
        "skip: [{rows: 3}]",
        "header: [city, Name]",
        "header: [[town, city]]",
        "skip: 1, header: [city]",
    ],
)
def test_titles_above_the_header_are_skipped(options, tmp_path):
    assert names(tmp_path, write_table(tmp_path, TITLED), "{name}", options) == ["A", "B"]
    rows = [["List of visits"], [], ["as of May"], ["name", "city"], ["A", "x"], ["B", "y"]]
    book = write_workbook(tmp_path / "t.xlsx", {"One": rows})
    assert names(tmp_path, book, "{name}", options) == ["A", "B"]


def test_titles_are_skipped_where_the_mapping_names_the_columns(tmp_path):
    file = write_table(tmp_path, "A list\nA,Rome\n")
    assert names(tmp_path, file, "{a}", "skip: 1, columns: [a, b]") == ["A"]


def test_titles_and_conditions_stand_in_one_list(tmp_path):
    options = "skip: [{rows: 3}, {when: {name: A}, because: no}]"
    assert names(tmp_path, write_table(tmp_path, TITLED), "{name}", options) == ["B"]


@pytest.mark.parametrize("options", ["header: 0", "header: -1", "skip: many", "skip: [{rows: x}]"])
def test_number_of_titles_that_is_none_is_an_error(options, tmp_path):
    with pytest.raises(DataError, match=r"mapping\.yaml:\d+: "):
        names(tmp_path, write_table(tmp_path, TITLED), "{name}", options)


# sheets

SHEETS: dict[str, Rows] = {
    "1990s": [["state", "day"], ["Peru", 1990]],
    "2000s": [["state", "day"], ["Chile", 2001], ["Fiji", 2002]],
    "Notes": [["taken from a book"]],
}


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("sheet: 2000s", ["Chile", "Fiji"]),
        ("sheet: [1990s, 2000s]", ["Peru", "Chile", "Fiji"]),
        ("sheet: '*s', header: [state]", ["Peru", "Chile", "Fiji"]),
        ("sheet: '[0-9]*'", ["Peru", "Chile", "Fiji"]),
        ("ignore: [day]", ["Peru"]),
    ],
)
def test_sheets_that_a_table_reads(options, expected, tmp_path):
    book = write_workbook(tmp_path / "b.xlsx", {k: SHEETS[k] for k in ("1990s", "2000s")})
    assert sorted(names(tmp_path, book, "{state}", options)) == sorted(expected)


def test_each_sheet_is_a_source_and_its_name_a_column(tmp_path):
    text = ONE.replace("NAME", "{sheet} {state}").replace("OPTIONS", "sheet: '[0-9]*',")
    imported = read(write_mapping(tmp_path, text), write_workbook(tmp_path / "b.xlsx", SHEETS))
    assert [each.name for each in imported.dataset.nodes] == [
        "1990s Peru",
        "2000s Chile",
        "2000s Fiji",
    ]
    assert [each.note for each in imported.dataset.sources.values()] == [
        "sheet 1990s",
        "sheet 2000s",
    ]


def test_sheets_of_one_file_are_several_tables(tmp_path):
    text = """\
    tables:
      old: {sheet: 1990s, nodes: {n: {kind: place, name: '{state}'}}}
      new: {sheet: 2000s, nodes: {n: {kind: document, name: '{state}'}}}
    """
    imported = read(write_mapping(tmp_path, text), write_workbook(tmp_path / "b.xlsx", SHEETS))
    assert [(each.kind, each.name) for each in imported.dataset.nodes] == [
        ("document", "Chile"),
        ("document", "Fiji"),
        ("place", "Peru"),
    ]


def test_sheets_are_distinguished_by_their_columns(tmp_path):
    text = """\
    tables:
      edges: {nodes: {n: {kind: document, name: '{from} {to}'}}}
      nodes: {nodes: {n: {kind: place, name: '{id}'}}}
    """
    sheets: dict[str, Rows] = {
        "A": [["id", "label"], ["x", "X"]],
        "B": [["from", "to"], ["x", "y"]],
    }
    imported = read(write_mapping(tmp_path, text), write_workbook(tmp_path / "b.xlsx", sheets))
    assert [each.name for each in imported.dataset.nodes] == ["x", "x y"]


def test_relations_of_two_sheets_have_ids_of_their_own(tmp_path):
    text = """\
    tables:
      t:
        sheet: '*'
        nodes: {s: {country: {name: '{state}'}}, d: {kind: document, name: Pact}}
        relations: {r: {type: signed, from: s, to: d, date: '{day}', status: happened}}
    """
    sheets = {key: SHEETS[key] for key in ("1990s", "2000s")}
    imported = read(write_mapping(tmp_path, text), write_workbook(tmp_path / "b.xlsx", sheets))
    assert len({each.id for each in imported.dataset.relations}) == 3


def test_sheet_that_is_not_there_is_an_error_with_the_nearest(tmp_path):
    book = write_workbook(tmp_path / "b.xlsx", SHEETS)
    with pytest.raises(DataError, match="has no sheet '1990'; did you mean '1990s'"):
        names(tmp_path, book, "{state}", "sheet: '1990'")


# nested JSON

WHO = ("Doe", "Roe", "Poe")
VISITS = {
    "made": "May",
    "visits": {
        "PER": {"name": "Peru", "guests": [{"who": "Doe"}, {"who": "Roe"}]},
        "CHL": {"name": "Chile", "guests": [{"who": "Poe"}], "capital": {"name": "Santiago"}},
    },
}


@pytest.mark.parametrize(
    ("records", "name", "expected"),
    [
        ("visits/*/guests", "{who} {../name}", ["Doe Peru", "Roe Peru", "Poe Chile"]),
        ("guests", "{who} {../*}", ["Doe PER", "Roe PER", "Poe CHL"]),
        (
            "guests",
            "{who} {*} {../../*}",
            [f"{who} guests visits" for who in ("Doe", "Roe", "Poe")],
        ),
        ("guests", "{who} {../../../made}", ["Doe May", "Roe May", "Poe May"]),
        ("visits/*", "{name} {*} {../../made}", ["Peru PER May", "Chile CHL May"]),
        ("capital", "{name} {../name}", ["Santiago Chile"]),
    ],
)
def test_records_in_nested_objects_have_columns_of_those_around(records, name, expected, tmp_path):
    file = write_table(tmp_path, json.dumps(VISITS), "v.json")
    assert names(tmp_path, file, name, f"records: '{records}'") == expected


def test_optional_column_of_the_object_around_a_record(tmp_path):
    file = write_table(tmp_path, json.dumps(VISITS), "v.json")
    text = ONE.replace("OPTIONS", "records: guests,").replace("id: '{row} NAME'", "id: '{row}'")
    text = text.replace("'NAME'", "{first: ['{../capital/name?}', none]}")
    nodes = read(write_mapping(tmp_path, text), file).dataset.nodes
    assert [each.name for each in nodes] == ["none", "none", "Santiago"]


def test_objects_keyed_by_code_at_the_outermost_level(tmp_path):
    file = write_table(tmp_path, '{"PER": [{"a": 1}, {"a": 2}], "CHL": [{"a": 3}]}', "v.json")
    assert names(tmp_path, file, "{*} {a}", "records: '*'") == ["PER 1", "PER 2", "CHL 3"]


def test_list_of_objects_gives_parallel_lists(tmp_path):
    records = [{"t": "Pact", "by": [{"s": "Peru", "on": "1990"}, {"s": "Chile"}]}]
    file = write_table(tmp_path, json.dumps(records), "v.json")
    options = "parallel: {by/s: ';', by/on: ';'}"
    text = ONE.replace("OPTIONS", f"{options},").replace("id: '{row} NAME'", "id: '{by/s}'")
    text = text.replace("'NAME'", "'{by/s}', note: '{by/on}'")
    nodes = read(write_mapping(tmp_path, text), file).dataset.nodes
    assert {each.name: each.note for each in nodes} == {"Peru": "1990", "Chile": None}


@pytest.mark.parametrize("now", [[], [""], ["", " "], None, "", ["n/a"]])
def test_first_skips_lists_without_a_text(now, tmp_path):
    text = """\
    tables:
      t:
        missing: [n/a]
        nodes: {n: {each: {first: ['{now?}', '{then}']}, kind: place, name: '{each}'}}
    """
    file = write_table(tmp_path, json.dumps([{"now": now, "then": ["A", "B"]}]), "t.json")
    found = read(write_mapping(tmp_path, text), file).dataset.nodes
    assert [each.name for each in found] == ["A", "B"]


def test_blank_in_a_list_makes_no_node(tmp_path):
    text = "tables: {t: {nodes: {n: {each: '{now}', kind: place, name: '{each}'}}}}\n"
    file = write_table(tmp_path, '[{"now": ["", "A", " B "]}]', "t.json")
    found = read(write_mapping(tmp_path, text), file).dataset.nodes
    assert [each.name for each in found] == ["A", "B"]


# XML

XML = """<?xml version="1.0" encoding="utf-8"?>
<x:collection xmlns:x="urn:x">
  <region code="S">
    <treaty id="t1"><title>On Wells</title><date type="signed">1990-05</date>
      <party>Peru</party><party>Chile</party></treaty>
    <treaty id="t2"><title>On Roads &amp; Bridges</title></treaty>
    <label>South</label>
  </region>
  <region code="N"><treaty id="t3"><title>On Études</title></treaty></region>
</x:collection>
"""


@pytest.mark.parametrize(
    ("options", "name", "expected"),
    [
        ("records: treaty", "{title}", ["On Wells", "On Roads & Bridges", "On Études"]),
        ("records: collection/region/treaty", "{@id}", ["t1", "t2", "t3"]),
        ("records: '*/treaty'", "{@id} {../@code}", ["t1 S", "t2 S", "t3 N"]),
        ("", "{@code}", ["S", "N"]),
    ],
)
def test_records_of_xml(options, name, expected, tmp_path):
    file = write_table(tmp_path, XML, "t.xml")
    assert names(tmp_path, file, name, options) == expected


def test_elements_and_attributes_of_xml_are_columns(tmp_path):
    text = """\
    tables:
      t:
        records: treaty
        nodes:
          n:
            kind: place
            name: '{title}'
            aliases: ['{party}', '{date}', '{date/@type}', '{../label?}']
    """
    nodes = read(write_mapping(tmp_path, text), write_table(tmp_path, XML, "t.xml")).dataset.nodes
    # the label of the region follows its treaties
    assert {each.name: each.aliases for each in nodes} == {
        "On Wells": ("Peru", "Chile", "1990-05", "signed", "South"),
        "On Roads & Bridges": ("South",),
        "On Études": (),
    }


def test_packed_xml_and_xml_in_other_encodings(tmp_path):
    (tmp_path / "a.xml.gz").write_bytes(gzip.compress(XML.encode()))
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("in/b.xml", XML)
    latin = XML.replace('encoding="utf-8"', 'encoding="iso-8859-1"').encode("latin-1")
    (tmp_path / "c.xml").write_bytes(latin)
    (tmp_path / "d.xml").write_bytes(XML.replace(' encoding="utf-8"', "").encode("utf-16"))
    for name in ("a.xml.gz", "b.zip", "c.xml", "d.xml"):
        assert names(tmp_path, tmp_path / name, "{title}", "records: treaty")[2] == "On Études"


ENTITIES = '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]><a><b>&c;</b></a>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a><b>&b;</b></a>'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (ENTITIES, r"t\.xml:1: declares entities"),
        (OUTSIDE, r"t\.xml:1: declares entities"),
        ("<a><b>", r"t\.xml:1: is no XML"),
        ("<a>\n<b></a>", r"t\.xml:2: is no XML"),
        ("", r"t\.xml:1: is no XML"),
        ("<a/>", r"t\.xml: is empty"),
        ("<a>" * 300, r"t\.xml:1: is nested too deeply"),
        ('<?xml version="1.0" encoding="klingon"?><a><b/></a>', r"t\.xml:1: is no XML"),
    ],
)
def test_xml_that_is_not_read_has_one_message_with_its_line(content, message, tmp_path):
    file = write_table(tmp_path, content, "t.xml")
    with pytest.raises(DataError, match=message):
        names(tmp_path, file, "{row}")


def test_xml_without_a_record_at_the_path_is_an_error(tmp_path):
    with pytest.raises(DataError, match="has no records at 'paper'"):
        names(tmp_path, write_table(tmp_path, XML, "t.xml"), "{@id}", "records: paper")


# wide columns

TREATIES = "Participant,Signature,Accession\nPeru,1990,\nChile,,1991\n"


@pytest.mark.parametrize(
    ("wide", "expected"),
    [
        ("{except: [participant]}", ["Peru Signature", "Chile Accession"]),
        ("{columns: [signature, 'Ratification?']}", ["Peru Signature"]),
        ("{columns: ['/^Acc/']}", ["Chile Accession"]),
        ("{except: [Participant, '/^Acc/', 'Note?']}", ["Peru Signature"]),
        (
            "{from: participant, to: Accession, except: [Participant]}",
            ["Peru Signature", "Chile Accession"],
        ),
    ],
)
def test_wide_columns_by_exception_pattern_or_if_they_are_there(wide, expected, tmp_path):
    options = f"wide: {wide}, skip: [{{when: {{cell: ''}}, because: none}}]"
    text = ONE.replace("id: '{row} NAME'", "id: '{Participant} {column}'")
    text = text.replace("NAME", "{Participant} {column}").replace("OPTIONS", f"{options},")
    nodes = read(write_mapping(tmp_path, text), write_table(tmp_path, TREATIES)).dataset.nodes
    assert sorted(each.name for each in nodes) == sorted(expected)


def test_exception_of_a_wide_table_that_is_no_column_is_an_error(tmp_path):
    with pytest.raises(DataError, match="there is no column 'Participants'"):
        names(tmp_path, write_table(tmp_path, TREATIES), "x", "wide: {except: [Participants]}")
