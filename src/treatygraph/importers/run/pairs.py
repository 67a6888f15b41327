"""The pairs among the nodes of a relation that names the same nodes at both ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, permutations

from ...dataset.ids import fit
from .relation_index import RelationDraft


def pairs_of(draft: RelationDraft, symmetric: bool) -> Iterator[RelationDraft]:
    """Return a draft for each pair of nodes, none of them with itself.

    A symmetric type has each pair once, any other type in both directions.
    """
    choose = combinations if symmetric else permutations
    pairs = list(choose(draft.origins, 2))
    for number, (origin, target) in enumerate(pairs, 1):
        yield replace(
            draft,
            id=draft.id if len(pairs) == 1 else fit(f"{draft.id}-{number}"),
            origins=(origin,),
            targets=(target,),
            attributes=dict(draft.attributes),
            evidence=list(draft.evidence),
        )
