"""A Parquet file, read lazily by column and by row."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from ...errors import DataError, Problem, one_line, printable
from ...yamlio.load import require_file
from ..arrays import Ints
from .types import as_type, misfit

Row = dict[str, Any]

# what pyarrow raises for a damaged file; ValueError: names or texts that are not UTF-8
DAMAGE = (OSError, pa.ArrowException, ValueError, KeyError, IndexError, MemoryError)
FEW = 12
KEPT = 256  # blocks that were read lately; of whole rows, each has half a megabyte or so


class ParquetTable:
    """A table in a file; `shown` are the columns that make up a row.

    A store of an earlier version may lack `optional` columns. Raises DataError for any other.
    """

    def __init__(
        self, path: Path, schema: pa.Schema, shown: Sequence[str], optional: Collection[str] = ()
    ) -> None:
        self.path, self.schema, self._lock = path, schema, Lock()
        self.block = lru_cache(maxsize=KEPT)(self._block)
        present = self._present = set(self.file.schema_arrow.names)
        self.shown = [name for name in shown if name in present]
        self._fits = not misfit(
            self.file.schema_arrow, schema, [name for name in schema.names if name in present]
        )
        missing = set(schema.names) - present - set(optional)
        if missing:
            raise self.problem(f"columns are missing: {', '.join(sorted(missing))}")

    @cached_property
    def file(self) -> pq.ParquetFile:
        """The open file. Raises DataError if it is no Parquet file."""
        if self.path.exists():  # pyarrow would wait for a pipe, and let no signal end the process
            require_file(self.path, str(self.path))
        try:
            # not mapped into memory: a file that somebody cuts off would end the process
            source: Any = self.path
            if printable(source) != str(source):  # pyarrow cannot open a path that is not UTF-8
                source = self.path.open("rb")
            return pq.ParquetFile(source, memory_map=False, page_checksum_verification=True)
        except DAMAGE as error:
            raise self.problem(f"no Parquet file: {one_line(str(error))}") from None

    def __len__(self) -> int:
        return int(self.file.metadata.num_rows)

    def has(self, names: Iterable[str]) -> bool:
        """Return whether the file has these columns, which are optional."""
        return self._present.issuperset(names)

    def columns(self, names: Sequence[str]) -> pa.Table:
        """Return some columns of all rows."""
        return self._read(list(names), len(self), lambda chosen: self.file.read(chosen))

    def rows(self, start: int, stop: int) -> list[Row]:
        """Return the rows from `start` up to, not including, `stop`."""
        first, last = np.searchsorted(self._ends, [start, stop - 1], side="right").tolist()
        rows: list[Row] = []
        for number in range(first, last + 1):
            offset = self._starts[number]
            low, high = max(start - offset, 0), min(stop, self._ends[number]) - offset
            rows += self.block(number).slice(low, high - low).to_pylist()
        return rows

    def rows_at(self, indices: npt.NDArray[np.integer[Any]]) -> list[Row]:
        """Return the rows at ascending indices; each block is read once."""
        bounds = np.searchsorted(indices, [0, *self._ends])
        found = [
            _picked(self.block(number), indices[bounds[number] : bounds[number + 1]] - offset)
            for number, offset in enumerate(self._starts)
            if bounds[number] < bounds[number + 1]
        ]
        rows: list[Row] = pa.concat_tables(found).to_pylist() if found else []
        return rows

    def stream(self, indices: npt.NDArray[np.integer[Any]]) -> Iterator[Row]:
        """Return the rows at ascending indices, block by block; no block is kept in memory."""
        bounds = np.searchsorted(indices, [0, *self._ends]).tolist()
        for number, offset in enumerate(self._starts):
            chosen = indices[bounds[number] : bounds[number + 1]] - offset
            if len(chosen):
                yield from _picked(self._block(number), chosen).to_pylist()

    def all_rows(self) -> Iterator[Row]:
        """Return every row, block by block."""
        for number in range(self.file.num_row_groups):
            yield from self._block(number).to_pylist()

    def problem(self, message: str) -> DataError:
        """Something that is wrong with this file."""
        return DataError([Problem(str(self.path), None, message)])

    @cached_property
    def _ends(self) -> list[int]:
        metadata = self.file.metadata
        sizes = [metadata.row_group(number).num_rows for number in range(metadata.num_row_groups)]
        ends: list[int] = np.cumsum(sizes, dtype=np.int64).tolist()
        return ends

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *self._ends[:-1]]

    def _block(self, number: int) -> pa.Table:
        return self._read(
            self.shown,
            self._ends[number] - self._starts[number],
            lambda chosen: self.file.read_row_group(number, chosen, use_threads=False),
        )

    def _read(self, names: list[str], rows: int, read: Callable[[list[str]], pa.Table]) -> pa.Table:
        try:
            with self._lock:  # threads share one open file
                found = read(names)
            # texts in UTF-8 and lists within bounds, which reading ignores
            found.validate(full=True)
        except DAMAGE as error:
            raise self.problem(f"cannot be read: {one_line(str(error))}") from None
        if len(found) != rows:  # pyarrow does not compare the two
            raise self.problem(f"cannot be read: has {len(found)} rows of {rows}")
        return found if self._fits else self._typed(found)

    def _typed(self, found: pa.Table) -> pa.Table:
        """Return a table with the types of the schema, whatever wrote the file."""
        columns = {}
        for name, column in zip(found.column_names, found.columns, strict=True):
            wanted = self.schema.field(name).type
            try:
                columns[name] = as_type(column, wanted)
            except (pa.ArrowException, ValueError, TypeError) as error:
                message = f"column {name} is {column.type}, which cannot be read as {wanted}"
                raise self.problem(f"{message}: {one_line(str(error))}") from None
        return pa.table(columns)


def _picked(block: pa.Table, indices: npt.NDArray[np.integer[Any]]) -> pa.Table:
    """Return the rows at these positions; for a few, slices are faster than `take`."""
    if len(indices) < FEW:
        return pa.concat_tables([block.slice(index, 1) for index in indices.tolist()])
    return block.take(index_array(indices))


def index_array(indices: npt.NDArray[np.integer[Any]]) -> pa.Array:
    """Return whole numbers for Arrow; through a buffer, for the reason that `numbers` has."""
    values = pa.py_buffer(np.ascontiguousarray(indices, dtype=np.int64))
    return pa.Array.from_buffers(pa.int64(), len(indices), [None, values])


def numbers(column: pa.Array | pa.ChunkedArray, none: int = -1) -> Ints:
    """Return a column of 32-bit numbers, such as days since 1970-01-01; `none` for nulls.

    Uses the buffers: other conversions to numpy import pandas if it is installed, which costs about
    0.3 s, more than most queries.
    """
    array = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    bits, values = array.buffers()
    start, stop = array.offset, array.offset + len(array)
    found = np.frombuffer(values or b"", np.int32)[start:stop].copy()
    if array.null_count:
        known = np.unpackbits(np.frombuffer(bits, np.uint8), bitorder="little")
        found[known[start:stop] == 0] = none
    return found
