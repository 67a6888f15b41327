"""Graphs of other programs: tables of Gephi, Kumu and Neo4j, and graph files."""

from __future__ import annotations

import csv
import json

import networkx as nx
import pytest

import treatygraph as tg
from commands import assert_refused, run
from importing import node, read, write_table
from treatygraph.errors import DataError
from treatygraph.importers.values import gephi_times


def relations(imported) -> list[tuple[str, tuple[str, ...], tuple[str, ...], str | None]]:
    found = imported.dataset.relations
    return [(each.type, each.origins, each.targets, each.date) for each in found]


def notice(imported, what: str):
    return next((each for each in imported.account.notices if each.what == what), None)


def symmetric(imported, word: str) -> bool:
    return imported.dataset.vocabulary.relations[word].symmetric


def write(folder, name: str, text: str):
    return write_table(folder, text, name)


# ends of edges


@pytest.mark.parametrize("end", ["2.0", "2", "02"])
def test_end_is_found_by_another_form_of_its_number(end, tmp_path):
    nodes = write(tmp_path, "nodes.csv", "Id,Label\n1,Ayr\n2,Bute\n")
    edges = write(tmp_path, "edges.csv", f"Source,Target\n1,{end}\n")
    imported = read("graph", nodes, edges)
    assert relations(imported) == [("linked_to", ("1",), ("2",), None)]
    matched = notice(imported, "matched-end")
    assert (matched is None) == (end == "2")
    assert notice(imported, "unmatched-end") is None


@pytest.mark.parametrize("end", ["BUTE", "b", "Isle  of bute", " B "])
def test_end_is_found_in_another_case_with_other_blanks_or_by_name(end, tmp_path):
    nodes = write(tmp_path, "nodes.csv", "Id,Label\nA,Ayr\nB,Isle of Bute\nBute,Town\n")
    edges = write(tmp_path, "edges.csv", f"Source,Target\nA,{end}\n")
    (only,) = relations(read("graph", nodes, edges))
    assert only[2] == ("Bute",) if end == "BUTE" else ("B",)


def test_end_with_two_nodes_of_that_name_is_unmatched(tmp_path):
    nodes = write(tmp_path, "nodes.csv", "Id,Label\n1,Wells\n2,Wells\n3,Bath\n")
    edges = write(tmp_path, "edges.csv", "Source,Target\nBath,Wells\nAvalon,3\nAvalon,3\n")
    imported = read("graph", nodes, edges)
    unmatched = notice(imported, "unmatched-end")
    assert unmatched.count == 3
    assert unmatched.examples == ("Avalon", "Wells")
    assert notice(imported, "matched-end").examples == ("Bath",)


def test_edges_without_a_table_of_nodes_miss_no_row(tmp_path):
    imported = read("graph", write(tmp_path, "edges.csv", "Source,Target\nAyr,Bute\n"))
    assert notice(imported, "unmatched-end") is None


def test_bar_separates_ends_of_one_relation_unless_a_node_is_called_so(tmp_path):
    nodes = write(tmp_path, "nodes.csv", "Id\nAyr\nBute\nAyr|Bute\n")
    edges = write(tmp_path, "edges.csv", "From,To\nAyr,Bute|Skye\nSkye,Ayr|Bute\n|,Ayr\n")
    assert [each[1:3] for each in relations(read("graph", nodes, edges))] == [
        (("Ayr",), ("Bute", "Skye")),
        (("Skye",), ("Ayr|Bute",)),
        (("|",), ("Ayr",)),
    ]


