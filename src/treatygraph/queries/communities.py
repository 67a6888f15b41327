"""Communities: groups with more ties among themselves than to others, also by period."""

from __future__ import annotations

from functools import partial
from typing import Any

from .. import dates
from ..arguments import require_number
from ..errors import BadValue
from ..graph import Graph
from ..graph.selection import Words
from ..result import Result
from .dyads import extent
from .left_out import reasons
from .rows import left_out, title_with

SEED = 1


def communities(
    graph: Graph, *, every: int | None = None, resolution: float = 1.0, kind: Words = None
) -> Result:
    """Return the nodes with the number of their community, the largest community first.

    Parameters
    ----------
    every : years of a period, such as 10: communities are found in each period by itself, on what
    possibly held or happened in it. One period by default.
    resolution : above 1 for smaller communities, below 1 for larger ones (the γ of Reichardt and
    Bornholdt 2006).
    kind : list only nodes of this kind; communities are found on all selected ties.

    The Louvain method (Blondel et al. 2008, https://doi.org/10.1088/1742-5468/2008/10/P10008) on
    the simple undirected graph of the selected ties, weighted by the number of relations; the same
    answer at every run. `modularity` is that of the partition (Newman and Girvan 2004). Communities
    of different periods are not matched: their numbers mean nothing across periods. Raises
    BadValue.
    """
    require_number(every=every)
    if every is not None and every < 1:
        raise BadValue(f"every should be 1 or more years, not {every}")
    if not resolution > 0:
        raise BadValue(f"resolution should be above 0, not {resolution}")
    kinds = graph.where(kind=kind).selection.kind if kind else ()
    rows: list[dict[str, Any]] = []
    for period, part in _periods(graph, every):
        rows += _rows(part, period, resolution, kinds)
    keys = (
        *(("period",) if every else ()),
        "community",
        "size",
        "id",
        "name",
        "kind",
        "modularity",
    )
    return Result(
        title_with(graph, f"Communities{f' by periods of {every} years' if every else ''}"),
        rows,
        keys,
        left_out=partial(reasons, graph, ties=True),
        note=partial(left_out, graph),
        empty="no communities: no selected relation is a tie between two nodes",
    )


def _periods(graph: Graph, every: int | None) -> list[tuple[str, Graph]]:
    """Return the graph of each period with its first and last year, such as 1950-1959."""
    if every is None:
        return [("", graph)]
    days = graph.columns.days[graph.records]
    first, last = extent(days[dates.is_dated(*days.T)], graph.selection)
    begins = range(first // every * every, last + 1, every)
    return [
        (f"{begin}-{begin + every - 1}", graph.where(since=begin, until=begin + every - 1))
        for begin in begins
    ]


def _rows(
    graph: Graph, period: str, resolution: float, kinds: tuple[str, ...]
) -> list[dict[str, Any]]:
    groups, modularity = _louvain(graph, resolution)
    rows: list[dict[str, Any]] = []
    for number, members in enumerate(groups, 1):
        for node in map(graph.node, members):
            row: dict[str, Any] = {"period": period} if period else {}
            row |= {"community": number, "size": len(members)}
            row |= {"id": node.id, "name": node.name, "kind": node.kind}
            rows.append(row | {"modularity": round(modularity, 6)})
    return [row for row in rows if not kinds or row["kind"] in kinds]


def _louvain(graph: Graph, resolution: float) -> tuple[list[list[int]], float]:
    import networkx as nx

    ties = graph.projection.to_networkx()
    if not ties.number_of_edges():
        return [], 0.0
    found = nx.community.louvain_communities(ties, resolution=resolution, seed=SEED)
    modularity = nx.community.modularity(ties, found, resolution=resolution)
    return sorted(map(sorted, found), key=lambda each: (-len(each), each)), modularity
