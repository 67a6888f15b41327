"""The rows of a batch with a relation that begins or goes on after the last day of a state.

They are counted in the order of rows, so they are taken by themselves.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ....dates import FAR_OFF
from .batch import Batch
from .nodes import Found, NodeReader
from .relation import Mask, PlainRelation


def outliving(
    batch: Batch, position: int, relation: PlainRelation, nodes: Sequence[NodeReader]
) -> Mask:
    """Return the rows in which a relation outlives one of its ends."""
    ends = {*relation.origins, *relation.targets}
    last = np.stack([nodes[each].last_days(batch.nodes[each]) for each in ends]).min(0)
    outlives = np.zeros(len(batch), bool)
    dated = batch.columns[position].dated
    for index in np.flatnonzero(last < FAR_OFF).tolist():
        outlives[index] = dated.earliest_end(index) > last[index]
    return outlives


def outlives(
    batch: Batch,
    index: int,
    relations: Sequence[PlainRelation],
    nodes: Sequence[NodeReader],
    found: Sequence[Found],
) -> bool:
    """Return whether a relation of a row outlives one of its ends."""
    return any(
        batch.columns[position].dated.earliest_end(index) > nodes[each].last_day(found[each])
        for position, relation in enumerate(relations)
        for each in {*relation.origins, *relation.targets}
    )