def test_cell_with_several_ends_is_written_again(tmp_path):
    edges = write(tmp_path, "edges.csv", "From,To\nAyr,Bute|Skye\n")
    store, folder = tmp_path / "store", tmp_path / "tables"
    assert run("import", "graph", edges, "--out", store).status == 0
    assert run("convert", folder, "--to", "csv", data=store).status == 0
    with (folder / "edges.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["From"], row["To"], row.get("More targets")) == ("Ayr", "Bute|Skye", None)


# direction


@pytest.mark.parametrize(
    ("header", "row", "type", "is_symmetric"),
    [
        ("Source,Target,Type", "a,b,Undirected", "linked_with", True),
        ("Source,Target,Type", "a,b,Directed", "linked_to", False),
        ("Source,Target,Type,Kind", "a,b,Undirected,rail link", "rail_link", True),
        ("Source,Target,Type,Kind", "a,b,Directed,rail link", "rail_link", False),
        ("Source,Target,Type,Kind", "a,b,Undirected,", "linked_with", True),
        ("From,To,Direction", "a,b,mutual", "linked_with", True),
        ("From,To,Direction", "a,b,directed", "linked_to", False),
        ("From,To,Direction,Type", "a,b,undirected,rail link", "rail_link", True),
        ("From,To,Direction,Type", "a,b,,rail link", "rail_link", False),
    ],
)
def test_direction_of_a_type(header, row, type, is_symmetric, tmp_path):
    imported = read("graph", write(tmp_path, "edges.csv", f"{header}\n{row}\n"))
    assert [each[0] for each in relations(imported)] == [type]
    assert symmetric(imported, type) is is_symmetric


def test_edges_of_one_type_with_and_without_direction_are_two_types(tmp_path):
    rows = "a,b,Undirected,rail\na,c,Directed,rail\nb,c,Mutual,rail\na,d,,rail\n"
    imported = read("graph", write(tmp_path, "edges.csv", f"Source,Target,Type,Kind\n{rows}"))
    assert [each[0] for each in relations(imported)] == ["rail", "rail_directed", "rail", "rail"]
    assert symmetric(imported, "rail")
    assert not symmetric(imported, "rail_directed")


def test_type_that_the_vocabulary_knows_keeps_its_direction(tmp_path):
    table = write(tmp_path, "edges.csv", "Source,Target,Type,Kind\na,b,Undirected,signed\n")
    imported = read("graph", table)
    assert [each[0] for each in relations(imported)] == ["signed"]
    assert not symmetric(imported, "signed")


# times


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("<[1990-01-01, 1995-02-01]>", "1990-01-01/1995-02-01"),
        ("<[1990.0, 1995.0]>", "1990/1995"),
        ("[1990, 1995)", "1990/1995"),
        ("<[1990, 1991]; [1993, 1993]>", "{1990..1991,1993}"),
        ("<[1990, 1991, 1995]>", "{1990,1991,1995}"),
        ("<[1990, Infinity]>", "1990/.."),
        ("<[-Infinity, 1990]>", "../1990"),
        ("1990", "1990"),
        ("<[1990-05-03T10:00:00Z, 1990-05-04T10:00:00]>", "1990-05-03/1990-05-04"),
        ("<[631152000000, 631238400000]>", "1990-01-01/1990-01-02"),
        ("<[0.0, 3.0]>", None),
        ("<empty>", None),
    ],
)
def test_times_of_gephi(text, date):
    assert gephi_times.read(text) == date


@pytest.mark.parametrize("text", ["<[a, b]>", "<[1995, 1990]>", "<[1990-13-01, 1991]>", "<[1990"])
def test_what_are_no_times(text):
    with pytest.raises(ValueError, match=r"."):
        gephi_times.read(text)


@pytest.mark.parametrize("column", ["Timeset", "timeset", "Time Interval", "Interval", "Timestamp"])
def test_column_of_times_is_the_date_and_is_kept(column, tmp_path):
    table = write(tmp_path, "edges.csv", f'Source,Target,{column}\na,b,"<[1990, 1995]>"\n')
    (only,) = read("graph", table).dataset.relations
    assert only.date == "1990/1995"
    assert "<[1990, 1995]>" in only.attributes.values()


def test_date_comes_before_times(tmp_path):
    table = write(tmp_path, "edges.csv", 'Source,Target,Date,Timeset\na,b,1980,"<[1990, 1995]>"\n')
    assert relations(read("graph", table))[0][3] == "1980"


# Neo4j


