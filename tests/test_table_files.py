"""SQLite, Excel and Neo4j, Cypher, JSON-LD, FollowTheMoney and QuickStatements."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from importlib.util import find_spec
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings

import treatygraph as tg
from commands import assert_refused, run, run_terminal
from folders import VOCABULARY, node, relation, source, write_folder
from hostile_graphs import HOSTILE, hostile_graph, hostile_graphs
from treatygraph.errors import BadValue, printable
from treatygraph.formats import graph_formats, is_binary, render, write
from treatygraph.formats.files.neo4j import SEPARATOR

WITHOUT_EXCEL = pytest.mark.skipif(not find_spec("xlsxwriter"), reason="no xlsxwriter")
BINARY = [
    pytest.param(name, marks=WITHOUT_EXCEL if name == "xlsx" else ())
    for name in graph_formats()
    if is_binary(name)
]
TEXTS = ["cypher", "ftm", "json-ld", "node-link", "quickstatements", "r"]
reused_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def hostile():
    return hostile_graph()


def opened(graph, path):
    """The SQLite file of a graph, opened, with rows that have names."""
    write(graph.export(), "sqlite", path)
    database = sqlite3.connect(path)
    database.row_factory = sqlite3.Row
    return closing(database)


def test_all_formats_are_listed():
    assert graph_formats() == [
        *("gexf", "cypher", "ftm", "graphml", "json-ld", "neo4j", "node-link"),
        *("quickstatements", "r", "sqlite", "xlsx", "table", "csv", "json", "markdown"),
    ]


@pytest.mark.parametrize("name", [*BINARY, *TEXTS])
def test_file_is_the_same_at_every_run_and_from_a_store(world_folder, tmp_path, name):
    assert run("convert", tmp_path / "store", data=world_folder).status == 0
    contents = set()
    for number, data in enumerate((world_folder, world_folder, tmp_path / "store")):
        file = tmp_path / f"{number}"
        assert run("export", "-f", name, "-o", file, data=data).status == 0
        contents.add(file.read_bytes())
    assert len(contents) == 1


@pytest.mark.parametrize("name", BINARY)
def test_binary_files_are_piped_as_they_are_written(world_folder, tmp_path, name):
    assert run("export", "-f", name, "-o", tmp_path / "file", data=world_folder).status == 0
    command = [sys.executable, "-m", "treatygraph", "--data", str(world_folder), "export"]
    done = subprocess.run([*command, "-f", name], capture_output=True, check=True)
    assert done.stdout == (tmp_path / "file").read_bytes()


def test_binary_files_are_not_shown_in_a_terminal(world_folder):
    status, shown = run_terminal("export", "-f", "sqlite", data=world_folder)
    assert status == 2
    assert "write it with --output FILE" in shown


@pytest.mark.parametrize("name", BINARY)
def test_binary_files_cannot_be_rendered_as_text(world, name):
    with pytest.raises(BadValue, match="is a binary file"):
        render(world.export(), name)
    with pytest.raises(BadValue, match="is for whole graphs"):
        render(world.stats(), name)


@pytest.mark.parametrize("name", [*BINARY, *TEXTS])
def test_unwritable_place_is_one_message(world_folder, tmp_path, name):
    (tmp_path / "file").write_text("")
    outcome = run("export", "-f", name, "-o", tmp_path / "file" / "x", data=world_folder)
    assert_refused(outcome, "cannot be written")


def test_graph_is_saved_from_python(world, tmp_path):
    world.save(tmp_path / "graph.csv", "csv", bom=True)
    text = (tmp_path / "graph.csv").read_bytes().decode("utf-8")
    assert text == render(world.export(), "csv", bom=True)
    with pytest.raises(BadValue, match="unknown format 'exel'"):
        world.save(tmp_path / "graph.x", "exel")
    assert not (tmp_path / "graph.x").exists()


# CSV


def test_csv_begins_with_a_byte_order_mark_if_asked(world_folder):
    plain = run("export", "-f", "csv", data=world_folder).stdout
    marked = run("export", "-f", "csv", "--bom", data=world_folder).stdout
    assert marked == "\ufeff" + plain
    assert_refused(run("list", "nodes", "-f", "json", "--bom", data=world_folder), "bom is for")


@given(hostile_graphs())
def test_csv_holds_every_edge_of_any_texts(graph):
    text = render(graph.export(), "csv", bom=True)
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    expected = [
        (printable(one), printable(other), printable(each.get("unit", "")))
        for one, other, each in graph.to_networkx().edges(data=True)
    ]
    found = [(row["from"], row["to"], row.get("unit") or "") for row in rows]
    assert sorted(found) == sorted(expected)


# SQLite


def test_sqlite_holds_every_record(world, tmp_path):
    everything = world.where(status="any")
    with opened(everything, tmp_path / "graph.sqlite") as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        nodes = {row["id"]: row for row in database.execute("SELECT * FROM nodes")}
        assert set(nodes) == set(world.dataset.node_ids)
        assert json.loads(nodes["arcadia"]["aliases"]) == ["Republic of Arcadia", "Аркадия"]
        assert json.loads(nodes["arcadia"]["ids"]) == {"iso3": "ARC", "m49": "012"}
        visit = database.execute("SELECT * FROM relations WHERE id = 'visit-2022'").fetchone()
        assert (visit["type"], visit["date"], visit["rank"]) == (
            "visited",
            "2022-10-05/2022-10-07",
            "state",
        )
        assert (visit["first_day"], visit["last_day"]) == ("2022-10-05", "2022-10-07")
        signed = "SELECT source FROM edges WHERE relation = 'treaty-signing' ORDER BY source"
        assert [row[0] for row in database.execute(signed)] == ["ada", "boris"]
        said = "SELECT at, speaker FROM evidence WHERE relation = 'meeting-2023'"
        assert [tuple(row) for row in database.execute(said)] == [("¶2", "carl")]
        differing = "SELECT says FROM evidence WHERE relation = 'visit-2022' AND source = 'herald'"
        assert json.loads(database.execute(differing).fetchone()[0]) == {"rank": "official"}


def test_sqlite_is_searched_without_accents_and_case(world, tmp_path):
    with opened(world, tmp_path / "graph.sqlite") as database:
        found = "SELECT rowid FROM nodes_fts WHERE nodes_fts MATCH ?"
        find = f"SELECT id FROM nodes WHERE rowid IN ({found})"
        assert [row["id"] for row in database.execute(find, ["rios"])] == ["ada"]
        assert [row["id"] for row in database.execute(find, ["аркадия"])] == ["arcadia"]


def test_sqlite_enforces_its_foreign_keys(world, tmp_path):
    with opened(world, tmp_path / "graph.sqlite") as database:
        database.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError):
            database.execute("INSERT INTO edges VALUES ('visit-2022', 'ada', 'nowhere')")


def test_sqlite_of_a_selection_has_its_nodes_and_ends_only(world, tmp_path):
    with opened(world.where(relation="signed"), tmp_path / "graph.sqlite") as database:
        ids = [row["id"] for row in database.execute("SELECT id FROM nodes ORDER BY id")]
        assert ids == ["ada", "boris", "dora", "memo", "treaty"]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []


@reused_folder
@given(graph=hostile_graphs())
def test_sqlite_holds_any_texts(graph, tmp_path):
    with opened(graph, tmp_path / "graph.sqlite") as database:
        nodes = {row["id"]: row["name"] for row in database.execute("SELECT * FROM nodes")}
        assert nodes == {printable(each.id): printable(each.name) for each in graph.dataset.nodes}
        quotes = [row["quote"] for row in database.execute("SELECT quote FROM evidence")]
        pointers = [each for each in graph.dataset.relations for each in each.evidence]
        assert sorted(quotes) == sorted(printable(each.quote) for each in pointers)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []


# Excel


def sheets(path):
    """The sheets of a workbook, each as rows of values."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(path)
    frozen = {sheet.title: sheet.freeze_panes for sheet in book}
    assert frozen == {"nodes": "A2", "relations": "A2", "sources": "A2"}
    assert {cell.data_type for sheet in book for row in sheet for cell in row} <= {"s", "n", "b"}
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def records(rows):
    """Rows below a header, as mappings."""
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def test_xlsx_has_a_sheet_each_for_nodes_relations_and_sources(world, tmp_path):
    pytest.importorskip("xlsxwriter")
    write(world.export(), "xlsx", tmp_path / "graph.xlsx")
    found = sheets(tmp_path / "graph.xlsx")
    assert [row["id"] for row in records(found["nodes"])] == world.dataset.node_ids
    assert [row["title"] for row in records(found["sources"])] == [
        "Two presidents meet",
        "Trade in figures",
    ]
    [visit] = [row for row in records(found["relations"]) if row["id"] == "visit-2022"]
    assert (visit["from"], visit["from_name"], visit["to_name"]) == ("ada", "Ada Ríos", "Borduria")
    assert (visit["first_day"], visit["sources"]) == ("2022-10-05", "gazette; herald")


