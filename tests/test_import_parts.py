"""Rows that become several things: parallel lists, pairs, parts that are impossible, later rows."""

from __future__ import annotations

from pathlib import Path

import pytest

import treatygraph as tg
from importing import ABOUT, node, read, relations, write_mapping, write_table
from treatygraph.dataset import Dataset
from treatygraph.errors import AmbiguousName, DataError
from treatygraph.queries.find import find


def ends(dataset: Dataset) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(each.origins, each.targets) for each in dataset.relations]


# pairs

PAIRS = """\
tables:
  t:
    nodes:
      p: {each: {of: '{parties}', split: ';'}, country: {name: '{each}'}}
    relations:
      r: {type: TYPE, from: p, to: p, status: happened, date: '{day}' EXTRA}
"""


def paired(folder: Path, type: str, parties: str, extra: str = ""):
    text = PAIRS.replace("TYPE", type).replace("EXTRA", extra)
    return read(write_mapping(folder, text), write_table(folder, f"parties,day\n{parties},1990\n"))


def test_symmetric_type_relates_each_pair_of_members_once(tmp_path):
    dataset = paired(tmp_path, "cooperates_on", "Peru; Chile; Fiji").dataset
    assert sorted(map(sorted, (one + other for one, other in ends(dataset)))) == [
        ["chile", "fiji"],
        ["chile", "peru"],
        ["fiji", "peru"],
    ]
    assert len({each.id for each in dataset.relations}) == 3


def test_directed_type_relates_each_pair_in_both_directions_and_no_node_with_itself(tmp_path):
    dataset = paired(tmp_path, "supports", "Peru; Chile").dataset
    assert sorted(ends(dataset)) == [(("chile",), ("peru",)), (("peru",), ("chile",))]


def test_one_member_makes_no_pair(tmp_path):
    account = paired(tmp_path, "cooperates_on", "Peru").account
    assert [each.reason for each in account.rejects] == [
        "no pair: a relation among nodes needs two of them"
    ]
    assert paired(tmp_path, "cooperates_on", "Peru", ", optional: true").account.made == 1


def test_member_that_is_named_twice_makes_no_pair_with_itself(tmp_path):
    dataset = paired(tmp_path, "cooperates_on", "Peru; Peru; Chile").dataset
    assert ends(dataset) == [(("peru",), ("chile",))]


def test_pairs_of_several_rows_are_folded_in_either_direction(tmp_path):
    text = PAIRS.replace("TYPE", "cooperates_on").replace("EXTRA", ", fold: ''")
    table = write_table(tmp_path, "parties,day\nPeru; Chile,1990\nChile; Peru,1990\n")
    imported = read(write_mapping(tmp_path, text), table)
    assert len(imported.dataset.relations) == 1
    assert imported.account.folded == 1


# impossible relations

LIVES = """\
tables:
  t:
    nodes:
      s: {country: {name: '{state}'}}
      d: {kind: document, name: '{treaty}'}
    relations:
      sig: {type: signed, from: s, to: d, date: '{signed}', status: happened}
      frc:
        type: party_to
        from: s
        to: d
        date: {from: '{force}', until: '{end}'}
        status: happened
"""


def test_impossible_relation_is_rejected_without_the_others_of_its_row(tmp_path):
    table = "state,treaty,signed,force,end\nPeru,Pact,1990,2007,1970\nChile,Pact,1991,1992,1993\n"
    imported = read(write_mapping(tmp_path, LIVES), write_table(tmp_path, table))
    assert [each.type for each in relations(imported.dataset)] == ["signed", "signed", "party_to"]
    account = imported.account
    assert (account.made, account.rejected) == (2, 0)
    (rejected,) = account.rejects
    assert rejected.row == 1
    assert rejected.reason.startswith("relation frc: no such date: ")
    (notice,) = account.notices
    assert (notice.what, notice.count) == ("rejected-relation", 1)


def test_row_is_rejected_if_none_of_its_relations_is_possible(tmp_path):
    table = "state,treaty,signed,force,end\nPeru,Pact,soon,2007,1970\n"
    imported = read(write_mapping(tmp_path, LIVES), write_table(tmp_path, table))
    assert (imported.account.made, imported.account.rejected) == (0, 1)
    assert not imported.dataset.nodes
    assert not imported.account.notices


