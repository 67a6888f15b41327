"""Weights of relations: a numeric attribute of theirs, such as Gephi's `weight`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from ..errors import BadValue, hint, quoted

if TYPE_CHECKING:
    from .graph import Graph

Floats = npt.NDArray[np.float64]
MISSING = 1.0  # of a relation that has none, as in Gephi, networkx and igraph


class Weights:
    """The weight of every relation by number; `missing` is how many of the selected have none."""

    def __init__(self, values: Floats, missing: int) -> None:
        self.values, self.missing = values, missing


def without_weight(weights: Weights | None, key: str) -> str:
    """Say how many of the selected relations have no weight."""
    if weights is None or not weights.missing:
        return ""
    if weights.missing == 1:
        return f"1 relation has no {key} and counts as 1."
    return f"{weights.missing:,} relations have no {key} and count as 1 each."


def numeric_attributes(graph: Graph) -> list[str]:
    """Return the attributes of relations that may be a weight."""
    vocabulary = graph.dataset.vocabulary
    used = {key for each in vocabulary.relations.values() for key in each.attributes}
    numbers = (key for key, each in vocabulary.attributes.items() if each.type == "number")
    return [key for key in numbers if key in used and not vocabulary.attributes[key].many]


def relation_weights(graph: Graph, key: str, others: tuple[str, ...]) -> Weights:
    """Return an attribute of the selected relations as weights; 1 for a relation without it.

    O(m), as every selected relation is read. Raises BadValue for what is neither such an attribute
    nor one of the `others`, and for a weight that is not above 0.
    """
    known = (*others, *numeric_attributes(graph))
    if key not in known or key in others:
        numbers = ", ".join(known)
        raise BadValue(f"unknown weight {quoted(key)}{hint(key, known)}; known: {numbers}")
    values, missing = np.full(len(graph.dataset.relations), MISSING), 0
    relations = graph.dataset.stream_relations(graph.records)
    for number, relation in zip(graph.records.tolist(), relations, strict=True):
        value = relation.attributes.get(key)
        if value is None:
            missing += 1
        elif not 0 < value < np.inf:
            raise BadValue(f"{relation.id}: {key} is {value:g}, and a weight is above 0")
        else:
            values[number] = value
    return Weights(values, missing)
