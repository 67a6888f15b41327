"""The treaties in force for a party, or between two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

import numpy as np

from ...errors import BadValue
from ...graph import Graph
from ...graph.edge_table import Ints, Mask
from ...result import Result
from ..rows import other_keys, title_with
from .folding import Folding, known_states
from .held import Held, held_rows, stretches
from .left_out import left_out_of_parties, notes
from .lives import Lives
from .objections import precluded
from .scope import lives_of_parties, successions_of
from .wording import EVER, NOT_KNOWN, Period, period_of

COLUMNS = (
    *("treaty", "name", "since", "until", "state", "missing", "certain"),
    *("possible_span", "certain_span", "basis", "sources"),
)
SHOWN = ("name", "since", "until", "state", "missing", "basis", "sources")


def in_force(graph: Graph, one: str, other: str | None = None, *, states: str = "then") -> Result:
    """Return the treaties that bind a party, or two parties at the same time, in order of time.

    In a selected period, those that are in force on one of its days; otherwise all that ever were.
    A treaty that only may have been in force is listed as "not known", with what is missing. With
    `states` "today", a state counts together with the states that it continues. Raises
    UnknownName, AmbiguousName, BadValue.
    """
    ends = [graph.resolve(each) for each in (one, other) if each is not None]
    if len(set(ends)) < len(ends):
        raise BadValue(f"{one!r} and {other!r} are the same party")
    known_states(states)
    successors = successions_of(graph).today if states == "today" else {}
    sides = [_side(end, successors) for end in ends]
    parties = [party for side in sides for party in side]
    lives = lives_of_parties(graph, parties)
    as_of, period = Folding(graph, lives, states), period_of(graph, EVER)
    against = precluded(graph, *sides) if len(sides) == 2 else {}
    held = [each for each in _held(lives, sides, as_of, period) if each.is_possible(period)]
    found = [each for each in held if each.treaty not in against]
    rows = _rows(graph, lives, found, period)
    names = " and ".join(graph.dataset.node_names(ends))
    left_out = partial(left_out_of_parties, graph, parties, len(held) - len(found))
    between = f"between {names}" if len(ends) == 2 else f"for {names}"
    return Result(
        title_with(graph, f"In force {between}"),
        rows,
        (*COLUMNS, *other_keys(rows, COLUMNS)),
        shown=SHOWN,
        left_out=left_out,
        note=partial(notes, graph, as_of, left_out),
        empty=f"no treaty is known to be in force {between}",
    )


def _side(party: int, successors: dict[int, int]) -> list[int]:
    """Return a party with the states that count as it, or as which it counts."""
    today = successors.get(party, party)
    return [today, *(each for each, later in successors.items() if later == today)]


def _held(
    lives: Lives, sides: Sequence[Sequence[int]], as_of: Folding, period: Period
) -> Iterator[Held]:
    """Yield the stretches for which treaties bind every side, of those that may be in force."""
    rows = [np.concatenate([lives.of_party(party) for party in side]) for side in sides]
    rows = [each[_possible(lives, each, period)] for each in rows]
    if len(rows) == 1:
        yield from stretches(lives, rows[0], as_of)
        return
    treaties = [lives.stints.treaty[each] for each in rows]
    shared = _among(*treaties), _among(*reversed(treaties))
    own, others = (
        stretches(lives, each[common], as_of) for each, common in zip(rows, shared, strict=True)
    )
    by_treaty: dict[int, list[Held]] = {}
    for held in others:
        by_treaty.setdefault(held.treaty, []).append(held)
    yield from (one.with_other(other) for one in own for other in by_treaty[one.treaty])


def _among(some: Ints, others: Ints) -> Mask:
    """Return a mask of the numbers that are among others; `numpy.isin` would sort them."""
    flags = np.zeros(max(some.max(initial=0), others.max(initial=0)) + 1, dtype=bool)
    flags[others] = True
    return flags[some]


def _possible(lives: Lives, rows: Any, period: Period) -> Any:
    """Return a mask of the stints that may be in force in a period.

    Those that were replaced count up to their own end: between two parties, the end is that of the
    pair.
    """
    begin, end = lives.stints.begin.early[rows], lives.stints.end.late[rows]
    return (begin <= period.until) & (end >= period.since)


def _rows(
    graph: Graph, lives: Lives, found: Sequence[Held], period: Period
) -> list[dict[str, Any]]:
    """Return rows in order of time; certain ones alone where only these are selected."""
    ordered = sorted(found, key=lambda each: (each.begin, each.treaty))
    if graph.selection.certain:
        ordered = [each for each in ordered if each.state(period) != NOT_KNOWN]
    names = graph.dataset.node_names([each.treaty for each in ordered])
    heads = zip(ordered, names, strict=True)
    ids = graph.dataset.node_ids
    return [
        {"treaty": ids[held.treaty], "name": name, **row}
        for (held, name), row in zip(heads, held_rows(graph, lives, ordered, period), strict=True)
    ]
