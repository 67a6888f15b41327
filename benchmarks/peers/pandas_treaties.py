"""The usual way to ask which treaties are in force between two states: filter and merge a table."""

from __future__ import annotations

import numpy as np
import pandas as pd

DAY = np.timedelta64(1, "D")


def in_force(table: pd.DataFrame, one: str, other: str, on: str) -> set[tuple[str, str, str]]:
    """Return treaty, first and last day of every treaty in force between two parties on a day."""
    day = np.datetime64(on)
    found = [_bound(table[table.party == party], day) for party in (one, other)]
    both = found[0].merge(found[1], on="treaty")
    since = both[["since_x", "since_y"]].max(axis=1)
    until = both[["until_x", "until_y"]].min(axis=1)
    text = until.dt.strftime("%Y-%m-%d").fillna("..")
    return set(zip(both.treaty, since.dt.strftime("%Y-%m-%d"), text, strict=True))


def _bound(rows: pd.DataFrame, day: np.datetime64) -> pd.DataFrame:
    """Return the treaties that bind a party on a day, with the first and the last day."""
    since = rows[["consent", "entry"]].max(axis=1)
    until = rows[["withdrawal", "end"]].min(axis=1) - DAY
    bound = (since <= day) & ~(until < day)
    return pd.DataFrame({"treaty": rows.treaty, "since": since, "until": until})[bound]
