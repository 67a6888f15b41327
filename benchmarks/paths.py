"""Rows about paths in graphs that are loaded, against networkx."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Any

import generated
import networkx as nx
import numpy as np
from measure import calls_in_turn
from peers import networkx_store
from row import Row

import treatygraph as tg
from treatygraph.gc_pause import gc_paused

RUNS = 5
PAIRS = 7
COUNT = 10
ASKED: dict[str, Any] = {"relation": ["visited", "met"], "since": "1990", "until": "1999"}
NETWORKX_XL = 12e9  # bytes of memory for the graph

Pairs = Sequence[tuple[str, str]]


def rows() -> Iterator[Row]:
    yield from filtered("L")
    free = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    if free > NETWORKX_XL:
        yield from filtered("XL")
    else:
        yield Row("filtered path, XL", "networkx: not enough memory", "-", "-", None, 15, True)
    yield several()


def filtered(size: str) -> Iterator[Row]:
    """How two people are tied by visits and meetings of ten years; selection and search."""
    graph = tg.load(generated.store(size))
    with gc_paused():  # which would traverse millions of edges repeatedly
        peer = networkx_store.read(generated.store(size))
    pairs = connected(graph.where(**ASKED))

    def ours() -> list[int]:
        found = (graph.where(**ASKED).path(*pair) for pair in pairs)
        return [path.data["paths"][0]["length"] for path in found]

    job = f"filtered path, {size}"
    directed = partial(lengths, networkx_store.filtered, peer, pairs)
    assert ours() == directed(), "paths differ in length"
    yield faster(job, "networkx, subgraph_view and bidirectional search", ours, directed, 15)
    if size == "L":  # a copy of the largest takes minutes
        undirected = partial(lengths, networkx_store.filtered, peer.to_undirected(), pairs)
        assert ours() == undirected(), "paths differ in length"
        yield faster(job, "the same on a copy without directions", ours, undirected, None)


def lengths(view: Callable[..., nx.Graph], graph: nx.MultiDiGraph, pairs: Pairs) -> list[int]:
    first, last = (int(np.datetime64(day).astype(int)) for day in ("1990-01-01", "1999-12-31"))
    asked = graph, ASKED["relation"], first, last
    return [len(nx.bidirectional_shortest_path(view(*asked), *pair)) - 1 for pair in pairs]


def several() -> Row:
    """The ten shortest paths between people."""
    graph = tg.load(generated.store("L"))
    peer = networkx_store.simple(networkx_store.read(generated.store("L")))
    pairs = connected(graph)

    def ours() -> list[list[int]]:
        found = (graph.path(*pair, count=COUNT).data["paths"] for pair in pairs)
        return [[path["length"] for path in paths] for paths in found]

    def theirs() -> list[list[int]]:
        found = (islice(nx.shortest_simple_paths(peer, *pair), COUNT) for pair in pairs)
        return [[len(path) - 1 for path in paths] for paths in found]

    assert ours() == theirs(), "paths differ in length"
    against = "networkx, without the relations of each step"
    return faster(f"{COUNT} shortest simple paths, L", against, ours, theirs, 1)


def connected(graph: tg.TreatyGraph) -> Pairs:
    """Pairs of people that some path of the graph connects, the same at every run."""
    ids, chance = graph.dataset.node_ids, random.Random(1)
    people = [ids[node] for node in graph.nodes.tolist() if ids[node].startswith("person")]
    pairs = (tuple(chance.sample(people, 2)) for _ in iter(int, 1))
    return list(islice((pair for pair in pairs if graph.path(*pair).found), PAIRS))


def faster(
    job: str,
    against: str,
    ours: Callable[[], object],
    theirs: Callable[[], object],
    bar: float | None,
) -> Row:
    """How many times faster ours is; seconds of one pair."""
    pair = calls_in_turn(ours, theirs, RUNS)
    seconds = (f"{taken / PAIRS:.4f} s" for taken in pair)
    return Row(job, against, *seconds, pair.theirs / pair.ours, bar, True)