def test_tables_of_neo4j(tmp_path):
    people = write(
        tmp_path,
        "people.csv",
        "personId:ID(Person),name:string,born:int,secret:IGNORE,:LABEL\n"
        "1,Ada Moor,1964,x,Envoy;Poet\n",
    )
    towns = write(tmp_path, "towns.csv", ":ID(Town),name,:LABEL\n1,Wells,Town\n")
    edges = write(
        tmp_path,
        "edges.csv",
        ":START_ID(Person),since:int,:END_ID(Town),:TYPE\n1,1990,1,LIVES_IN\n",
    )
    imported = read("graph", people, towns, edges)
    assert [each[0] for each in relations(imported)] == ["lives_in"]
    ada = next(each for each in imported.dataset.nodes if each.name == "Ada Moor")
    assert ada.kind == "envoy"
    assert ada.attributes == {"born": "1964", "labels": "Envoy;Poet", "personid": "1"}
    (only,) = imported.dataset.relations
    assert only.origins == (ada.id,)
    assert only.targets != only.origins
    assert only.attributes == {"since": "1990"}


# graph files


def test_graphml_of_networkx(tmp_path):
    graph = nx.MultiDiGraph()
    graph.add_node("ayr", label="Ayr", population=46_000)
    graph.add_edge("ayr", "bute", type="rail link", weight=2.5)
    graph.add_edge("ayr", "bute", type="ferry", weight=1)
    file = tmp_path / "towns.graphml"
    nx.write_graphml(graph, file)
    imported = read("graph", file)
    assert [each[:3] for each in relations(imported)] == [
        ("rail_link", ("ayr",), ("bute",)),
        ("ferry", ("ayr",), ("bute",)),
    ]
    assert node(imported.dataset, "ayr").name == "Ayr"
    assert node(imported.dataset, "ayr").attributes == {"population": "46000"}
    assert [each.attributes["weight"] for each in imported.dataset.relations] == [2.5, 1.0]
    assert [(file.table, file.read) for file in imported.account.files] == [
        ("nodes", 2),
        ("edges", 2),
    ]


GRAPHML = """\
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
 <key for="node" id="d0" attr.name="region" attr.type="string"><default>west</default></key>
 <key for="node" id="d1" yfiles.type="nodegraphics"/>
 <key for="edge" id="d2" yfiles.type="edgegraphics"/>
 <graph edgedefault="directed">
  <node id="n0" yfiles.foldertype="group">
   <data key="d1"><y:GroupNode><y:NodeLabel>Isles</y:NodeLabel></y:GroupNode></data>
   <graph edgedefault="directed"><node id="n0::n0"><data key="d0">north</data>
    <data key="d1"><y:ShapeNode><y:NodeLabel>Bute<y:LabelModel/></y:NodeLabel></y:ShapeNode></data>
   </node></graph>
  </node>
  <node id="n1"/>
  <edge id="e0" source="n0::n0" target="n1"><data key="d2"><y:PolyLineEdge>
   <y:EdgeLabel>ferry</y:EdgeLabel></y:PolyLineEdge></data></edge>
  <edge source="n0" target="n1" directed="false"/>
  <edge source="n0" target="n1"><data key="d9">1</data></edge>
  <hyperedge><endpoint node="n0"/><endpoint node="n1"/><endpoint node="n0::n0"/></hyperedge>
 </graph>
</graphml>
"""


def test_graphml_of_yed_with_groups_labels_and_defaults(tmp_path):
    imported = read("graph", write(tmp_path, "isles.graphml", GRAPHML))
    nodes = {each.name: each.attributes for each in imported.dataset.nodes}
    assert nodes == {
        "Isles": {"region": "west"},
        "Bute": {"region": "north", "within_group": "n0"},
        "n1": {"region": "west"},
    }
    assert [each[0] for each in relations(imported)] == ["linked_to", "linked_with"]
    assert imported.dataset.relations[0].attributes["label"] == "ferry"
    assert imported.account.files[1].rejected == {
        "a value without a declared key": 1,
        "a hyperedge, which has no two ends": 1,
    }


GEXF = """\
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
 <graph mode="dynamic" defaultedgetype="undirected" timeformat="date">
  <attributes class="node"><attribute id="0" title="region" type="string">
   <default>west</default></attribute></attributes>
  <attributes class="edge" mode="dynamic"><attribute id="k" title="fare" type="float"/></attributes>
  <nodes>
   <node id="1" label="Isles" start="1990-01-01"><viz:color r="1" g="2" b="3"/>
    <viz:position x="1.5" y="2.0"/><attvalues><attvalue for="0" value="north"/></attvalues>
    <nodes><node id="3" label="Bute"/></nodes></node>
   <node id="2" label="Ayr" pid="1"/>
  </nodes>
  <edges>
   <edge id="e" source="1" target="2" type="directed" kind="ferry" weight="2.0">
    <spells><spell start="1990-01-01" end="1995-02-01"/><spell start="2000-01-01"/></spells>
    <attvalues><attvalue for="k" value="3" start="1990-01-01" end="1991-01-01"/>
     <attvalue for="k" value="4" start="1991-01-01"/></attvalues></edge>
   <edge source="2" target="3" start="1990-05-01"/>
  </edges>
 </graph>
</gexf>
"""


