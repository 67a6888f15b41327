"""What joins two actors, and on which days: the rows that panels and series count."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from ...errors import BadValue
from ...graph import Graph
from ...graph.edge_table import Ints, starts
from .actors import Actors

MULTILATERAL = ("split", "fold", "drop")


class Spells(NamedTuple):
    """One row for each relation and pair of actors; actors by their place in `Actors`.

    `one` is the origin for a directed relation; otherwise the order is that of the data. `first`
    to `last` are the possible days, `sure_first` to `sure_last` the certain ones. `record` is the
    number of the relation (of the later one, for two that meet in a shared node), `weight` how much
    the row counts.
    """

    record: Ints
    one: Ints
    other: Ints
    first: Ints
    last: Ints
    sure_first: Ints
    sure_last: Ints
    symmetric: npt.NDArray[np.bool_]
    weight: npt.NDArray[np.float64]
    dropped: int

    def of(self, chosen: npt.NDArray[Any]) -> Spells:
        """Return some of the rows, by a mask or by their places."""
        columns: list[Any] = [column[chosen] for column in self._columns()]
        return Spells._make([*columns, self.dropped])

    def followed_by(self, others: Spells) -> Spells:
        """Return the rows of both."""
        pairs = zip(self._columns(), others._columns(), strict=True)
        columns: list[Any] = [np.concatenate(pair) for pair in pairs]
        return Spells._make([*columns, self.dropped])

    def _columns(self) -> tuple[npt.NDArray[Any], ...]:
        return self[:-1]


def spells(
    graph: Graph, among: Actors, *, through: str | None = None, multilateral: str = "split"
) -> Spells:
    """Return what joins the actors, from the selected dated relations.

    `through`: two actors that are both related to a node of this kind are joined by it, on the days
    that both relations have in common, or from the later one on if both are events; None for
    relations between the actors themselves. `multilateral`: a relation or node that joins more than
    two actors counts 1 for each pair (`split`), 1 over the number of pairs, so that it counts 1 in
    all (`fold`), or not at all (`drop`). Raises BadValue.
    """
    if multilateral not in MULTILATERAL:
        raise BadValue(f"unknown multilateral {multilateral!r}; {', '.join(MULTILATERAL)}")
    found = _shared(graph, among, through) if through else _direct(graph, among)
    return _weighed(found, multilateral)


class _Rows(NamedTuple):
    """Spells with what joins the pair: the number of a relation or of a shared node."""

    joint: Ints
    spells: Spells


def _direct(graph: Graph, among: Actors) -> _Rows:
    columns = graph.columns
    one, other = among.place[columns.source], among.place[columns.target]
    chosen = graph.mask & (one >= 0) & (other >= 0) & (one != other) & ~columns.repeated
    chosen &= _dated(columns.first, columns.last)
    edges = np.flatnonzero(chosen)
    sure = columns.certain_days
    symmetric = columns.type_mask(lambda each: each.symmetric)[columns.type[edges]]
    record = columns.record[edges]
    days = columns.first[edges], columns.last[edges], sure.first[edges], sure.last[edges]
    weight = np.ones(len(edges))
    return _Rows(record, Spells(record, one[edges], other[edges], *days, symmetric, weight, 0))


def _shared(graph: Graph, among: Actors, through: str) -> _Rows:
    """Return pairs of actors that are related to the same node of a kind."""
    from .actors import actors_of

    middle = actors_of(graph, through)
    columns = graph.columns
    chosen = graph.mask & _dated(columns.first, columns.last)
    forward = chosen & (among.place[columns.source] >= 0) & (middle.place[columns.target] >= 0)
    backward = chosen & (middle.place[columns.source] >= 0) & (among.place[columns.target] >= 0)
    edge = np.flatnonzero(forward | backward)
    out = forward[edge]
    actor = among.place[np.where(out, columns.source[edge], columns.target[edge])]
    joint = middle.place[np.where(out, columns.target[edge], columns.source[edge])]
    order = np.lexsort((actor, joint))
    edge, actor, joint = edge[order], actor[order], joint[order]
    left, right = _pairs_within(joint)
    different = actor[left] != actor[right]
    left, right = left[different], right[different]
    sure = columns.certain_days
    event = columns.type_mask(lambda each: each.time == "event")[columns.type[edge]]
    met = event[left] & event[right]
    met |= _overlap(columns.first[edge], columns.last[edge], left, right)
    left, right = left[met], right[met]
    days = _common(columns.first[edge], columns.last[edge], left, right)
    certain = _common(sure.first[edge], sure.last[edge], left, right)
    record = np.maximum(columns.record[edge[left]], columns.record[edge[right]])
    symmetric = np.ones(len(left), dtype=bool)
    weight = np.ones(len(left))
    found = Spells(record, actor[left], actor[right], *days, *certain, symmetric, weight, 0)
    return _Rows(joint[left], found)


def _dated(first: Ints, last: Ints) -> npt.NDArray[np.bool_]:
    from ... import dates

    dated: npt.NDArray[np.bool_] = np.asarray(dates.is_dated(first, last))
    return dated


def _pairs_within(groups: Ints) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return the places of all pairs within runs of equal values, each pair once."""
    begin = np.flatnonzero(starts(groups))
    size = np.diff(np.append(begin, len(groups)))
    end = np.repeat(begin + size, size)
    place = np.arange(len(groups))
    after = end - place - 1
    left = np.repeat(place, after)
    within = np.arange(len(left)) - np.repeat(np.cumsum(after) - after, after)
    return left, left + 1 + within


def _overlap(
    first: Ints, last: Ints, left: npt.NDArray[np.int64], right: npt.NDArray[np.int64]
) -> npt.NDArray[np.bool_]:
    """Return whether two spans share a day; for events that need not be."""
    begin, end = np.maximum(first[left], first[right]), np.minimum(last[left], last[right])
    shared: npt.NDArray[np.bool_] = begin <= end
    return shared


def _common(
    first: Ints, last: Ints, left: npt.NDArray[np.int64], right: npt.NDArray[np.int64]
) -> tuple[Ints, Ints]:
    """Return the days that two spans share; of two events that share none, the later one."""
    begin = np.maximum(first[left], first[right])
    end = np.minimum(last[left], last[right])
    later = np.where(first[left] >= first[right], last[left], last[right])
    return begin, np.where(end < begin, later, end)


def _weighed(rows: _Rows, multilateral: str) -> Spells:
    """Return the spells with the weight of what joins more than two actors."""
    joint, found = rows
    if not len(joint):
        return found
    low = np.minimum(found.one, found.other).astype(np.int64)
    high = np.maximum(found.one, found.other).astype(np.int64)
    pair = low * (int(high.max()) + 1) + high
    order = np.lexsort((pair, joint))
    new = starts(joint[order]) | starts(pair[order])
    sizes = np.bincount(joint[order][new], minlength=int(joint.max()) + 1)
    size = sizes[joint]
    if multilateral == "drop":
        several = int(np.count_nonzero(sizes > 1))
        return found.of(size == 1)._replace(dropped=several)
    return found._replace(weight=1.0 / size) if multilateral == "fold" else found
