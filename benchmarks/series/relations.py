"""The relations of a synthetic world as a table, in the order of time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from treatygraph.dataset.store import layout

from .dating import Dates, dated
from .inventing import Ints, joined, numbered, taken
from .world import Edges, World

Mask = npt.NDArray[np.bool_]

STATUSES = {"happened": 0.9, "planned": 0.04, "expected": 0.03, "alleged": 0.03}
LASTING = ("cooperates_on", "holds_office", "member_of")
WITHOUT_TOPIC = ("holds_office", "member_of")
ROWS_PER_VOLUME = 5000
LATE = np.datetime64("9999-12-31")


def volume_ids(relations: int) -> list[str]:
    """Return the ids of the sources of a given number of relations."""
    numbers = np.arange(1, -(-relations // ROWS_PER_VOLUME) + 1)
    ids: list[str] = numbered("volume", numbers, 4).to_pylist()
    return ids


def relation_table(world: World, topics: Sequence[str]) -> pa.Table:
    """One row an edge, those of a relation next to each other."""
    groups = sorted(world.groups, key=lambda group: group.type)
    head = np.concatenate([_heads(group) for group in groups])
    claims, order = _claims(world.chance, groups, head, topics)
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    record = place[np.cumsum(head) - 1]
    rows = np.argsort(record, kind="stable")
    columns = {
        "part": (~head)[rows],  # no relation here has more than two edges
        "source": _joined(groups, "source")[rows],
        "target": _joined(groups, "target")[rows],
    }
    table = claims.take(pa.array(record[rows]))
    for name, values in columns.items():
        table = table.append_column(name, pa.array(values.astype(np.int32)))
    return table.select(layout.RELATIONS.names).cast(layout.RELATIONS)


def _claims(
    chance: np.random.Generator, groups: Sequence[Edges], head: Mask, topics: Sequence[str]
) -> tuple[pa.Table, Ints]:
    """One row a relation, in the order of time, and which of the given relations each row is."""
    types = [group.type for group in groups]
    code = np.repeat(np.arange(len(groups)), [int(_heads(group).sum()) for group in groups])
    day, topic = (_joined(groups, name)[head] for name in ("day", "topic"))
    dates = dated(chance, day, np.isin(np.array(types)[code], LASTING))
    order = _in_time(dates)
    columns = {
        "relation": pa.concat_arrays([_ids(group) for group in groups]),
        "type": _words(types, code),
        "status": _statuses(chance, dates),
        "date": dates.text,
        "first_day": pa.array(dates.first),
        "last_day": pa.array(dates.last),
        **_about(topics, topic, np.isin(np.array(types)[code], WITHOUT_TOPIC)),
    }
    return _sourced(pa.table(columns).take(pa.array(order))), order


def _about(topics: Sequence[str], topic: Ints, none: Mask) -> dict[str, pa.Array]:
    """The topic of each relation that has one, in its column and among the attributes."""
    words = [*(f'{{"topics": ["{each}"]}}' for each in topics), "{}"]
    offsets = np.concatenate([[0], np.cumsum(~none)]).astype(np.int32)
    listed = pa.ListArray.from_arrays(pa.array(offsets), taken(topics, topic[~none]))
    return {"topics": listed, "attributes": taken(words, np.where(none, len(topics), topic))}


def _heads(group: Edges) -> Mask:
    """The first edge of each relation."""
    return np.diff(group.relation, prepend=-1) != 0


def _joined(groups: Sequence[Edges], name: str) -> Ints:
    return np.concatenate([getattr(group, name) for group in groups])


def _ids(group: Edges) -> pa.Array:
    return numbered(group.type, group.relation[_heads(group)], 7)


def _in_time(dates: Dates) -> Ints:
    """By first day, last day, id; what has no end after what has, what has no date last."""
    first, last = (np.where(np.isnat(days), LATE, days) for days in (dates.first, dates.last))
    return np.lexsort((np.arange(len(first)), last, first))


def _statuses(chance: np.random.Generator, dates: Dates) -> pa.Array:
    words = [*STATUSES, "ongoing"]
    told = chance.choice(len(STATUSES), len(dates.first), p=list(STATUSES.values()))
    return _words(words, np.where(dates.open(), words.index("ongoing"), told))


def _sourced(claims: pa.Table) -> pa.Table:
    """The relations with the rows of the volumes that they stand in, one after the other."""
    count = len(claims)
    volume, row = np.divmod(np.arange(count), ROWS_PER_VOLUME)
    named, place = taken(volume_ids(count), volume), pc.cast(pa.array(row + 1), pa.string())
    columns = {
        "sources": pa.ListArray.from_arrays(pa.array(np.arange(count + 1, dtype=np.int32)), named),
        "evidence": joined('[{"source": "', named, '", "at": "row ', place, '"}]', by=""),
        "inferred": pa.repeat(pa.scalar([], layout.TEXTS), count),
        "note": pa.nulls(count, pa.string()),
    }
    for name, column in columns.items():
        claims = claims.append_column(name, column)
    return claims


def _words(words: Sequence[str], codes: npt.NDArray[Any]) -> pa.Array:
    return pa.DictionaryArray.from_arrays(pa.array(codes.astype(np.int32)), list(words))
