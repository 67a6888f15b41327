"""The parties that a treaty binds."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from ...graph import Graph
from ...result import Result
from ..rows import other_keys, title_with
from .folding import Folding, known_states
from .held import held_rows, stretches
from .left_out import left_out_of_treaty, notes
from .scope import lives_of_treaty
from .wording import EVER, NOT_KNOWN, period_of

COLUMNS = (
    *("party", "name", "since", "until", "state", "missing", "certain"),
    *("possible_span", "certain_span", "basis", "sources"),
)
SHOWN = ("name", "since", "until", "state", "missing", "basis", "sources")


def parties(graph: Graph, treaty: str, *, states: str = "then") -> Result:
    """Return the parties that a treaty binds in the selected period, or ever, by their first day.

    A party that only may be bound is listed as "not known", with what is missing. With `states`
    "today", states count as the successors that continue them. Raises UnknownName, AmbiguousName,
    BadValue.
    """
    number = graph.resolve(treaty)
    lives = lives_of_treaty(graph, number)
    as_of, period = Folding(graph, lives, known_states(states)), period_of(graph, EVER)
    stints = np.flatnonzero(lives.stints.treaty == number)
    found = [each for each in stretches(lives, stints, as_of) if each.is_possible(period)]
    if graph.selection.certain:
        found = [each for each in found if each.state(period) != NOT_KNOWN]
    found.sort(key=lambda each: (each.begin, each.party))
    names = graph.dataset.node_names([each.party for each in found])
    heads = zip(found, names, strict=True)
    rows: list[dict[str, Any]] = [
        {"party": graph.dataset.node_ids[held.party], "name": name, **row}
        for (held, name), row in zip(heads, held_rows(graph, lives, found, period), strict=True)
    ]
    name, left_out = graph.node(number).name, partial(left_out_of_treaty, graph, number)
    return Result(
        title_with(graph, f"Parties: {name}"),
        rows,
        (*COLUMNS, *other_keys(rows, COLUMNS)),
        shown=SHOWN,
        left_out=left_out,
        note=partial(notes, graph, as_of, left_out),
        empty=f"{name} is not known to bind anybody",
    )
