"""Text tables as programs write them: encoding, separator, missing values, composed characters."""

from __future__ import annotations

import codecs

import pytest

import treatygraph as tg
from commands import assert_refused, run
from importing import node, read, write_mapping, write_table
from treatygraph.importers.files import separators, text_encoding

RIVERS = "tables: {t: {nodes: {place: {kind: place, name: '{name}', note: '{length?}'}}}}"
STATES = """\
tables:
  t:
    nodes:
      state: {country: {iso2: '{code}'}}
      body: {kind: institution, name: '{body}'}
    relations: {r: {type: member_of, from: state, to: body, status: happened}}
"""


def names(imported) -> list[str]:
    return sorted(each.name for each in imported.dataset.nodes)


def notice(imported, what: str):
    return next((each for each in imported.account.notices if each.what == what), None)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", "Ob’, Обь"),
        ("utf-8-sig", "Обь"),
        ("utf-16", "Обь"),
        ("utf-16-le", "Obi and Yenisei"),
        ("utf-16-be", "Obi and Yenisei"),
        ("utf-32", "Обь"),
        ("cp1251", "Москва-река"),
        ("koi8-r", "Москва-река"),
        ("cp866", "Москва-река"),
        ("cp1252", "Rhône"),
    ],
)
def test_encoding_is_detected(encoding, text, tmp_path):
    file = tmp_path / "rivers.csv"
    file.write_bytes(f'name,length\n"{text}",1\n"{text} II",2\n'.encode(encoding))
    imported = read(write_mapping(tmp_path, RIVERS), file)
    assert names(imported) == [text, f"{text} II"]
    guessed = notice(imported, "guessed-encoding")
    assert (guessed is not None) == (not encoding.startswith("utf"))
    assert guessed is None or encoding in guessed.detail


def test_accent_in_the_last_line_of_a_long_file_decides_its_encoding(tmp_path):
    file = tmp_path / "rivers.csv"
    file.write_bytes(b"name\n" + b"Volga\n" * 400_000 + "Rhône\n".encode("cp1252"))
    assert names(read(write_mapping(tmp_path, RIVERS), file)) == ["Rhône", "Volga"]


def test_character_cut_by_the_piece_that_is_looked_at_is_utf_8():
    assert text_encoding.detect("é".encode() * 3 + codecs.BOM_UTF8[:1]) == "utf-8-sig"


def test_encoding_and_separator_can_be_stated(tmp_path):
    file = tmp_path / "rivers.csv"
    file.write_bytes("name!length\nВолга!3531\n".encode("iso8859-5"))
    store, mapping = tmp_path / "store", write_mapping(tmp_path, RIVERS)
    how = ("--encoding", "iso8859-5", "--separator", "!")
    assert run("import", mapping, file, "--out", store, *how).status == 0
    assert [each.name for each in tg.load(store).dataset.nodes] == ["Волга"]


@pytest.mark.parametrize(
    ("option", "value"), [("--encoding", "utf-99"), ("--separator", "and"), ("--encoding", "")]
)
def test_encoding_or_separator_that_does_not_exist(option, value, tmp_path):
    file = write_table(tmp_path, "name\nDon\n")
    store = tmp_path / "store"
    outcome = run("import", write_mapping(tmp_path, RIVERS), file, "--out", store, option, value)
    assert_refused(outcome, option.removeprefix("--"))
    assert not store.exists()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("semicolons.csv", "name;length\nDon;1870\nRhine;1230,5\n"),
        ("tabs.csv", "name\tlength\nDon\t1,870\nRhine\t1,230\n"),
        ("bars.csv", "name|length\nDon|1870\nRhine|1230\n"),
        ("commas.tsv", "name,length\nDon,1870\nRhine,1230\n"),
        ("stated.csv", "sep=;\r\nname;length\r\nDon;1870\r\nRhine;1230\r\n"),
        ("quoted.csv", '"name";"length, in km"\n"Don";"1,870"\n"Rhine";"1,230"\n'),
        ("one-column.csv", "name\nDon\nRhine\n"),
    ],
)
def test_separator_is_detected(name, text, tmp_path):
    imported = read(write_mapping(tmp_path, RIVERS), write_table(tmp_path, text, name))
    assert names(imported) == ["Don", "Rhine"]


