"""What to say where a search over ties has nothing to follow."""

from __future__ import annotations

from collections.abc import Iterable

from .words import Vocabulary

FOLLOWED = "path, between and centrality follow ties only"


def without_ties(vocabulary: Vocabulary, types: Iterable[str]) -> str:
    """Return why relations of these types connect nothing, or nothing if one of them is a tie."""
    if not any(each.tie for each in vocabulary.relations.values()):
        return "no relation type of the vocabulary is a tie (tie: true)"
    chosen = list(types)
    loose = chosen and not any(vocabulary.relations[key].tie for key in chosen)
    return no_ties(chosen) if loose else ""


def no_ties(types: list[str]) -> str:
    """Say that types are no ties."""
    return f"{', '.join(types)} {'is no tie' if len(types) == 1 else 'are no ties'}"
