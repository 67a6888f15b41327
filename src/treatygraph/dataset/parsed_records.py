"""The parsed records of a folder before cross-checks, each with its position in a file."""

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

    `unread` are the ids of entries that failed to parse; None if a whole file did.
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
        # of two nodes with one id, keep the first: the second is reported as a duplicate
        self.kinds: dict[str, str] = {
            draft.record.id: draft.record.kind for draft in reversed(nodes)
        }
        self.known = {*self.kinds, *(draft.record.id for draft in relations)}
        self.source_ids = {draft.record.id for draft in sources}
        self._unread = unread

    def is_missing(self, key: str, known: Container[str]) -> bool:
        """True if the id does not exist.

        Ids of records that failed to parse are excluded, to avoid follow-up errors.
        """
        return key not in known and self._unread is not None and key not in self._unread
