"""Treaties that pass from a state to its successor."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ...dates import FAR_OFF
from .bounds import Bounds
from .starts import CONTINUED, SUCCEEDED, Starts
from .stints import Stints
from .successions import OPEN, Succession, Successions

Bases = list[tuple[int, ...]]  # further relations that starts rest on, by their index


def inherited(stints: Stints, successions: Successions, bases: Bases) -> Starts:
    """Return the starts that successors take over; `bases` gains the relations that say so.

    A state that continues another is bound by what bound it on the day before. Whether other
    successors are is open; a state that became independent is not.
    """
    rows = [
        row
        for each in successions.all
        if each.effect == "continues" or each.effect in OPEN
        for row in _taken(stints, each, bases)
    ]
    table = np.array(rows, dtype=np.int64).reshape(-1, 11).T
    small = [table[index].astype(np.int32) for index in (0, 1, 9, 10)]
    return Starts(
        small[0],
        small[1],
        table[2].astype(np.int8),
        Bounds(table[3], table[4]),
        Bounds(table[5], table[6]),
        Bounds(table[7], table[8]),
        small[2],
        small[3],
    )


def _taken(stints: Stints, succession: Succession, bases: Bases) -> Iterator[tuple[int, ...]]:
    """Yield a start for each treaty that may have bound the earlier state when it was succeeded."""
    held = (stints.party == succession.earlier) & (stints.acted.late >= succession.early - 1)
    held &= stints.begin.early <= succession.late
    for row in np.flatnonzero(held).tolist():
        chain = bases[stints.extra[row]] if stints.extra[row] >= 0 else ()
        bases.append((int(stints.opened[row]), *chain))
        goes_on = succession.effect == "continues"
        late = max(succession.late, int(stints.begin.late[row])) if goes_on else FAR_OFF
        yield (
            succession.successor,
            int(stints.treaty[row]),
            CONTINUED if goes_on else SUCCEEDED,
            succession.early,
            succession.late,
            max(succession.early, int(stints.begin.early[row])),
            late,
            int(stints.acted.early[row]),
            int(stints.acted.late[row]),
            succession.record,
            len(bases) - 1,
        )
