"""What a mapping takes from a row: texts, dates, pieces of cells, words looked up."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importing import one_visit, read, write_mapping, write_table
from treatygraph.importers.values import english_dates


def date_of(folder: Path, spec: str, header: str, row: str) -> str | None:
    """The date that a mapping reads in a row, None where there is none; rejected rows fail."""
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
        ("{from: '{a}', until: '{b}'}", "a,b", "1990-05-03T10:00:00Z,1995", "1990-05-03/1995"),
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
    assert english_dates.read(text) == expected


@pytest.mark.parametrize(
    "text",
    ["", "May", "3 May", "Mai 3, 1905", "May 3–5–7, 1905", "May 9–3, 1905", "February 30, 1905"],
)
def test_unreadable_english_date_is_rejected(text):
    with pytest.raises(ValueError):  # noqa: PT011  # it says which text
        english_dates.read(text)


@given(st.dates(date(1000, 1, 1)), st.dates(date(1000, 1, 1)))
def test_any_range_in_english_is_read_back(one, other):
    first, last = sorted((one, other))
    text = f"{first:%B} {first.day}, {first.year:04d}–{last:%B} {last.day}, {last.year:04d}"
    expected = dict.fromkeys((first.isoformat(), last.isoformat()))
    assert english_dates.read(text) == "/".join(expected)


def test_date_from_elsewhere_is_inferred(tmp_path):
    spec = "{first: ['{a}', {of: '{b}', inferred: message by b}]}"
    dataset, _ = one_visit(tmp_path, f"date: {spec}", "a,b", ",1995")
    visit = dataset.relations[0]
    assert (visit.date, visit.inferred, visit.note) == ("1995", ("date",), "message by b")
    dataset, _ = one_visit(tmp_path, f"date: {spec}", "a,b", "1990,1995")
    assert (dataset.relations[0].inferred, dataset.relations[0].note) == ((), None)


@pytest.mark.parametrize(
    ("spec", "row", "message"),
    [
        ("'{day}'", "yesterday", "no date like EDTF: 'yesterday'"),
        ("{of: '{day}', date: '%d/%m/%Y'}", "31/02/1990", "no date like %d/%m/%Y: '31/02/1990'"),
        ("{year: '{day}'}", "MCM", "no year: 'MCM'"),
        ("{year: '1990', month: '{day}'}", "13", "no such date"),
        ("{from: '1990', until: '{day}'}", "1989", "ends before it begins"),
    ],
)
def test_date_that_is_none_rejects_its_row(spec, row, message, tmp_path):
    dataset, account = one_visit(tmp_path, f"date: {spec}", "day", row)
    assert not dataset.relations
    assert not dataset.nodes
    assert message in account.rejects[0].reason
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


def test_word_that_a_lookup_lacks_rejects_the_row_with_a_near_miss(tmp_path):
    _, account = one_visit(
        tmp_path, "attributes: {rank: {of: '{r}', lookup: {high: state}}}", "r", "hihg"
    )
    assert account.rejects[0].reason == "not in the lookup of rank: 'hihg'; did you mean 'high'?"


def test_lookup_with_days(tmp_path):
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
