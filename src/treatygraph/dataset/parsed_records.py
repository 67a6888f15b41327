"""The records of a folder before they are known to fit together, each with its place in a file."""

from __future__ import annotations

from collections.abc import Container, Set
from typing import Any, NamedTuple

from ..vocabulary import Vocabulary
from ..yamlio.load import Entry


class ParsedRecord(NamedTuple):
    """A record and the entry it was read from."""

    record: Any
    entry: Entry


class ParsedRecords:
    """All records of a folder, not yet known to fit together.

    `unread` are the ids of entries that are too wrong to be records; None where a whole file is.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        sources: list[ParsedRecord],
        nodes: list[ParsedRecord],
        relations: list[ParsedRecord],
        unread: Set[str] | None = frozenset(),
    ) -> None:
        self.vocabulary = vocabulary
        self.sources, self.nodes, self.relations = sources, nodes, relations
        # of two nodes with one id, the first: the second is told to have taken it
        self.kinds: dict[str, str] = {
            draft.record.id: draft.record.kind for draft in reversed(nodes)
        }
        self.known = {*self.kinds, *(draft.record.id for draft in relations)}
        self.source_ids = {draft.record.id for draft in sources}
        self._unread = unread

    def is_missing(self, key: str, known: Container[str]) -> bool:
        """Whether an id leads nowhere, and not to something whose own problem is told already."""
        return key not in known and self._unread is not None and key not in self._unread
