"""Wide tables, in which every cell is a record."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importing import read, write_mapping, write_table
from treatygraph.errors import DataError


def test_wide_table_with_a_date_in_every_cell(tmp_path):
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
    assert account.files[0].rejected == {"no date like EDTF": 1, "no such country": 1}
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
                years = {y for (b, y), found in cells.items() if b == body and found[place] == role}
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


def test_columns_that_look_alike_make_relations_of_their_own(tmp_path):
    mapping = """\
        tables:
          t:
            wide: {columns: [A b, A-b]}
            nodes:
              one: {kind: person, name: '{name}'}
              place: {kind: place, id: '{column}', name: '{column}'}
            relations:
              visit: {type: visited, from: one, to: place, date: '{cell}', status: happened}
    """
    table = write_table(tmp_path, '[{"name": "Doe", "A b": 1990, "A-b": [1991]}]', "t.json")
    dataset, _ = read(write_mapping(tmp_path, mapping), table)
    assert [each.date for each in dataset.relations] == ["1990", "1991"]
    assert len({each.id for each in dataset.relations}) == 2
    assert len({each.targets for each in dataset.relations}) == 2


def test_wide_column_that_is_not_there_is_reported(tmp_path):
    text = "tables: {t: {wide: {from: a, to: zz}, nodes: {n: {kind: place, name: '{cell}'}}}}"
    with pytest.raises(DataError, match="there is no column 'zz'; did you mean 'z'"):
        read(write_mapping(tmp_path, text), write_table(tmp_path, "a,z\n1,2\n"))