def test_impossible_relation_is_an_error_with_strict(tmp_path):
    mapping = write_mapping(tmp_path, LIVES)
    table = write_table(tmp_path, "state,treaty,signed,force,end\nPeru,Pact,1990,2007,1970\n")
    with pytest.raises(DataError, match="row 1: relation frc"):
        tg.import_tables(mapping, [table], tmp_path / "out", strict=True)


# parallel lists

PARALLEL = """\
tables:
  t:
    parallel: {parties: ';', dates: ';'}
    nodes:
      s: {country: {name: '{parties}'}}
      d: {kind: document, name: '{title}'}
    relations:
      r: {type: party_to, from: s, to: d, date: '{dates}', status: happened}
"""


def dated(dataset: Dataset) -> dict[str, str | None]:
    return {each.origins[0]: each.date for each in dataset.relations}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("Peru; Chile,1990; 1991", {"peru": "1990", "chile": "1991"}),
        ("Peru; Chile;,1990; 1991;", {"peru": "1990", "chile": "1991"}),
        ("Peru; Chile; Fiji,1990; ; 1992", {"peru": "1990", "chile": None, "fiji": "1992"}),
        ("Peru; Chile,1990;", {"peru": "1990", "chile": None}),
        ("Peru; Chile,", {"peru": None, "chile": None}),
        ("Peru,1990", {"peru": "1990"}),
    ],
)
def test_parallel_lists_are_paired_by_position(cells, expected, tmp_path):
    table = write_table(tmp_path, f"title,parties,dates\nPact,{cells}\n")
    imported = read(write_mapping(tmp_path, PARALLEL), table)
    assert dated(imported.dataset) == expected
    assert (imported.account.read, imported.account.made) == (1, 1)


def test_parallel_lists_of_different_lengths_reject_the_row(tmp_path):
    table = write_table(tmp_path, "title,parties,dates\nPact,Peru; Chile; Fiji,1990; 1991\n")
    account = read(write_mapping(tmp_path, PARALLEL), table).account
    assert [each.reason for each in account.rejects] == [
        "parallel lists of different lengths: 3, 2"
    ]


def test_impossible_position_of_parallel_lists_leaves_the_others(tmp_path):
    table = write_table(tmp_path, "title,parties,dates\nPact,Peru; Chile,1990; soon\n")
    imported = read(write_mapping(tmp_path, PARALLEL), table)
    assert dated(imported.dataset) == {"peru": "1990"}
    assert imported.account.rejects[0].reason.startswith("part 2: ")


def test_lists_of_json_are_parallel_with_their_blanks(tmp_path):
    text = '[{"title": "Pact", "parties": ["Peru", "", "Chile"], "dates": ["1990", "", "1991"]}]'
    imported = read(write_mapping(tmp_path, PARALLEL), write_table(tmp_path, text, "t.json"))
    assert dated(imported.dataset) == {"peru": "1990", "chile": "1991"}


# rows that refer to later rows

PARENTS = """\
tables:
  t:
    key: '{id}'
    nodes:
      s: {country: {name: '{state}'}}
      d: {kind: document, id: '{id}', name: '{title}'}
      parent:
        when: {of: {not: ''}}
        row: {table: t, key: '{of}'}
        kind: document
        id: '{of}'
        name: '{of}'
    relations:
      p: {when: {of: {not: ''}}, type: part_of, from: d, to: parent, status: happened}
"""


def parents(folder: Path, rows: str) -> Dataset:
    mapping = write_mapping(folder, PARENTS)
    return read(mapping, write_table(folder, f"id,of,title,state\n{rows}")).dataset


def test_row_may_refer_to_a_later_row(tmp_path):
    dataset = parents(tmp_path, "P1,T1,Protocol,Peru\nT1,,Treaty,Peru\n")
    assert ends(dataset) == [(("p1",), ("t1",))]  # the state of that row is no part of it
    assert node(dataset, "t1").name == "Treaty"
    assert node(dataset, "t1").aliases == ()


