"""The day on which the treaty that replaces another one binds the same party."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ...dates import FAR_OFF
from ...graph import Graph
from ...graph.edge_table import Ints
from .bounds import Bounds, day_before, open_ends
from .endings import replacements
from .stints import Stints


class Replacement(NamedTuple):
    """For each stint, the last day before its replacement, and the relation, or -1."""

    last: Bounds
    record: Ints


def replaced(graph: Graph, stints: Stints) -> Replacement:
    """Return when a newer treaty took the place of each stint's treaty for its party.

    Only one that begins to bind the party later does: who is bound by the newer one already and
    joins the older one wants both.
    """
    newer = _newer(graph, stints)
    begins = _first_begins(stints, {each for pairs in newer.values() for each, _ in pairs})
    days, record = open_ends(stints.size), np.full(stints.size, -1, dtype=np.int32)
    rows = np.flatnonzero(np.isin(stints.treaty, list(newer)))
    for row in rows.tolist():
        party, first = int(stints.party[row]), int(stints.begin.early[row])
        found = [
            (*begins[party, treaty], by)
            for treaty, by in newer[int(stints.treaty[row])]
            if (party, treaty) in begins and begins[party, treaty][0] > first
        ]
        if found:
            days.early[row], days.late[row], record[row] = min(found)
    return Replacement(day_before(days), record)


def _newer(graph: Graph, stints: Stints) -> dict[int, list[tuple[int, int]]]:
    """Return for each treaty the ones that replace it, each with the relation that says so."""
    columns = graph.columns
    newer: dict[int, list[tuple[int, int]]] = {}
    for edge in replacements(graph, np.unique(stints.treaty)).tolist():
        pair = int(columns.source[edge]), int(columns.record[edge])
        newer.setdefault(int(columns.target[edge]), []).append(pair)
    return newer


def _first_begins(stints: Stints, treaties: set[int]) -> dict[tuple[int, int], tuple[int, int]]:
    """Return the first begin of each party under these treaties."""
    begins: dict[tuple[int, int], tuple[int, int]] = {}
    for row in np.flatnonzero(np.isin(stints.treaty, list(treaties))).tolist():
        key = int(stints.party[row]), int(stints.treaty[row])
        begin = int(stints.begin.early[row]), int(stints.begin.late[row])
        begins[key] = min(begins.get(key, (FAR_OFF, FAR_OFF)), begin)
    return begins
