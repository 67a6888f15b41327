"""The selection of relations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from .. import dates
from ..criteria import WORDS, Criterion
from ..dataset import Dataset
from ..dataset.arrays import Pairs
from ..errors import BadValue, hint, quoted
from .edge_table import EdgeTable, Ints, Mask
from .period import KEEP, period

Words = str | Iterable[str] | None
Test = Callable[[Ints | slice], Mask]


@dataclass(frozen=True, kw_only=True)
class Selection:
    """Criteria for relations; an empty one lets everything pass, several words mean any of them."""

    kind: tuple[str, ...] = ()
    relation: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    # ids of nodes, one of them at an end, or with `both_ends` at each of them
    node: tuple[str, ...] = ()
    both_ends: bool = False
    since: int = dates.LONG_AGO
    until: int = dates.FAR_OFF
    certain: bool = False
    # whether the statuses are those of a new graph, and not chosen, be they the same
    by_default: bool = field(default=False, compare=False)

    @property
    def dated(self) -> bool:
        """True if a period is asked for, which leaves undated relations out."""
        return (self.since, self.until) != (dates.LONG_AGO, dates.FAR_OFF)

    @property
    def narrows(self) -> bool:
        """True if relations are chosen by more than their status."""
        words = any(getattr(self, each.key) for each in WORDS if each.narrows)
        return self.dated or words or bool(self.node)

    def refine(self, dataset: Dataset, **criteria: Any) -> Selection:
        """Return the selection with the given criteria replaced; KEEP leaves one as it is.

        Words become a set: neither their order nor their repetition means anything. None clears a
        criterion; of statuses, it brings the established ones back.
        """
        given = {key: value for key, value in criteria.items() if value is not KEEP}
        changes: dict[str, Any] = {
            each.key: _words(given[each.key], each, dataset) for each in WORDS if each.key in given
        }
        if "status" in given:
            changes["by_default"] = given["status"] is None
            if given["status"] is None:
                changes["status"] = dataset.vocabulary.established
        for flag in ("certain", "both_ends"):
            if flag in given:
                changes[flag] = bool(given[flag])
        if "node" in given:
            changes["node"] = tuple(sorted(set(given["node"])))
        changes |= period(*(criteria.get(key, KEEP) for key in ("since", "until", "on")))
        chosen = replace(self, **changes)
        if chosen.since > chosen.until:
            since, until = dates.day(chosen.since), dates.day(chosen.until)
            raise BadValue(f"the period ends before it begins: since {since}, until {until}")
        return chosen


class Filter:
    """A selection compiled for one set of columns, which tests only the edges it is given."""

    def __init__(self, selection: Selection, columns: EdgeTable) -> None:
        self.columns, self.selection = columns, selection
        self._tests = list(self._made())

    def mask(self) -> Mask:
        """For every edge, whether the selection takes it."""
        kept: Mask = np.ones(len(self.columns.record), dtype=bool)
        for test in self._tests:
            kept &= test(slice(None))
        return kept

    def indices(self, edges: Ints) -> npt.NDArray[np.intp]:
        """Return the positions, among these edges, of the selected ones."""
        indices = np.arange(len(edges))
        for test in self._tests:  # what one refuses, the next need not look at
            kept = test(edges)
            indices, edges = indices[kept], edges[kept]
        return indices

    def _made(self) -> Iterator[Test]:
        """Return the tests of the selection, the most selective first."""
        columns, selection = self.columns, self.selection
        if selection.dated:
            chosen = selection.since, selection.until
            yield lambda edges: dates.overlaps(columns.first[edges], columns.last[edges], *chosen)
            if selection.certain:
                days = columns.certain_days
                yield lambda edges: dates.overlaps(days.first[edges], days.last[edges], *chosen)
        if selection.relation:
            yield _coded(columns.type, _flags(columns.types, selection.relation))
        if selection.without:
            excluded = columns.dataset.vocabulary.types_of(selection.without)
            yield _coded(columns.type, ~_flags(columns.types, excluded))
        if selection.status:
            yield _coded(columns.status, _flags(columns.statuses, selection.status))
        if selection.node:
            yield self._at_nodes()
        if selection.kind:
            kinds = _flags(columns.kinds, selection.kind)[columns.kind]
            yield lambda edges: kinds[columns.source[edges]] | kinds[columns.target[edges]]
        if (records := self._by_record()) is not None:
            yield _coded(columns.record, records)

    def _at_nodes(self) -> Test:
        """Return whether a selected node is at an end of an edge, or at both."""
        columns, numbers = self.columns, self.columns.dataset.node_numbers
        there: Mask = np.zeros(columns.size, dtype=bool)
        there[[numbers[key] for key in self.selection.node]] = True
        join = np.logical_and if self.selection.both_ends else np.logical_or
        return lambda edges: join(there[columns.source[edges]], there[columns.target[edges]])

    def _by_record(self) -> Mask | None:
        """Return a mask of relations with a selected source, topic and speaker."""
        dataset, chosen = self.columns.dataset, self.selection
        size = len(self.columns.record_starts)
        masks: list[Mask] = []
        if chosen.source:
            masks.append(_holders(dataset.supports, dataset.sources, chosen.source, size))
        if chosen.topic:
            topics = dataset.vocabulary.topics
            masks.append(_holders(dataset.subjects, topics, chosen.topic, size))
        if chosen.speaker:
            masks.append(_holders(dataset.spoken, dataset.node_ids, chosen.speaker, size))
        kept: Mask | None = np.logical_and.reduce(masks) if masks else None
        return kept


def _holders(pairs: Pairs, known: Iterable[str], chosen: tuple[str, ...], size: int) -> Mask:
    """For each relation, whether one of its words is chosen."""
    wanted = np.array([word in chosen for word in known], dtype=bool)
    kept: Mask = np.zeros(size, dtype=bool)
    kept[pairs.record[wanted[pairs.code]]] = True
    return kept


def _flags(known: tuple[str, ...], chosen: tuple[str, ...]) -> Mask:
    return np.array([word in chosen for word in known], dtype=bool)


def _coded(codes: npt.NDArray[Any], chosen: Mask) -> Test:
    """Return whether the code of an edge is one of the chosen ones."""
    return lambda edges: chosen[codes[edges]]


def _words(words: Words, criterion: Criterion, dataset: Dataset) -> tuple[str, ...]:
    """Return the chosen words, validated, in the order of the data; `any` means all."""
    chosen = {words} if isinstance(words, str) else set(words or ())
    if "any" in chosen:
        return ()
    if criterion.known is None:  # ids already: nodes are looked up by the graph
        return tuple(sorted(chosen, key=dataset.node_numbers.__getitem__))
    known = list(criterion.known(dataset))
    for word in sorted(chosen - set(known)):
        message = f"unknown {criterion.noun} {quoted(word)}{hint(word, known)}"
        raise BadValue(f"{message}; known: {', '.join(known)}")
    return tuple(word for word in known if word in chosen)