def test_chain_of_references_to_later_rows_is_as_long_as_the_table(tmp_path):
    rows = "".join(f"D{n},D{n + 1},Number {n},Peru\n" for n in range(3000))
    dataset = parents(tmp_path, f"{rows}D3000,,Number 3000,Peru\n")
    assert len(dataset.relations) == 3000
    assert {each.name for each in dataset.nodes if each.kind == "document"} == {
        f"Number {n}" for n in range(3001)
    }


def test_rows_that_refer_to_each_other_are_both_made(tmp_path):
    dataset = parents(tmp_path, "A,B,First,Peru\nB,A,Second,Peru\n")
    assert sorted(ends(dataset)) == [(("a",), ("b",)), (("b",), ("a",))]
    assert [node(dataset, key).name for key in "ab"] == ["First", "Second"]


def test_row_that_never_comes_is_described_by_the_reference(tmp_path):
    dataset = parents(tmp_path, "P1,T9,Protocol,Peru\n")
    assert node(dataset, "t9").name == "T9"


def test_row_of_a_table_gives_the_nodes_of_one_name(tmp_path):
    text = PARENTS.replace("table: t, key: '{of}'", "table: t, key: '{of}', node: d")
    text = text.replace("        kind: document\n        id: '{of}'\n        name: '{of}'\n", "")
    table = write_table(tmp_path, "id,of,title,state\nP1,T1,Protocol,Peru\nT1,,Treaty,Peru\n")
    assert ends(read(write_mapping(tmp_path, text), table).dataset) == [(("p1",), ("t1",))]
    wrong = write_mapping(tmp_path, text.replace("node: d}", "node: doc}"))
    with pytest.raises(DataError, match="table t has no node 'doc'"):
        read(wrong, table)


# the source's own key

KEYS = """\
tables:
  t:
    nodes:
      d: {kind: document, id: '{k}', name: 'Paper {n}'}
      p: {kind: person, name: Doe}
    relations:
      s: {type: signed, from: p, to: d, status: happened}
"""


def keyed_graph(folder: Path, text: str, rows: str) -> tg.Graph:
    mapping, table = write_mapping(folder, text), write_table(folder, rows)
    tg.import_tables(mapping, [table], folder / "store")
    return tg.load(folder / "store")


def test_node_is_found_by_the_key_that_the_table_gives_it(tmp_path):
    graph = keyed_graph(tmp_path, KEYS, "k,n\nA_1,one\nA-1,two\na 1,three\nWELLS_82,four\n")
    for key, name in {"A_1": "one", "A-1": "two", "a 1": "three", "WELLS_82": "four"}.items():
        assert graph.node(graph.resolve(key)).name == f"Paper {name}"
        assert find(graph, key).rows[0]["name"] == f"Paper {name}"
    with pytest.raises(AmbiguousName):
        graph.resolve("A 1")


def test_key_of_a_row_is_found_where_the_node_has_its_name_as_id(tmp_path):
    text = "tables: {t: {key: '{k}', nodes: {d: {kind: document, name: '{n}'}}}}\n"
    graph = keyed_graph(tmp_path, text, "k,n\nX-17,Treaty on Wells\n")
    assert graph.node(graph.resolve("X-17")).name == "Treaty on Wells"
    assert find(graph, "X-17").rows[0]["id"] == "treaty-on-wells"


# the name of the file


def test_name_of_the_file_is_a_column(tmp_path):
    mapping = write_mapping(
        tmp_path,
        "tables: {t: {nodes: {d: {kind: document, name: '{file/stem}', aliases: '{file}'}}}}\n",
    )
    files = [write_table(tmp_path, "a\nx\n", name) for name in ("4-4.csv", "5-1.csv")]
    found = [(each.name, each.aliases) for each in read(mapping, *files).dataset.nodes]
    assert found == [("4-4", ("4-4.csv",)), ("5-1", ("5-1.csv",))]


def test_column_of_a_file_hides_the_name_of_the_file(tmp_path):
    text = "tables: {t: {nodes: {d: {kind: document, name: '{file}'}}}}\n"
    imported = read(write_mapping(tmp_path, text, ABOUT), write_table(tmp_path, "File\nx.pdf\n"))
    assert [each.name for each in imported.dataset.nodes] == ["x.pdf"]