def test_xlsx_runs_no_text_as_formula(hostile, tmp_path):
    pytest.importorskip("xlsxwriter")
    write(hostile.export(), "xlsx", tmp_path / "graph.xlsx")
    names = [row["name"] for row in records(sheets(tmp_path / "graph.xlsx")["nodes"])]
    assert len(names) == len(HOSTILE) + 1
    assert {"=1+1", "@SUM(A1)", "n" * 500, "first\nsecond", "]]>"} <= set(names)


def test_xlsx_without_its_package_is_one_message(world_folder, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    outcome = run("export", "-f", "xlsx", "-o", tmp_path / "x.xlsx", data=world_folder)
    assert_refused(outcome, "pip install 'treatygraph[excel]'")
    assert not (tmp_path / "x.xlsx").exists()


def test_xlsx_refuses_more_rows_than_a_sheet_holds(world_folder, tmp_path, monkeypatch):
    monkeypatch.setattr("treatygraph.formats.files.xlsx.MOST_ROWS", 10)
    outcome = run("export", "-f", "xlsx", "-o", tmp_path / "x.xlsx", data=world_folder)
    assert_refused(outcome, "a sheet of Excel holds 10 rows, not 15 nodes")


# Neo4j


def tables(path):
    """The tables of a zip, each as rows of cells."""
    with ZipFile(path) as archive:
        assert archive.testzip() is None
        texts = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
    assert "neo4j-admin database import" in texts.pop("README.txt")
    return {name: list(csv.reader(io.StringIO(text, newline=""))) for name, text in texts.items()}


def test_neo4j_tables_have_the_headers_of_its_import(world, tmp_path):
    write(world.export(), "neo4j", tmp_path / "graph.zip")
    found = tables(tmp_path / "graph.zip")
    assert found["nodes.csv"][0][0] == "id:ID"
    assert found["nodes.csv"][0][-1] == ":LABEL"
    assert {"name:string", "aliases:string[]"} < set(found["nodes.csv"][0])
    assert found["relations.csv"][0][:4] == [":START_ID", ":END_ID", ":TYPE", "first_day:date"]
    assert {"value:double", "topics:string[]"} < set(found["relations.csv"][0])
    arcadia = next(row for row in records(found["nodes.csv"]) if row["id:ID"] == "arcadia")
    assert arcadia["aliases:string[]"].split(SEPARATOR) == ["Republic of Arcadia", "Аркадия"]
    assert arcadia[":LABEL"] == "country"


@reused_folder
@given(graph=hostile_graphs())
def test_neo4j_tables_hold_any_texts(graph, tmp_path):
    write(graph.export(), "neo4j", tmp_path / "graph.zip")
    found = tables(tmp_path / "graph.zip")
    names = sorted(row["name:string"] for row in records(found["nodes.csv"]))
    expected = (printable(each.name).replace(SEPARATOR, "\ufffd") for each in graph.dataset.nodes)
    assert names == sorted(expected)
    assert len(found["relations.csv"]) == 1 + graph.to_networkx().number_of_edges()


STRING = re.compile(r'"(?:[^"\\]|\\.)*"|`(?:[^`]|``)*`', re.DOTALL)


@given(hostile_graphs())
def test_cypher_texts_end_where_they_should(graph):
    text = render(graph.export(), "cypher")
    bare = STRING.sub("x", text)
    assert not set(bare) - set(
        "CREATEONSTIFXPUWDQMHVabcdefghijklmnopqrstuvwxyz_{}[]()<>-,.:;+= \n0123456789"
    )
    assert bare.count("UNWIND") == bare.count(" AS row")
    strings = [json.loads(each) for each in STRING.findall(text) if each.startswith('"')]
    assert {printable(each.name) for each in graph.dataset.nodes} <= set(strings)


def test_cypher_makes_nodes_with_label_and_relations_with_type(world):
    text = render(world.export(), "cypher")
    assert "CREATE (n:Node:`country` {id: row.id})" in text
    assert "CREATE (a)-[r:`visited`]->(b)" in text
    assert text.count("`from`:") == world.to_networkx().number_of_edges()


# JSON-LD and FollowTheMoney


@given(hostile_graphs())
def test_json_ld_names_every_record_by_an_iri(graph):
    data = json.loads(render(graph.export(), "json-ld"))
    ids = [each["@id"] for each in data["@graph"]]
    assert len(ids) == 1 + len(graph.dataset.nodes) + len(graph.dataset.relations)
    assert all(re.fullmatch(r"urn:treatygraph:[a-z]+:[A-Za-z0-9._~%-]+", each) for each in ids)


def test_json_ld_says_where_a_claim_comes_from(world):
    found = {each["@id"]: each for each in json.loads(render(world.export(), "json-ld"))["@graph"]}
    met = found["urn:treatygraph:relation:meeting-2023"]
    assert met["prov:wasDerivedFrom"] == [{"@id": "urn:treatygraph:source:gazette"}]
    assert met["prov:qualifiedDerivation"] == [
        {
            "@type": "prov:Derivation",
            "prov:entity": {"@id": "urn:treatygraph:source:gazette"},
            "tg:speaker": {"@id": "urn:treatygraph:node:carl"},
            "schema:position": "¶2",
        }
    ]
    assert met["prov:wasAttributedTo"] == [{"@id": "urn:treatygraph:node:carl"}]
    assert met["schema:temporalCoverage"] == "2023-05-04"
    assert found["urn:treatygraph:node:ada"]["@type"] == "schema:Person"


@given(hostile_graphs())
def test_ftm_ids_are_safe_and_links_have_their_ends(graph):
    entities = [json.loads(line) for line in render(graph.export(), "ftm").strip().split("\n")]
    known = {each["id"] for each in entities}
    assert len(known) == len(entities)
    for each in entities:
        assert re.fullmatch(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?", each["id"])
        assert all(value and isinstance(value, list) for value in each["properties"].values())
        if each["schema"] == "UnknownLink":
            assert {*each["properties"]["subject"], *each["properties"]["object"]} <= known


def test_ftm_entities_fit_its_schemata(world, hostile):
    model = pytest.importorskip("followthemoney").model
    for graph in (world, hostile):
        for line in render(graph.export(), "ftm").strip().split("\n"):
            proxy = model.get_proxy(json.loads(line), cleaned=False)
            assert set(json.loads(line)["properties"]) == set(proxy.properties)


# QuickStatements and R


WITH_MEMBERS = VOCABULARY.replace("codes: [iso3, m49]", "codes: [iso3, wikidata]")
for old, new in (
    ("codes:\n", "codes:\n  wikidata: {label: Wikidata, pattern: 'Q[1-9][0-9]*'}\n"),
    ("joint: true, attributes: [form]}", "joint: true, codes: [wikidata], attributes: [form]}"),
    (
        "relations:\n",
        "relations:\n  member_of: {label: is member of, from: [country], to: [institution],"
        " time: state, colour: '#111111'}\n",
    ),
):
    WITH_MEMBERS = WITH_MEMBERS.replace(old, new, 1)


@pytest.fixture
def members(tmp_path):
    """Two states with items of Wikidata, one without, and a club that two of them join."""
    nodes = [
        node("a", ids={"wikidata": "Q1"}),
        node("b", ids={"wikidata": "Q2"}),
        node("c"),
        node("club", "institution", ids={"wikidata": "Q3"}),
    ]
    cited = [{"source": "s", "at": "¶1"}]
    relations = [
        relation("in-a", "member_of", ["a", "c"], "club", date="1992-03-02", evidence=cited),
        relation("in-b", "member_of", "b", "club", date="1992/1995-06", evidence=[{"source": "t"}]),
        relation("in-d", "member_of", "b", "club", status="planned"),
        relation("trade", "trades_with", "a", "b"),
    ]
    sources = [source("s", url="https://example.org/?a=1&b=2"), source("t", title='A "b"\tc|d')]
    return tg.load(write_folder(tmp_path, nodes, relations, sources, WITH_MEMBERS))


def test_quickstatements_cite_sources_and_leave_out_what_has_no_item(members):
    assert render(members.where(status="any").export(), "quickstatements").splitlines() == [
        "Q2\tP463\tQ3\tP580\t+1992-00-00T00:00:00Z/9\tP582\t+1995-06-00T00:00:00Z/10\t"
        'S1476\tund:"A  b  c d"',
        'Q1\tP463\tQ3\tP585\t+1992-03-02T00:00:00Z/11\tS854\t"https://example.org/?a=1&b=2"',
    ]


def test_r_script_checks_the_counts_of_the_graph(world):
    text = render(world.export(), "r")
    assert "nrow(nodes) == 15, nrow(edges) == 24" in text
    assert text.count("(") == text.count(")")


@pytest.mark.parametrize("name", [*TEXTS, "gexf", "graphml", "csv", "json"])
def test_hostile_texts_break_no_format(hostile, name):
    text = render(hostile.export(), name)
    assert text.encode("utf-8").endswith(b"\n") or name == "quickstatements"
