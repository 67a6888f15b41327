"""What parties did about treaties: the edges whose type has an act, in columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from ...graph import Graph
from ...graph.edge_table import Ints, Mask
from ...vocabulary.words import ACTS, PARTY_ACTS
from .bounds import Spans, spans_of

NO_ACT = -1


class Acts(NamedTuple):
    """One row an act of a party.

    `act` is an index in ACTS; `record` the relation that says so. `dated` are its dates, and
    `effective` the dates on which it takes effect, where they are given. A `limited` act concerns
    only a part of the treaty or only some territories; one that `inherits` goes back to a
    succession. `more` has the attributes of acts that have any.
    """

    act: npt.NDArray[np.int8]
    party: Ints
    treaty: Ints
    record: Ints
    dated: Spans
    effective: Spans
    limited: Mask
    inherits: Mask
    more: Mapping[int, Mapping[str, Any]]

    def of(self, *names: str) -> npt.NDArray[np.intp]:
        """Return the indices of the acts with one of these names."""
        return np.flatnonzero(np.isin(self.act, [ACTS.index(name) for name in names]))

    @property
    def size(self) -> int:
        """The number of rows."""
        return len(self.party)


def act_codes(graph: Graph) -> npt.NDArray[np.int8]:
    """Return the act of each relation type, as an index in ACTS."""
    known = graph.dataset.vocabulary.relations.values()
    acts = [ACTS.index(each.act) if each.act else NO_ACT for each in known]
    return np.array(acts, dtype=np.int8)


def edges_with(graph: Graph, *names: str) -> Mask:
    """Return a mask of the edges with one of these acts, selected or not."""
    wanted = np.isin(act_codes(graph), [ACTS.index(name) for name in names])
    return np.asarray(wanted[graph.columns.type], dtype=bool)


def party_kinds(graph: Graph) -> Mask:
    """Return for each node whether its kind can be a party to treaties."""
    kinds = graph.dataset.vocabulary.kinds
    parties = np.array([bool(kinds[key].party) for key in graph.columns.kinds], dtype=bool)
    return np.asarray(parties[graph.columns.kind], dtype=bool)


def read_acts(graph: Graph, chosen: Mask) -> Acts:
    """Return the chosen acts of parties; those of people who sign for nobody are left out."""
    columns, code = graph.columns, act_codes(graph)
    edges = np.flatnonzero(chosen & edges_with(graph, *PARTY_ACTS))
    more = _attributes(graph, edges)
    party = _parties(graph, edges, more)
    known = party >= 0
    index = np.cumsum(known) - 1
    more = {int(index[row]): values for row, values in more.items() if known[row]}
    edges = edges[known]
    sure = columns.certain_days
    dated = [columns.first, columns.last, sure.first, sure.last]
    return Acts(
        act=code[columns.type[edges]],
        party=party[known],
        treaty=columns.target[edges],
        record=columns.record[edges],
        dated=Spans(*(each[edges].astype(np.int64) for each in dated)),
        effective=_effective(graph, len(edges), more),
        limited=_flagged(len(edges), more, _keys(graph, "extent", "territory")),
        inherits=_inheriting(graph, len(edges), more),
        more=more,
    )


def _keys(graph: Graph, *roles: str) -> list[str]:
    vocabulary = graph.dataset.vocabulary
    return [key for role in roles for key in vocabulary.with_role(role)]


def _attributes(graph: Graph, edges: npt.NDArray[np.intp]) -> dict[int, Mapping[str, Any]]:
    """Return the attributes of the edges whose type can have any that matter here."""
    words = _keys(graph, "effective", "extent", "territory", "means", "party")
    types = graph.columns.type_mask(lambda each: not set(words).isdisjoint(each.attributes))
    rows = np.flatnonzero(types[graph.columns.type[edges]])
    records = graph.columns.record[edges[rows]].tolist()
    found = zip(rows.tolist(), graph.dataset.relation_attributes(records), strict=True)
    return {row: values for row, values in found if values}


def _parties(
    graph: Graph, edges: npt.NDArray[np.intp], more: Mapping[int, Mapping[str, Any]]
) -> Ints:
    """Return the party of each act, or -1: its origin, or the one that the origin signs for."""
    source, numbers = graph.columns.source[edges], graph.dataset.node_numbers
    party = np.where(party_kinds(graph)[source], source, -1).astype(np.int32)
    keys = _keys(graph, "party")
    for row, values in more.items():
        named = next((values[key] for key in keys if key in values), None)
        if named is not None:
            party[row] = numbers.get(named, -1)
    return party


def _effective(graph: Graph, count: int, more: Mapping[int, Mapping[str, Any]]) -> Spans:
    keys = _keys(graph, "effective")
    texts: list[str | None] = [None] * count
    for row, values in more.items():
        texts[row] = next((values[key] for key in keys if key in values), None)
    return spans_of(texts, "state")


def _flagged(count: int, more: Mapping[int, Mapping[str, Any]], keys: list[str]) -> Mask:
    flags: Mask = np.zeros(count, dtype=bool)
    flags[[row for row, values in more.items() if any(values.get(key) for key in keys)]] = True
    return flags


def _inheriting(graph: Graph, count: int, more: Mapping[int, Mapping[str, Any]]) -> Mask:
    attributes = graph.dataset.vocabulary.attributes
    words = {key: attributes[key].effects for key in _keys(graph, "means")}
    flags: Mask = np.zeros(count, dtype=bool)
    for row, values in more.items():
        flags[row] = any(words[key].get(str(values.get(key))) == "inherits" for key in words)
    return flags
