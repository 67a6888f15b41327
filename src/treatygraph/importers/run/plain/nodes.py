"""The nodes of plain rows: at most one for each node of the table, found once for equal cells."""

from __future__ import annotations

from array import array
from typing import NamedTuple

import numpy as np

from ..node_index import NodeDraft
from ..node_resolver import BoundNode, End
from .factor import Codes, Factor, Reads
from .kept import Keeper, Kept

NO_NODE = -1


class Found(NamedTuple):
    """The node that some cells name, none perhaps; `unknown` is a name that no list knows."""

    kind: str = ""
    id: str = ""
    unknown: str | None = None
    kept: Kept = {}  # noqa: RUF012


class NodeReader:
    """A node of the table; `role` is the column of its name in a table of edges."""

    def __init__(self, node: BoundNode, reads: Reads, role: str, keeper: Keeper) -> None:
        self.node, self.reads = node, reads
        self._role, self._keeper = role, keeper
        self.factor: Factor[Found] = Factor(reads)
        self._numbers = array("i")
        self._kinds = array("i")

    def trim(self) -> None:
        """Forget everything if it is too much."""
        self.factor.trim()
        if not self.factor.outcomes:
            self._numbers, self._kinds = array("i"), array("i")

    def found(self, row: list[object], ends: list[End]) -> Found | None:
        """Return what a row names, None if it is not plain: several nodes, an inferred one, a note.

        Notes of equal nodes are joined, again and again.
        """
        if not ends:
            return Found()
        end = ends[0]
        if len(ends) > 1 or end.how:
            return None
        kept = self._keeper.end(row, self._role, end.draft) if self._role else {}
        return Found(end.draft.kind, end.draft.id, end.unknown, kept)

    def learn(self, key: object, found: Found, number: int, kind: int, again: bool) -> int:
        """Remember what cells name, as numbers of the node and of its kind."""
        self._numbers.append(number)
        self._kinds.append(kind)
        return self.factor.learn(key, found, again)

    def numbers(self, codes: Codes) -> Codes:
        """Return the numbers of the nodes, and of those that cells do not name, NO_NODE."""
        return _of(self._numbers, codes)

    def kinds(self, codes: Codes) -> Codes:
        """Return the numbers of the kinds of the nodes."""
        return _of(self._kinds, codes)


def _of(values: array[int], codes: Codes) -> Codes:
    # the last is that of cells that are not known
    return np.append(np.array(values, np.int32), np.int32(NO_NODE))[np.maximum(codes, -1)]


def is_settled(known: NodeDraft, draft: NodeDraft) -> bool:
    """Return whether a node stays as it is, and nothing is counted, when a draft is added again."""
    if known is draft:
        return True
    names = {known.name, *known.aliases}
    return (
        not draft.note
        and names.issuperset((draft.name, *draft.aliases))
        and all(known.ids.get(key) == each for key, each in draft.ids.items())
        and all(_holds(known.attributes.get(key), each) for key, each in draft.attributes.items())
    )


def _holds(known: object, value: object) -> bool:
    if isinstance(known, tuple) and isinstance(value, tuple):
        return set(known) >= set(value)
    return known == value
