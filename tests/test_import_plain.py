"""Rows of plain tables, taken in batches, give what they give one by one."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from importing import write_mapping, write_table
from treatygraph.dataset import Dataset
from treatygraph.dataset.store.write import relation_tables
from treatygraph.importers import Imported, ImportReport, load_mapping, read_tables
from treatygraph.importers.mapping.columns import Columns
from treatygraph.importers.mapping.load import Mapping
from treatygraph.importers.run import pipeline, relation_rows
from treatygraph.importers.run.plain import rows as plain_rows_module
from treatygraph.importers.run.plain.choose import plain_rows
from treatygraph.importers.run.plain.rows import PlainRows
from treatygraph.importers.run.table import TableImporter

# a table with much of what the language has, and all of it plain
STATES = """
vocabulary:
  kinds:
    party: {label: party, plural: parties, colour: '#123456', attributes: [grade]}
  attributes:
    grade: {label: grade, type: text}
    sum: {label: sum, type: number}
    tags: {label: tags, type: text, many: true}
  relations:
    agreed:
      label: agreed with
      from: [country, party]
      to: [country, party]
      symmetric: true
      tie: true
      time: event
      colour: '#123456'
      attributes: [sum, tags, grade]
    owes:
      label: owes to
      inverse: is owed by
      from: [country, party]
      to: [country, party]
      time: deadline
      tie: true
      colour: '#123456'
tables:
  all:
    missing: [NA]
    values:
      day: {first: [{of: '{date}', date: ['%Y-%m-%d', '%d.%m.%Y', EDTF]}]}
      kind: {of: '{type}', lookup: {a: agreed, A: agreed, s: signed}, else: '{type}'}
    skip:
      - {when: {type: skip}, because: asked for}
    nodes:
      one:
        country: {name: '{one}', on: '{day}'}
        kind: party
        name: '{one}'
        attributes: {grade: '{rank}'}
      other:
        country: {name: '{other}', on: '{day}', listed: false}
        kind: party
        name: '{other}'
      list:
        each: {of: '{list}', split: ','}
        kind: party
        name: '{each}'
    relations:
      bond:
        type: '{kind}'
        from: one
        to: [other, list]
        date: '{day}'
        status: {first: ['{status}', happened]}
        note: 'about {note}'
        attributes:
          sum: '{amount}'
          tags: {of: '{tags}', split: '|'}
      debt:
        when: {amount: {not: ''}}
        type: owes
        from: other
        to: one
        date: {from: '{start}', until: '{end}'}
        status: happened
        note: '{note}'
"""
NAMES = ["Kenya", "USSR", "Zaire", "Atlantis", "atlantis", " Kenya ", "NA", "", "x-1", "table-3"]
DAYS = ["1960-01-01", "1991-12-26", "1995-06", "1995", "..", "", "31.12.1980", "2001~"]
COLUMNS = {
    "one": NAMES,
    "other": NAMES,
    "list": ["", "", "", "Kenya", "a,b"],
    "type": ["a", "a", "A", "signed", "owes", "skip", "nothing", ""],
    "date": DAYS,
    "start": DAYS,
    "end": DAYS,
    "status": ["", "happened", "planned", "strange"],
    "note": ["", "a “note”", "x\\y", "NA", " z "],
    "amount": ["", "", "1", "2.50", "many"],
    "tags": ["", "x", "x|y"],
    "rank": ["", "", "", "first", "second"],
}
EDGES = {
    "Source": ["a", "b", "Kenya", "A", " a", "", "graph-4", "1"],
    "Target": ["a", "b", "c", "Atlantis", "graph-4", "a|b", "Sa\u0303o"],
    "Type": ["signed", "Signed", "is linked to", "Directed", "new", "New", "", "Undirected"],
    "Kind": ["", "friend", "visited"],
    "Direction": ["", "mutual", "directed", "odd"],
    "Timeset": ["", "<[1990, 1991]>", "<[1990.0, 1995.0]; [2000, 2001]>"],
    "Status": ["", "happened", "Happened", "planned", "odd"],
    "Start": DAYS,
    "End": DAYS,
    "Date": DAYS,
    "Note": ["", "n", " n ", "NA"],
    "Weight": ["", "1", "1.0", "2.5", "x"],
    "Colour": ["", "red", "a;b"],
    "Office": ["", "king"],
    "From": ["", "z"],
    "More targets": ["", "", "c; d"],
}


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Use batches and runs of a few rows, and never give up on them."""
    monkeypatch.setattr(plain_rows_module, "STEP", 4)
    monkeypatch.setattr(plain_rows_module, "BATCH", 8)
    monkeypatch.setattr(plain_rows_module, "FEW", 0)
    monkeypatch.setattr(relation_rows, "RUN", 16)
    monkeypatch.setattr(relation_rows, "BLOCK", 4096)


