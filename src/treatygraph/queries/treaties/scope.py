"""The acts that a question needs: those of a treaty, of some parties, or all."""

from __future__ import annotations

import numpy as np

from ...graph import Graph
from ...graph.edge_table import Ints, Mask
from ...vocabulary.words import PARTY_ACTS
from .acts import edges_with, party_kinds
from .endings import replacements
from .lives import Lives, derive
from .successions import Successions


def successions_of(graph: Graph) -> Successions:
    """Return the successions of states in the selection; they are read once."""
    key = "successions", graph.without_period.selection
    memo = graph.columns.memo
    if key not in memo:
        memo[key] = Successions(graph)
    found: Successions = memo[key]
    return found


def lives_of_treaty(graph: Graph, treaty: int) -> Lives:
    """Return the life of a treaty, with those of the treaties that replace it."""
    node = np.array([treaty], dtype=np.int32)
    newer = graph.columns.source[replacements(graph, node)]
    chosen = graph.without_period.mask & _at(graph, graph.columns.target, np.append(node, newer))
    return derive(graph, chosen, successions_of(graph))


def lives_of_parties(graph: Graph, parties: list[int]) -> Lives:
    """Return the lives of the treaties of some parties.

    The first question derives only those; from the second on, those of all parties are kept.
    """
    key = "lives", graph.without_period.selection
    memo = graph.columns.memo
    if key not in memo:
        memo[key] = None
        return derive(graph, _acts_of(graph, set(parties)), successions_of(graph))
    if memo[key] is None:
        memo[key] = all_lives(graph)
    found: Lives = memo[key]
    return found


def all_lives(graph: Graph) -> Lives:
    """Return the lives of all treaties."""
    return derive(graph, graph.without_period.mask, successions_of(graph))


def _acts_of(graph: Graph, parties: set[int]) -> Mask:
    """Return the acts of parties, of states before them, and of states that acted for them."""
    columns, selected = graph.columns, graph.without_period.mask
    extending = selected & edges_with(graph, "extension")
    responsible = set(columns.source[extending].tolist())
    related = successions_of(graph).related(parties | responsible)
    own = _at(graph, columns.source, np.array(sorted(related), dtype=np.int32))
    by_people = edges_with(graph, "signature") & ~party_kinds(graph)[columns.source]
    return selected & edges_with(graph, *PARTY_ACTS) & (own | by_people)


def _at(graph: Graph, ends: Ints, nodes: Ints) -> Mask:
    """Return a mask of the edges with one of these nodes at an end."""
    chosen: Mask = np.zeros(graph.columns.size, dtype=bool)
    chosen[nodes] = True
    return chosen[ends]
