"""What a selection says about ties, which paths and centralities follow."""

from __future__ import annotations

from ..graph import Graph
from ..vocabulary.ties import no_ties, without_ties


def nothing_to_follow(graph: Graph) -> str:
    """Return why no selected relation can be a tie, or nothing if one can."""
    return without_ties(graph.dataset.vocabulary, _selected(graph))


def unused_types(graph: Graph) -> str:
    """Say which of the chosen relation types are no ties, if others are."""
    types = graph.dataset.vocabulary.relations
    loose = [key for key in graph.selection.relation if not types[key].tie]
    if not loose or len(loose) == len(graph.selection.relation):
        return ""
    return f"{no_ties(loose)}, and {'was' if len(loose) == 1 else 'were'} not used."


def _selected(graph: Graph) -> list[str]:
    """Return the relation types that the selection admits."""
    vocabulary, chosen = graph.dataset.vocabulary, graph.selection
    excluded = vocabulary.types_of(chosen.without)
    return [key for key in chosen.relation or vocabulary.relations if key not in excluded]