def imported(mapping: Mapping, tables: Sequence[Path], batches: bool) -> Imported:
    plain: list[PlainRows | None] = []

    def chosen(importer: TableImporter) -> PlainRows | None:
        plain.append(plain_rows(importer) if batches else None)
        return plain[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "plain_rows", chosen)
        found = read_tables(mapping, tables)
    assert any(plain) == batches
    return found


def stored(dataset: Dataset) -> list[pa.Table]:
    """The tables of relations as a store has them."""
    numbers = {node.id: number for number, node in enumerate(dataset.nodes)}
    return list(relation_tables(dataset, numbers))


def in_order(account: ImportReport) -> dict[str, Any]:
    """A report with the order of its counts, which decides on ties."""
    parts = vars(account).items()
    return {key: list(part.items()) if isinstance(part, Counter) else part for key, part in parts}


def assert_the_same(mapping: Mapping, *tables: Path) -> Imported:
    one_by_one, batches = (imported(mapping, tables, batches=each) for each in (False, True))
    assert in_order(batches.account) == in_order(one_by_one.account)
    assert batches.dataset.nodes == one_by_one.dataset.nodes
    assert batches.dataset.vocabulary == one_by_one.dataset.vocabulary
    assert list(batches.dataset.relations) == list(one_by_one.dataset.relations)
    assert stored(batches.dataset) == stored(one_by_one.dataset)
    return batches


def written(
    folder: Path, header: Sequence[str], rows: Sequence[Sequence[str]], name: str = "table.csv"
) -> Path:
    table = folder / name
    with table.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([header, *rows])
    return table


def tables(columns: dict[str, list[str]], required: set[str]) -> st.SearchStrategy[Any]:
    """A header with some of the columns, and rows of their cells; many rows are regular."""
    optional = sorted(columns.keys() - required)
    others = st.lists(st.sampled_from(optional), unique=True) if optional else st.just([])
    return others.flatmap(
        lambda chosen: st.tuples(
            st.just(header := [*sorted(required), *chosen]),
            st.lists(
                st.tuples(*(_cells(columns[name]) for name in header)), min_size=1, max_size=60
            ),
        )
    )


def _cells(pool: list[str]) -> st.SearchStrategy[str]:
    return st.sampled_from(pool[:2]) | st.sampled_from(pool)


