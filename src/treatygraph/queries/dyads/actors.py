"""The actors of a panel: nodes of one kind, their codes, and the years in which they existed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from ...dataset import Node
from ...dates import Span
from ...errors import BadValue, hint
from ...graph import Graph
from ...graph.edge_table import Ints
from .years import year_of

if TYPE_CHECKING:
    from ...states.countries import Country

SYSTEMS = ("cow", "gw", "iso3")  # the codes of both lists of states, and what tables join by
Years = npt.NDArray[np.int64]


class Actors:
    """Nodes of one kind, in the order of their ids.

    `numbers` are their numbers in the graph; `place` leads from a number to the place of a node
    here, and is -1 for a node of another kind.
    """

    def __init__(self, graph: Graph, kind: str) -> None:
        known = graph.columns.kinds
        if kind not in known:
            raise BadValue(f"unknown kind {kind!r}{hint(kind, known)}")
        self.kind = kind
        self.numbers: Ints = np.flatnonzero(graph.columns.kind == known.index(kind)).astype("i4")
        self._graph = graph

    def __len__(self) -> int:
        return len(self.numbers)

    @cached_property
    def place(self) -> Ints:
        """For each node of the graph, its place among the actors, or -1."""
        place = np.full(self._graph.columns.size, -1, dtype=np.int32)
        place[self.numbers] = np.arange(len(self.numbers), dtype=np.int32)
        return place

    @cached_property
    def nodes(self) -> Sequence[Node]:
        """The nodes."""
        return [self._graph.node(number) for number in self.numbers.tolist()]

    @cached_property
    def ids(self) -> list[str]:
        """Their ids."""
        return [node.id for node in self.nodes]

    def codes(self, system: str) -> list[str]:
        """Return their codes in a system, as the node or the table of states has it, or ""."""
        pairs = zip(self.nodes, self._countries, strict=True)
        return [node.ids.get(system) or _code(state, system) for node, state in pairs]

    def lives(self, first: int, last: int) -> npt.NDArray[np.bool_]:
        """Return for each actor and year whether it was a state on some day of the year.

        Shape: actors × (last - first + 1). Lifetimes are those of the Correlates of War list, else
        of Gleditsch and Ward's; an actor in neither has none (see `without_lifetime`).
        """
        lives = np.zeros((len(self), last - first + 1), dtype=bool)
        for row, state in enumerate(self._countries):
            for days in _existence(state) if state else ():
                begin, end = year_of(np.array(days)).tolist()
                lives[row, max(begin - first, 0) : max(end - first + 1, 0)] = True
        return lives

    @cached_property
    def without_lifetime(self) -> list[str]:
        """The ids of actors that no list of states has."""
        pairs = zip(self.ids, self._countries, strict=True)
        return [key for key, state in pairs if not (state and _existence(state))]

    @cached_property
    def _countries(self) -> list[Country | None]:
        from ...states.countries import countries

        table = countries()
        by_id = {country.id: country for country in table}
        by_code = {
            (system, code): country
            for country in table
            for system, code in country.ids.items()
            if system in SYSTEMS
        }
        return [_country(node, by_id, by_code) for node in self.nodes]


def actors_of(graph: Graph, kind: str) -> Actors:
    """Return the actors of a kind. Raises BadValue if the vocabulary has no such kind."""
    return Actors(graph, kind)


def _country(
    node: Node, by_id: Mapping[str, Country], by_code: Mapping[tuple[str, str], Country]
) -> Country | None:
    """Return the record of a node: by its codes, else by its id if the name agrees too."""
    for system in SYSTEMS:
        if found := by_code.get((system, node.ids.get(system, ""))):
            return found
    found = by_id.get(node.id)
    return found if found and node.name in found.names else None


def _existence(state: Country) -> Sequence[Span]:
    return state.existence("cow") or state.existence("gw")


def _code(state: Country | None, system: str) -> str:
    return state.ids.get(system, "") if state else ""
