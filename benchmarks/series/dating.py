"""Dates of synthetic relations: EDTF text, first and last day."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from .inventing import Ints, joined
from .world import LAST_DAY

Days = npt.NDArray[np.datetime64]

DAY, MONTH, YEAR, UNKNOWN = range(4)
PRECISIONS = [0.8, 0.08, 0.09, 0.03]
STILL = 0.3  # share of durable relations that have not ended
DAYS_TO_LAST = 2500


class Dates(NamedTuple):
    """For each relation the text, and the days it allows; null where there is none or no end."""

    text: pa.Array
    first: Days
    last: Days

    def open(self) -> npt.NDArray[np.bool_]:
        """Which have begun and not ended."""
        return np.isnat(self.last) & ~np.isnat(self.first)


def dated(chance: np.random.Generator, days: Ints, lasting: npt.NDArray[np.bool_]) -> Dates:
    """The dates of relations that began on these days, told as precisely as sources do."""
    precision = chance.choice(len(PRECISIONS), len(days), p=PRECISIONS)
    begun = days.astype("datetime64[D]")
    first, last = _bounds(begun, precision)
    ended = _ends(chance, days)
    undated = pa.array(precision == UNKNOWN)
    text = _text(begun, precision)
    until = pc.fill_null(pc.strftime(pa.array(ended), "%Y-%m-%d"), "..")
    text = pc.if_else(pa.array(lasting), joined(text, until, by="/"), text)
    return Dates(
        pc.if_else(undated, pa.scalar(None, pa.string()), text),
        first,
        np.where(lasting & (precision != UNKNOWN), ended, last),
    )


def _ends(chance: np.random.Generator, days: Ints) -> Days:
    """When what lasts has ended."""
    ended = days + chance.exponential(DAYS_TO_LAST, len(days)).astype(np.int64)
    still = (chance.random(len(days)) < STILL) | (ended > LAST_DAY)
    return np.where(still, np.datetime64("NaT"), ended.astype("datetime64[D]"))


def _bounds(days: Days, precision: Ints) -> tuple[Days, Days]:
    """First and last day of the day, month or year that is told."""
    first, last = days.copy(), days.copy()
    for told, unit in ((MONTH, "M"), (YEAR, "Y")):
        chosen = precision == told
        begun = days[chosen].astype(f"datetime64[{unit}]")
        first[chosen] = begun.astype("datetime64[D]")
        last[chosen] = (begun + 1).astype("datetime64[D]") - 1
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
