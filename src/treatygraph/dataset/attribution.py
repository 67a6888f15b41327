"""Who says so: the speakers that sources quote for a relation."""

from __future__ import annotations

from .records import Relation

SPEAKER, ALSO = "speaker", "also_said_by"


def attribution(relation: Relation) -> dict[str, list[str]]:
    """Return the ids of the speakers, or nothing if nobody is quoted.

    `speaker` if every source quotes somebody, so that it is their claim; `also_said_by` if a source
    says so by itself as well.
    """
    key = SPEAKER if relation.is_claim else ALSO
    return {key: list(relation.speakers)} if relation.speakers else {}
