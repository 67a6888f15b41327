"""The language of mappings, part by part: what a table becomes."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import zipfile
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from importing import node, read, relations, write_mapping, write_table
from treatygraph.importers import english

# a mapping in which `visits` says when, and everything else is plain
VISITS = """\
tables:
  visits:
    nodes:
      host: {{kind: country, name: '{{host}}'}}
      guest: {{kind: person, name: '{{guest}}'}}
    relations:
      visit: {{type: visited, from: guest, to: host, status: happened, {visit}}}
"""


def one_visit(folder: Path, visit: str, header: str, row: str):
    """The one visit of a table with one row; `visit` is what the mapping says of it beside."""
    mapping = write_mapping(folder, VISITS.format(visit=visit))
    table = write_table(folder, f"host,guest,{header}\nHere,Doe,{row}\n")
    return read(mapping, table)


def date_of(folder: Path, spec: str, header: str, row: str) -> str | None:
    """The date that a mapping reads in a row, None where there is none; refused rows fail."""
    dataset, account = one_visit(folder, f"date: {spec}", header, row)
    assert not account.rejects, account.rejects
    return dataset.relations[0].date


# dates


@pytest.mark.parametrize(
    ("spec", "header", "row", "expected"),
    [
        ("'{day}'", "day", "1990-05", "1990-05"),
        ("'{day}'", "day", "", None),
        ("'{day}'", "day", "1990-05-03T10:20:00", "1990-05-03"),
        ("{of: '{day}', date: '%d/%m/%Y'}", "day", "03/05/1990", "1990-05-03"),
        ("{of: '{day}', date: '%m/%Y'}", "day", "05/1990", "1990-05"),
        ("{of: '{day}', date: '%Y'}", "day", "1990", "1990"),
        ("{of: '{day}', date: ['%d.%m.%Y', EDTF]}", "day", "3.5.1990", "1990-05-03"),
        ("{of: '{day}', date: ['%d.%m.%Y', EDTF]}", "day", "1990~", "1990~"),
        ("{year: '{y}', month: '{m}', day: '{d}'}", "y,m,d", "1990,5,3", "1990-05-03"),
        ("{year: '{y}', month: '{m}', day: '{d}'}", "y,m,d", "1990.0,5.0,", "1990-05"),
        ("{year: '{y}', month: '{m}', day: '{d}'}", "y,m,d", "1990,,3", "1990"),
        ("{year: '{y}', month: '{m}', day: '{d}'}", "y,m,d", "990,May,0", "0990-05"),
        ("{year: '{y}', month: '{m}', day: '{d}'}", "y,m,d", ",5,3", None),
        ("{from: '{a}', until: '{b}'}", "a,b", "1990,1995", "1990/1995"),
        ("{from: '{a}', until: '{b}'}", "a,b", "1990,", "1990/.."),
        ("{from: '{a}', until: '{b}'}", "a,b", ",1995", "../1995"),
        ("{from: '{a}', until: '{b}'}", "a,b", "1990,1990", "1990"),
        ("{from: '{a}', until: '{b}'}", "a,b", ",", None),
        ("{of: '{day}', date: English}", "day", '"May 3–9, 1990"', "1990-05-03/1990-05-09"),
        ("{first: ['{a}', '{b}']}", "a,b", ",1995", "1995"),
    ],
)
def test_dates(spec, header, row, expected, tmp_path):
    assert date_of(tmp_path, spec, header, row) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("January 29–February 7, 1909", "1909-01-29/1909-02-07"),
        ("December 31, 1918–January 1, 1919", "1918-12-31/1919-01-01"),
        ("April 3–29, 1905", "1905-04-03/1905-04-29"),
        ("January 14, 1866", "1866-01-14"),
        ("3-29 April 1905", "1905-04-03/1905-04-29"),
        ("3rd to 5th Sept. 1905", "1905-09-03/1905-09-05"),
        ("May 1905", "1905-05"),
        ("May–June 1905", "1905-05/1905-06"),
        ("1905", "1905"),
        ("1905–1907", "1905/1907"),
    ],
)
def test_english(text, expected):
    assert english.read(text) == expected


@pytest.mark.parametrize(
    "text",
    ["", "May", "3 May", "Mai 3, 1905", "May 3–5–7, 1905", "May 9–3, 1905", "February 30, 1905"],
)
def test_what_is_no_date_in_english_is_no_guess(text):
    with pytest.raises(ValueError):  # noqa: PT011  # it says which text
        english.read(text)


@given(st.dates(date(1000, 1, 1)), st.dates(date(1000, 1, 1)))
def test_any_range_in_english_is_read_back(one, other):
    first, last = sorted((one, other))
    text = f"{first:%B} {first.day}, {first.year:04d}–{last:%B} {last.day}, {last.year:04d}"
    expected = dict.fromkeys((first.isoformat(), last.isoformat()))
    assert english.read(text) == "/".join(expected)


def test_a_date_from_elsewhere_is_inferred(tmp_path):
    spec = "{first: ['{a}', {of: '{b}', inferred: told by b}]}"
    dataset, _ = one_visit(tmp_path, f"date: {spec}", "a,b", ",1995")
    visit = dataset.relations[0]
    assert (visit.date, visit.inferred, visit.note) == ("1995", ("date",), "told by b")
    dataset, _ = one_visit(tmp_path, f"date: {spec}", "a,b", "1990,1995")
    assert (dataset.relations[0].inferred, dataset.relations[0].note) == ((), None)


@pytest.mark.parametrize(
    ("spec", "row", "told"),
    [
        ("'{day}'", "yesterday", "no date like EDTF: 'yesterday'"),
        ("{of: '{day}', date: '%d/%m/%Y'}", "31/02/1990", "no date like %d/%m/%Y: '31/02/1990'"),
        ("{year: '{day}'}", "MCM", "no year: 'MCM'"),
        ("{year: '1990', month: '{day}'}", "13", "no such date"),
        ("{from: '1990', until: '{day}'}", "1989", "ends before it begins"),
    ],
)
def test_a_date_that_is_none_refuses_its_row(spec, row, told, tmp_path):
    dataset, account = one_visit(tmp_path, f"date: {spec}", "day", row)
    assert not dataset.relations
    assert not dataset.nodes
    assert told in account.rejects[0].reason
    assert account.rejects[0].cells["day"] == row


# cells


def aliases(folder: Path, spec: str, cell: str) -> tuple[str, ...]:
    """The aliases that a mapping takes from the column `c`."""
    mapping = write_mapping(
        folder,
        f"""\
        tables:
          people:
            missing: [n/a]
            nodes:
              one: {{kind: person, name: '{{name}}', aliases: {spec}}}
        """,
    )
    table = folder / "table.json"
    table.write_text(json.dumps([{"name": "Doe", "c": cell}]), encoding="utf-8")
    return read(mapping, table).dataset.nodes[0].aliases


@pytest.mark.parametrize(
    ("spec", "cell", "expected"),
    [
        ("'{c}'", "A", ("A",)),
        ("'{c}'", " n/a ", ()),
        ("'{c}'", ["A", "B"], ("A", "B")),
        ("'{c} of {name}'", "A", ("A of Doe",)),
        ("'{c} of {name}'", "", ()),
        ("'{{{c}}}'", "A", ("{A}",)),
        ("['{c}', X, '{c}']", "A", ("A", "X")),
        ("{of: '{c}', split: ' ; '}", "A ; B;C ; ", ("A", "B;C")),
        ("{of: '{c}', split: lines}", "A\r\n\nB", ("A", "B")),
        ("{of: '{c}', split: numbered}", "1. A\n2. B\n10) C", ("A", "B", "C")),
        ("{of: '{c}', split: '|'}", "A|B| |C", ("A", "B", "C")),
        ("{of: '{c}', split: '/[;,]/'}", "A; B,C", ("A", "B", "C")),
        ("{of: '{c}', missing: [B], split: ','}", "B", ()),
        ("{of: '{c}', replace: {B: X, '/^(.)-(.)$/': '\\2\\1'}}", "A-B", ("XA",)),
        ("{of: '{c}', match: '[0-9]+'}", "no. 17", ("17",)),
        ("{of: '{c}', match: '/no. ([0-9])/'}", "no. 17", ("1",)),
        ("{of: '{c}', match: '[0-9]+'}", "none", ()),
        ("{of: '{c}', split: ',', lookup: {A: X, B: [Y, Z]}}", "A,B", ("X", "Y", "Z")),
        ("{of: '{c}', lookup: {A: X}, else: '{c}?'}", "B", ("B?",)),
        ("{of: '{c}', lookup: {A: X}, else: ''}", "B", ()),
        ("{of: X, when: {c: A}}", "A", ("X",)),
        ("{of: X, when: {c: A}}", "B", ()),
        ("{of: X, when: {c: [A, /^B/]}}", "BC", ("X",)),
        ("{of: X, when: {c: {not: ''}}}", "", ()),
        ("{of: X, when: {c: ''}}", "", ("X",)),
        ("{of: X, when: {c: {not: [A, B]}, name: Doe}}", "C", ("X",)),
        ("{first: ['{c}', '{name} junior']}", "", ("Doe junior",)),
    ],
)
def test_cells(spec, cell, expected, tmp_path):
    assert aliases(tmp_path, spec, cell) == expected


def test_a_word_that_a_lookup_lacks_refuses_the_row_with_a_near_miss(tmp_path):
    _, account = one_visit(
        tmp_path, "attributes: {rank: {of: '{r}', lookup: {high: state}}}", "r", "hihg"
    )
    assert account.rejects[0].reason == "not in the lookup of rank: 'hihg'; did you mean 'high'?"


def test_a_lookup_with_days(tmp_path):
    mapping = """\
        lookups:
          holders:
            - {key: chair, from: 2000-03-01, is: Doe}
            - {key: chair, from: 2010-03-01, until: 2012-12-31, is: Roe}
            - {key: chair, from: 2013-06, is: Poe}
        tables:
          seats:
            nodes:
              one:
                kind: person
                name: {of: '{seat}', lookup: holders, on: '{day}'}
    """
    table = """\
        seat,day
        chair,2000-03-01
        chair,2010-02-28
        chair,2010-03-01
        chair,2013-01-15
        chair,2013-07
        chair,
        table,2013-07
    """
    dataset, account = read(write_mapping(tmp_path, mapping), write_table(tmp_path, table))
    assert [each.name for each in dataset.nodes] == ["Doe", "Poe", "Roe"]
    assert [(each.row, each.reason) for each in account.rejects] == [
        (4, "not in holders: 'chair' on 2013-01-15"),
        (6, "not in holders: 'chair' without a day"),
        (7, "not in holders: 'table'"),
    ]


# countries


def test_countries_by_code_and_by_name_on_the_day_of_the_row(tmp_path):
    mapping = """\
        tables:
          states:
            nodes:
              state:
                country: {cow: '{cow}', gw: '{gw}', iso2: '{a2}', iso3: '{a3}', m49: '{num}',
                  name: '{name}', on: '{day}'}
                kind: place
                name: '{name}'
    """
    table = """\
        cow,gw,a2,a3,num,name,day
        365,,,,,,1900
        365,,,,,,1950
        ,365,,,,,2000
        ,,FR,,,,
        ,,,DEU,,,
        ,,,,076,,
        ,,,,,KINGDOM OF DENMARK,
        ,,,,,Brésil,1930
        ,,,,,Atlantis,
        ,,,,,ATLANTIS,
    """
    dataset, account = read(write_mapping(tmp_path, mapping), write_table(tmp_path, table))
    ids = {each.id for each in dataset.nodes}
    assert {"russia", "soviet-union", "france", "germany", "brazil", "denmark"} <= ids
    assert node(dataset, "france").ids["iso3"] == "FRA"
    atlantis = node(dataset, "atlantis")
    assert (atlantis.kind, atlantis.name, atlantis.aliases) == ("place", "Atlantis", ("ATLANTIS",))
    assert account.unknown["Atlantis"] == account.unknown["ATLANTIS"] == 1


def test_a_name_that_is_no_country_refuses_the_row_where_nothing_else_is_said(tmp_path):
    mapping = "tables: {t: {nodes: {state: {country: {name: '{name}'}}}}}"
    table = "name\nAtlantis\nFrance\n"
    dataset, account = read(write_mapping(tmp_path, mapping), write_table(tmp_path, table))
    assert [each.id for each in dataset.nodes] == ["france"]
    assert account.rejects[0].reason == "no such country: Atlantis"
    assert account.unknown == {"Atlantis": 1}


def test_an_id_is_never_that_of_a_country_by_chance(tmp_path):
    mapping = "tables: {t: {nodes: {place: {kind: place, name: '{name}'}}}}"
    table = "name\nGeorgia\nGEORGIA\n"
    dataset, _ = read(write_mapping(tmp_path, mapping), write_table(tmp_path, table))
    assert [(each.id, each.aliases) for each in dataset.nodes] == [("georgia-place", ("GEORGIA",))]


# nodes and relations


def test_two_keys_never_share_an_id_however_they_look(tmp_path):
    mapping = "tables: {t: {nodes: {place: {kind: place, id: '{id}', name: '{id}'}}}}"
    table = 'id\na b\na-b\nA B\n"a, b"\na b\n'
    dataset, _ = read(write_mapping(tmp_path, mapping), write_table(tmp_path, table))
    assert sorted(each.name for each in dataset.nodes) == ["A B", "a b", "a, b", "a-b"]


def test_later_rows_add_to_a_node_and_the_first_word_stands(tmp_path):
    mapping = """\
        vocabulary:
          attributes:
            colour: {label: colour, type: text}
            uses: {label: uses, type: text, many: true}
          kinds:
            place: {attributes: [colour, uses]}
        tables:
          t:
            nodes:
              place:
                kind: place
                id: '{id}'
                name: '{name}'
                note: '{note}'
                attributes: {colour: '{colour}', uses: '{use}'}
    """
    table = """\
        id,name,colour,use,note
        1,Hill,green,rest,
        1,The Hill,,walks,high
        1,Hill,red,rest,
    """
    dataset, account = read(write_mapping(tmp_path, mapping), write_table(tmp_path, table))
    place = node(dataset, "1")
    assert place.aliases == ("The Hill",)
    assert place.attributes == {"colour": "green", "uses": ("rest", "walks")}
    assert place.note == "high"
    assert account.differing == {"colour": 1}


def test_attributes_are_typed_by_the_vocabulary(tmp_path):
    mapping = """\
        vocabulary:
          attributes:
            size: {label: size, type: number}
            open: {label: open, type: flag}
          kinds:
            place: {attributes: [size, open]}
        tables:
          t:
            nodes:
              place: {kind: place, name: '{name}', attributes: {size: '{size}', open: '{open}'}}
    """
    table = """\
        name,size,open
        A,1e3,1
        B,-2.5,No
        C,big,
        D,,maybe
    """
    dataset, account = read(write_mapping(tmp_path, mapping), write_table(tmp_path, table))
    assert node(dataset, "a").attributes == {"size": 1000.0, "open": True}
    assert node(dataset, "b").attributes == {"size": -2.5, "open": False}
    assert [each.reason for each in account.rejects] == [
        "size does not fit: 'big' is not a number",
        "open does not fit: 'maybe' is not true or false",
    ]


def test_a_relation_between_kinds_that_its_type_does_not_take_is_refused(tmp_path):
    mapping = write_mapping(
        tmp_path, VISITS.format(visit="").replace("kind: person", "kind: event")
    )
    dataset, account = read(mapping, write_table(tmp_path, "host,guest\nHere,Doe\n"))
    assert not dataset.nodes
    assert account.rejects[0].reason == "'from' is a event: Doe"


def test_an_end_that_is_empty_is_refused_unless_the_relation_is_not_meant(tmp_path):
    table = write_table(tmp_path, "host,guest\nHere,\n,Doe\n")
    _, account = read(write_mapping(tmp_path, VISITS.format(visit="")), table)
    assert [each.reason for each in account.rejects] == [
        "nothing for 'from': guest",
        "nothing for 'to': host",
    ]
    when = "when: {guest: {not: ''}, host: {not: ''}}"
    dataset, account = read(write_mapping(tmp_path, VISITS.format(visit=when)), table)
    assert account.made == 2
    assert len(dataset.nodes) == 2
    assert not dataset.relations


def test_rows_that_say_the_same_are_folded_and_those_that_say_otherwise_are_not(tmp_path):
    visit = "id: 'v-{no}', date: '{day}', attributes: {rank: '{rank}'}"
    mapping = write_mapping(tmp_path, VISITS.format(visit=visit))
    table = """\
        host,guest,no,day,rank
        Here,Doe,1,1990,state
        Here,Doe,1,1990,state
        Here,Doe,1,1990,working
        There,Doe,Here,1990,
        Here,Roe,here,1990,
    """
    dataset, account = read(mapping, write_table(tmp_path, table))
    first = next(each for each in dataset.relations if each.id == "v-1")
    assert [pointer.at for pointer in first.evidence] == ["row 1", "row 2"]
    assert account.folded == 1
    assert account.rejects[0].reason == (
        "its id is taken by a row that says otherwise: mapping, row 1"
    )


def test_mirrored_rows_are_one_where_the_type_has_no_direction(tmp_path):
    mapping = """\
        tables:
          talks:
            nodes:
              one: {kind: person, name: '{a}'}
              other: {kind: person, name: '{b}'}
            relations:
              talk:
                type: '{what}'
                from: one
                to: other
                date: '{day}'
                status: happened
                fold: ['{story}']
    """
    table = """\
        a,b,what,day,story
        Doe,Roe,met,1990,1
        Roe,Doe,met,1990,1
        Roe,Doe,met,1990,2
        Roe,Doe,met,1991,1
        Doe,Roe,contacted,1990,1
        Roe,Doe,contacted,1990,1
    """
    dataset, account = read(write_mapping(tmp_path, mapping), write_table(tmp_path, table))
    assert account.folded == 1
    assert len(relations(dataset, "met")) == 3
    assert len(relations(dataset, "contacted")) == 2


def test_an_attribute_may_point_at_a_node_of_the_row_and_nowhere_else(tmp_path):
    dataset, account = one_visit(tmp_path, "attributes: {place: '{where}'}", "where", "here")
    assert dataset.relations[0].attributes == {"place": "here"}
    dataset, account = one_visit(tmp_path, "attributes: {place: '{where}'}", "where", "nowhere")
    assert account.rejects[0].reason == "place leads nowhere: nowhere"


def test_skips_are_counted_by_reason(tmp_path):
    mapping = """\
        tables:
          t:
            skip:
              - {when: {name: /^x/}, because: begins with x}
              - {when: {size: '0', name: {not: Big}}, because: is empty}
            nodes:
              place: {kind: place, name: '{name}'}
    """
    table = "name,size\nxa,1\nxb,0\nBig,0\nSmall,0\nPlain,1\n"
    dataset, account = read(write_mapping(tmp_path, mapping), write_table(tmp_path, table))
    assert account.files[0].skipped == {"begins with x": 2, "is empty": 1}
    assert [each.name for each in dataset.nodes] == ["Big", "Plain"]


def test_columns_that_no_part_mentions_are_told(tmp_path):
    mapping = "tables: {t: {ignore: [b], nodes: {place: {kind: place, name: '{a}'}}}}"
    table = write_table(tmp_path, "a,b,c\n1,2,3\n")
    _, account = read(write_mapping(tmp_path, mapping), table)
    assert account.files[0].unused == ["c"]


# files


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


def test_a_zip_holds_one_table(tmp_path):
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


def test_lines_that_are_no_records_are_refused_one_by_one(tmp_path):
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


def test_rows_of_another_length_are_refused(tmp_path):
    file = write_table(tmp_path, "name,also\nParis\n\nRome,x,y\nOslo,Kristiania\n")
    imported = read(write_mapping(tmp_path, CITIES), file)
    assert [(each.row, each.reason) for each in imported.account.rejects] == [
        (1, "another number of cells than columns: 1, not 2"),
        (2, "another number of cells than columns: 3, not 2"),
    ]
    assert imported.account.read == 3


# wide tables


def test_a_wide_table_with_a_date_in_every_cell(tmp_path):
    mapping = """\
        tables:
          ratifications:
            wide: {columns: [fr, de, Atlantis]}
            skip:
              - {when: {cell: ''}, because: never}
            nodes:
              treaty: {kind: document, name: '{treaty}'}
              state: {country: {iso2: '{code}', name: '{column}'}}
            values:
              code: {of: '{column}', replace: {fr: FR, de: DE, Atlantis: ''}}
            relations:
              party: {type: party_to, from: state, to: treaty, date: '{cell}', status: happened}
    """
    table = """\
        treaty,fr,de,Atlantis
        On Fish,1990,1991-05,
        On Birds,,soon,1999
    """
    dataset, account = read(write_mapping(tmp_path, mapping), write_table(tmp_path, table))
    assert {(each.origins[0], each.date) for each in dataset.relations} == {
        ("france", "1990"),
        ("germany", "1991-05"),
    }
    assert account.read == 6
    assert account.files[0].skipped == {"never": 2}
    assert account.files[0].refused == {"no date like EDTF": 1, "no such country": 1}
    assert account.unknown == {"Atlantis": 1}


YEARS = """\
    tables:
      years:
        wide: {from: fr, to: de}
        skip:
          - {when: {cell: ['', '0']}, because: no member}
        nodes:
          body: {kind: institution, name: '{body}'}
          state: {country: {name: {of: '{column}', lookup: {fr: France, gb: Wales, de: Germany}}}}
        relations:
          member:
            type: member_of
            from: state
            to: body
            spell: '{year}'
            status: happened
            attributes: {role: 'role {cell}'}
