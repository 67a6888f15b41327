"""Hostile names in graphs for other tools: networkx reads back what was written."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

import treatygraph as tg
from folders import node, relation, write_folder
from fuzz.mutation import fuzzed
from graph_files import read_gexf, read_graphml
from treatygraph.formats import render

# names that YAML can hold; what XML cannot hold is tested by test_hostile.py
NAMES = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")) | st.sampled_from("<>&\"']"),
    min_size=1,
    max_size=12,
).filter(lambda name: name.strip() == name and not set(name) & set("\u2028\u2029\ufeff"))


@fuzzed()
@given(names=st.lists(NAMES, min_size=2, max_size=2, unique=True))
def test_networkx_reads_back_every_name(names):
    with TemporaryDirectory() as place:
        nodes = [node(key, name=name) for key, name in zip("ab", names, strict=True)]
        trade = relation("r", "trades_with", "a", "b", date="2022")
        graph = tg.load(write_folder(Path(place), nodes, [trade]))
    exported = graph.export()
    wanted = dict(zip("ab", names, strict=True))
    graphml = read_graphml(render(exported, "graphml"))
    assert dict(graphml.nodes(data="name")) == wanted
    gexf = read_gexf(render(exported, "gexf"))
    assert dict(gexf.nodes(data="label")) == wanted
    linked = nx.node_link_graph(json.loads(render(exported, "node-link")), edges="edges")
    assert dict(linked.nodes(data="name")) == wanted
