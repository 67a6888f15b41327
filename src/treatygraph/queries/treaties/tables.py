"""Tables as named tuples of arrays; a column may be a table itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

import numpy as np

Table = TypeVar("Table", bound=tuple[Any, ...])


def rows_at(table: Table, index: Any) -> Table:
    """Return the rows of a table at some indices, or those that a mask marks."""
    made: Any = type(table)
    found: Table = made(*(_at(column, index) for column in table))
    return found


def stacked(tables: Sequence[Table]) -> Table:
    """Return the rows of tables one after the other."""
    made: Any = type(tables[0])
    found: Table = made(*(_stacked(columns) for columns in zip(*tables, strict=True)))
    return found


def _at(column: Any, index: Any) -> Any:
    return rows_at(column, index) if isinstance(column, tuple) else column[index]


def _stacked(columns: tuple[Any, ...]) -> Any:
    return stacked(columns) if isinstance(columns[0], tuple) else np.concatenate(columns)
