"""Everything between two actors."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

import numpy as np

from ..arguments import require_text
from ..errors import BadValue
from ..graph import Graph
from ..graph.edge_table import Ints, Mask, distinct
from ..result import Result
from ..text import groups, table
from .display import relation_views
from .evidence import EVIDENCE_VIEW, rows_of, shown_sources
from .left_out import reasons
from .rows import RELATION_COLUMNS, other_keys, remarks
from .ties import unused_types

OPEN = "not established"
SORTS = ("group", "date")


class Sides(NamedTuple):
    """The nodes that act for either of two actors, as masks over all nodes."""

    one: Mask
    other: Mask


def between(
    graph: Graph, one: str, other: str, *, sort: str = "group", evidence: bool = False
) -> Result:
    """Return all selected relations between two actors, by group and in time order.

    An actor is a node with everything that belongs to it (relation types with `belongs`: its
    officials, institutions, cities); what belongs to both is on neither side. Two actors are
    connected by a tie from one side to the other, and by a node of a `joint` kind (a document, an
    event, …) that both sides have a tie to.

    `group` is the relation's type, or "not established" for what is planned, expected, …;
    `direction` says which side it starts from. `sort`: "group", or "date" for time order alone,
    undated ones last. `evidence`: each with the places in its sources. Raises UnknownName,
    AmbiguousName, BadValue.
    """
    require_text(sort=sort)
    if sort not in SORTS:
        raise BadValue(f"unknown sort {sort!r}; known: {', '.join(SORTS)}")
    ends = graph.resolve(one), graph.resolve(other)
    if ends[0] == ends[1]:
        raise BadValue(f"{one!r} and {other!r} are the same node")
    sides = _sides(graph, *ends)
    direct, joint = _direct(graph, sides), _joint(graph, sides)
    directions = _directions(graph, ends, sides, direct)
    found = distinct(graph.columns.record[direct | joint])  # in time order
    records = _by_group(graph, found) if sort == "group" else found.tolist()
    cells = {
        record: {"group": _group(graph, record), "direction": directions.get(record, "joint")}
        for record in records
    }
    rows = rows_of(graph, records, evidence).with_cells(cells)
    names = [graph.node(end).name for end in ends]
    columns = ("group", "direction", *RELATION_COLUMNS)
    shown = ("group", "date", "from", "type", "to", "status", "details", shown_sources(evidence))
    return Result(
        f"Between {names[0]} and {names[1]}",
        rows,
        (*columns, *other_keys(rows, columns)),
        shown=shown if sort == "group" else shown[1:],
        views=relation_views(graph) | EVIDENCE_VIEW,
        left_out=partial(reasons, graph, ties=True),
        note=" ".join(filter(None, [remarks(graph, rows), unused_types(graph)])),
        empty=f"no relation connects {names[0]} and {names[1]}",
        layout=groups if sort == "group" else table,
    )


def _sides(graph: Graph, one: int, other: int) -> Sides:
    first, second = _belonging(graph, one), _belonging(graph, other)
    both = first & second
    sides = Sides(first & ~both, second & ~both)
    # one may belong to the other: an official and the country
    sides.one[one] = sides.other[other] = True
    return sides


def _belonging(graph: Graph, actor: int) -> Mask:
    """Return the actor and everything that belongs to it, directly or through others.

    The selection is ignored: membership holds in every period.
    """
    columns = graph.columns
    edges = np.flatnonzero(columns.type_mask(lambda each: each.belongs)[columns.type])
    side: Mask = np.zeros(columns.size, dtype=bool)
    newest: Ints = np.array([actor], dtype=np.int32)
    while len(newest):
        side[newest] = True
        origins = columns.source[edges[side[columns.target[edges]]]]
        newest = distinct(origins[~side[origins]])
    return side


def _direct(graph: Graph, sides: Sides) -> Mask:
    """Return the selected ties that lead from one side to the other."""
    source, target = graph.columns.source, graph.columns.target
    across = (sides.one[source] & sides.other[target]) | (sides.other[source] & sides.one[target])
    direct: Mask = across & _ties(graph)
    return direct


def _joint(graph: Graph, sides: Sides) -> Mask:
    """Return the selected ties of either side to nodes of a joint kind that both have a tie to."""
    columns, ties = graph.columns, _ties(graph)
    kinds = graph.dataset.vocabulary.kinds
    joint = np.array([kinds[kind].joint for kind in columns.kinds])[columns.kind]
    neutral = joint & ~sides.one & ~sides.other
    touched = [_touched(graph, ties, side) & neutral for side in sides]
    shared = touched[0] & touched[1]
    sided = sides.one | sides.other
    source, target = columns.source, columns.target
    led: Mask = (shared[source] & sided[target]) | (shared[target] & sided[source])
    return ties & led


def _ties(graph: Graph) -> Mask:
    columns = graph.columns
    ties: Mask = graph.mask & columns.type_mask(lambda each: each.tie)[columns.type]
    return ties


def _touched(graph: Graph, edges: Mask, side: Mask) -> Mask:
    """Return the nodes at the other end of `edges` of a side."""
    columns = graph.columns
    touched: Mask = np.zeros(len(side), dtype=bool)
    touched[columns.target[edges & side[columns.source]]] = True
    touched[columns.source[edges & side[columns.target]]] = True
    return touched


def _directions(graph: Graph, ends: tuple[int, int], sides: Sides, direct: Mask) -> dict[int, str]:
    """For each direct relation, from which actor to which it leads."""
    ids = [graph.dataset.node_ids[end] for end in ends]
    directions: dict[int, str] = {}
    for edge in np.flatnonzero(direct).tolist():
        record = int(graph.columns.record[edge])
        outward = sides.one[graph.columns.source[edge]]
        way = f"{ids[0]} → {ids[1]}" if outward else f"{ids[1]} → {ids[0]}"
        symmetric = graph.dataset.vocabulary.relations[graph.relation(record).type].symmetric
        mutual = symmetric or directions.get(record, way) != way
        directions[record] = "mutual" if mutual else way
    return directions


def _group(graph: Graph, record: int) -> str:
    relation = graph.relation(record)
    established = graph.dataset.vocabulary.statuses[relation.status].established
    return relation.type if established else OPEN


def _by_group(graph: Graph, records: Ints) -> list[int]:
    """By group in the order of the vocabulary, what is not established last; then by time."""
    order = [*graph.columns.types, OPEN]
    return sorted(records.tolist(), key=lambda record: order.index(_group(graph, record)))
