"""The nodes of plain rows: at most one for each node of the table, found once for equal cells."""

from __future__ import annotations

from array import array
from typing import NamedTuple

import numpy as np

from ....dates import FAR_OFF
from ...mapping.columns import Row
from ..lifetimes import Lifetimes
from ..node_index import NodeDraft
from ..node_resolver import BoundNode, End
from ..noted import Noted
from .factor import Codes, Factor, Reads
from .kept import Keeper, Kept

NO_NODE = -1


class Found(NamedTuple):
    """The node that some cells name, none perhaps; `unknown` is a name that no list knows."""

    kind: str = ""
    id: str = ""
    unknown: str | None = None
    kept: Kept = {}  # noqa: RUF012


class Named(NamedTuple):
    """The nodes that a row names; `counts` where naming them is counted for a notice."""

    ends: list[End]
    counts: bool


class NodeReader:
    """A node of the table; `role` is the column of its name in a table of edges."""

    def __init__(
        self,
        node: BoundNode,
        reads: Reads,
        role: str,
        keeper: Keeper,
        noted: Noted,
        lifetimes: Lifetimes,
    ) -> None:
        self.reads = reads
        self._node, self._noted, self._lifetimes = node, noted, lifetimes
        self._role, self._keeper = role, keeper
        self.factor: Factor[Found] = Factor(reads)
        self._forget()

    def _forget(self) -> None:
        self._numbers, self._kinds, self._last = array("i"), array("i"), array("i")

    def trim(self) -> None:
        """Forget everything if it is too much."""
        self.factor.trim()
        if not self.factor.outcomes:
            self._forget()

    def name(self, row: Row) -> Named:
        """Return the nodes that a row names, without counting anything. Raises RowRejected."""
        with self._noted.holding() as held:
            return Named(self._node.find(row), bool(held.count))

    def found(self, row: Row, named: Named) -> Found | None:
        """Return what a row names, None if it is not plain.

        It is not if it names several nodes or a state on some days only, if the node is inferred,
        or if naming it is counted.
        """
        if named.counts:
            return None
        if not named.ends:
            return Found()
        end = named.ends[0]
        if len(named.ends) > 1 or end.how or end.days:
            return None
        kept = self._keeper.end(row, self._role, end.draft) if self._role else {}
        return Found(end.draft.kind, end.draft.id, end.unknown, kept)

    def learn(self, key: object, found: Found, number: int, kind: int, again: bool) -> int:
        """Remember what cells name, as numbers of the node and of its kind."""
        self._numbers.append(number)
        self._kinds.append(kind)
        self._last.append(self._lifetimes.last_day(found.id))
        return self.factor.learn(key, found, again)

    def numbers(self, codes: Codes) -> Codes:
        """Return the numbers of the nodes, and of those that cells do not name, NO_NODE."""
        return _of(self._numbers, codes, NO_NODE)

    def kinds(self, codes: Codes) -> Codes:
        """Return the numbers of the kinds of the nodes."""
        return _of(self._kinds, codes, NO_NODE)

    def last_days(self, codes: Codes) -> Codes:
        """Return the last days of the nodes, FAR_OFF but for states that ended."""
        return _of(self._last, codes, FAR_OFF)

    def last_day(self, found: Found) -> int:
        """Return the last day of a node, FAR_OFF unless it is a state that ended."""
        return self._lifetimes.last_day(found.id)


def _of(values: array[int], codes: Codes, unknown: int) -> Codes:
    # the last is that of cells that are not known
    return np.append(np.array(values, np.int32), np.int32(unknown))[np.maximum(codes, -1)]


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
