"""Counts of nodes and relations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

import numpy as np

from .. import dates
from ..dataset.arrays import Codes
from ..graph import Graph
from ..graph.edge_table import Ints
from ..result import Result
from .left_out import reasons
from .rows import left_out, support, title_with

Counts = list[tuple[str, int]]


def stats(graph: Graph) -> Result:
    """Count of nodes by kind, and of selected relations by type, status, year and source.

    A relation counts in every year that its date touches, open ends aside, and under each of its
    sources; so the sums over years and sources exceed the number of relations.
    """
    columns, starts = graph.columns, graph.columns.record_starts[graph.records]
    groups: dict[str, Counts] = {
        "all": [("nodes", len(graph.nodes)), ("relations", len(graph.records))],
        "kind": _counted(columns.kind[graph.nodes], columns.kinds),
        "type": _counted(columns.type[starts], columns.types),
        "status": _counted(columns.status[starts], columns.statuses),
        "year": _years(columns.days[graph.records]),
        "source": _most_first(zip(graph.dataset.sources, support(graph), strict=True)),
    }
    rows = [
        {"group": group, "key": key, "count": count}
        for group, counts in groups.items()
        for key, count in counts
    ]
    return Result(
        title_with(graph, "What there is"),
        rows,
        ("group", "key", "count"),
        left_out=partial(reasons, graph),
        note=partial(left_out, graph),
    )


def _counted(codes: Codes, words: Sequence[str]) -> Counts:
    counts = np.bincount(codes, minlength=len(words)).tolist()
    return _most_first(zip(words, counts, strict=True))


def _most_first(counts: Iterable[tuple[str, int]]) -> Counts:
    return sorted((each for each in counts if each[1]), key=lambda each: (-each[1], each[0]))


def _years(days: Ints) -> Counts:
    """Return the number of relations of each year, in order.

    A relation with an open end counts in the year of its other end.
    """
    first, last = days[dates.is_dated(*days.T)].T
    undated = [("undated", len(days) - len(first))] if len(first) < len(days) else []
    if not len(first):
        return undated
    starts = _year(np.where(first == dates.LONG_AGO, last, first))
    ends = _year(np.where(last == dates.FAR_OFF, first, last))
    early, size = starts.min(), ends.max() - starts.min() + 2
    # a year sees what began up to then, less what ended before
    change = np.bincount(starts - early, minlength=size)
    change -= np.bincount(ends + 1 - early, minlength=size)
    seen = enumerate(np.cumsum(change).tolist(), int(early))
    return [*((str(year), count) for year, count in seen if count), *undated]


def _year(days: Ints) -> Ints:
    return days.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int32) + 1970
