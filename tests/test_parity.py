"""What Python and the page both compute is the same: on generated graphs, in one run of Node.

Paths, paths in the order of time, what connects two actors, lines, days of dates, what is certain
in a period, folding of names and the wording of figures.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import treatygraph as tg
from random_graphs import DATES, KINDS, STATUSES, TYPES, VOCABULARY, graph_of
from treatygraph import dates
from treatygraph.dataset import Dataset, Evidence, Node, Relation, Source
from treatygraph.dataset.attribution import attribution
from treatygraph.names import fold
from treatygraph.page.lines import lines_of
from treatygraph.result import figure

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "tests" / "scripts" / "parity.js"
GRAPHS = 60
# one type for each way to read a date
TIMES = dict(zip(TYPES, dates.TIMES, strict=True))
READ = replace(
    VOCABULARY,
    relations={
        key: replace(each, time=TIMES.get(key, each.time))
        for key, each in VOCABULARY.relations.items()
    },
)
SOURCES = (Source(id="gazette", title="The gazette"), Source(id="herald", title="The herald"))
FORMS = (
    *DATES,
    *(
        "2021?",
        "2020~/2021-06-15",
        "2021-06-15/2021?",
        "2021-06/",
        "/2021-06-15",
        "202X",
        "2021-24",
    ),
    *("[..2021-05-20]", "[2021-06-15..]", "[2021-01..2021-05-20]", "[2020,2022]"),
    *("{2020,2021}", "{2021-06-15,2021-06-16,2021-08-01}", "{..2020}"),
)
PERIODS = (("2021", "2021"), ("2021-06", "2021-06"), ("2021-06-15", "2021-06-15"))
OPEN_PERIODS = (("2021", None), (None, "2021-06"), ("2020", "2022"), (None, "2019"))
NAMES = ("Мирзиёев", "O’zbekiston", "Côte d'Ivoire", "日本国", "Đà Nẵng", "  X-Y  ", "…", "Straße")
FIGURES = (0.0, 0.4, 972.0, 1e6, 464.6e6, 1.385e9, 2.1e12, -3.25e6, 123456.789)


def random_dataset(seed: int) -> Dataset:
    """A small graph with parallel relations, loops, several ends and every form of date."""
    chance = random.Random(seed)
    nodes = [
        Node(id=f"n{number}", kind=chance.choice(KINDS), name=f"{chance.choice(NAMES)} {number}")
        for number in range(chance.randint(2, 9))
    ]
    ids = [node.id for node in nodes]
    relations = [
        Relation(
            id=f"r{number:02}",
            type=chance.choice(TYPES),
            origins=tuple(chance.sample(ids, chance.randint(1, 2))),
            targets=tuple(chance.sample(ids, chance.randint(1, 2))),
            status=chance.choice(STATUSES),
            date=chance.choice(FORMS),
            evidence=random_evidence(chance, ids),
        )
        for number in range(chance.randint(0, 18))
    ]
    return Dataset.of(READ, SOURCES, nodes, relations)


def random_evidence(chance: random.Random, ids: list[str]) -> tuple[Evidence, ...]:
    """Up to three pointers into two sources, some of which quote a node."""
    speakers = (None, *chance.sample(ids, 2))
    return tuple(
        Evidence(source=chance.choice(SOURCES).id, speaker=chance.choice(speakers))
        for _ in range(chance.randint(0, 3))
    )


def embedded(graph: tg.TreatyGraph) -> dict[str, str]:
    """The data of a page, as its script element holds them."""
    found = re.search(r'<script type="([^"]+)" id="data">(.*?)</script>', graph.page().html, re.S)
    assert found
    return {"type": unescape(found[1]), "text": found[2]}


def questions(graph: tg.TreatyGraph, seed: int) -> dict[str, Any]:
    ids = [node.id for node in graph.dataset.nodes]
    chance = random.Random(seed)
    pairs = [chance.sample(ids, 2) for _ in range(4)]
    options: tuple[dict[str, bool], ...] = (
        {},
        {"inTime": True},
        {"planned": True},
        {"planned": True, "inTime": True},
        {"inTime": True, "certain": True},
    )
    asked = [[*pair, each] for pair in pairs for each in options]
    # a page folds the characters of its own names: no other name could be found in it
    texts = [node.name for node in graph.dataset.nodes]
    periods = [bounds(graph.where(since=one, until=other)) for one, other in PERIODS + OPEN_PERIODS]
    return {
        "pairs": pairs,
        "paths": asked,
        "periods": periods,
        "speakers": ids,
        "names": texts,
        "figures": FIGURES,
    }


def bounds(graph: tg.TreatyGraph) -> list[int | None]:
    """The first and the last day of the selected period; None for an open end."""
    since, until = graph.selection.since, graph.selection.until
    return [None if since == dates.LONG_AGO else since, None if until == dates.FAR_OFF else until]


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Any, Any, Any]]:
    """Each graph with its questions and the answers of the page."""
    node = shutil.which("node")
    if not node and os.environ.get("CI") != "true":
        pytest.skip("no Node: whether Python and the page compute the same is not checked")
    assert node, "CI has Node"
    graphs = [graph_of(random_dataset(seed)).where(status="any") for seed in range(GRAPHS)]
    asked = [questions(graph, seed) for seed, graph in enumerate(graphs)]
    file = tmp_path_factory.mktemp("parity") / "questions.json"
    pages = [each | embedded(graph) for graph, each in zip(graphs, asked, strict=True)]
    file.write_text(json.dumps(pages), encoding="utf-8")
    done = subprocess.run(
        [node, str(SCRIPT), str(file)], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return list(zip(graphs, asked, json.loads(done.stdout), strict=True))


def test_days_of_every_date_are_the_same(compared):
    for graph, _, page in compared:
        columns = graph.columns
        ids = [graph.relation(number).id for number in range(len(columns.record_starts))]
        expected = [[key, *days] for key, days in zip(ids, columns.days.tolist(), strict=True)]
        assert sorted(page["dates"]) == sorted(expected)


def test_certain_and_possible_relations_of_a_period_are_the_same(compared):
    for graph, _, page in compared:
        for (since, until), found in zip(PERIODS + OPEN_PERIODS, page["certainty"], strict=True):
            chosen = graph.where(since=since, until=until)
            certain = zip(ids_of(chosen), chosen.certainty(chosen.records), strict=True)
            assert found["all"] == sorted([key, sure] for key, sure in certain), (since, until)
            assert found["certain"] == sorted(ids_of(chosen.where(certain=True))), (since, until)


def test_relations_of_a_speaker_are_the_same(compared):
    for graph, asked, page in compared:
        for key, found in zip(asked["speakers"], page["speakers"], strict=True):
            chosen = graph.where(speaker=key)
            assert found["filtered"] == sorted(ids_of(chosen)), key
            assert found["said"] == sorted(ids_of(chosen)), key


def test_attribution_of_relations_is_the_same(compared):
    for graph, _, page in compared:
        relations = [graph.relation(number) for number in graph.records]
        assert page["attribution"] == {each.id: attribution(each) for each in relations}


def ids_of(graph: tg.TreatyGraph) -> list[str]:
    return [graph.relation(number).id for number in graph.records]


def test_shortest_paths_are_the_same(compared):
    for graph, asked, page in compared:
        for (start, end, options), found in zip(asked["paths"], page["paths"], strict=True):
            status = "any" if options.get("planned") else None
            chosen = graph.where(status=status, certain=bool(options.get("certain")))
            timed = bool(options.get("inTime"))
            answer = chosen.path(start, end, all=True, time_respecting=timed).data["paths"]
            assert (found is None) == (not answer), (start, end, options)
            if found:
                assert found["count"] == len(answer)
                paths = [path_of(each) for each in answer[:20]]
                assert [without(each, "orders") for each in found["paths"]] == paths


def test_all_steps_are_in_certain_order_just_where_the_whole_path_is(compared):
    for graph, asked, page in compared:
        for (start, end, options), found in zip(asked["paths"], page["paths"], strict=True):
            if options != {"inTime": True} or not found:
                continue
            chosen = graph.where(status=None, certain=True)
            answer = chosen.path(start, end, all=True, time_respecting=True).data["paths"]
            certain = [path["nodes"] for path in answer]
            for path in found["paths"]:
                if path["orders"]:
                    in_order = {step["order"] for step in path["orders"]} == {"certain"}
                    assert in_order == (path["nodes"] in certain), (path, certain)


def test_order_of_each_step_and_relation_of_a_path_in_time_is_the_same(compared):
    orders: set[str] = set()
    for graph, asked, page in compared:
        for (start, end, options), found in zip(asked["paths"], page["paths"], strict=True):
            if not options.get("inTime") or not found:
                continue
            chosen = graph.where(
                status="any" if options.get("planned") else None,
                certain=bool(options.get("certain")),
            )
            answer = chosen.path(start, end, all=True, time_respecting=True).data["paths"]
            expected = [orders_of(path) for path in answer[:20]]
            assert [path["orders"] for path in found["paths"]] == expected, (start, end, options)
            orders.update(step["order"] for path in expected for step in path)
    assert orders == {"certain", "possible"}, "the graphs have steps of both orders"


def orders_of(path: dict[str, Any]) -> list[dict[str, Any]]:
    """The order of each step after the first, and of each of its relations."""
    return [
        {
            "order": step["order"],
            "relations": {each["id"]: each["order"] for each in step["relations"]},
        }
        for step in path["steps"][1:]
    ]


def without(row: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != key}


def path_of(path: dict[str, Any]) -> dict[str, Any]:
    steps = [sorted(each["id"] for each in step["relations"]) for step in path["steps"]]
    return {"nodes": path["nodes"], "relations": steps}


def test_connections_of_two_actors_are_the_same(compared):
    for graph, asked, page in compared:
        for pair, found in zip(asked["pairs"], page["between"], strict=True):
            assert found == sorted(row["id"] for row in graph.between(*pair).rows), pair


def test_lines_between_two_nodes_are_the_same(compared):
    for graph, asked, page in compared:
        for pair, found in zip(asked["pairs"], page["lines"], strict=True):
            assert found == list(lines(graph, *pair)), pair


def lines(graph: tg.TreatyGraph, one: str, other: str) -> Iterator[list[Any]]:
    numbers = sorted(graph.resolve(each) for each in (one, other))
    ids = graph.dataset.node_ids
    columns = graph.columns
    for line in lines_of(graph, np.array(numbers, dtype=np.int32)):
        if line.source != line.target:
            ends = ids[line.source], ids[line.target]
            words = columns.types[line.type], columns.statuses[line.status]
            yield [*ends, *words, line.bend]


def test_names_are_folded_the_same(compared):
    for _, asked, page in compared:
        assert page["names"] == [fold(name) for name in asked["names"]]


def test_figures_read_the_same(compared):
    for _, asked, page in compared[:1]:
        assert page["figures"] == [figure(value) for value in asked["figures"]]
