"""Parquet, through pyarrow."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import IO, Any

from ...errors import DataError, Problem
from ..mapping.table_spec import FileSpec
from .records import Record, Records, as_cell


def read(stream: IO[bytes], spec: FileSpec, shown: str) -> Records:
    """Return the records of a Parquet file."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(BytesIO(stream.read()))
        return Records(list(file.schema_arrow.names), _rows(file))
    except pa.ArrowException as error:
        raise DataError([Problem(shown, None, f"is no Parquet: {error}")]) from None


def _rows(file: Any) -> Iterator[Record]:
    for batch in file.iter_batches():
        columns = [[as_cell(cell) for cell in column.to_pylist()] for column in batch.columns]
        yield from (list(cells) for cells in zip(*columns, strict=True))
