"""Generate dates of relations: EDTF text, first and last day."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from .names import Ints, concatenate
from .world import LAST_DAY

Days = npt.NDArray[np.datetime64]

DAY, MONTH, YEAR, UNKNOWN = range(4)
PRECISIONS = [0.8, 0.08, 0.09, 0.03]
OPEN_SHARE = 0.3  # share of the lasting relations that have not ended
MEAN_DURATION = 2500  # days


class Dates(NamedTuple):
    """Date text, first and last day of each relation.

    All three are null where there is no date, and the last day where a relation has not ended.
    """

    text: pa.Array
    first: Days
    last: Days

    def open(self) -> npt.NDArray[np.bool_]:
        """Return the mask of relations that have a first day but no last day."""
        return np.isnat(self.last) & ~np.isnat(self.first)


def generate_dates(
    chance: np.random.Generator, days: Ints, lasting: npt.NDArray[np.bool_]
) -> Dates:
    """Return dates of relations that began on these days, with the precision varying.

    `lasting` marks the relations whose date is an interval.
    """
    precision = chance.choice(len(PRECISIONS), len(days), p=PRECISIONS)
    start = days.astype("datetime64[D]")
    first, last = _bounds(start, precision)
    end = _ends(chance, days)
    undated = pa.array(precision == UNKNOWN)
    text = _text(start, precision)
    until = pc.fill_null(pc.strftime(pa.array(end), "%Y-%m-%d"), "..")
    text = pc.if_else(pa.array(lasting), concatenate(text, until, by="/"), text)
    return Dates(
        pc.if_else(undated, pa.scalar(None, pa.string()), text),
        first,
        np.where(lasting & (precision != UNKNOWN), end, last),
    )


def _ends(chance: np.random.Generator, days: Ints) -> Days:
    """Return the days on which lasting relations end; NaT for those that have not ended."""
    end = days + chance.exponential(MEAN_DURATION, len(days)).astype(np.int64)
    is_open = (chance.random(len(days)) < OPEN_SHARE) | (end > LAST_DAY)
    return np.where(is_open, np.datetime64("NaT"), end.astype("datetime64[D]"))


def _bounds(days: Days, precision: Ints) -> tuple[Days, Days]:
    """Return the first and last day of the day, month or year that the date states."""
    first, last = days.copy(), days.copy()
    for level, unit in ((MONTH, "M"), (YEAR, "Y")):
        mask = precision == level
        start = days[mask].astype(f"datetime64[{unit}]")
        first[mask] = start.astype("datetime64[D]")
        last[mask] = (start + 1).astype("datetime64[D]") - 1
    first[precision == UNKNOWN] = last[precision == UNKNOWN] = np.datetime64("NaT")
    return first, last


def _text(days: Days, precision: Ints) -> pa.Array:
    full = pc.strftime(pa.array(days), "%Y-%m-%d")
    short = pc.if_else(
        pa.array(precision == MONTH),
        pc.utf8_slice_codeunits(full, 0, 7),
        pc.utf8_slice_codeunits(full, 0, 4),
    )
    return pc.if_else(pa.array(precision == DAY), full, short)
