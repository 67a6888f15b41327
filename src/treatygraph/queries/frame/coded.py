"""What a graph holds as numbers: words of the vocabulary and days."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from ... import dates
from ...graph import Graph
from .edges import Numbers
from .written import Columns

Days = npt.NDArray[np.int32]


def words_of(graph: Graph, edge: Numbers) -> Columns:
    """Return type and status of edges."""
    columns = graph.columns
    return {
        "type": categories(columns.type[edge], columns.types),
        "status": categories(columns.status[edge], columns.statuses),
    }


def days_of(graph: Graph, edge: Numbers) -> Columns:
    """Return the first and last day that the date of each edge allows.

    Undated and open ends are NaT. Milliseconds reach beyond every day that can be counted, and
    Parquet keeps them.
    """
    first, last = graph.columns.first[edge], graph.columns.last[edge]
    unknown = ~dates.is_dated(first, last)
    return {
        "start": _moments(first, unknown | (first == dates.LONG_AGO)),
        "end": _moments(last, unknown | (last == dates.FAR_OFF)),
    }


def categories(codes: npt.NDArray[Any], words: Sequence[str]) -> Any:
    """Return words as categories in the order of the vocabulary, those that occur."""
    import pandas as pd

    return pd.Categorical.from_codes(codes, categories=list(words)).remove_unused_categories()


def _moments(days: Days, unknown: npt.NDArray[np.bool_]) -> npt.NDArray[np.datetime64]:
    found = days.astype("datetime64[D]").astype("datetime64[ms]")
    found[unknown] = np.datetime64("NaT")
    return found