def test_comma_separates_where_semicolons_do_as_well():
    assert separators.detect("a;b,c;d\n1;2,3;4\n", ",") == ","


def test_row_of_another_length_does_not_change_the_separator():
    assert separators.detect("a;b\n1,5;2\n1,5,7\n2;3\n", ",") == ";"


@pytest.mark.parametrize("word", ["NA", "N/A", "-", ".."])
def test_missing_values_of_tables_are_empty_and_counted(word, tmp_path):
    table = write_table(tmp_path, f"name,length\nDon,{word}\n{word},3\n")
    imported = read(write_mapping(tmp_path, RIVERS), table)
    assert names(imported) == ["Don"]
    assert node(imported.dataset, "don").note is None
    assert notice(imported, "missing-value").count == 2
    assert notice(imported, "missing-value").examples == (word,)


def test_quoted_missing_value_is_a_text(tmp_path):
    table = write_table(tmp_path, 'name,length\n"NA","said ""NA"", and NA"\nNA,"x,\ny"\n"-",1\n')
    imported = read(write_mapping(tmp_path, RIVERS), table)
    assert names(imported) == ["-", "NA"]
    assert imported.account.rejected == 1


def test_mapping_that_states_its_missing_values_has_no_others(tmp_path):
    text = RIVERS.replace("nodes:", "missing: ['?'], nodes:", 1)
    imported = read(write_mapping(tmp_path, text), write_table(tmp_path, "name,length\nNA,?\n"))
    assert names(imported) == ["NA"]
    assert node(imported.dataset, "na").note is None
    assert notice(imported, "missing-value") is None


def test_na_is_namibia_among_codes_of_two_letters(tmp_path):
    table = write_table(tmp_path, "code,body\nNA,Council\nNG,NA\n")
    imported = read(write_mapping(tmp_path, STATES), table)
    (relation,) = imported.dataset.relations
    assert relation.origins == ("namibia",)
    assert imported.account.rejected == 1


def test_na_is_a_text_in_json(tmp_path):
    file = write_table(tmp_path, '[{"name": "NA"}]', "rivers.json")
    assert names(read(write_mapping(tmp_path, RIVERS), file)) == ["NA"]


def test_accents_of_one_character_and_of_two_are_one_name(tmp_path):
    table = write_table(tmp_path, "name\nRho\u0302ne\nRh\u00f4ne\n")
    imported = read(write_mapping(tmp_path, RIVERS), table)
    assert names(imported) == ["Rh\u00f4ne"]
    assert node(imported.dataset, "rhone").aliases == ()


def test_nodes_of_a_graph_with_composed_and_separate_accents_are_one(tmp_path):
    table = write_table(tmp_path, "Source,Target\nRho\u0302ne,Sea\nRh\u00f4ne,Lake\n", "edges.csv")
    imported = read("graph", table)
    assert names(imported) == ["Lake", "Rh\u00f4ne", "Sea"]


def test_tables_of_r_have_rows_without_an_end_rejected(tmp_path):
    table = write_table(
        tmp_path,
        '"","Source","Target","Type"\n"1","A",NA,"met"\n"2","C","D",NA\n"3","E","NA","met"\n',
        "edges.csv",
    )
    imported = read("graph", table)
    assert [(each.type, each.origins, each.targets) for each in imported.dataset.relations] == [
        ("linked_to", ("C",), ("D",)),
        ("met", ("E",), ("NA",)),
    ]
    assert imported.account.rejected == 1


def test_texts_that_look_like_missing_values_survive_a_round_trip(tmp_path):
    table = write_table(tmp_path, 'Id,Label,mark\na,"NA",NA\nb,Beta,"-"\n', "nodes.csv")
    store, folder, again = (tmp_path / name for name in ("store", "tables", "again"))
    assert run("import", "graph", table, "--out", store).status == 0
    assert run("convert", folder, "--to", "csv", data=store).status == 0
    written = (folder / "nodes.csv").read_text(encoding="utf-8")
    assert '"a","NA",NA' in written
    assert '"b","Beta","-"' in written
    assert run("import", "graph", folder / "nodes.csv", "--out", again).status == 0
    assert [each.name for each in tg.load(again).dataset.nodes] == ["NA", "Beta"]
