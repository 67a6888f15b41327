"""Series over time: how many relations, actors and pairs there are in each year."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from .. import dates
from ..arguments import require_text
from ..column_rows import ColumnRows
from ..errors import BadValue, hint
from ..graph import Graph
from ..result import Result
from .dyads import extent, year_of, years_of
from .left_out import reasons
from .rows import left_out, title_with

MEASURES = ("count", "degree", "density", "clustering")
Numbers = npt.NDArray[np.int64]


def series(
    graph: Graph,
    measure: str = "count",
    *,
    node: str | None = None,
) -> Result:
    """Return one row for each year with a measure of the selected relations.

    Parameters
    ----------
    measure : "count" of relations that possibly held or happened in the year, and how many of them
    `certain`; "degree", the mean number of partners of a node; "density", tied pairs over all pairs
    of nodes that have a tie in the year; "clustering", the transitivity: three times the triangles
    over the connected triples (Wasserman and Faust 1994, p. 598).
    node : only relations of this node, by any name: its count, or its degree.

    Degree, density and clustering are measured on the simple undirected graph of the ties of a
    year; `nodes` is the number of nodes that it has, `pairs` the number of tied pairs. The years
    are those of the selected period (`where(since=…, until=…)`); where it is open, those that the
    dated relations touch. Undated relations are in no year. Raises BadValue, UnknownName.
    """
    require_text(measure=measure)
    if measure not in MEASURES:
        raise BadValue(
            f"unknown measure {measure!r}{hint(measure, MEASURES)}; {', '.join(MEASURES)}"
        )
    if node is not None and measure in ("density", "clustering"):
        raise BadValue(f"{measure} is of all nodes, not of one")
    number = None if node is None else graph.resolve(node)
    days = graph.columns.days[graph.records]
    first, last = extent(days[dates.is_dated(*days.T)], graph.selection)
    columns = (_counts if measure == "count" else _ties)(graph, number, first, last, measure)
    whose = f" of {graph.node(number).name}" if number is not None else ""
    return Result(
        title_with(graph, f"{measure.capitalize()}{whose} by year, {first} to {last}"),
        ColumnRows(columns),
        tuple(columns),
        left_out=partial(reasons, graph, ties=measure != "count"),
        note=partial(left_out, graph),
        empty="no selected relation is dated",
    )


def _counts(graph: Graph, number: int | None, first: int, last: int, _: str) -> dict[str, Numbers]:
    columns, records = graph.columns, graph.records
    if number is not None:
        own = (columns.source == number) | (columns.target == number)
        records = np.intersect1d(records, columns.record[own & graph.mask])
    edges = columns.record_starts[records]
    sure = columns.certain_days
    dated = dates.is_dated(columns.first[edges], columns.last[edges])
    edges = edges[dated]
    size = last - first + 1
    return {
        "year": np.arange(first, last + 1),
        "relations": _by_year(columns.first[edges], columns.last[edges], first, size),
        "certain": _by_year(sure.first[edges], sure.last[edges], first, size),
    }


def _by_year(begin: Any, end: Any, first: int, size: int) -> Numbers:
    """Count the spans that touch each year; a span that ends in a year before it begins, none."""
    one, other = year_of(begin.astype(np.int64)), year_of(end.astype(np.int64))
    there = (one <= other) & (other >= first) & (one < first + size)
    starts = np.maximum(one[there] - first, 0)
    ends = np.minimum(other[there] - first, size - 1)
    change = np.bincount(starts, minlength=size + 1)[: size + 1]
    change = change - np.bincount(ends + 1, minlength=size + 1)[: size + 1]
    return np.cumsum(change)[:size]


def _ties(
    graph: Graph, number: int | None, first: int, last: int, measure: str
) -> dict[str, npt.NDArray[Any]]:
    pairs = _pairs_by_year(graph, number, first, last)
    size = last - first + 1
    year, one, other = pairs
    counts = np.bincount(year, minlength=size)
    touched = np.unique(np.concatenate([year * 2**32 + one, year * 2**32 + other]))
    nodes = np.bincount(touched >> 32, minlength=size)
    columns: dict[str, npt.NDArray[Any]] = {"year": np.arange(first, last + 1)}
    if number is not None:
        return columns | {"degree": counts}
    possible = np.maximum(nodes * (nodes - 1) / 2, 1)
    values = {
        "degree": lambda: 2 * counts / np.maximum(nodes, 1),
        "density": lambda: counts / possible,
        "clustering": lambda: _clustering(pairs, size),
    }
    return columns | {measure: np.round(values[measure](), 12), "nodes": nodes, "pairs": counts}


def _pairs_by_year(
    graph: Graph, number: int | None, first: int, last: int
) -> tuple[Numbers, Numbers, Numbers]:
    """Return the distinct pairs of nodes that a tie joins in each year, counted from `first`."""
    columns = graph.columns
    ties = columns.type_mask(lambda each: each.tie)[columns.type]
    chosen = graph.mask & ties & (columns.source != columns.target) & ~columns.repeated
    chosen &= np.asarray(dates.is_dated(columns.first, columns.last))
    if number is not None:
        chosen &= (columns.source == number) | (columns.target == number)
    edges = np.flatnonzero(chosen)
    days = columns.first[edges].astype(np.int64), columns.last[edges].astype(np.int64)
    spell, year = years_of(year_of(days[0]), year_of(days[1]), first, last)
    one, other = columns.source[edges][spell], columns.target[edges][spell]
    size = max(columns.size, 1)
    low, high = np.minimum(one, other).astype(np.int64), np.maximum(one, other)
    keys = np.unique(((year - first) * size + low) * size + high)
    rest, other_end = np.divmod(keys, size)
    at, one_end = np.divmod(rest, size)
    return at, one_end, other_end


def _clustering(pairs: tuple[Numbers, Numbers, Numbers], size: int) -> npt.NDArray[np.float64]:
    """Return the transitivity of each year."""
    from scipy.sparse import coo_array

    year, one, other = pairs
    bounds = np.searchsorted(year, np.arange(size + 1))
    found = np.zeros(size)
    for place in range(size):
        ends = one[bounds[place] : bounds[place + 1]], other[bounds[place] : bounds[place + 1]]
        nodes, index = np.unique(np.concatenate(ends), return_inverse=True)
        if not len(nodes):
            continue
        row, column = index[: len(ends[0])], index[len(ends[0]) :]
        both = np.concatenate([row, column]), np.concatenate([column, row])
        ties = coo_array((np.ones(len(both[0])), both), shape=(len(nodes), len(nodes))).tocsr()
        degree = np.asarray(ties.sum(axis=1)).ravel()
        triples = float((degree * (degree - 1)).sum())
        closed = float(((ties @ ties) * ties).sum())
        found[place] = closed / triples if triples else 0.0
    return found
