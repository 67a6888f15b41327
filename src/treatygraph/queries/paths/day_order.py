"""On which days a step of a time-respecting path can begin and end.

Both orders are monotone: a step that begins earlier ends no later. So the earliest arrival at a
node is also the best one, and the searches of `temporal` need no other.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from ...dates import FAR_OFF, LONG_AGO
from ...dates import NEVER as DOUBTFUL
from ...graph.edge_table import EdgeTable, Ints, Mask

Days = npt.NDArray[np.int64]
# before and after every day: a step that cannot be made begins and ends there
NEVER, TOO_LATE = LONG_AGO - 1, FAR_OFF + 1


class PossibleOrder:
    """A step takes place on some day from the earliest to the latest that its date allows.

    So it is possible that no step precedes the one before.
    """

    def __init__(self, columns: EdgeTable) -> None:
        self.first, self.last = columns.first, columns.last

    def arrival(self, edges: Ints, day: int) -> Days:
        """Return the earliest day of each step that begins on `day` or later, or TOO_LATE."""
        return _arrival(self.first[edges], self.last[edges], day)

    def departure(self, edges: Ints, limit: Any) -> Days:
        """Return the latest day on which each step can begin and end by `limit`, or NEVER."""
        return _departure(self.first[edges], self.last[edges], limit)


class CertainOrder:
    """A step surely does not precede the one before, on whatever days they took place.

    A relation that surely held on some days takes place on one of them. Of any other, the day is
    unknown: it may follow what is surely over on its earliest day, and only what begins on its
    latest day or later may follow it. Doubtful dates (`2018?`) are in no certain order.
    """

    def __init__(self, columns: EdgeTable) -> None:
        self.possible, self.certain = PossibleOrder(columns), columns.certain_days

    def arrival(self, edges: Ints, day: int) -> Days:
        """Return the earliest day on which each step is surely over, or TOO_LATE."""
        held = _arrival(self.certain.first[edges], self.certain.last[edges], day)
        over = self.possible.last[edges].astype(np.int64)
        unknown = np.where((self.possible.first[edges] >= day) & self._known(edges), over, TOO_LATE)
        return np.minimum(held, unknown)

    def departure(self, edges: Ints, limit: Any) -> Days:
        """Return the latest day from which each step is surely over by `limit`, or NEVER."""
        held = _departure(self.certain.first[edges], self.certain.last[edges], limit)
        start = self.possible.first[edges].astype(np.int64)
        unknown = np.where((self.possible.last[edges] <= limit) & self._known(edges), start, NEVER)
        return np.maximum(held, unknown)

    def _known(self, edges: Ints) -> Mask:
        """Return which relations have a date that is not doubtful."""
        first, last = self.certain.first[edges], self.certain.last[edges]
        known: Mask = (first != DOUBTFUL.first) | (last != DOUBTFUL.last)
        return known


def _arrival(first: Ints, last: Ints, day: int) -> Days:
    arrival = np.maximum(first.astype(np.int64), day)
    return np.where(arrival <= last, arrival, TOO_LATE)


def _departure(first: Ints, last: Ints, limit: Any) -> Days:
    day = np.minimum(last.astype(np.int64), limit)
    return np.where(day >= first, day, NEVER)
