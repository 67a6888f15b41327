"""What can begin the time in which a treaty binds a party, and what can end it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ...dates import FAR_OFF, LONG_AGO
from ...graph.edge_table import Ints
from .acts import Acts
from .bounds import (
    Bounds,
    Days,
    Spans,
    begins_of,
    day_before,
    days_of,
    ends_before,
    ends_of,
    later,
    open_ends,
    shifted,
    where,
)
from .documents import Treaties
from .successions import Successions
from .tables import stacked

# How much a start says, the most telling first; of several for one stretch the first counts.
STATED, CONSENT, CONTINUED, JOINT, SUCCEEDED, LISTED = range(6)
MAYBE = (SUCCEEDED, LISTED)  # these alone do not say that the party is bound


class Starts(NamedTuple):
    """One row a start: `rank` says of which sort, `own` when the party did it.

    `begin` is the first day in force for the party, `end` the last by the same record; `record` is
    the relation, and `extra` an index in the further relations that it rests on, or -1.
    """

    party: Ints
    treaty: Ints
    rank: npt.NDArray[np.int8]
    own: Bounds
    begin: Bounds
    end: Bounds
    record: Ints
    extra: Ints


class Breaks(NamedTuple):
    """One row a withdrawal: `day` in whose order they come, `end` the last day in force."""

    party: Ints
    treaty: Ints
    day: Days
    end: Bounds
    record: Ints


def read_starts(
    acts: Acts, treaties: Treaties, successions: Successions, born: dict[int, Bounds]
) -> Starts:
    """Return the starts that acts give; `born` has the first day of each party."""
    return stacked(
        [
            _stated(acts),
            _consents(acts, treaties, successions, born),
            _together(acts, treaties),
            _listed(acts, treaties),
            _signed_together(acts, treaties),
        ]
    )


def _made(acts: Acts, rows: Days, rank: int, own: Bounds, begin: Bounds, end: Bounds) -> Starts:
    return Starts(
        acts.party[rows],
        acts.treaty[rows],
        np.full(len(rows), rank, dtype=np.int8),
        own,
        begin,
        end,
        acts.record[rows],
        np.full(len(rows), -1, dtype=np.int32),
    )


def _stated(acts: Acts) -> Starts:
    """Return what sources say outright."""
    rows = acts.of("binding")
    dated = acts.dated.at(rows)
    begin, end = begins_of(dated), ends_of(dated)
    return _made(acts, rows, STATED, begin, begin, end)


def _consents(
    acts: Acts, treaties: Treaties, successions: Successions, born: dict[int, Bounds]
) -> Starts:
    """Return consents: in force on the later of consent, with its delay, and entry into force."""
    rows = acts.of("consent")
    of_treaty = treaties.row_of(acts.treaty[rows])
    own = days_of(acts.dated.at(rows))
    delay = [treaties.delay[row] for row in of_treaty.tolist()]
    counted = later(shifted(own, delay), treaties.entry.at(of_treaty))
    inherited = acts.inherits[rows]
    if inherited.any():
        since = _since_succession(acts, rows, own, successions, born)
        counted = where(inherited, later(since, treaties.entry.at(of_treaty)), counted)
    effective = acts.effective.at(rows)
    begin = where(effective.undated, counted, days_of(effective))
    return _made(acts, rows, CONSENT, own, begin, open_ends(len(rows)))


def _since_succession(
    acts: Acts, rows: Days, own: Bounds, successions: Successions, born: dict[int, Bounds]
) -> Bounds:
    """Return the day of succession; unknown, some day up to the notification."""
    early, late = np.full(len(rows), LONG_AGO, np.int64), own.late.copy()
    for index in np.flatnonzero(acts.inherits[rows]).tolist():
        party = int(acts.party[rows[index]])
        known = [each for each in successions.of(party) if each.late < FAR_OFF]
        if known:
            early[index], late[index] = known[0].early, known[0].late
        elif party in born and born[party].early > LONG_AGO:
            early[index], late[index] = int(born[party].early), int(born[party].late)
    return Bounds(early, late)


def _together(acts: Acts, treaties: Treaties) -> Starts:
    """Return the signatories of treaties that enter into force for all parties at once."""
    rows = acts.of("signature", "participation")
    of_treaty = treaties.row_of(acts.treaty[rows])
    known = treaties.joint[of_treaty] & ~treaties.entered.undated[of_treaty]
    rows, of_treaty = rows[known], of_treaty[known]
    own = days_of(acts.dated.at(rows))
    return _made(acts, rows, JOINT, own, treaties.entry.at(of_treaty), open_ends(len(rows)))


def _listed(acts: Acts, treaties: Treaties) -> Starts:
    """Return parties of which a source says no more: bound on no certain day."""
    rows = acts.of("participation")
    dated = acts.dated.at(rows)
    lasting = (dated.sure_first <= dated.sure_last) & (dated.first < dated.last)
    end = where(lasting, ends_of(dated), open_ends(len(rows)))
    return _at_some_time(acts, treaties, rows, begins_of(dated), end)


def _signed_together(acts: Acts, treaties: Treaties) -> Starts:
    """Return the signatories of treaties that bind all parties at once, from a day not known."""
    rows = acts.of("signature")
    of_treaty = treaties.row_of(acts.treaty[rows])
    rows = rows[treaties.joint[of_treaty] & treaties.entered.undated[of_treaty]]
    own = days_of(acts.dated.at(rows))
    return _at_some_time(acts, treaties, rows, own, open_ends(len(rows)))


def _at_some_time(acts: Acts, treaties: Treaties, rows: Days, own: Bounds, end: Bounds) -> Starts:
    begin = later(own, treaties.entry.at(treaties.row_of(acts.treaty[rows])))
    never = np.full(len(rows), FAR_OFF, dtype=np.int64)
    return _made(acts, rows, LISTED, own, Bounds(begin.early, never), end)


def read_breaks(acts: Acts, treaties: Treaties, starts: Starts) -> Breaks:
    """Return the withdrawals of parties, and the ends that sources state."""
    rows = acts.of("withdrawal")
    rows = rows[~acts.limited[rows]]
    dated = acts.dated.at(rows)
    effective = acts.effective.at(rows)
    notice = [treaties.notice[row] for row in treaties.row_of(acts.treaty[rows]).tolist()]
    end, day = _withdrawn(dated, effective, notice)
    stated = np.flatnonzero((starts.rank == STATED) & (starts.end.late < FAR_OFF))
    return Breaks(
        np.concatenate([acts.party[rows], starts.party[stated]]),
        np.concatenate([acts.treaty[rows], starts.treaty[stated]]),
        np.concatenate([day, starts.end.late[stated] + 1]),
        Bounds(*(np.concatenate(each) for each in zip(end, starts.end.at(stated), strict=True))),
        np.concatenate([acts.record[rows], starts.record[stated]]),
    )


def _withdrawn(dated: Spans, effective: Spans, notice: Sequence[str | None]) -> tuple[Bounds, Days]:
    """Return the last day in force, and the day by which withdrawals are put in order.

    Without a day of effect and without a time of notice, it takes effect at some time from the
    notification on.
    """
    notified = ends_before(dated)
    noticed = np.array([bool(text) for text in notice], dtype=bool)
    by_notice = day_before(shifted(days_of(dated), notice))
    end = where(noticed, by_notice, Bounds(notified.early, open_ends(len(notified.late)).late))
    end = where(effective.undated, end, ends_before(effective))
    day = np.where(effective.undated, dated.last, effective.last)
    return end, np.where(effective.undated & dated.undated, FAR_OFF, day)
