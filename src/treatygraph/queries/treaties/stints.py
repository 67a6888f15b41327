"""For which time a treaty binds a party: every stint, with what it rests on."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ...dates import FAR_OFF, LONG_AGO
from ...graph.edge_table import Ints, Mask
from ...graph.edge_table import starts as first_of
from .bounds import Bounds, Days, earlier, open_ends
from .documents import Treaties
from .starts import STATED, Breaks, Starts
from .tables import rows_at

# What ended a stint: nothing, the end that its source states, …
GOES_ON, BY_SOURCE, WITHDRAWN, TERMINATED, STATE_ENDED = range(5)


class Stints(NamedTuple):
    """One row a stretch of time for which a treaty binds a party, by party and treaty.

    `begin` and `end` are the first and the last day. `acted` is the end without that of the party
    itself. `ended` says what ended it, `doubt` what makes the end uncertain, and `closed` is the
    relation that did, or -1. `extra` is that of its start.
    """

    party: Ints
    treaty: Ints
    rank: npt.NDArray[np.int8]
    begin: Bounds
    end: Bounds
    acted: Bounds
    ended: npt.NDArray[np.int8]
    doubt: npt.NDArray[np.int8]
    opened: Ints
    closed: Ints
    extra: Ints

    def at(self, index: Mask | Days | npt.NDArray[np.intp]) -> Stints:
        """Return some rows."""
        return rows_at(self, index)

    @property
    def size(self) -> int:
        """The number of rows."""
        return len(self.party)


def stints_of(
    starts: Starts, breaks: Breaks, treaties: Treaties, died: dict[int, Bounds]
) -> Stints:
    """Return the stints that starts open and breaks close.

    Each ends with the first of: the end that its source states, a withdrawal after its start, the
    end of the treaty, and the end of the party (`died` has its last day).
    """
    pair, of_break = _pairs(starts, breaks)
    following = _following(starts, breaks, pair, of_break)
    kept = _telling(starts, pair, following)
    ends = _Ends(starts.end.at(kept))
    ends.meet(*_withdrawals(breaks, following[kept]), WITHDRAWN)
    row = treaties.row_of(starts.treaty[kept])
    ends.meet(treaties.end.at(row), treaties.ended_by[row], TERMINATED)
    acted = ends.days
    ends.meet(_deaths(starts.party[kept], died), None, STATE_ENDED)
    return Stints(
        party=starts.party[kept],
        treaty=starts.treaty[kept],
        rank=starts.rank[kept],
        begin=starts.begin.at(kept),
        end=ends.days,
        acted=acted,
        ended=ends.ended,
        doubt=ends.doubt,
        opened=starts.record[kept],
        closed=ends.closed,
        extra=starts.extra[kept],
    )


class _Ends:
    """The earliest end of each stint, and what it was."""

    def __init__(self, days: Bounds) -> None:
        self.days = days
        self.ended = np.where(days.late < FAR_OFF, BY_SOURCE, GOES_ON).astype(np.int8)
        self.doubt = self.ended
        self.closed = np.full(len(days.late), -1, dtype=np.int32)

    def meet(self, days: Bounds, closed: Ints | None, reason: int) -> None:
        """Take another end where it comes, or may come, earlier."""
        comes = (days.late < self.days.late) | (
            (days.late == self.days.late) & (days.early < self.days.early)
        )
        self.doubt = np.where(days.early < self.days.early, reason, self.doubt).astype(np.int8)
        self.days = earlier(self.days, days)
        self.ended = np.where(comes, reason, self.ended).astype(np.int8)
        self.closed = np.where(comes, -1 if closed is None else closed, self.closed).astype(
            np.int32
        )


def _pairs(starts: Starts, breaks: Breaks) -> tuple[Days, Days]:
    """Return small numbers for pairs of party and treaty, of starts and of breaks."""
    size = int(max(starts.treaty.max(initial=0), breaks.treaty.max(initial=0))) + 1
    keys = np.concatenate(
        [each.party.astype(np.int64) * size + each.treaty for each in (starts, breaks)]
    )
    order = np.argsort(keys, kind="stable")
    number = np.empty(len(keys), dtype=np.int64)
    number[order] = np.cumsum(first_of(keys[order])) - 1
    return number[: len(starts.party)], number[len(starts.party) :]


def _following(starts: Starts, breaks: Breaks, pair: Days, of_break: Days) -> Days:
    """Return for each start the index of the break that follows it, or -1."""
    order = np.lexsort((breaks.day, of_break))
    keys = _ordered(of_break[order], breaks.day[order])
    place = np.searchsorted(keys, _ordered(pair, _order_days(starts, pair)), side="right")
    index = np.append(order, -1)[place]
    same = np.append(of_break, -1)[index] == pair
    return np.where(same, index, -1)


def _order_days(starts: Starts, pair: Days) -> Days:
    """Return the day by which starts and breaks are put in order.

    The first start of a pair counts from the first day that its date allows, later ones from the
    last: a second consent of the year of the withdrawal came after it.
    """
    early, late = starts.own
    order = np.lexsort((early, pair))
    first = np.zeros(len(pair), dtype=bool)
    first[order] = first_of(pair[order])
    return np.where(first | (late == FAR_OFF), early, late)


def _ordered(pair: Days, day: Days) -> Days:
    return (pair << 33) + (day - LONG_AGO)


def _telling(starts: Starts, pair: Days, following: Days) -> npt.NDArray[np.intp]:
    """Return the starts that count: of each group before one break what sources say, or the first.

    Groups come by party and treaty.
    """
    order = np.lexsort((starts.own.early, starts.rank, following, pair))
    group = (pair[order] << 32) + following[order] + 1
    chosen = first_of(group) | (starts.rank[order] == STATED)
    telling: npt.NDArray[np.intp] = order[chosen]
    return telling


def _withdrawals(breaks: Breaks, index: Days) -> tuple[Bounds, Ints]:
    """Return the last day before each break, and the relation; open without a break."""
    last = Bounds(*(np.append(each, FAR_OFF)[index] for each in breaks.end))
    return last, np.append(breaks.record, -1)[index].astype(np.int32)


def _deaths(parties: Ints, died: dict[int, Bounds]) -> Bounds:
    """Return the last day of each party; open for those that exist."""
    days = open_ends(len(parties))
    for party in set(died).intersection(np.unique(parties).tolist()):
        rows = parties == party
        days.early[rows], days.late[rows] = died[party]
    return days
