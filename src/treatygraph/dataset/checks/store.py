"""Checks of a store's columns beyond its records: what queries rely on, unread by people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow.compute as pc

from ...errors import Problem
from ...names import fold
from ..store.checksums import changed_files
from ..store.columns import NONE
from ..store.layout import CERTAIN, POSSIBLE
from ..store.open import StoredDataset, open_store
from ..store.parquet import ParquetTable, numbers
from ..store.rows import stored_days

Wrong = npt.NDArray[np.bool_] | list[int]
MOST = 20  # problems of one kind; one is enough to find the reason


def store_problems(folder: Path) -> Iterator[Problem]:
    """Yield what is wrong with the columns of a store, each with its row."""
    dataset = open_store(folder)
    yield from _node_problems(dataset.nodes.table)
    yield from _relation_problems(dataset)


def store_changes(folder: Path) -> list[str]:
    """Return the files that somebody changed since treatygraph wrote the store."""
    return list(changed_files(folder))


def _node_problems(table: ParquetTable) -> Iterator[Problem]:
    columns = table.columns(["number", "id", "name", "aliases", "folded"])
    number = numbers(columns["number"])
    yield from _rows(table, number != np.arange(len(number)), "number is not the row, from 0")
    ids = columns["id"]
    ascending = np.array(pc.less(ids[:-1], ids[1:]).to_pylist(), dtype=bool)
    yield from _rows(table, ~np.append(True, ascending), "ids are not ascending")
    wrong = [
        row
        for row, (name, aliases, folded) in enumerate(
            zip(*(columns[key].to_pylist() for key in ("name", "aliases", "folded")), strict=True)
        )
        if (folded or []) != [fold(each) for each in (name, *(aliases or ()))]
    ]
    yield from _rows(table, wrong, "folded is not name and aliases without case and accents")


def _relation_problems(dataset: StoredDataset) -> Iterator[Problem]:
    table = dataset.relations.table
    columns = table.columns(["relation", "part"])
    part, ids = numbers(columns["part"]), columns["relation"].to_pylist()
    follows = np.append(0, part[:-1]) + 1
    same = np.array([False, *(one == other for one, other in pairwise(ids))])
    same = same[: len(ids)]
    wrong = np.where(same, part != follows, part != 0)
    yield from _rows(table, wrong, "part does not count the rows of its relation from 0")
    starts = [ids[row] for row in np.flatnonzero(~same).tolist()]
    if len(set(starts)) < len(starts):
        yield table.problem("the rows of one relation are not adjacent").problems[0]
    yield from _day_problems(dataset)


def _day_problems(dataset: StoredDataset) -> Iterator[Problem]:
    """Compare the columns of days with those that the dates give."""
    table = dataset.relations.table
    for names in (POSSIBLE, CERTAIN):
        if table.has(names):
            message = f"{' and '.join(names)} are not those of date"
            yield from _rows(table, _wrong_days(dataset, names), message)


def _wrong_days(dataset: StoredDataset, names: Sequence[str]) -> list[int]:
    columns = dataset.relations.table.columns(["date", "type", *names])
    times = {key: each.time for key, each in dataset.vocabulary.relations.items()}
    stored = zip(*(numbers(columns[name], NONE).tolist() for name in names), strict=True)
    dated = zip(columns["date"].to_pylist(), columns["type"].to_pylist(), stored, strict=True)
    return [
        row
        for row, (date, word, days) in enumerate(dated)
        if days != _days(date, times.get(word, "event"), names)
    ]


@lru_cache(maxsize=65536)
def _days(date: str | None, time: str, names: Sequence[str]) -> tuple[int, ...]:
    days = stored_days(date, time)
    return tuple(NONE if (day := days[name]) is None else day for name in names)


def _rows(table: ParquetTable, wrong: Wrong, message: str) -> Iterator[Problem]:
    """Yield a problem for each of the first wrong rows, a mask or a list of indices."""
    rows = wrong if isinstance(wrong, list) else np.flatnonzero(wrong).tolist()
    for row in rows[:MOST]:
        yield Problem(str(table.path), row + 1, f"{message} (row {row + 1})")
