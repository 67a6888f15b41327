"""The columns of a store as numpy arrays."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from ... import dates
from ...errors import shortened
from ...vocabulary import Vocabulary
from ..arrays import Arrays, CertainDays, Codes, Ints, Pairs, certain_days_of
from .layout import CERTAIN, EDGE_COLUMNS
from .parquet import ParquetTable, index_array, numbers

NONE = np.iinfo(np.int32).min


def arrays(nodes: ParquetTable, relations: ParquetTable, vocabulary: Vocabulary) -> Arrays:
    """Return the columns of a graph. Raises DataError if they do not fit together."""
    edges = relations.columns(EDGE_COLUMNS)
    first, last = numbers(edges["first_day"], NONE), numbers(edges["last_day"], NONE)
    undated = (first == NONE) & (last == NONE)
    first[first == NONE], last[last == NONE] = dates.LONG_AGO, dates.FAR_OFF
    first[undated], last[undated] = dates.UNDATED
    made = Arrays(
        _codes(nodes, "kind", nodes.columns(["kind"])["kind"], vocabulary.kinds),
        numbers(edges["source"]),
        numbers(edges["target"]),
        np.cumsum(numbers(edges["part"]) == 0, dtype=np.int32) - 1,
        _codes(relations, "type", edges["type"], vocabulary.relations),
        _codes(relations, "status", edges["status"], vocabulary.statuses),
        first,
        last,
    )
    _check(relations, made)
    return made


def certain_days(relations: ParquetTable, made: Arrays, vocabulary: Vocabulary) -> CertainDays:
    """Return the certain spans of edges; a store of an earlier version has only their dates."""
    if not relations.has(CERTAIN):
        columns = relations.columns(["date", "type"])
        texts, types = (columns[key].to_pylist() for key in ("date", "type"))
        return certain_days_of(zip(texts, types, strict=True), vocabulary)
    columns = relations.columns(CERTAIN)
    first, last = (numbers(columns[key], NONE) for key in CERTAIN)
    goes_on = (first != NONE) & (made.last == dates.FAR_OFF)
    last[(last == NONE) & goes_on] = dates.FAR_OFF
    last[last == NONE] = dates.LONG_AGO
    first[first == NONE] = dates.FAR_OFF
    return CertainDays(first, last)


def pairs(table: ParquetTable, name: str, heads: npt.NDArray[Any], known: Iterable[str]) -> Pairs:
    """Return the words of a list column by relation; unknown words are skipped."""
    lists = table.columns([name])[name].combine_chunks()
    offsets = numbers(lists.offsets)
    row = np.repeat(np.arange(len(lists)), np.diff(offsets))
    code = _known(lists.values[offsets[0] : offsets[-1]], known)
    # the rows of one relation all tell the same: its first is enough
    record = np.full(len(lists), -1, dtype=np.int32)
    record[heads] = np.arange(len(heads), dtype=np.int32)
    chosen = (record[row] >= 0) & (code >= 0)
    return Pairs(record[row][chosen], code[chosen])


def speakers(table: ParquetTable, heads: npt.NDArray[Any], known: Mapping[str, int]) -> Pairs:
    """Return the speakers that the evidence of relations names, of which few name any."""
    import pyarrow.compute as pc  # most answers do not ask who says so

    evidence = table.columns(["evidence"])["evidence"]
    spoken = pc.indices_nonzero(pc.match_substring(evidence, '"speaker"'))
    place = {row: record for record, row in enumerate(heads.tolist())} if len(spoken) else {}
    # texts of the few rows that have one: those of a large store would take most of a second
    texts = zip(spoken.to_pylist(), evidence.take(spoken).to_pylist(), strict=True)
    pairs = [
        (place[row], known[each["speaker"]])
        for row, text in texts
        if row in place
        for each in json.loads(text)
        if each.get("speaker") and each["speaker"] in known
    ]
    return Pairs(*np.ascontiguousarray(np.array(pairs, dtype=np.int32).reshape(-1, 2).T))


def decoded_once(texts: pa.ChunkedArray) -> tuple[Ints, list[Mapping[str, Any]]]:
    """Return what distinct JSON texts hold, and for each text the place of what it holds.

    Raises ValueError if one holds anything but a mapping.
    """
    coded = texts.combine_chunks().dictionary_encode()
    distinct = coded.dictionary.to_pylist()
    return numbers(coded.indices, len(distinct)), [*map(_mapping, distinct), {}]


def taken(column: pa.ChunkedArray, rows: npt.NDArray[np.integer[Any]]) -> list[Any]:
    """Return the values of a column at some rows."""
    values: list[Any] = column.take(index_array(rows)).to_pylist()
    return values


def taken_lists(column: pa.ChunkedArray, rows: npt.NDArray[np.integer[Any]]) -> list[Sequence[Any]]:
    """Return the lists of a column at some rows; one by one, they would take longer."""
    lists = column.take(index_array(rows)).combine_chunks()
    values, offsets = lists.values.to_pylist(), numbers(lists.offsets).tolist()
    return [values[start:end] for start, end in pairwise(offsets)]


def decoded(texts: Iterable[str | None]) -> list[Mapping[str, Any]]:
    """Return what JSON texts hold; equal texts, of which a column has many, are read once.

    Raises ValueError if one holds anything but a mapping.
    """
    known: dict[str | None, Mapping[str, Any]] = {None: {}, "": {}}
    return [
        known[text] if text in known else known.setdefault(text, _mapping(text)) for text in texts
    ]


def _mapping(text: str | None) -> Mapping[str, Any]:
    found = json.loads(text or "{}")
    if not isinstance(found, dict):
        raise ValueError(f"{shortened(str(text), 40)} is no mapping")
    return found


def _codes(table: ParquetTable, name: str, column: pa.ChunkedArray, known: Iterable[str]) -> Codes:
    known = list(known)
    codes = _known(column, known)
    if (codes < 0).any():
        index = int(np.flatnonzero(codes < 0)[0])
        word = column[index].as_py()
        raise table.problem(f"row {index + 1}: {name} {word!r} is not in the vocabulary")
    return codes.astype(np.int16)


def _known(words: Any, known: Iterable[str]) -> Ints:
    """Return the index of each word among the known ones, or -1."""
    if not pa.types.is_dictionary(words.type):
        words = words.dictionary_encode()
    if isinstance(words, pa.ChunkedArray):
        words = words.unify_dictionaries().combine_chunks()
    index = {word: number for number, word in enumerate(known)}
    codes = [index.get(word, -1) for word in words.dictionary.to_pylist()]
    # a missing word points nowhere, which is the last of these
    indices: Ints = np.array([*codes, -1], dtype=np.int32)[numbers(words.indices, len(codes))]
    return indices


def _check(table: ParquetTable, made: Arrays) -> None:
    """Check that the ends are nodes and the rows are in time order."""
    size = len(made.kind)
    for name in ("source", "target"):
        ends = getattr(made, name)
        if len(ends) and not (ends.min() >= 0 and ends.max() < size):
            raise table.problem(f"{name}: there are {size} nodes, numbered from 0")
    if (made.first[1:] < made.first[:-1]).any():
        raise table.problem("rows are not in the order of first_day")
