"""What the mapping language can say: conditions, dates of several, parts of a cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from importing import read, relations, write_mapping, write_table
from treatygraph.errors import DataError
from treatygraph.importers import Imported

# one node for each row that the condition admits
ADMITTED = """\
tables:
  t:
    nodes:
      one: {{kind: place, name: '{{name}}', when: {{{condition}}}}}
      every: {{kind: document, name: 'row of {{name}}'}}
"""


def admitted(folder: Path, condition: str, table: str) -> list[str]:
    """The names of the rows that meet a condition; no row is rejected."""
    mapping = write_mapping(folder, ADMITTED.format(condition=condition))
    imported = read(mapping, write_table(folder, table))
    assert not imported.account.rejects
    return [each.name for each in imported.dataset.nodes if each.kind == "place"]


DATES = """\
name,signed,force,votes
A,1990-05-01,1991,9
B,1992,1991-06-01,10
C,,1991,100
D,1991,1991,
"""


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("signed: {'<': '{force}'}", ["A"]),
        ("signed: {'<=': '{force}'}", ["A", "D"]),
        ("signed: {'>': '{force}'}", ["B"]),
        ("signed: {'>=': '{force}'}", ["B", "D"]),
        ("signed: {'=': '{force}'}", ["D"]),
        ("signed: '{force}'", ["D"]),
        ("signed: {not: '{force}'}", ["A", "B", "C"]),
        ("votes: {'>': 9}", ["B", "C"]),  # as texts, 9 would be the greatest
        ("votes: {'>': 9, '<': '100'}", ["B"]),
        ("signed: {'>=': 1990-05, '<': 1992}", ["A", "D"]),
        ("signed: {not: {'<': '{force}'}}", ["B", "C", "D"]),
        ("signed: ['', {'>': '{force}'}]", ["B", "C"]),
    ],
)
def test_condition_compares_a_cell_with_other_columns(condition, expected, tmp_path):
    assert admitted(tmp_path, condition, DATES) == expected


def test_row_is_rejected_if_its_cells_cannot_be_compared(tmp_path):
    mapping = write_mapping(tmp_path, ADMITTED.format(condition="a: {'<': '{b}'}"))
    imported = read(mapping, write_table(tmp_path, "name,a,b\nA,soon,1990\nB,1989,1990\n"))
    assert [each.reason for each in imported.account.rejects] == [
        "cannot be compared: 'soon' is no number and no date"
    ]
    assert imported.account.made == 1


def test_comparison_of_a_wide_cell_rejects_that_cell_only(tmp_path):
    mapping = write_mapping(
        tmp_path,
        """\
        tables:
          t:
            wide: {columns: [x, y]}
            skip: [{when: {cell: {'<': 5}}, because: too few}]
            nodes: {one: {kind: place, name: '{name} {column}'}}
        """,
    )
    account = read(mapping, write_table(tmp_path, "name,x,y\nA,3,many\nB,7,5\n")).account
    assert (account.made, account.skipped, account.rejected) == (2, 1, 1)


@pytest.mark.parametrize("condition", ["a: {'<': ''}", "a: {'<': [1]}", "a: {near: 5}", "a: {}"])
def test_condition_that_is_no_comparison_is_an_error_of_the_mapping(condition, tmp_path):
    mapping = write_mapping(tmp_path, ADMITTED.format(condition=condition))
    with pytest.raises(DataError, match=r"mapping\.yaml:\d+: "):
        read(mapping, write_table(tmp_path, "name,a\nA,1\n"))


PARTIES = """\
tables:
  t:
    nodes:
      one: {kind: person, name: '{name}'}
      paper: {kind: document, name: paper}
    relations:
      r: {type: signed, from: one, to: paper, status: happened, date: DATE}
"""


def date_of(folder: Path, date: str, table: str) -> str | None:
    mapping = write_mapping(folder, PARTIES.replace("DATE", date))
    return relations(read(mapping, write_table(folder, table)).dataset)[0].date


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("{earliest: ['{a}', '{b}', '{c}']}", "1989-12"),
        ("{latest: ['{a}', '{b}', '{c}']}", "1990"),  # it may have been on the last of December
        ("{latest: [{of: '{a}', split: ';'}, '{c}']}", "1990-05-03"),
        ("{earliest: ['{none}', '{b}']}", "1990"),
        ("{earliest: ['{none}']}", None),
    ],
)
def test_earliest_and_latest_of_several_dates(date, expected, tmp_path):
    table = "name,a,b,c,none\nDoe,1990-05-03,1990,1989-12,\n"
    assert date_of(tmp_path, date, table) == expected


def test_text_that_is_no_date_among_several_rejects_the_row(tmp_path):
    mapping = write_mapping(tmp_path, PARTIES.replace("DATE", "{earliest: ['{a}', '{b}']}"))
    imported = read(mapping, write_table(tmp_path, "name,a,b\nDoe,1990,soon\n"))
    assert imported.account.rejects[0].reason.startswith("no such date: ")


def problems_of(folder: Path, text: str, about: str = "") -> list[str]:
    with pytest.raises(DataError) as error:
        read(write_mapping(folder, text), write_table(folder, "name,other\nA; B,x\n"))
    return [each.message for each in error.value.problems]


SPLIT = "{of: '{name}', split: ';'}"


@pytest.mark.parametrize(
    ("fields", "key", "advice"),
    [
        (f"kind: place, name: {SPLIT}", "name", "each"),
        (f"kind: place, name: x, id: {SPLIT}", "id", "each"),
        ("kind: place, name: '{parts}'", "name", "each"),
        ("kind: place, name: {of: '{name}', match: {all: '[A-Z]'}}", "name", "each"),
        (f"kind: place, name: x, attributes: {{form: {SPLIT}}}", "form", "many: true"),
        (f"country: {{name: {SPLIT}}}", "name", "each"),
        (f"kind: place, name: {{first: ['{{other}}', {SPLIT}]}}", "name", "each"),
    ],
)
def test_split_in_a_field_of_one_text_is_an_error_with_a_hint(fields, key, advice, tmp_path):
    text = f"tables: {{t: {{values: {{parts: {SPLIT}}}, nodes: {{n: {{{fields}}}}}}}}}\n"
    (message,) = problems_of(tmp_path, text)
    assert message.startswith(f"{key} is one text, and ")
    assert advice in message


def test_split_in_the_date_of_a_relation_is_an_error(tmp_path):
    (message,) = problems_of(tmp_path, PARTIES.replace("DATE", SPLIT))
    assert message.startswith("date is one text, and split gives several")


def test_split_fits_fields_of_several_texts(tmp_path):
    imported = split_parts(tmp_path)
    assert [each.name for each in imported.dataset.nodes] == ["A", "B", "x"]
    assert imported.dataset.nodes[2].aliases == ("A", "B")
    assert imported.dataset.nodes[2].attributes == {"demonyms": ("A", "B")}


def split_parts(folder: Path) -> Imported:
    text = f"""\
    vocabulary: {{kinds: {{place: {{attributes: [demonyms]}}}}}}
    tables:
      t:
        nodes:
          n: {{each: {SPLIT}, kind: person, name: '{{each}}'}}
          x: {{kind: place, name: x, aliases: {SPLIT}, attributes: {{demonyms: {SPLIT}}}}}
    """
    return read(write_mapping(folder, text), write_table(folder, "name\nA; B\n"))
