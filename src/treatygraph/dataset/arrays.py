"""Records as numpy columns, from which graphs are built."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from .. import dates

if TYPE_CHECKING:
    from ..vocabulary import Vocabulary
    from .records import Node, Relation

Ints = npt.NDArray[np.int32]
Codes = npt.NDArray[np.int16]


class Arrays(NamedTuple):
    """Nodes and edges in columns; an edge is an origin × a target of a relation.

    `kind` has one row a node, the others one row an edge, those of a relation next to each other.
    `source` and `target` are numbers of nodes, `record` of relations; `kind`, `type` and `status`
    count in the order of the vocabulary; `first` and `last` are days since 1970-01-01, as
    `dates.span` gives them.
    """

    kind: Codes
    source: Ints
    target: Ints
    record: Ints
    type: Codes
    status: Codes
    first: Ints
    last: Ints


class CertainDays(NamedTuple):
    """The certain span of each edge, as `dates.certain` gives it.

    `first` is the latest day on which it can have begun, `last` the earliest on which it can have
    ended.
    """

    first: Ints
    last: Ints


class Pairs(NamedTuple):
    """Words of relations, several per relation: relation `record` has the word `code`."""

    record: Ints
    code: Ints


def arrays_of(
    nodes: Sequence[Node], relations: Sequence[Relation], vocabulary: Vocabulary
) -> Arrays:
    """Return the columns of records."""
    number = {node.id: index for index, node in enumerate(nodes)}
    ends = [
        (number[origin], number[target], record)
        for record, each in enumerate(relations)
        for origin in each.origins
        for target in each.targets
    ]
    edges = np.array(ends, dtype=np.int32).reshape(-1, 3)
    source, target, record = np.ascontiguousarray(edges.T)
    spans = [span_of(each.date) for each in relations]
    first, last = np.array(spans, dtype=np.int32).reshape(-1, 2)[record].T
    return Arrays(
        _codes((node.kind for node in nodes), vocabulary.kinds),
        source,
        target,
        record,
        _codes((each.type for each in relations), vocabulary.relations)[record],
        _codes((each.status for each in relations), vocabulary.statuses)[record],
        np.ascontiguousarray(first),
        np.ascontiguousarray(last),
    )


def pairs_of(words: Iterable[Iterable[str]], known: Iterable[str]) -> Pairs:
    """For each relation its words, as codes that count in the order of the `known` ones."""
    code = {word: number for number, word in enumerate(known)}
    pairs = [
        (record, code[word]) for record, each in enumerate(words) for word in each if word in code
    ]
    columns = np.array(pairs, dtype=np.int32).reshape(-1, 2)
    return Pairs(*np.ascontiguousarray(columns.T))


def numbered(mappings: Sequence[Any]) -> tuple[Ints, list[Any]]:
    """Return distinct mappings, by identity, and for each of these the place of its own."""
    places: dict[int, int] = {}
    codes = [places.setdefault(id(each), len(places)) for each in mappings]
    distinct = dict(zip(codes, mappings, strict=True))
    return np.array(codes, dtype=np.int32), list(distinct.values())


def span_of(date: str | None) -> dates.Span:
    """Return the span of a date; UNDATED without a date."""
    return dates.span(date) if date else dates.UNDATED


def certain_days_of(
    relations: Iterable[tuple[str | None, str]], vocabulary: Vocabulary
) -> CertainDays:
    """Return the certain spans of relations, of each its date and its type."""
    times = {key: each.time for key, each in vocabulary.relations.items()}
    spans = [certain_span_of(date, times[key]) for date, key in relations]
    columns = np.array(spans, dtype=np.int32).reshape(-1, 2)
    return CertainDays(*np.ascontiguousarray(columns.T))


def certain_span_of(date: str | None, time: str) -> dates.Span:
    """Return the certain span of a date; UNDATED without a date."""
    return dates.certain(date, time) if date else dates.UNDATED


def _codes(words: Iterable[str], known: Mapping[str, object]) -> Codes:
    code = {word: number for number, word in enumerate(known)}
    return np.array([code[word] for word in words], dtype=np.int16)