"""


@given(
    st.dictionaries(
        st.tuples(st.sampled_from("AB"), st.integers(1990, 1999)),
        st.tuples(*[st.sampled_from(["", "0", "1", "2"])] * 2),
        min_size=1,
    ),
    st.randoms(use_true_random=False),
)
def test_spells_are_the_runs_of_years_in_any_order_of_rows(cells, random):
    """Held against runs counted by hand, state by state and role by role."""
    from tempfile import TemporaryDirectory

    rows = list(cells)
    random.shuffle(rows)
    lines = [f"{body},{year},{','.join(cells[body, year])}" for body, year in rows]
    with TemporaryDirectory() as folder:
        mapping = write_mapping(Path(folder), YEARS)
        table = write_table(Path(folder), "\n".join(["body,year,fr,de", *lines]))
        dataset, account = read(mapping, table)
    expected = set()
    for body in "AB":
        for place, state in enumerate(("france", "germany")):
            for role in "12":
                years = {y for (b, y), told in cells.items() if b == body and told[place] == role}
                for year in sorted(years):
                    if year - 1 not in years:
                        last = next(y for y in range(year, 2001) if y + 1 not in years)
                        dates = f"{year}" if year == last else f"{year}/{last}"
                        expected.add((state, body.lower(), f"role {role}", dates))
    found = [
        (each.origins[0], each.targets[0], each.attributes["role"], each.date)
        for each in dataset.relations
    ]
    assert len(found) == len(set(found))
    assert set(found) == expected
    assert account.read == 2 * len(cells)
    assert account.folded == account.made - len(found)


# several tables


def test_tables_find_each_other_by_key_whatever_the_order_of_the_files(tmp_path):
    mapping = """\
        tables:
          people:
            key: '{no}'
            nodes:
              one: {kind: person, id: 'p-{no}', name: '{name}'}
          meetings:
            nodes:
              one: {row: {table: people, key: '{a}'}}
              others: {row: {table: people, key: {of: '{b}', split: ' '}}}
            relations:
              meeting: {type: met, from: one, to: others, status: happened}
    """
    people = write_table(tmp_path, "no,name\n1,Doe\n2,Roe\n3,Poe\n", "people.csv")
    meetings = write_table(tmp_path, "a,b\n1,2 3\n1,4\n", "meetings.csv")
    written = write_mapping(tmp_path, mapping)
    for files in ((people, meetings), (meetings, people)):
        dataset, account = read(written, *files)
        assert [each.targets for each in dataset.relations] == [("p-2", "p-3")]
        assert account.rejects[0].reason == "not in table people: '4'"
        assert sorted(dataset.sources) == ["mapping-meetings", "mapping-people"]
