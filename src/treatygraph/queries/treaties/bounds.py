"""Days that are known within bounds: the earliest and the latest that each can be."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from ... import dates
from ...dates import FAR_OFF, LONG_AGO
from ...errors import BadValue
from .tables import rows_at

Days = npt.NDArray[np.int64]


class Bounds(NamedTuple):
    """For each of several days, the earliest and the latest that it can be.

    An unknown day reaches from LONG_AGO to FAR_OFF. An end that is FAR_OFF at both is open.
    """

    early: Days
    late: Days

    def at(self, index: Any) -> Bounds:
        """Return the bounds at some indices."""
        return rows_at(self, index)


class Spans(NamedTuple):
    """Dates in columns: possible span, and certain span (see `dates.certain`)."""

    first: Days
    last: Days
    sure_first: Days
    sure_last: Days

    def at(self, index: Any) -> Spans:
        """Return the spans at some indices."""
        return rows_at(self, index)

    @property
    def doubtful(self) -> npt.NDArray[np.bool_]:
        """Whether a date is missing, or qualified by its source."""
        never = (self.sure_first == FAR_OFF) & (self.sure_last == LONG_AGO)
        return np.asarray(never, dtype=bool)

    @property
    def undated(self) -> npt.NDArray[np.bool_]:
        """Whether a date is missing."""
        found: npt.NDArray[np.bool_] = self.first > self.last
        return found


def spans_of(texts: Iterable[str | None], time: str = "event") -> Spans:
    """Return the spans of EDTF texts; None has no date."""
    pairs = [
        (*dates.span(text), *dates.certain(text, time))
        if text
        else (*dates.UNDATED, *dates.UNDATED)
        for text in texts
    ]
    return Spans(*np.array(pairs, dtype=np.int64).reshape(-1, 4).T)


def days_of(spans: Spans) -> Bounds:
    """Return the day of each event."""
    undated = spans.undated
    early = np.where(undated, LONG_AGO, spans.first)
    return Bounds(early, np.where(spans.doubtful | undated, FAR_OFF, spans.last))


def ends_before(spans: Spans) -> Bounds:
    """Return the last day before each event; a doubtful date adds no certain day before it."""
    undated = spans.undated
    early = np.where(spans.doubtful | undated, LONG_AGO, spans.first)
    return day_before(Bounds(early, np.where(undated, FAR_OFF, spans.last)))


def day_before(days: Bounds) -> Bounds:
    """Return the day before each; open and unknown bounds stay."""
    return Bounds(*(np.where(_is_open(each), each, each - 1) for each in days))


def begins_of(spans: Spans) -> Bounds:
    """Return the first day of each state."""
    undated = spans.undated
    return Bounds(np.where(undated, LONG_AGO, spans.first), spans.sure_first)


def ends_of(spans: Spans) -> Bounds:
    """Return the last day of each state."""
    return Bounds(spans.sure_last, np.where(spans.undated, FAR_OFF, spans.last))


def later(one: Bounds, other: Bounds) -> Bounds:
    """Return the later of two days."""
    return Bounds(np.maximum(one.early, other.early), np.maximum(one.late, other.late))


def earlier(one: Bounds, other: Bounds) -> Bounds:
    """Return the earlier of two days."""
    return Bounds(np.minimum(one.early, other.early), np.minimum(one.late, other.late))


def where(chosen: npt.NDArray[np.bool_], one: Bounds, other: Bounds) -> Bounds:
    """Return one day where chosen, and the other elsewhere."""
    pairs = zip(one, other, strict=True)
    return Bounds(*(np.where(chosen, first, second) for first, second in pairs))


def unknown(count: int) -> Bounds:
    """Return days of which nothing is known."""
    return Bounds(np.full(count, LONG_AGO, np.int64), np.full(count, FAR_OFF, np.int64))


def open_ends(count: int) -> Bounds:
    """Return ends that have not come."""
    return Bounds(np.full(count, FAR_OFF, np.int64), np.full(count, FAR_OFF, np.int64))


def shifted(days: Bounds, durations: Iterable[str | None]) -> Bounds:
    """Return each day so much later; durations are ISO 8601: P30D, P3M, P1Y6M."""
    texts = np.array([text or "" for text in durations], dtype=object)
    early, late = (np.array(each) for each in days)
    for text in set(texts.tolist()) - {""}:
        chosen = texts == text
        early[chosen] = _shifted(early[chosen], text)
        late[chosen] = _shifted(late[chosen], text)
    return Bounds(early, late)


@lru_cache(maxsize=65536)
def edtf(early: int, late: int) -> str | None:
    """Return a day within bounds as EDTF: a day, month or year, or a set; None if unknown."""
    if early == late:
        return dates.day(early)
    if (early, late) == (LONG_AGO, FAR_OFF):
        return None
    first, last = dates.day(early), dates.day(late)
    whole = (first[:7], first[:4])
    return next(
        (each for each in whole if _is_span(each, early, late)), f"[{first}..{last}]"
    ).replace("....", "..")


@lru_cache(maxsize=65536)
def span_text(first: int, last: int) -> str | None:
    """Return the days from first to last as an EDTF interval; None if no day is among them."""
    if first > last or first == FAR_OFF or last == LONG_AGO:
        return None
    return f"{dates.day(first)}/{dates.day(last)}"


def _is_span(text: str, early: int, late: int) -> bool:
    try:
        return dates.span(text) == (early, late)
    except BadValue:
        return False


def _is_open(days: Days) -> npt.NDArray[np.bool_]:
    found: npt.NDArray[np.bool_] = (days == LONG_AGO) | (days == FAR_OFF)
    return found


def _shifted(days: Days, text: str) -> Days:
    lasting = dates.duration(text)
    moved = _months_later(days, lasting.months) + lasting.days
    return np.where(_is_open(days), days, moved)


def _months_later(days: Days, count: int) -> Days:
    """Return the same day of a later month, or its last day where the month is shorter."""
    day = days.astype("M8[D]")
    month = day.astype("M8[M]")
    of_month = (day - month).astype(np.int64)
    target = (month + count).astype("M8[D]")
    length = ((month + count + 1).astype("M8[D]") - target).astype(np.int64)
    moved: Days = (target + np.minimum(of_month, length - 1)).astype(np.int64)
    return moved
