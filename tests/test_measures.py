"""Measures of the page against those of the queries, which networkx works out."""

from __future__ import annotations

import numpy as np
import pytest

from treatygraph.dataset import example_folder, load_folder
from treatygraph.graph import Graph
from treatygraph.page import node_measures as module
from treatygraph.page.columns import Columns
from treatygraph.page.node_measures import add_measures
from treatygraph.page.overview import Edges, overview
from treatygraph.queries.measures import MEASURES, Asked


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph.of(load_folder(example_folder())).where(status="any")


def measured(graph: Graph) -> Columns:
    columns = Columns({}, {}, {})
    add_measures(columns, graph, Edges.of(graph))
    return columns


def column(graph: Graph, measure: str) -> list[float]:
    """A score for every node; nodes without ties have none, and are 0 in the page."""
    projection = graph.projection
    scores = dict(
        zip(projection.nodes.tolist(), MEASURES[measure](projection, Asked()).values, strict=True)
    )
    return [scores.get(number, 0.0) for number in graph.nodes.tolist()]


def test_measures_are_those_of_the_queries(graph: Graph) -> None:
    found = measured(graph)
    assert found.plain["starts"] is None
    for measure in ("betweenness", "pagerank"):
        wanted = np.rint(np.array(column(graph, measure)) * 1e6)
        assert np.abs(found.numbers[f"measures.{measure}"] - wanted).max() <= 1
    others = len(graph.projection.nodes) - 1
    assert np.allclose(found.numbers["measures.degree"] / others, column(graph, "degree"))


def test_sample_of_starts_comes_near(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    exact = np.array(column(graph, "betweenness"))
    monkeypatch.setattr(module, "EXACT", 50)
    monkeypatch.setattr(module, "STARTS", (60, 60))
    found = measured(graph).numbers["measures.betweenness"] / 1e6
    assert set(np.argsort(found)[-3:]) & set(np.argsort(exact)[-3:])
    assert np.corrcoef(found, exact)[0, 1] > 0.95


def test_communities_are_the_same_every_time_and_largest_first(graph: Graph) -> None:
    one, other = (measured(graph).numbers["measures.community"] for _ in range(2))
    assert (one == other).all()
    sizes = np.bincount(one[one >= 0])
    assert (np.diff(sizes) <= 0).all()
    assert len(sizes) > 2


def test_overview_takes_the_most_central_and_folds_what_two_share(graph: Graph) -> None:
    edges = Edges.of(graph)
    shown = overview(edges, 20)
    names = [graph.node(graph.nodes[row]).name for row in shown.rows.tolist()]
    assert len(names) == 20
    assert {"Kazakhstan", "Tajikistan", "Uzbekistan"} <= set(names)
    assert len(overview(edges, 10_000).rows) == len(graph.nodes)
