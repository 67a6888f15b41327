"""The dates of the rows of a batch, with the days that they allow and the days that are certain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from .... import dates
from ....dataset.arrays import certain_span_of, span_of
from ....errors import BadValue
from ...mapping.columns import Cell
from ..state_changes import earliest_end

Days = npt.NDArray[np.int32]
Ends = tuple[Days, Days]
DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
NO_DAY = np.iinfo(np.int32).min
MOST = 2**18  # cells that are remembered


class Dated(NamedTuple):
    """Dates as texts, and the days that they allow; `ranges` are of one day or from day to day."""

    texts: list[str | None]
    ranges: npt.NDArray[np.bool_]
    first: Days
    last: Days

    @classmethod
    def of(cls, texts: list[str | None], ranges: npt.NDArray[np.bool_], days: Ends) -> Dated:
        """Return dates, of which the days of ranges are known."""
        first, last = (each.copy() for each in days)
        for index in np.flatnonzero(~ranges).tolist():
            first[index], last[index] = span_of(texts[index])
        return cls(texts, ranges, first, last)

    def earliest_end(self, index: int) -> int:
        """Return the first day on which a relation of a date may have ended."""
        if self.ranges[index]:
            return int(self.last[index])
        text = self.texts[index]
        return earliest_end(text) if text else dates.LONG_AGO

    def certain(self, time: str) -> Ends:
        """Return the first and the last certain day of each date, as `time` says."""
        # what is certain of a range is all of it, but for the end of a deadline
        first = (self.last if time == "deadline" else self.first).copy()
        last = self.last.copy()
        for index in np.flatnonzero(~self.ranges).tolist():
            first[index], last[index] = certain_span_of(self.texts[index], time)
        return first, last


class DayNumbers:
    """The numbers of days that are written as EDTF writes them; NO_DAY for everything else."""

    def __init__(self) -> None:
        self._known: dict[Cell, int] = {}

    def of(self, cells: Sequence[Cell]) -> Days:
        """Return the number of the day in each cell."""
        if len(self._known) > MOST:
            self._known.clear()
        known = self._known
        for cell in set(cells).difference(known):
            known[cell] = _day(cell)
        return np.array([known[cell] for cell in cells], np.int32)


def _day(cell: Cell) -> int:
    if not isinstance(cell, str) or not DAY.fullmatch(cell):
        return NO_DAY
    try:
        return dates.span(cell).first
    except BadValue:
        return NO_DAY
