"""The lives of treaties: acts, facts and stints of the parties, derived from one selection."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from ...dates import FAR_OFF, LONG_AGO
from ...graph import Graph
from ...graph.edge_table import Ints, Mask
from .acts import Acts, read_acts
from .bounds import Bounds, day_before, earlier
from .documents import Treaties, read_treaties
from .endings import with_endings
from .inheritance import Bases, inherited
from .lifetimes import existence
from .replacement import Replacement, replaced
from .starts import read_breaks, read_starts
from .stints import Stints, stints_of
from .successions import ENDING, Successions
from .tables import stacked
from .territories import with_territories


@dataclass(frozen=True)
class Lives:
    """What parties did about treaties, and for which times the treaties bound them.

    Row i of `replacement` is that of stint i, whose last day `ends` has. `void` stints end before
    they begin. `bases` are the further relations that stints rest on, by `Stints.extra`. `born` and
    `died` are first and last days of parties.
    """

    acts: Acts
    treaties: Treaties
    stints: Stints
    replacement: Replacement
    void: Stints
    successions: Successions
    bases: Bases
    born: dict[int, Bounds]
    died: dict[int, Bounds]

    @cached_property
    def ends(self) -> Bounds:
        """The last day of each stint, replacement by another treaty included."""
        last = earlier(self.stints.end, self.replacement.last)
        return Bounds(np.maximum(last.early, self.stints.begin.early), last.late)

    @cached_property
    def replaced(self) -> Mask:
        """Whether each stint ends with the replacement of its treaty."""
        return self.replacement.last.late < self.stints.end.late

    @cached_property
    def records(self) -> list[tuple[int, int, int]]:
        """For each stint the relation that began it, its index in `bases`, and what ended it."""
        closed = np.where(self.replaced, self.replacement.record, self.stints.closed)
        columns = self.stints.opened, self.stints.extra, closed
        return list(zip(*(each.tolist() for each in columns), strict=True))

    @cached_property
    def by_party(self) -> tuple[Ints, npt.NDArray[np.intp]]:
        """The stints in the order of their parties: the parties, and the index of each stint."""
        order = np.argsort(self.stints.party, kind="stable")
        return self.stints.party[order], order

    def of_party(self, party: int) -> npt.NDArray[np.intp]:
        """Return the indices of the stints of a party."""
        parties, order = self.by_party
        first, last = np.searchsorted(parties, [party, party + 1])
        return order[first:last]


def derive(graph: Graph, chosen: Mask, successions: Successions) -> Lives:
    """Return the lives of treaties from the chosen edges, by the rules of docs/treaties.md."""
    acts = read_acts(graph, chosen)
    treaties = with_endings(graph, read_treaties(graph, np.unique(acts.treaty)))
    born, died = _lifetimes(graph, acts, successions)
    bases: Bases = []
    made = _stints(acts, treaties, successions, born, died, bases)
    made = with_territories(graph, acts, made, bases)
    real = made.end.late >= made.begin.early
    stints, void = made.at(real), made.at(~real)
    return Lives(
        acts=acts,
        treaties=treaties,
        stints=stints,
        replacement=replaced(graph, stints),
        void=void,
        successions=successions,
        bases=bases,
        born=born,
        died=died,
    )


def _stints(
    acts: Acts,
    treaties: Treaties,
    successions: Successions,
    born: dict[int, Bounds],
    died: dict[int, Bounds],
    bases: Bases,
) -> Stints:
    """Return stints, among them those of successors: as many rounds as successions follow."""
    own = read_starts(acts, treaties, successions, born)
    breaks = read_breaks(acts, treaties, own)
    stints, passed = stints_of(own, breaks, treaties, died), -1
    for _ in successions.all:
        bases.clear()
        taken = inherited(stints, successions, bases)
        if len(taken.party) == passed:
            break
        passed = len(taken.party)
        stints = stints_of(stacked([own, taken]), breaks, treaties, died)
    return stints


def _lifetimes(
    graph: Graph, acts: Acts, successions: Successions
) -> tuple[dict[int, Bounds], dict[int, Bounds]]:
    """Return first and last day of each party; a state also ends with its succession."""
    parties = np.unique(acts.party)
    first, last = existence(graph, parties)
    numbers = parties.tolist()
    born = {party: first.at(index) for index, party in enumerate(numbers)}
    died = {party: last.at(index) for index, party in enumerate(numbers)}
    for each in successions.all:
        if each.effect in ENDING and each.earlier in died:
            day = Bounds(np.array([each.early]), np.array([each.late]))
            before = day_before(day).at(0)
            if int(died[each.earlier].late) == FAR_OFF:
                died[each.earlier] = before
    died = {party: last for party, last in died.items() if int(last.early) < FAR_OFF}
    return {party: each for party, each in born.items() if int(each.late) > LONG_AGO}, died
