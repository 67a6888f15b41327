"""What a selection does not use, by reason, with the option that would include it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from .. import dates
from ..criteria import BY_KEY, WORDS
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
    keys = ("reason", "count", "option")
    return [dict(zip(keys, row, strict=True)) for row in rows if row[1]]


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
