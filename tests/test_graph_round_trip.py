"""Graph files that treatygraph wrote come back with the records that they hold."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings

import treatygraph as tg
from folders import VOCABULARY, node, relation, write_folder
from importing import read
from random_graphs import datasets, graph_of
from treatygraph.formats import render

SUFFIXES = {"gexf": "gexf", "graphml": "graphml", "node-link": "json"}


def again(graph: tg.TreatyGraph, name: str):
    """The dataset that the mapping `graph` makes of an export of all relations."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"graph.{SUFFIXES[name]}"
        text = render(graph.where(status="any").export(), name)
        file.write_text(text, "utf-8", errors="replace", newline="")
        return read("graph", file).dataset


def nodes_of(dataset):
    return {
        each.id: (each.kind, each.name, each.aliases, each.ids, each.attributes)
        for each in dataset.nodes
    }


def relations_of(dataset, derived=("sources_", "speaker", "also_said_by")):
    """Relations by id; their ends as sets, since networkx has the edges by their first node."""
    return {
        each.id: (
            each.type,
            {*each.origins},
            {*each.targets},
            each.status,
            each.date,
            {key: value for key, value in each.attributes.items() if key not in derived},
        )
        for each in dataset.relations
    }


@pytest.mark.parametrize("name", SUFFIXES)
def test_example_data_come_back(name):
    graph = tg.load()
    dataset = again(graph, name)
    assert nodes_of(dataset) == nodes_of(graph.dataset)
    assert relations_of(dataset) == relations_of(graph.dataset)


@pytest.mark.parametrize("name", SUFFIXES)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(data=datasets())
def test_any_graph_comes_back(name, data):
    connected = {end for each in data.relations for end in (*each.origins, *each.targets)}
    dataset = again(graph_of(data), name)
    assert relations_of(dataset) == relations_of(data)
    found = nodes_of(dataset)
    assert {key: found[key] for key in connected} == {
        key: each for key, each in nodes_of(data).items() if key in connected
    }


# ids that are no names in XML, and one that looks like the code of a character
IDS = ("a/b", "x&y", "one_x0020_two", "👩", "½", "José", "Київ", "北京", "a|b", "%3B", "_", "#1")
# NameChar of XML 1.0, https://www.w3.org/TR/xml/#NT-NameChar, within the basic plane
NMTOKEN = re.compile(
    "[-.0-9:A-Z_a-z\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff\u200c\u200d\u203f\u2040"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd]+"
)


def graph_with_ids(folder):
    nodes = [node(key, name=f"Node {key}") for key in IDS]
    relations = [
        relation(f"r{n}", "cooperates_on", IDS[0], [key, IDS[1]]) for n, key in enumerate(IDS[2:])
    ]
    return tg.load(write_folder(folder, nodes, relations))


def test_ids_of_graphml_are_tokens_of_xml(tmp_path):
    root = ElementTree.fromstring(render(graph_with_ids(tmp_path).export(), "graphml"))
    ids = [each.get("id") for each in root.iter("{http://graphml.graphdrawing.org/xmlns}node")]
    assert len({*ids}) == len(IDS)
    assert [each for each in ids if not NMTOKEN.fullmatch(each)] == []
    assert {"José", "Київ", "北京", "_"} < {*ids}  # what is valid stays as it is


@pytest.mark.parametrize("name", SUFFIXES)
def test_ids_of_any_characters_come_back(name, tmp_path):
    graph = graph_with_ids(tmp_path)
    dataset = again(graph, name)
    assert nodes_of(dataset) == nodes_of(graph.dataset)
    assert relations_of(dataset) == relations_of(graph.dataset)


@pytest.mark.parametrize("name", SUFFIXES)
def test_semicolons_within_a_name_separate_nothing(name, tmp_path):
    named = node("a", name="A; or B", aliases=["one; two", "50%", "%3B"])
    graph = tg.load(
        write_folder(tmp_path, [named, node("b")], [relation("r", "trades_with", "a", "b")])
    )
    assert nodes_of(again(graph, name)) == nodes_of(graph.dataset)


COLLIDING = VOCABULARY.replace(
    "relations:\n",
    "relations:\n  owes: {label: owes, from: [country], to: [country], colour: '#111111',"
    " attributes: [label, weight, start, colour, direction]}\n",
).replace(
    "attributes:\n",
    "attributes:\n  label: {label: label, type: text}\n  weight: {label: weight, type: number}\n"
    "  start: {label: start, type: text}\n  colour: {label: colour, type: text}\n"
    "  direction: {label: direction, type: text}\n",
    1,
)


@pytest.mark.parametrize("name", SUFFIXES)
def test_attributes_called_like_something_of_a_format_come_back(name, tmp_path):
    own = {"label": "mine", "weight": 2, "start": "1990", "colour": "red", "direction": "north"}
    owed = relation("owed", "owes", "a", "b", date="2001") | own
    folder = write_folder(tmp_path, [node("a"), node("b")], [owed], vocabulary=COLLIDING)
    graph = tg.load(folder)
    [found] = again(graph, name).relations
    attributes = {key: each for key, each in found.attributes.items() if key in own}
    assert attributes == dict(graph.dataset.relations[0].attributes)
    assert (found.id, found.type, found.date) == ("owed", "owes", "2001")