MANY = settings(
    phases=[Phase.explicit, Phase.generate],
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def test_rows_of_any_table_give_the_same_in_batches(tmp_path: Path) -> None:
    mapping = load_mapping(str(write_mapping(tmp_path, STATES)))

    @MANY
    @given(tables(COLUMNS, set(COLUMNS)))
    def compared(table: Any) -> None:
        assert_the_same(mapping, written(tmp_path, *table))

    compared()


def test_rows_of_any_table_of_edges_give_the_same_in_batches(tmp_path: Path) -> None:
    mapping = load_mapping("graph")

    @MANY
    @given(tables(EDGES, {"Source", "Target"}))
    def compared(table: Any) -> None:
        assert_the_same(mapping, written(tmp_path, *table))

    compared()


# a table of which much is counted for notices
NOTED = """
vocabulary:
  kinds:
    party: {label: party, plural: parties, colour: '#123456', codes: [wikidata], attributes: [size]}
  attributes:
    size: {label: size, type: number}
  relations:
    rules:
      label: rules
      inverse: is ruled by
      from: [country, party]
      to: [country, party]
      time: state
      colour: '#123456'
tables:
  all:
    values:
      span: {from: '{start}', until: '{end}'}
    nodes:
      one:
        country: {name: '{one}', on: '{span}'}
        kind: party
        name: '{one}'
        aliases: '{alias}'
        ids: {wikidata: '{code}'}
        attributes: {size: '{size}'}
      other:
        kind: party
        id: '{key}'
        name: '{other}'
        rest: true
      ruled:
        country: {iso2: '{iso}'}
    relations:
      rule:
        when: {amount: {not: ''}}
        type: rules
        from: one
        to: [other, ruled]
        date: '{span}'
        status: happened
      bond:
        when: {type: {not: ''}}
        type: '{type}'
        from: one
        to: other
        date: '{date}'
        status: happened
"""
SPANS = ["1960-01-01", "1985-02-03", "1995", "1999-12-31", "..", ""]
NOTED_COLUMNS = {
    "one": ["Kenya", "USSR", "Zaire", "Germany", "party", "Sa\u0303o", "S\u00e3o", "-", ""],
    "other": ["a", "A", "b", "N/A", ""],
    "key": ["k1", "k2", "k 1", "-"],
    "iso": ["", "", "NA", "KE", "??"],
    "start": SPANS,
    "end": SPANS,
    "date": ["1990", "", "1980-01-01", "never"],
    "type": ["", "rules", "visited"],
    "amount": ["1", ""],
    "alias": ["", "", "other name"],
    "code": ["", "Q1", "Q2", "x"],
    "size": ["", "1", "2", "big"],
    "more": ["", "rest"],
}
ROWS_OF_A_TABLE = """
tables:
  actors:
    file: actors*
    key: '{id}'
    nodes:
      actor: {kind: person, id: '{id}', name: '{name}'}
  links:
    file: links*
    nodes:
      one:
        row: {table: actors, key: '{one}'}
      other:
        row: {table: actors, key: '{other}', split: ;}
        kind: person
        name: '{other}'
    relations:
      bond: {type: met, from: one, to: other, date: '{date}', status: happened}
"""
ACTORS = [["1", "Ann"], ["2", "Bo"], ["x", "Cy"], ["y", "Ann"]]
KEYS = ["1", "2", "1.0", "X", "ann", "Bo", "x;y", "new", "none", ""]
LINKS = {"one": KEYS, "other": KEYS, "date": ["1990", "", "1990-02", "-"]}


def test_rows_give_the_same_notices_in_batches(tmp_path: Path) -> None:
    mapping = load_mapping(str(write_mapping(tmp_path, NOTED)))
    seen: set[str] = set()

    @MANY
    @given(tables(NOTED_COLUMNS, set(NOTED_COLUMNS)))
    def compared(table: Any) -> None:
        account = assert_the_same(mapping, written(tmp_path, *table)).account
        seen.update(each.what for each in account.notices)

    compared()
    assert {
        "no-relation",
        "merged-name",
        "dropped-field",
        "missing-value",
        "outlives-state",
        "rejected-relation",
    } <= seen


def test_rows_that_refer_to_another_table_give_the_same_in_batches(tmp_path: Path) -> None:
    mapping = load_mapping(str(write_mapping(tmp_path, ROWS_OF_A_TABLE)))
    actors = written(tmp_path, ["id", "name"], ACTORS, "actors.csv")
    seen: set[str] = set()

    @MANY
    @given(tables(LINKS, set(LINKS)))
    def compared(table: Any) -> None:
        links = written(tmp_path, table[0], table[1], "links.csv")
        account = assert_the_same(mapping, actors, links).account
        seen.update(each.what for each in account.notices)

    compared()
    assert {"fallback", "matched-end"} <= seen


def test_edges_between_listed_nodes_give_the_same_in_batches(tmp_path: Path) -> None:
    mapping, header = load_mapping("graph"), ["Id", "Label", "Kind"]
    rows = [["a", "Ann", "person"], ["b", "B", "thing"], ["1", "One", ""], ["c", "c", "person"]]
    nodes = written(tmp_path, header, rows, "nodes.csv")

    @MANY
    @given(tables(EDGES, {"Source", "Target"}))
    def compared(table: Any) -> None:
        assert_the_same(mapping, nodes, written(tmp_path, *table))

    compared()


def test_quoted_text_that_looks_like_no_value_is_one_in_batches(tmp_path: Path) -> None:
    mapping = load_mapping("graph")
    rows = ["a,b,n", "a,b,NA", 'a,b,"NA"', 'a,"NA",n', "a,b,n"]
    table = write_table(tmp_path, "\n".join(["Source,Target,Note", *rows]) + "\n")
    dataset = assert_the_same(mapping, table).dataset
    assert [each.note for each in dataset.relations] == ["n", None, "NA", "n", "n"]


TWO_TABLES = """
tables:
  plain:
    file: plain*
    nodes:
      one: {kind: person, name: '{one}'}
      other: {kind: person, name: '{other}'}
    relations:
      bond: {type: met, from: one, to: other, date: '{date}', status: happened}
  named:
    file: named*
    nodes:
      one: {kind: person, name: '{one}'}
      other: {kind: person, name: '{other}'}
    relations:
      bond: {id: '{id}', type: met, from: one, to: other, date: '{date}', status: happened}
"""
ROWS = "one,other,date\na,b,1990\na,b,1991\nb,c,1992\n"


def test_later_row_with_the_id_of_a_plain_one_adds_evidence_or_is_rejected(tmp_path: Path) -> None:
    mapping = load_mapping(str(write_mapping(tmp_path, TWO_TABLES)))
    plain = write_table(tmp_path, ROWS, "plain.csv")
    text = "id,one,other,date\nmapping-plain-3,b,c,1992\nmapping-plain-2,a,b,1999\n"
    named = write_table(tmp_path, text, "named.csv")
    dataset, account = read_tables(mapping, [plain, named])
    found = {each.id: [pointer.at for pointer in each.evidence] for each in dataset.relations}
    assert found["mapping-plain-3"] == ["row 3", "row 1"]
    assert found["mapping-plain-2"] == ["row 2"]
    assert [each.row for each in account.rejects] == [2]
    assert [each.date for each in dataset.relations] == ["1990", "1991", "1992"]


MEETINGS = """
tables:
  meetings:
    nodes:
      one: {kind: person, name: '{one}'}
      other: {kind: person, name: '{other}'}
    relations:
      bond: {type: met, from: one, to: other, date: '{date}', status: happened}
"""


@pytest.mark.parametrize(
    ("part", "instead"),
    [
        ("    nodes:", "    key: '{one}'\n    nodes:"),
        ("name: '{other}'", "name: '{file}'"),
        ("name: '{other}'", "name: '{row}'"),
        ("from: one, to: other", "from: [one, other], to: [one, other]"),
        ("type: met", "type: met, fold: ['{date}']"),
        ("name: '{other}'", "row: {table: meetings, key: '{other}'}, name: '{other}'"),
    ],
)
def test_table_with_anything_else_is_taken_row_by_row(
    part: str, instead: str, tmp_path: Path
) -> None:
    assert MEETINGS.count(part) == 1
    table = write_table(tmp_path, ROWS)
    plain = load_mapping(str(write_mapping(tmp_path, MEETINGS)))
    assert len(imported(plain, [table], batches=True).dataset.relations) == 3
    other = load_mapping(str(write_mapping(tmp_path, MEETINGS.replace(part, instead))))
    found: list[PlainRows | None] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "plain_rows", lambda each: found.append(plain_rows(each)))
        read_tables(other, [table])
    assert found == [None]


def test_outer_tracking_sees_what_an_inner_one_reads(tmp_path: Path) -> None:
    columns = Columns(["a", "b", "c"])
    part = load_mapping(str(write_mapping(tmp_path, MEETINGS))).tables["meetings"].yaml_part
    with columns.tracking() as outer:
        columns.slot("a", part)
        with columns.tracking() as inner:
            columns.slot("b", part)
        columns.slot("c", part)
    assert inner == {1}
    assert outer == columns.used == {0, 1, 2}
