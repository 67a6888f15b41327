"""Rows about paths in graphs that are already loaded, against networkx."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Any

import networkx as nx
import numpy as np
import series_cache
from measure import compare_calls
from peers import networkx_store
from row import Row

import treatygraph as tg
from treatygraph.gc_pause import gc_paused

RUNS = 5
PAIRS = 7
COUNT = 10
SELECTION: dict[str, Any] = {"relation": ["visited", "met"], "since": "1990", "until": "1999"}
NETWORKX_XL = 12e9  # bytes that networkx needs to hold the graph

Pairs = Sequence[tuple[str, str]]


def rows() -> Iterator[Row]:
    yield from filtered_path("L")
    free = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    if free > NETWORKX_XL:
        yield from filtered_path("XL")
    else:
        yield Row("filtered path, XL", "networkx: not enough memory", "-", "-", None, 15, True)
    yield shortest_paths()


def filtered_path(size: str) -> Iterator[Row]:
    """A path between two people over the visits and meetings of ten years: selection and search."""
    graph = tg.load(series_cache.store(size))
    with gc_paused():  # the collector would rescan millions of edges repeatedly
        peer = networkx_store.read(series_cache.store(size))
    pairs = connected(graph.where(**SELECTION))

    def ours() -> list[int]:
        found = (graph.where(**SELECTION).path(*pair) for pair in pairs)
        return [path.data["paths"][0]["length"] for path in found]

    job = f"filtered path, {size}"
    directed = partial(lengths, networkx_store.filtered, peer, pairs)
    assert ours() == directed(), "paths differ in length"
    against = "networkx, subgraph_view and bidirectional search"
    yield speedup(job, against, ours, directed, 15)
    if size == "L":  # copying the XL graph takes minutes
        undirected = partial(lengths, networkx_store.filtered, peer.to_undirected(), pairs)
        assert ours() == undirected(), "paths differ in length"
        yield speedup(job, "the same on an undirected copy", ours, undirected, None)


def lengths(view: Callable[..., nx.Graph], graph: nx.MultiDiGraph, pairs: Pairs) -> list[int]:
    first, last = (int(np.datetime64(day).astype(int)) for day in ("1990-01-01", "1999-12-31"))
    arguments = graph, SELECTION["relation"], first, last
    return [len(nx.bidirectional_shortest_path(view(*arguments), *pair)) - 1 for pair in pairs]


def shortest_paths() -> Row:
    """The ten shortest paths between two people."""
    graph = tg.load(series_cache.store("L"))
    peer = networkx_store.simple(networkx_store.read(series_cache.store("L")))
    pairs = connected(graph)

    def ours() -> list[list[int]]:
        found = (graph.path(*pair, count=COUNT).data["paths"] for pair in pairs)
        return [[path["length"] for path in paths] for paths in found]

    def theirs() -> list[list[int]]:
        found = (islice(nx.shortest_simple_paths(peer, *pair), COUNT) for pair in pairs)
        return [[len(path) - 1 for path in paths] for paths in found]

    assert ours() == theirs(), "paths differ in length"
    against = "networkx, without the relations of each step"
    return speedup(f"{COUNT} shortest simple paths, L", against, ours, theirs, 1)


def connected(graph: tg.TreatyGraph) -> Pairs:
    """Return pairs of people that a path connects; the same pairs in every run."""
    ids, chance = graph.dataset.node_ids, random.Random(1)
    people = [ids[node] for node in graph.nodes.tolist() if ids[node].startswith("person")]
    pairs = (tuple(chance.sample(people, 2)) for _ in iter(int, 1))
    return list(islice((pair for pair in pairs if graph.path(*pair).found), PAIRS))


def speedup(
    job: str,
    against: str,
    ours: Callable[[], object],
    theirs: Callable[[], object],
    target: float | None,
) -> Row:
    """Return a row about how many times faster ours is; the seconds are those of one pair."""
    pair = compare_calls(ours, theirs, RUNS)
    seconds = (f"{taken / PAIRS:.4f} s" for taken in pair)
    return Row(job, against, *seconds, pair.theirs / pair.ours, target, True)