def test_gexf_with_spells_times_and_drawing(tmp_path):
    imported = read("graph", write(tmp_path, "isles.gexf", GEXF))
    isles, ayr, bute = (node(imported.dataset, each) for each in ("1", "2", "3"))
    assert (isles.name, isles.attributes["region"]) == ("Isles", "north")
    assert (isles.attributes["colour"], isles.attributes["position"]) == ("1, 2, 3", "1.5, 2.0")
    assert isles.attributes["timeset"] == "<[1990-01-01, Infinity]>"
    assert (ayr.attributes["within_group"], bute.attributes["within_group"]) == ("1", "1")
    ferry, other = imported.dataset.relations
    assert (ferry.id, ferry.type) == ("e", "ferry")
    assert ferry.date == "{1990-01-01..1995-02-01,2000-01-01..}"
    assert ferry.attributes["weight"] == 2.0
    assert ferry.attributes["fare"] == ("3 <[1990-01-01, 1991-01-01]>; 4 <[1991-01-01, Infinity]>")
    assert not symmetric(imported, "ferry")
    assert (other.type, other.date) == ("linked_with", "1990-05-01/..")


def test_gexf_of_networkx(tmp_path):
    graph = nx.DiGraph()
    graph.add_edge("ayr", "bute", type="ferry", weight=2)
    graph.nodes["ayr"]["label"] = "Ayr"
    nx.write_gexf(graph, tmp_path / "towns.gexf")
    imported = read("graph", tmp_path / "towns.gexf")
    assert [each[:3] for each in relations(imported)] == [("ferry", ("ayr",), ("bute",))]


PAJEK = """\
% a comment
*Network isles
*Vertices 4
1 "Isle of Bute" 0.1 0.2 0.5 ellipse [1990-1995]
2 Ayr
3 "Skye"
*Arcs :1 "ferry"
1 2 3.5 l "daily" c Blue [1990-1992,1994]
1
*Edges
2 3 [1990-*]
*Arcslist
1 2 3
*Partition coast
1
"""


def test_pajek_with_arcs_edges_lists_and_times(tmp_path):
    imported = read("graph", write(tmp_path, "isles.net", PAJEK))
    assert [each.name for each in imported.dataset.nodes] == ["Isle of Bute", "Ayr", "Skye", "4"]
    bute = node(imported.dataset, "1")
    assert bute.attributes == {
        "timeset": "<[1990, 1995]>",
        "x": "0.1",
        "y": "0.2",
        "z": "0.5",
        "other": "ellipse",
    }
    assert sorted(relations(imported)) == [
        ("ferry", ("1",), ("2",), "{1990..1992,1994}"),
        ("linked_to", ("1",), ("2",), None),
        ("linked_to", ("1",), ("3",), None),
        ("linked_with", ("2",), ("3",), "1990/.."),
    ]
    ferry = next(each for each in imported.dataset.relations if each.type == "ferry")
    assert (ferry.attributes["weight"], ferry.attributes["label"]) == (3.5, "daily")
    assert imported.account.rejected == 2


def test_pajek_of_networkx(tmp_path):
    graph = nx.Graph()
    graph.add_edge("Isle of Bute", "Ayr", weight=3)
    nx.write_pajek(graph, tmp_path / "isles.net")
    imported = read("graph", tmp_path / "isles.net")
    assert sorted(each.name for each in imported.dataset.nodes) == ["Ayr", "Isle of Bute"]
    assert imported.dataset.relations[0].type == "linked_with"


