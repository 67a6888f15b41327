"""The header of a table, which may stand below titles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from ..mapping.table_spec import FileSpec
from ..rejection import RowRejected
from .records import Record, as_cell

SEARCHED = 100  # rows; a header further down is none


def from_header(rows: Iterable[Record], spec: FileSpec) -> Iterator[Record]:
    """Return the rows of a table from its header on.

    The first rows are skipped as the mapping says. Where the next one has not the columns that
    identify the table, the first row that has them is the header.
    """
    left = islice(rows, spec.titles, None)
    if not spec.headed or spec.columns is not None:
        return left
    first = list(islice(left, SEARCHED))
    start = next((index for index, row in enumerate(first) if _heads(row, spec)), 0)
    return chain(first[start:], left)


def _heads(row: Record, spec: FileSpec) -> bool:
    if isinstance(row, RowRejected):
        return False
    return spec.heads(str(as_cell(cell) or "") for cell in row)
