"""Build the relation table of a generated world, in chronological order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from treatygraph import dates as edtf
from treatygraph.dataset import example_folder
from treatygraph.dataset.arrays import certain_days_of
from treatygraph.dataset.store import layout
from treatygraph.dataset.yaml.folder import read_vocabulary

from .dates import Dates, generate_dates
from .names import Ints, concatenate, numbered, take
from .world import Edges, World

Mask = npt.NDArray[np.bool_]

STATUSES = {"happened": 0.9, "planned": 0.04, "expected": 0.03, "alleged": 0.03}
LASTING = ("cooperates_on", "holds_office", "member_of")
WITHOUT_TOPIC = ("holds_office", "member_of")
ROWS_PER_VOLUME = 5000
FAR_FUTURE = np.datetime64("9999-12-31")


def volume_ids(relations: int) -> list[str]:
    """Return the ids of the sources of this number of relations."""
    numbers = np.arange(1, -(-relations // ROWS_PER_VOLUME) + 1)
    ids: list[str] = numbered("volume", numbers, 4).to_pylist()
    return ids


def relation_table(world: World, topics: Sequence[str]) -> pa.Table:
    """Return one row per edge; the edges of a relation are adjacent."""
    groups = sorted(world.groups, key=lambda group: group.type)
    first = np.concatenate([_first_edges(group) for group in groups])
    relations, order = _relations(world.chance, groups, first, topics)
    position = np.empty_like(order)  # of each relation in the chronological order
    position[order] = np.arange(len(order))
    relation = position[np.cumsum(first) - 1]  # of each edge
    rows = np.argsort(relation, kind="stable")
    columns = {
        "part": (~first)[rows],  # 0 or 1: no relation here has more than two edges
        "source": _concatenated(groups, "source")[rows],
        "target": _concatenated(groups, "target")[rows],
    }
    table = relations.take(pa.array(relation[rows]))
    for name, values in columns.items():
        table = table.append_column(name, pa.array(values.astype(np.int32)))
    return table.select(layout.RELATIONS.names).cast(layout.RELATIONS)


def _relations(
    chance: np.random.Generator, groups: Sequence[Edges], first: Mask, topics: Sequence[str]
) -> tuple[pa.Table, Ints]:
    """Return one row per relation in chronological order, and the sort order.

    `first` marks the first edge of each relation. The sort order holds, for each row, the index of
    its relation in `groups`.
    """
    types = [group.type for group in groups]
    code = np.repeat(np.arange(len(groups)), [int(_first_edges(group).sum()) for group in groups])
    day, topic = (_concatenated(groups, name)[first] for name in ("day", "topic"))
    dates = generate_dates(chance, day, np.isin(np.array(types)[code], LASTING))
    order = _chronological_order(dates)
    columns = {
        "relation": pa.concat_arrays([_ids(group) for group in groups]),
        "type": _dictionary(types, code),
        "status": _statuses(chance, dates),
        "date": dates.text,
        "first_day": pa.array(dates.first),
        "last_day": pa.array(dates.last),
        **_certain_days(dates.text, np.array(types)[code].tolist()),
        **_topic_columns(topics, topic, np.isin(np.array(types)[code], WITHOUT_TOPIC)),
    }
    return _with_sources(pa.table(columns).take(pa.array(order))), order


def _certain_days(texts: pa.Array, types: Sequence[str]) -> dict[str, pa.Array]:
    """Return the columns of the certain span; an open end is null."""
    pairs = zip(texts.to_pylist(), types, strict=True)
    spans = certain_days_of(pairs, read_vocabulary(example_folder()))
    return {
        name: pa.array(days, pa.int32(), mask=np.isin(days, (edtf.LONG_AGO, edtf.FAR_OFF)))
        for name, days in zip(layout.CERTAIN, spans, strict=True)
    }


def _topic_columns(topics: Sequence[str], topic: Ints, none: Mask) -> dict[str, pa.Array]:
    """Return the columns `topics` and `attributes`; `none` marks relations without a topic."""
    words = [*(f'{{"topics": ["{each}"]}}' for each in topics), "{}"]
    offsets = np.concatenate([[0], np.cumsum(~none)]).astype(np.int32)
    listed = pa.ListArray.from_arrays(pa.array(offsets), take(topics, topic[~none]))
    return {"topics": listed, "attributes": take(words, np.where(none, len(topics), topic))}


def _first_edges(group: Edges) -> Mask:
    """Return the mask of edges that are the first of their relation."""
    return np.diff(group.relation, prepend=-1) != 0


def _concatenated(groups: Sequence[Edges], name: str) -> Ints:
    return np.concatenate([getattr(group, name) for group in groups])


def _ids(group: Edges) -> pa.Array:
    return numbered(group.type, group.relation[_first_edges(group)], 7)


def _chronological_order(dates: Dates) -> Ints:
    """Return the order by first day, last day and index; open ends and undated relations last."""
    first, last = (np.where(np.isnat(days), FAR_FUTURE, days) for days in (dates.first, dates.last))
    return np.lexsort((np.arange(len(first)), last, first))


def _statuses(chance: np.random.Generator, dates: Dates) -> pa.Array:
    words = [*STATUSES, "ongoing"]
    drawn = chance.choice(len(STATUSES), len(dates.first), p=list(STATUSES.values()))
    return _dictionary(words, np.where(dates.open(), words.index("ongoing"), drawn))


def _with_sources(relations: pa.Table) -> pa.Table:
    """Add sources and evidence: relation after relation is a row of a volume."""
    count = len(relations)
    volume, row = np.divmod(np.arange(count), ROWS_PER_VOLUME)
    source, number = take(volume_ids(count), volume), pc.cast(pa.array(row + 1), pa.string())
    columns = {
        "sources": pa.ListArray.from_arrays(pa.array(np.arange(count + 1, dtype=np.int32)), source),
        "evidence": concatenate('[{"source": "', source, '", "at": "row ', number, '"}]', by=""),
        "inferred": pa.repeat(pa.scalar([], layout.TEXTS), count),
        "note": pa.nulls(count, pa.string()),
    }
    for name, column in columns.items():
        relations = relations.append_column(name, column)
    return relations


def _dictionary(words: Sequence[str], codes: npt.NDArray[Any]) -> pa.Array:
    return pa.DictionaryArray.from_arrays(pa.array(codes.astype(np.int32)), list(words))