JSON = {
    "node-link": (
        {
            "directed": False,
            "multigraph": False,
            "graph": {},
            "nodes": [{"id": "a", "label": "Ayr"}, {"id": "b", "label": "Bute"}],
            "links": [{"source": "a", "target": "b", "weight": 2}],
        },
        "linked_with",
    ),
    "d3 with positions": (
        {"nodes": [{"name": "Ayr"}, {"name": "Bute"}], "links": [{"source": 0, "target": 1}]},
        "linked_to",
    ),
    "graphology": (
        {
            "nodes": [
                {"key": "a", "attributes": {"label": "Ayr"}},
                {"key": "b", "attributes": {"label": "Bute"}},
            ],
            "edges": [{"key": "e", "source": "a", "target": "b", "undirected": True}],
        },
        "linked_with",
    ),
    "cytoscape": (
        {
            "elements": {
                "nodes": [
                    {"data": {"id": "a", "name": "Ayr"}},
                    {"data": {"id": "b", "name": "Bute"}},
                ],
                "edges": [{"data": {"source": "a", "target": "b"}}],
            }
        },
        "linked_to",
    ),
    "kumu": (
        {
            "elements": [{"label": "Ayr", "type": "town"}, {"label": "Bute", "type": "isle"}],
            "connections": [{"from": "Ayr", "to": "Bute", "direction": "mutual", "type": "ferry"}],
        },
        "ferry",
    ),
    "kumu in full": (
        {
            "elements": [
                {"_id": "elem-1", "attributes": {"label": "Ayr", "element type": "town"}},
                {"_id": "elem-2", "attributes": {"label": "Bute"}},
            ],
            "connections": [
                {
                    "_id": "conn-1",
                    "from": "elem-1",
                    "to": "elem-2",
                    "direction": "undirected",
                    "attributes": {"connection type": "ferry"},
                }
            ],
        },
        "ferry",
    ),
}


@pytest.mark.parametrize("form", JSON)
def test_graph_in_json(form, tmp_path):
    data, word = JSON[form]
    file = tmp_path / "isles.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    imported = read("graph", file)
    names = {each.id: each.name for each in imported.dataset.nodes}
    (only,) = imported.dataset.relations
    assert [names[each] for each in (*only.origins, *only.targets)] == ["Ayr", "Bute"]
    assert only.type == word
    assert symmetric(imported, word) is (word != "linked_to")
    assert len(names) == 2


def test_json_that_is_no_graph_is_reported(tmp_path):
    file = write(tmp_path, "isles.json", '{"nodes": {"a": 1}}')
    with pytest.raises(DataError, match="is no list of records"):
        read("graph", file)


# hostile files


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('<!DOCTYPE g [<!ENTITY a "aaa">]><graphml>&a;</graphml>', "defines the entity 'a'"),
        ('<!DOCTYPE g [<!ENTITY a SYSTEM "/etc/passwd">]><graphml/>', "defines the entity 'a'"),
        ('<!DOCTYPE g [<!ENTITY % a "b">]><graphml/>', "defines the entity 'a'"),
        ("<graphml><node></graphml>", "is not XML: mismatched tag"),
        ("<graphml>" + "<a>" * 600, "is nested too deeply"),
        ("", "is not XML: no element found"),
    ],
)
@pytest.mark.parametrize("suffix", ["graphml", "gexf"])
def test_hostile_xml_is_refused(text, message, suffix, tmp_path):
    file, out = write(tmp_path, f"bad.{suffix}", text), tmp_path / "store"
    assert_refused(run("import", "graph", file, "--out", out), message, f"bad.{suffix}:")
    assert not out.exists()


def test_document_type_without_entities_is_no_attack(tmp_path):
    text = GRAPHML.replace("<graphml", '<!DOCTYPE graphml SYSTEM "graphml.dtd"><graphml', 1)
    assert len(read("graph", write(tmp_path, "isles.graphml", text)).dataset.nodes) == 3


@pytest.mark.parametrize("said", ["", "many", "-3", "²"])
def test_pajek_without_a_number_of_vertices(said, tmp_path):
    file, out = write(tmp_path, "bad.net", f"*Vertices {said}\n"), tmp_path / "store"
    assert_refused(run("import", "graph", file, "--out", out), "announces no number of vertices")


def test_store_of_a_graph_file_answers(tmp_path):
    file, store = write(tmp_path, "isles.gexf", GEXF), tmp_path / "store"
    assert run("import", "graph", file, "--out", store).status == 0
    path = tg.load(store).path("Isles", "Bute")
    assert path.rows
