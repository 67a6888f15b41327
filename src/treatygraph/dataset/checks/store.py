"""Checks of a store's columns beyond its records: what queries rely on, unread by people."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow.compute as pc

from ... import dates
from ...errors import Problem
from ...names import fold
from ..store.checksums import changed_files
from ..store.columns import NONE
from ..store.open import StoredDataset, open_store
from ..store.parquet import ParquetTable, numbers

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
    columns = table.columns(["relation", "part", "date", "first_day", "last_day"])
    part, ids = numbers(columns["part"]), columns["relation"].to_pylist()
    follows = np.append(0, part[:-1]) + 1
    same = np.array([False, *(one == other for one, other in pairwise(ids))])
    same = same[: len(ids)]
    wrong = np.where(same, part != follows, part != 0)
    yield from _rows(table, wrong, "part does not count the rows of its relation from 0")
    starts = [ids[row] for row in np.flatnonzero(~same).tolist()]
    if len(set(starts)) < len(starts):
        yield table.problem("the rows of one relation are not adjacent").problems[0]
    stored = zip(
        columns["date"].to_pylist(),
        numbers(columns["first_day"], NONE).tolist(),
        numbers(columns["last_day"], NONE).tolist(),
        strict=True,
    )
    yield from _rows(
        table,
        [row for row, (date, *days) in enumerate(stored) if days != _days(date)],
        "first_day and last_day are not those of date",
    )


def _days(date: str | None) -> list[int]:
    if not date:
        return [NONE, NONE]
    first, last = dates.span(date)
    return [NONE if first == dates.LONG_AGO else first, NONE if last == dates.FAR_OFF else last]


def _rows(table: ParquetTable, wrong: Wrong, message: str) -> Iterator[Problem]:
    """Yield a problem for each of the first wrong rows, a mask or a list of indices."""
    rows = wrong if isinstance(wrong, list) else np.flatnonzero(wrong).tolist()
    for row in rows[:MOST]:
        yield Problem(str(table.path), row + 1, f"{message} (row {row + 1})")
