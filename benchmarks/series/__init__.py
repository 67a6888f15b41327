"""Generate a treaty series of any size as the tables of a store; the same in every run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pyarrow as pa

from treatygraph.dataset import Source

from .nodes import node_table
from .relations import relation_table, volume_ids
from .world import World

SIZES = {"M": 20_000, "L": 320_000, "XL": 5_000_000}


class Tables(NamedTuple):
    """The contents of a store besides its vocabulary."""

    sources: list[Source]
    nodes: pa.Table
    relations: pa.Table


def generate_series(relations: int, topics: Sequence[str], seed: int = 1) -> Tables:
    """Return a series with this number of relations, on these topics of the vocabulary."""
    world = World(relations, len(topics), seed)
    sources = list(_volumes(relations))
    return Tables(sources, node_table(world, topics), relation_table(world, topics))


def _volumes(relations: int) -> Iterator[Source]:
    for number, key in enumerate(volume_ids(relations), 1):
        yield Source(id=key, title=f"Collected Treaties, volume {number}", publisher="The Registry")
