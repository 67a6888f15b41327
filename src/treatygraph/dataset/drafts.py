"""The records of a folder before they are known to fit together, each with its place in a file."""

from __future__ import annotations

from typing import Any, NamedTuple

from ..reading.yaml_text import Entry
from ..vocabulary import Vocabulary


class Draft(NamedTuple):
    """A record and the entry it was read from."""

    record: Any
    entry: Entry


class Drafts:
    """All records of a folder, not yet known to fit together."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        sources: list[Draft],
        nodes: list[Draft],
        relations: list[Draft],
    ) -> None:
        self.vocabulary = vocabulary
        self.sources, self.nodes, self.relations = sources, nodes, relations
        self.kinds: dict[str, str] = {draft.record.id: draft.record.kind for draft in nodes}
        self.known = {*self.kinds, *(draft.record.id for draft in relations)}
        self.source_ids = {draft.record.id for draft in sources}
