"""GraphML and GEXF: valid, complete and in the terms of the tools that read them."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given

import treatygraph as tg
from folders import VOCABULARY, node, relation, write_folder
from gexf_rules import G, V, problems
from graph_files import read_gexf, read_graphml
from hostile_graphs import hostile_graph, hostile_graphs
from treatygraph.formats import render
from treatygraph.page.drawing import draw
from treatygraph.page.overview import Edges

TOPICS = ["trade", "water"]
M = "{http://graphml.graphdrawing.org/xmlns}"


@pytest.fixture
def small(tmp_path):
    """Two states and a person; a visit, a symmetric relation and one without a date."""
    nodes = [node("a", name="A"), node("b", name="B"), node("p", "person", name="P")]
    relations = [
        relation("visit", "visited", "p", "b", date="2022-10-05/2022-10-07", rank="state"),
        relation("work", "cooperates_on", ["a", "p"], "b", date="1990/..", topics=TOPICS),
        relation("trade", "trades_with", "a", "b", value=1.5, approximate=True),
        relation("old", "trades_with", "a", "b", date="-0044"),
    ]
    return tg.load(write_folder(tmp_path, nodes, relations))


def gexf_edges(graph):
    """The edges of a GEXF file by the relation that they are of."""
    root = ElementTree.fromstring(render(graph.export(), "gexf"))
    titles = {
        each.get("id"): each.get("title")
        for each in root.findall(f"{G}graph/{G}attributes[@class='edge']/{G}attribute")
    }
    found: dict[str, list] = {}
    for edge in root.iter(f"{G}edge"):
        values = {titles[each.get("for")]: each.get("value") for each in edge.iter(f"{G}attvalue")}
        found.setdefault(values["relation"], []).append((edge, values))
    return found


def test_gexf_follows_its_rules(world, small):
    for graph in (world, world.where(status="any"), small, small.where(relation="cooperates_on")):
        assert problems(render(graph.export(), "gexf")) == []
    assert problems(render(tg.load().export(), "gexf")) == []


def test_rules_of_gexf_find_what_is_wrong(small):
    text = render(small.export(), "gexf")
    for right, wrong in (
        ('type="undirected"', 'type="both"'),
        ('end="2022-10-07"', 'end="2021-10-07"'),
        ('target="b"', 'target="c"'),
        ('type="double"', 'type="number"'),
        ('value="true"', 'value="yes"'),
        ("<nodes>", "<edges/><nodes>"),
    ):
        assert right in text
        assert problems(text.replace(right, wrong, 1))


def test_gexf_edges_exist_from_the_first_to_the_last_day_of_their_date(small):
    edges = gexf_edges(small)
    spans = {
        key: [(edge.get("start"), edge.get("end")) for edge, _ in each]
        for key, each in edges.items()
    }
    assert spans == {
        "visit": [("2022-10-05", "2022-10-07")],
        "work": [("1990-01-01", None)] * 2,
        "trade": [(None, None)],
        "old": [(None, None)],  # no reader of XML has years before the first
    }


def test_gexf_edges_of_a_set_of_dates_exist_in_several_spells(tmp_path):
    dates = {
        "gap": "{1990,1992..1994}",
        "open": "{1990,1995..}",
        "touching": "{1990,1991}",
        "either": "[1990,1995-05-03]",
    }
    relations = [relation(key, "trades_with", "a", "b", date=each) for key, each in dates.items()]
    graph = tg.load(write_folder(tmp_path, [node("a"), node("b")], relations))
    assert problems(render(graph.export(), "gexf")) == []
    found = {
        key: [dict(spell.attrib) for spell in edge.iter(f"{G}spell")]
        for key, [(edge, _)] in gexf_edges(graph).items()
    }
    first = {"start": "1990-01-01", "end": "1990-12-31"}
    assert found == {
        "gap": [first, {"start": "1992-01-01", "end": "1994-12-31"}],
        "open": [first, {"start": "1995-01-01"}],
        "touching": [],
        "either": [first, {"start": "1995-05-03", "end": "1995-05-03"}],
    }
    [(edge, _)] = gexf_edges(graph)["touching"]
    assert (edge.get("start"), edge.get("end")) == ("1990-01-01", "1991-12-31")


def test_gexf_edges_have_direction_label_kind_and_colour_of_their_type(small):
    edges = gexf_edges(small)
    edge, values = edges["work"][0]
    assert (edge.get("type"), edge.get("label"), edge.get("kind")) == (
        "undirected",
        "cooperates with",
        "cooperates_on",
    )
    assert edge.find(f"{V}color").attrib == {"r": "47", "g": "109", "b": "179"}  # #2f6db3
    assert values["relation_type"] == "cooperates_on"
    assert values["topics"] == "trade; water"
    assert edges["visit"][0][0].get("type") is None
    assert edges["trade"][0][1] | {"value": "1.5", "approximate": "true"} == edges["trade"][0][1]


def test_gexf_nodes_have_the_places_of_the_page(small):
    root = ElementTree.fromstring(render(small.export(), "gexf"))
    written = {
        each.get("label"): (each.find(f"{V}position").get("x"), each.find(f"{V}position").get("y"))
        for each in root.iter(f"{G}node")
    }
    rows = draw(small.in_full(), Edges.of(small.in_full())).dots  # as `make_page` calls it
    assert written == {"ABP"[row]: (str(dot.x), str(-dot.y)) for row, dot in rows.items()}
    assert len(set(written.values())) == 3


def test_graph_of_symmetric_relations_alone_is_undirected(small):
    chosen = small.where(relation="cooperates_on").export()
    assert 'edgedefault="undirected"' in render(chosen, "graphml")
    assert 'defaultedgetype="undirected"' in render(chosen, "gexf")
    assert 'directed="' not in render(chosen, "graphml").replace("edgedefault=", "")


def test_graphml_marks_symmetric_relations_edge_by_edge(small):
    root = ElementTree.fromstring(render(small.export(), "graphml"))
    key = root.find(f"{M}key[@attr.name='relation'][@for='edge']").get("id")
    directed = [
        (edge.find(f"{M}data[@key='{key}']").text, edge.get("directed"))
        for edge in root.iter(f"{M}edge")
    ]
    assert sorted(directed, key=str) == [
        ("old", None),
        ("trade", None),
        ("visit", None),
        ("work", "false"),
        ("work", "false"),
    ]
    ids = [each.get("id") for each in root.iter() if each.tag in (f"{M}key", f"{M}edge")]
    assert len(set(ids)) == len(ids)


def flat(values):
    """The attributes of networkx as a file of graphs has them."""
    texts = {
        key: "; ".join(each) if isinstance(each, list) else each for key, each in values.items()
    }
    texts["ids"] = '{"iso3": "ARC", "m49": "012"}' if values.get("ids") else ""
    return {key: each for key, each in texts.items() if each not in (None, "", {})}


def test_graphml_holds_what_networkx_holds(world):
    read, expected = read_graphml(render(world.export(), "graphml")), world.to_networkx()
    assert {key: dict(each) for key, each in read.nodes(data=True)} == {
        key: flat(each) | {"label": each["name"]} for key, each in expected.nodes(data=True)
    }
    labels = {key: each.label for key, each in world.dataset.vocabulary.relations.items()}
    assert sorted(map(edge_items, read.edges(data=True))) == sorted(
        edge_items((one, other, flat(each) | {"label": labels[each["type"]]}))
        for one, other, each in expected.edges(data=True)
    )


def edge_items(edge):
    """An edge in a form that can be sorted, without the mark that only networkx has."""
    one, other, values = edge
    return (
        one,
        other,
        sorted((key, each) for key, each in values.items() if key not in ("symmetric", "id")),
    )


COLLIDING = VOCABULARY.replace(
    "relations:\n",
    "relations:\n  owes: {label: owes, from: [country], to: [country], colour: '#111111',"
    " attributes: [label, weight, Type, relation_type]}\n",
).replace(
    "attributes:\n",
    "attributes:\n  label: {label: label, type: text}\n  weight: {label: weight, type: number}\n"
    "  Type: {label: type of debt, type: text}\n  relation_type: {label: sort, type: text}\n",
    1,
)


def test_attributes_that_collide_with_names_of_the_format_get_another_name(tmp_path):
    own = {"label": "mine", "weight": 2, "Type": "bond", "relation_type": "sort"}
    owed = relation("owed", "owes", "a", "b", **own)
    folder = write_folder(tmp_path, [node("a"), node("b")], [owed], vocabulary=COLLIDING)
    graph = tg.load(folder)
    assert problems(render(graph.export(), "gexf")) == []
    [(edge, values)] = gexf_edges(graph)["owed"]
    assert edge.get("label") == "owes"
    assert values["relation_label"] == "mine"
    assert edge.get("weight") == "2.0"
    assert sorted(values.values()) == sorted(["owes", "happened", "owed", "mine", "bond", "sort"])
    read = read_graphml(render(graph.export(), "graphml"))
    [(_, _, edge)] = read.edges(data=True)
    assert (edge["label"], edge["relation_label"], edge["weight"]) == ("owes", "mine", 2.0)


def visible(text):
    """A text as XML can hold it."""
    kept = set("\t\n\r")
    forbidden = [*map(chr, range(32)), "\ufffe", "\uffff", *map(chr, range(0xD800, 0xE000))]
    return text.translate({ord(each): "\ufffd" for each in forbidden if each not in kept})


@pytest.mark.parametrize("read", [read_graphml, read_gexf])
def test_hostile_texts_stay_in_graph_files(read):
    graph = hostile_graph()
    found = read(render(graph.export(), read.__name__.removeprefix("read_")))
    names = [each["name"] for _, each in found.nodes(data=True)]
    assert names == [visible(each.name) for each in graph.dataset.nodes]
    assert len(found) == len(graph.dataset.nodes)  # no two ids became the same
    assert {each["relation"] for _, _, each in found.edges(data=True)} == {
        visible(each.id) for each in graph.dataset.relations
    }


@given(hostile_graphs())
def test_graph_files_of_any_texts_are_valid_and_complete(graph):
    gexf, graphml = (render(graph.export(), name) for name in ("gexf", "graphml"))
    assert problems(gexf) == []
    expected = graph.to_networkx()
    units = sorted(visible(each) for _, _, each in expected.edges(data="unit", default=""))
    for read in (read_gexf(gexf), read_graphml(graphml)):
        assert len(read) == len(expected)
        assert sorted(each["name"] for _, each in read.nodes(data=True)) == sorted(
            visible(each["name"]) for _, each in expected.nodes(data=True)
        )
        assert sorted(each for _, _, each in read.edges(data="unit", default="")) == units


def test_graph_files_of_a_store_are_those_of_its_folder(world_folder, world, tmp_path):
    tg.convert(world_folder, tmp_path / "store")
    stored = tg.load(tmp_path / "store")
    selections: list[dict[str, Any]] = [{}, {"status": "any"}, {"relation": "signed"}]
    for chosen in (*selections, {"kind": "document"}):
        for name in ("gexf", "graphml", "csv", "node-link"):
            exports = stored.where(**chosen).export(), world.where(**chosen).export()
            one, other = (render(each, name) for each in exports)
            assert one == other


def test_igraph_reads_graphml(world, tmp_path):
    igraph = pytest.importorskip("igraph")
    file = tmp_path / "graph.graphml"
    file.write_text(render(world.export(), "graphml"), "utf-8")
    read = igraph.Graph.Read_GraphML(str(file))
    assert sorted(read.vs["id"]) == sorted(world.dataset.node_ids)
    assert len(read.es) == world.to_networkx().number_of_edges()


def test_networkx_forms(small):
    assert small.to_networkx().edges["a", "b", "work"]["symmetric"] is True
    assert "symmetric" not in small.to_networkx().edges["a", "b", "trade"]
    undirected = small.to_networkx(directed=False)
    assert (undirected.is_directed(), undirected.is_multigraph()) == (False, True)
    assert sorted(undirected["b"]["a"]) == ["old", "trade", "work"]
    simple = small.to_networkx(directed=False, simple=True)
    assert (simple.is_directed(), simple.is_multigraph()) == (False, False)
    assert simple["b"]["a"]["weight"] == 3
    directed = small.to_networkx(simple=True)
    assert directed["a"]["b"]["weight"] == 3
    assert directed["b"]["a"] == {"weight": 1, "relations": ["work"]}
