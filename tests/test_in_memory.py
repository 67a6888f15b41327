"""Graphs from data frames and networkx, and data folders from graphs."""

from __future__ import annotations

import networkx as nx
import pandas as pd
import pytest

import treatygraph as tg
from folders import VOCABULARY


@pytest.fixture
def words(tmp_path):
    file = tmp_path / "vocabulary.yaml"
    file.write_text(VOCABULARY, encoding="utf-8")
    return file


NODES = pd.DataFrame({"id": ["ada", "bob"], "kind": ["person", "person"], "name": ["Ada", None]})


def test_graph_of_data_frames_has_their_nodes_and_relations(words):
    edges = pd.DataFrame(
        {"from": ["ada"], "to": ["bob"], "type": ["met"], "date": ["2020-05"], "sources": ["times"]}
    )
    graph = tg.from_pandas(NODES, edges, vocabulary=words)
    assert graph["Ada"].id == "ada"
    assert graph["bob"].name == "bob"
    (row,) = graph.list_relations()
    assert (row["date"], row["status"], row["sources"]) == ("2020-05", "happened", ["times"])


def test_rows_with_one_id_are_one_relation(words):
    nodes = pd.DataFrame({"id": ["pact", "ada", "bob"], "kind": ["document", "person", "person"]})
    edges = pd.DataFrame(
        {"id": ["s", "s"], "from": ["ada", "bob"], "to": ["pact", "pact"], "type": "signed"}
    )
    (row,) = tg.from_pandas(nodes, edges, vocabulary=words).list_relations()
    assert (row["from"], row["to"]) == (["ada", "bob"], "pact")


def test_every_problem_names_its_table_and_row(words):
    edges = pd.DataFrame(
        {"from": ["ada", "ada"], "to": ["bob", "nobody"], "type": ["met", "met"], "date": ["x", ""]}
    )
    with pytest.raises(tg.DataError) as caught:
        tg.from_pandas(NODES, edges, vocabulary=words)
    assert [(each.file, each.line) for each in caught.value.problems][:1] == [("relations", 1)]


def test_own_data_frames_come_back(world, words):
    everything = world.where(status="any")
    frames = everything.list_nodes(), everything.list_relations(), everything.list_sources()
    nodes, relations = frames[0].to_pandas(), frames[1].to_pandas()
    sources = frames[2].to_pandas().drop(columns="relations")
    graph = tg.from_pandas(nodes, relations, sources, vocabulary=words).where(status="any")
    assert graph.list_nodes().to_dicts() == frames[0].to_dicts()
    own = {"speaker", "also_said_by"}
    for row, wanted in zip(graph.list_relations(), frames[1], strict=True):
        assert row == {key: value for key, value in wanted.items() if key not in own}


def test_networkx_graph_comes_back(world, words):
    network = world.to_networkx()
    for _, _, about in network.edges(data=True):
        about.pop("speaker", None)
        about.pop("inferred", None)
    again = tg.from_networkx(network, vocabulary=words).to_networkx()
    assert nx.utils.graphs_equal(again, network)


def test_plain_networkx_graph_takes_the_given_kind_and_type(words):
    graph = tg.from_networkx(
        nx.path_graph(["a", "b", "c"]), vocabulary=words, kind="person", type="met"
    )
    assert len(graph) == 2
    assert graph["a"].kind == "person"


def test_graph_is_saved_as_a_folder_that_loads(world, words, tmp_path):
    graph = tg.from_networkx(nx.path_graph(["a", "b"]), vocabulary=words, type="cooperates_on")
    graph.save(tmp_path / "folder")
    graph.save(tmp_path / "stored", "store")
    for name in ("folder", "stored"):
        again = tg.load(tmp_path / name)
        assert again.list_relations().to_dicts() == graph.list_relations().to_dicts()


def test_suffix_of_a_file_is_its_format(world, tmp_path):
    world.save(tmp_path / "g.graphml")
    assert "graphml" in (tmp_path / "g.graphml").read_text(encoding="utf-8")[:300]
