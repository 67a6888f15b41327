"""Parquet, through pyarrow."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader, BytesIO
from typing import IO, Any

from ...errors import DataError, Problem
from ..mapping.table_spec import FileSpec
from ..rejection import RowRejected
from .records import Record, Records, as_cell
from .unpacking import check_unpacked

# a date beyond the years 1 to 9999, a time zone that nobody knows, bytes that are no text
UNREADABLE = (ArithmeticError, ValueError, KeyError, TypeError)


def read(stream: IO[bytes], spec: FileSpec, shown: str) -> Records:
    """Return the records of a Parquet file."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(_random_access(stream))
        groups = range(file.metadata.num_row_groups)
        size = sum(file.metadata.row_group(group).total_byte_size for group in groups)
        names = list(file.schema_arrow.names)
    except (pa.ArrowException, OSError, UnicodeError) as error:
        raise DataError([Problem(shown, None, f"is no Parquet: {error}")]) from None
    check_unpacked(size, shown)
    return Records(names, _rows(file, shown))


def _random_access(stream: IO[bytes]) -> IO[bytes]:
    """Return the bytes of a file by position: from the disk, or unpacked in memory."""
    return stream if isinstance(stream, BufferedReader) else BytesIO(stream.read())


def _rows(file: Any, shown: str) -> Iterator[Record]:
    for batch in _batches(file, shown):
        columns = [_cells(column) for column in batch.columns]
        for cells in zip(*columns, strict=True):
            rejected = next((cell for cell in cells if isinstance(cell, RowRejected)), None)
            yield rejected or list(cells)


def _batches(file: Any, shown: str) -> Iterator[Any]:
    import pyarrow as pa

    try:
        # one after the other: all at once, pyarrow reads most of the file in advance
        for group in range(file.metadata.num_row_groups):
            yield from file.iter_batches(row_groups=[group])
    except (pa.ArrowException, OSError) as error:
        raise DataError([Problem(shown, None, f"is damaged: {error}")]) from None


def _cells(column: Any) -> list[Any]:
    """Return the cells of a column; one that cannot be read is a rejection of its row."""
    try:
        return [as_cell(cell) for cell in column.to_pylist()]
    except UNREADABLE:  # pyarrow does not say of which cell it speaks
        return [_cell(column, index) for index in range(len(column))]


def _cell(column: Any, index: int) -> Any:
    try:
        return as_cell(column[index].as_py())
    except UNREADABLE as error:
        return RowRejected("a cell cannot be read", f"{column.type}: {error}")
