"""States of today in place of those that they continue."""

from __future__ import annotations

from ...errors import BadValue, hint, quoted
from ...graph import Graph
from .lives import Lives
from .successions import BY_TABLE

THEN, TODAY = "then", "today"
STATES = (THEN, TODAY)


class Folding:
    """Which state each party counts as: itself, or its successor of today."""

    def __init__(self, graph: Graph, lives: Lives, states: str) -> None:
        self._graph = graph
        self._successors = lives.successions.today if states == TODAY else {}
        self._by_table = {each.earlier for each in lives.successions.all if each.record == BY_TABLE}
        self.folded: set[int] = set()

    def __call__(self, party: int) -> int:
        """Return the state that a party counts as."""
        today = self._successors.get(party, party)
        if today != party:
            self.folded.add(party)
        return today

    @property
    def is_plain(self) -> bool:
        """Whether every party counts as itself."""
        return not self._successors

    @property
    def note(self) -> str:
        """Say which states were counted as others, and who says that they are."""
        pairs = sorted((party, self._successors[party]) for party in self.folded)
        names = self._graph.dataset.node_names
        by_table = any(party in self._by_table for party in self.folded)
        source = " by the table of states" if by_table else ""
        counted = [f"{names([one])[0]} as {names([other])[0]}" for one, other in pairs]
        return f"Counted as their successors of today{source}: {', '.join(counted)}." * bool(
            counted
        )


def known_states(states: str) -> str:
    """Return how states count. Raises BadValue for another word."""
    if states not in STATES:
        raise BadValue(
            f"unknown states {quoted(states)}{hint(states, STATES)}; known: {', '.join(STATES)}"
        )
    return states
