"""What a selection does not use, by reason, with the option that would include it.

Relations are counted in answers about relations, nodes in lists of nodes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from .. import dates
from ..criteria import BY_KEY, CRITERIA, NO_PERIOD, WORDS
from ..graph import Graph


def reasons(graph: Graph, *, ties: bool = False) -> list[dict[str, Any]]:
    """Return how many relations each criterion alone leaves out.

    `ties`: for answers that follow ties only, also the selected relations that are none.
    """
    rows = [
        ("possible", only_possible(graph), BY_KEY["certain"].lift),
        ("undated", undated(graph), BY_KEY["since"].lift),
        ("period", _outside(graph), BY_KEY["since"].lift),
        *((each.key, wider(graph, **each.lifted), each.lift) for each in WORDS),
        ("no tie", no_ties(graph) if ties else 0, "tie: true in the vocabulary"),
    ]
    return [_reason(*row) for row in rows if row[1]]


def node_reasons(graph: Graph, listed: Callable[[Graph], int]) -> list[dict[str, Any]]:
    """Return how many nodes each criterion alone leaves out.

    `listed` returns the number of nodes that an answer about a selection lists.
    """
    if not graph.selection.narrows:  # every node is listed
        return []
    inside = listed(graph)
    by_lift = {each.lift: each for each in reversed(CRITERIA)}  # of a period, the first is named
    counts = (
        ("period" if each.lifted is NO_PERIOD else each.key, listed(wider) - inside, each.lift)
        for each in CRITERIA
        if by_lift[each.lift] is each
        and (wider := graph.where(**each.lifted)).selection != graph.selection
    )
    return [_reason(*row) for row in counts if row[1] > 0]


def left_out_nodes(rows: Iterable[Mapping[str, Any]]) -> str:
    """Say how many nodes were left out by each criterion, and what includes them."""
    advice = {each.lift: each.advice for each in CRITERIA}
    counted = ((_counted(row["count"]), row["reason"], advice[row["option"]]) for row in rows)
    return " ".join(
        f"{nodes} left out by {reason}. {change} to include {them}."
        for (nodes, them), reason, change in counted
    )


def _counted(count: int) -> tuple[str, str]:
    return ("1 node was", "it") if count == 1 else (f"{count:,} nodes were", "them")


def _reason(reason: str, count: int, option: str) -> dict[str, Any]:
    return {"reason": reason, "count": count, "option": option}


def undated(graph: Graph) -> int:
    """Return how many undated relations the selection would otherwise include."""
    if not graph.selection.dated:
        return 0
    days = graph.columns.days[_always(graph).records]
    return int((~dates.is_dated(*days.T)).sum())


def no_ties(graph: Graph) -> int:
    """Return how many of the selected relations are no ties."""
    starts = graph.columns.record_starts[graph.records]
    ties = graph.columns.type_mask(lambda each: each.tie)
    return int(np.count_nonzero(~ties[graph.columns.type[starts]]))


def wider(graph: Graph, **criterion: Any) -> int:
    """Return how many relations more another criterion would select."""
    return len(graph.where(**criterion)) - len(graph)


def only_possible(graph: Graph) -> int:
    """Return how many relations the selection would include if they were certain."""
    return wider(graph, certain=False) if graph.selection.dated else 0


def _outside(graph: Graph) -> int:
    """Return how many dated relations lie outside the period."""
    if not graph.selection.dated:
        return 0
    possible = Graph(graph.columns, replace(graph.selection, certain=False))
    return len(_always(graph)) - len(possible) - undated(graph)


def _always(graph: Graph) -> Graph:
    """Return the same selection without a period."""
    always = replace(graph.selection, since=dates.LONG_AGO, until=dates.FAR_OFF, certain=False)
    return Graph(graph.columns, always)
