"""Writing a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO, Protocol, runtime_checkable

import pyarrow as pa
import pyarrow.parquet as pq

from ...gc_pause import gc_paused
from ...output import new_folder
from ...vocabulary import Vocabulary
from ..dataset import Dataset
from ..records import Source
from ..yaml.write import write_frame
from . import FILES, NODES_FILE, RELATIONS_FILE, layout
from .checksums import write_checksums
from .rows import node_row, relation_rows

Rows = Iterable[dict[str, Any]]


@runtime_checkable
class RelationTables(Protocol):
    """Relations that are kept as rows of a store."""

    def tables(self, numbers: Mapping[str, int]) -> Iterator[pa.Table]:
        """Return the rows in order; `numbers` are those of nodes by id."""


def write_store(dataset: Dataset, folder: Path) -> None:
    """Write a dataset as a store.

    A store that stood in `folder` is replaced when all is written. Raises OutputError.
    """
    numbers = {node.id: number for number, node in enumerate(dataset.nodes)}
    nodes = (node_row(number, node) for number, node in enumerate(dataset.nodes))
    write_tables(
        folder,
        dataset.vocabulary,
        dataset.sources.values(),
        tables(nodes, layout.NODES),
        relation_tables(dataset, numbers),
    )


def relation_tables(dataset: Dataset, numbers: Mapping[str, int]) -> Iterator[pa.Table]:
    """Return the rows of the relations; those of large imports are rows already."""
    if isinstance(dataset.relations, RelationTables):
        return dataset.relations.tables(numbers)
    edges = (relation_rows(each, numbers, dataset.vocabulary) for each in dataset.relations)
    return tables(chain.from_iterable(edges), layout.RELATIONS)


def write_tables(
    folder: Path,
    vocabulary: Vocabulary,
    sources: Iterable[Source],
    nodes: Iterable[pa.Table],
    relations: Iterable[pa.Table],
) -> None:
    """Write a store from tables of the columns in `layout`, in the order that it asks for.

    A store that stood in `folder` is replaced when all is written. Raises OutputError.
    """
    with new_folder(folder, FILES) as draft, gc_paused():
        write_frame(draft, vocabulary, sources)
        _write(draft / NODES_FILE, layout.NODES, nodes)
        _write(draft / RELATIONS_FILE, layout.RELATIONS, relations)
        write_checksums(draft)


def tables(rows: Rows, schema: pa.Schema) -> Iterator[pa.Table]:
    """Return rows as tables, as many rows in each as are read together later."""
    days = [number for number, field in enumerate(schema) if field.type == pa.date32()]
    numbered = schema
    for index in days:  # days come as numbers
        numbered = numbered.set(index, pa.field(schema[index].name, pa.int32()))
    waiting = iter(rows)
    while block := list(islice(waiting, layout.ROWS)):
        yield pa.Table.from_pylist(block, numbered).cast(schema)


def _write(path: Path, schema: pa.Schema, parts: Iterable[pa.Table]) -> None:
    # with checksums of pages, a reader can tell a damaged file from one that somebody rewrote
    with (
        path.open("wb") as file,  # pyarrow cannot open a path that is not UTF-8
        _writer(file, schema) as writer,
    ):
        for part in parts:
            writer.write_table(part, row_group_size=layout.ROWS)


@contextmanager
def _writer(file: BinaryIO, schema: pa.Schema) -> Iterator[pq.ParquetWriter]:
    writer = pq.ParquetWriter(file, schema, compression="zstd", write_page_checksum=True)
    try:
        yield writer
        writer.close()
    finally:
        # after a signal, it would be closed once more when it is collected, and fail aloud
        writer.is_open = False
