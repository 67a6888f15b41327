"""Territories to which a party extended a treaty."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ...dates import FAR_OFF
from ...graph import Graph
from .acts import Acts
from .bounds import Bounds, day_before, days_of, earlier, later, where
from .inheritance import Bases
from .stints import WITHDRAWN, Stints
from .tables import stacked


def with_territories(graph: Graph, acts: Acts, stints: Stints, bases: Bases) -> Stints:
    """Return stints with those of territories.

    A treaty binds a territory from its extension on, while it binds the state that extended it, and
    until a withdrawal for this territory takes effect.
    """
    rows = acts.of("extension")
    found = [
        made
        for row in rows.tolist()
        for territory in territories(graph, acts, row)
        for made in _of_territory(graph, acts, stints, bases, row, territory)
    ]
    if not found:
        return stints
    return stacked([stints, *found])


def territories(graph: Graph, acts: Acts, row: int) -> list[int]:
    """Return the numbers of the territories that an act concerns."""
    values, numbers = acts.more.get(row, {}), graph.dataset.node_numbers
    keys = graph.dataset.vocabulary.with_role("territory")
    named = (each for key in keys for each in _listed(values.get(key, ())))
    return [numbers[each] for each in named if each in numbers]


def _of_territory(
    graph: Graph, acts: Acts, stints: Stints, bases: Bases, row: int, territory: int
) -> Iterator[Stints]:
    """Yield the stint of a territory for each stint of the party that extended the treaty."""
    same = (stints.party == acts.party[row]) & (stints.treaty == acts.treaty[row])
    begin = _day(acts, row)
    end, closed = _withdrawal(graph, acts, row, territory)
    for index in np.flatnonzero(same):
        own = stints.at(np.array([index]))
        chain = bases[own.extra[0]] if own.extra[0] >= 0 else ()
        bases.append((int(own.opened[0]), *chain))
        comes = end.late < own.end.late
        yield own._replace(
            party=np.array([territory], dtype=np.int32),
            begin=later(own.begin, begin),
            end=earlier(own.end, end),
            ended=np.where(comes, WITHDRAWN, own.ended).astype(np.int8),
            opened=acts.record[[row]],
            doubt=np.where(end.early < own.end.early, WITHDRAWN, own.doubt).astype(np.int8),
            closed=np.where(comes, closed, own.closed).astype(np.int32),
            extra=np.array([len(bases) - 1], dtype=np.int32),
        )


def _day(acts: Acts, row: int) -> Bounds:
    """Return the day on which an act takes effect."""
    effective, dated = acts.effective.at([row]), acts.dated.at([row])
    return where(effective.undated, days_of(dated), days_of(effective))


def _withdrawal(graph: Graph, acts: Acts, row: int, territory: int) -> tuple[Bounds, int]:
    """Return the last day before the first withdrawal for a territory, and its relation."""
    found = [
        (int(day.early[0]), int(day.late[0]), int(acts.record[other]))
        for other in acts.of("withdrawal").tolist()
        if acts.party[other] == acts.party[row] and acts.treaty[other] == acts.treaty[row]
        if territory in territories(graph, acts, other)
        for day in [day_before(_day(acts, other))]
    ]
    early, late, record = min(found, default=(FAR_OFF, FAR_OFF, -1))
    return Bounds(np.array([early]), np.array([late])), record


def _listed(value: object) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)  # type: ignore[arg-type]
