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
from treatygraph.importers.mapping.load import Mapping
from treatygraph.importers.run import pipeline, relation_rows
from treatygraph.importers.run.plain import rows as plain_rows_module

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
    "Target": ["a", "b", "c", "Atlantis", "graph-4"],
    "Type": ["signed", "Signed", "is linked to", "Directed", "new", "New", "", "visited"],
    "Status": ["", "happened", "Happened", "planned", "odd"],
    "Start": DAYS,
    "End": DAYS,
    "Date": DAYS,
    "Note": ["", "n", " n ", "NA"],
    "Weight": ["", "1", "1.0", "2.5", "x"],
    "Colour": ["", "red", "a;b"],
    "Office": ["", "king"],
    "Id": ["", "e1", "7"],
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


def imported(mapping: Mapping, table: Path, batches: bool) -> Imported:
    with pytest.MonkeyPatch.context() as patch:
        if not batches:
            patch.setattr(pipeline, "plain_rows", lambda importer: None)
        return read_tables(mapping, [table])


def stored(dataset: Dataset) -> list[pa.Table]:
    """The tables of relations as a store has them."""
    numbers = {node.id: number for number, node in enumerate(dataset.nodes)}
    return list(relation_tables(dataset, numbers))


def in_order(account: ImportReport) -> dict[str, Any]:
    """A report with the order of its counts, which decides on ties."""
    parts = vars(account).items()
    return {key: list(part.items()) if isinstance(part, Counter) else part for key, part in parts}


def assert_the_same(mapping: Mapping, table: Path) -> Imported:
    one_by_one, batches = (imported(mapping, table, batches=each) for each in (False, True))
    assert in_order(batches.account) == in_order(one_by_one.account)
    assert batches.dataset.nodes == one_by_one.dataset.nodes
    assert batches.dataset.vocabulary == one_by_one.dataset.vocabulary
    assert list(batches.dataset.relations) == list(one_by_one.dataset.relations)
    assert stored(batches.dataset) == stored(one_by_one.dataset)
    return batches


def written(folder: Path, header: Sequence[str], rows: Sequence[Sequence[str]]) -> Path:
    table = folder / "table.csv"
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
