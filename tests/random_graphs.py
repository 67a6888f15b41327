"""Small random graphs, and the same as networkx graphs that are built in another way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import networkx as nx
from hypothesis import strategies as st

import treatygraph as tg
from treatygraph.dataset import Dataset, Node, Relation
from treatygraph.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary(Path(__file__).parent / "vocabulary.yaml", "vocabulary.yaml")
# two types that go one way, one that goes both ways, and one that is no tie
TYPES = ("visited", "trades_with", "met", "stated")
STATUSES = ("happened", "ongoing", "planned")
ESTABLISHED = ("happened", "ongoing")
KINDS = ("country", "person", "institution")
DATES = (
    *("2020", "2021", "2022", "2021-06", "2021-06-15", "2021-07-01"),
    *("2020/2021", "2021-02/2022-03", "../2021", "2021-05/.."),
    None,
)


@st.composite
def datasets(draw: st.DrawFn, most_nodes: int = 9, most_relations: int = 16) -> Dataset:
    """Nodes n0, n1, … and relations between any of them: parallel ones, loops, several at an end.

    The kinds at the ends are not those that the vocabulary wants; no query asks for that.
    """
    size = draw(st.integers(2, most_nodes))
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=size, max_size=size))
    nodes = [Node(id=f"n{n}", kind=kind, name=f"Node {n}") for n, kind in enumerate(kinds)]
    ends = st.lists(
        st.sampled_from([node.id for node in nodes]), min_size=1, max_size=2, unique=True
    )
    relation = st.tuples(
        st.sampled_from(TYPES), ends, ends, st.sampled_from(STATUSES), st.sampled_from(DATES)
    )
    relations = [
        Relation(
            id=f"r{number:02}",
            type=kind,
            origins=tuple(origins),
            targets=tuple(targets),
            status=status,
            date=date,
        )
        for number, (kind, origins, targets, status, date) in enumerate(
            draw(st.lists(relation, max_size=most_relations))
        )
    ]
    return Dataset.of(VOCABULARY, (), nodes, relations)


def graph_of(data: Dataset) -> tg.TreatyGraph:
    return tg.TreatyGraph.of(data)


def established(relation: Relation) -> bool:
    return relation.status in ESTABLISHED


def ties(data: Dataset, keep: Callable[[Relation], bool] = established) -> list[Relation]:
    """The relations that are kept and can be steps of a path."""
    return [each for each in data.relations if each.type != "stated" and keep(each)]


class Oracle:
    """The steps that relations allow, as a networkx DiGraph, and the relations behind each."""

    def __init__(
        self, data: Dataset, relations: Iterable[Relation], directed: bool = False
    ) -> None:
        self.steps: dict[tuple[str, str], list[Relation]] = {}
        for each in relations:
            for ends in {(one, other) for one in each.origins for other in each.targets}:
                self._add(ends, each)
                if not directed or each.type == "met":
                    self._add(ends[::-1], each)
        self.graph = nx.DiGraph(list(self.steps))
        self.graph.add_nodes_from(node.id for node in data.nodes)

    def _add(self, ends: tuple[str, str], relation: Relation) -> None:
        found = self.steps.setdefault(ends, [])
        if relation not in found:
            found.append(relation)

    def strength(self, path: list[str]) -> int:
        """How many relations a path rests on."""
        return sum(len(self.steps[ends]) for ends in nx.utils.pairwise(path))

    def order(self, path: list[str]) -> tuple[int, int, list[str]]:
        return len(path), -self.strength(path), path

    def simple_paths(self, start: str, end: str) -> list[list[str]]:
        """Every simple path, in the order that the query promises."""
        return sorted(nx.all_simple_paths(self.graph, start, end), key=self.order)


def simple_graph(data: Dataset, relations: Iterable[Relation]) -> nx.Graph:
    """Undirected, without loops and isolated nodes; `weight` counts relations of a pair."""
    counts: Counter[tuple[str, str]] = Counter()
    for each in relations:
        pairs = {
            (min(one, other), max(one, other)) for one in each.origins for other in each.targets
        }
        counts.update(pair for pair in pairs if pair[0] != pair[1])
    graph = nx.Graph()
    touched = {end for pair in counts for end in pair}
    graph.add_nodes_from(node.id for node in data.nodes if node.id in touched)
    for (one, other), weight in counts.items():
        graph.add_edge(one, other, weight=weight, distance=1 / weight)
    return graph
