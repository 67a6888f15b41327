"""Open a store: columns as arrays, records read when they are shown."""

from __future__ import annotations

from abc import abstractmethod
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import Any, TypeVar, overload

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from ...errors import DataError, Problem, one_line
from ...vocabulary import load_vocabulary
from ..arrays import Arrays, CertainDays, Ints, Pairs
from ..dataset import Dataset
from ..records import Node, Relation
from ..yaml.sources import SourcesFile
from . import NODES_FILE, RELATIONS_FILE, SOURCES_FILE, VOCABULARY_FILE, columns, layout
from .name_index import StoredNames
from .parquet import ParquetTable, index_array, numbers
from .rows import Row, node_of, relation_of, relation_with

NODE_SHOWN = [name for name in layout.NODES.names if name not in ("number", "folded")]
RELATION_SHOWN = [
    name
    for name in layout.RELATIONS.names
    if name not in ("part", "first_day", "last_day", *layout.CERTAIN, "topics", "sources")
]

Record = TypeVar("Record")
T = TypeVar("T")
ATTEMPTS = 1000  # to open a store between two replacements, of which each takes longer than opening


def open_store(folder: Path) -> StoredDataset:
    """Return the dataset of a store, read lazily. Raises DataError if it is not a store.

    All of its files come from one version of the store, also while another process replaces it.
    """
    return one_version(folder, _open)


def one_version(folder: Path, read: Callable[[Path], T]) -> T:
    """Return `read(folder)`, read again if the folder was replaced meanwhile. Raises DataError."""
    for _ in range(ATTEMPTS):
        before = _identity(folder)
        try:
            found = read(folder)
        except DataError:
            if _identity(folder) == before:
                raise
            continue
        if _identity(folder) == before:
            return found
    raise DataError([Problem(str(folder), None, "is being replaced all the time: try again")])


def _identity(folder: Path) -> tuple[int, ...] | None:
    """Return what differs between two versions of a folder; numbers of inodes are used again."""
    try:
        facts = folder.stat()
    except OSError:
        return None
    return facts.st_dev, facts.st_ino, facts.st_ctime_ns


def _open(folder: Path) -> StoredDataset:
    words = folder / VOCABULARY_FILE
    vocabulary = load_vocabulary(words, str(words))
    nodes = ParquetTable(folder / NODES_FILE, layout.NODES, NODE_SHOWN, layout.optional(Node))
    relations = ParquetTable(
        folder / RELATIONS_FILE, layout.RELATIONS, RELATION_SHOWN, layout.optional(Relation)
    )
    return StoredDataset(
        folder=folder,
        vocabulary=vocabulary,
        sources=SourcesFile(folder / SOURCES_FILE, vocabulary),
        nodes=(held := StoredNodes(nodes)),
        relations=StoredRelations(relations, held),
    )


@dataclass(frozen=True, kw_only=True)
class StoredDataset(Dataset):
    """A dataset in columns, whose indexes come from columns, not from records."""

    folder: Path
    nodes: StoredNodes
    relations: StoredRelations

    def __reduce__(self) -> tuple[Any, ...]:
        # open files cannot be pickled; another process opens the store itself
        return open_store, (self.folder.absolute(),)

    def relations_at(self, numbers: Sequence[int]) -> list[Relation]:
        return self.relations.at(numbers)

    def stream_nodes(self, numbers: Ints) -> Iterator[Node]:
        return self.nodes.stream(numbers)

    def stream_relations(self, numbers: Ints) -> Iterator[Relation]:
        return self.relations.stream(numbers, self.arrays)

    def relation_ids(self, numbers: Sequence[int]) -> list[str]:
        return self.relations.values("relation", numbers)

    def relation_sources(self, numbers: Sequence[int]) -> list[Sequence[str]]:
        return self.relations.texts("sources", numbers)

    def relation_dates(self, numbers: Sequence[int]) -> list[str | None]:
        return self.relations.values("date", numbers)

    def relation_attributes(self, numbers: Sequence[int]) -> list[Mapping[str, Any]]:
        return self.relations.attributes(numbers)

    def relation_column(self, field: str, numbers: Sequence[int]) -> Any:
        return self.relations.column({"id": "relation"}.get(field, field), numbers)

    def relation_attribute_codes(self, numbers: Sequence[int]) -> tuple[Ints, Sequence[Any]]:
        return self.relations.attribute_codes(numbers)

    def node_attributes(self, numbers: Sequence[int]) -> list[Mapping[str, Any]]:
        return self.nodes.attributes(numbers)

    def node_names(self, numbers: Sequence[int]) -> list[str]:
        return self.nodes.values("name", numbers)

    @cached_property
    def arrays(self) -> Arrays:
        return columns.arrays(self.nodes.table, self.relations.table, self.vocabulary)

    @cached_property
    def certain_days(self) -> CertainDays:
        return columns.certain_days(self.relations.table, self.arrays, self.vocabulary)

    @cached_property
    def supports(self) -> Pairs:
        return columns.pairs(
            self.relations.table, "sources", self.relations.record_starts, self.sources
        )

    @cached_property
    def subjects(self) -> Pairs:
        topics = self.vocabulary.topics
        return columns.pairs(self.relations.table, "topics", self.relations.record_starts, topics)

    @cached_property
    def spoken(self) -> Pairs:
        starts = self.relations.record_starts
        return columns.speakers(self.relations.table, starts, self.node_numbers)

    @cached_property
    def node_ids(self) -> list[str]:
        return self.nodes.ids

    @cached_property
    def node_numbers(self) -> Mapping[str, int]:
        return SortedIds(self.nodes.ids)

    @cached_property
    def relation_numbers(self) -> Mapping[str, int]:
        ids = self.relations.table.columns(["relation"])["relation"].to_pylist()
        return {
            ids[row]: number for number, row in enumerate(self.relations.record_starts.tolist())
        }

    @cached_property
    def names(self) -> StoredNames:
        return StoredNames(self.nodes.table)


class Stored(Sequence[Record]):
    """Records of a table, created on access."""

    def __init__(self, table: ParquetTable) -> None:
        self.table = table
        self._columns: dict[str, pa.ChunkedArray] = {}

    def values(self, name: str, numbers: Sequence[int]) -> list[Any]:
        """Return one column of some records; the column is read once."""
        return columns.taken(self._column(name), self._rows(numbers))

    def texts(self, name: str, numbers: Sequence[int]) -> list[Sequence[str]]:
        """Return one column of lists of some records."""
        return columns.taken_lists(self._column(name), self._rows(numbers))

    def column(self, name: str, numbers: Sequence[int]) -> pa.ChunkedArray:
        """Return one column of some records as Arrow holds it."""
        return self._column(name).take(index_array(self._rows(numbers)))

    def attribute_codes(self, numbers: Sequence[int]) -> tuple[Ints, Sequence[Any]]:
        """Return distinct mappings, and for each record the place of its own. Raises DataError."""
        with _readable(self.table, "attributes"):
            return columns.decoded_once(self.column("attributes", numbers))

    def _column(self, name: str) -> pa.ChunkedArray:
        if name not in self._columns:
            self._columns[name] = self.table.columns([name])[name]
        return self._columns[name]

    def attributes(self, numbers: Sequence[int]) -> list[Mapping[str, Any]]:
        """Return the attributes of some records. Raises DataError."""
        with _readable(self.table, "attributes"):
            return columns.decoded(self.values("attributes", numbers))

    def _rows(self, numbers: Sequence[int]) -> npt.NDArray[np.intp]:
        """Return the row, or the first row, of each record."""
        return np.asarray(numbers, dtype=np.intp)

    @overload
    def __getitem__(self, number: int) -> Record: ...
    @overload
    def __getitem__(self, number: slice) -> list[Record]: ...
    def __getitem__(self, number: int | slice) -> Record | list[Record]:
        indices = range(len(self))[number]
        return self._at(indices) if isinstance(indices, int) else list(map(self._at, indices))

    @abstractmethod
    def _at(self, index: int) -> Record:
        """Return the record at an index."""


class StoredNodes(Stored[Node]):
    """The nodes of a store."""

    @cached_property
    def ids(self) -> list[str]:
        """The id of each node, ascending."""
        ids: list[str] = self.table.columns(["id"])["id"].to_pylist()
        return ids

    def __len__(self) -> int:
        return len(self.table)

    def __iter__(self) -> Iterator[Node]:
        return map(self._node, self.table.all_rows())

    def stream(self, numbers: Ints) -> Iterator[Node]:
        """Return the nodes with these ascending numbers, block by block."""
        return map(self._node, self.table.stream(numbers))

    def _at(self, index: int) -> Node:
        return self._node(self.table.rows(index, index + 1)[0])

    def _node(self, row: Row) -> Node:
        with _readable(self.table, row["id"]):
            return node_of(row)


class StoredRelations(Stored[Relation]):
    """The relations of a store, in the order of time."""

    def __init__(self, table: ParquetTable, nodes: StoredNodes) -> None:
        super().__init__(table)
        self.nodes = nodes

    @cached_property
    def record_starts(self) -> npt.NDArray[np.intp]:
        """The first row of each relation."""
        return np.flatnonzero(numbers(self.table.columns(["part"])["part"]) == 0)

    def _rows(self, numbers: Sequence[int]) -> npt.NDArray[np.intp]:
        return self.record_starts[np.asarray(numbers, dtype=np.intp)]

    @cached_property
    def _ends(self) -> npt.NDArray[np.intp]:
        return np.append(self.record_starts[1:], len(self.table))

    def __len__(self) -> int:
        return len(self.record_starts)

    def __iter__(self) -> Iterator[Relation]:
        for _, rows in groupby(self.table.all_rows(), itemgetter("relation")):
            yield self._relation(list(rows))

    def at(self, numbers: Sequence[int]) -> list[Relation]:
        """Return the relations with these ascending numbers; each part of the file is read once."""
        chosen = np.array(numbers, dtype=np.intp)
        first = self.record_starts[chosen]
        parts = self._ends[chosen] - first
        rows = iter(self.table.rows_at(_runs(first, parts)))
        return [self._relation(list(islice(rows, count))) for count in parts.tolist()]

    def stream(self, numbers: Ints, arrays: Arrays) -> Iterator[Relation]:
        """Return the relations with these ascending numbers, block by block.

        Only the first row of a relation is read; the ends of its other rows come from `arrays`.
        """
        first, ids = self.record_starts[numbers], self.nodes.ids
        rows = zip(
            self.table.stream(first), first.tolist(), self._ends[numbers].tolist(), strict=True
        )
        for head, start, stop in rows:
            with _readable(self.table, head["relation"]):
                ends = (column[start:stop].tolist() for column in (arrays.source, arrays.target))
                yield relation_with(head, *([ids[number] for number in end] for end in ends))

    def _at(self, index: int) -> Relation:
        rows = self.table.rows(int(self.record_starts[index]), int(self._ends[index]))
        return self._relation(rows)

    def _relation(self, rows: Sequence[Row]) -> Relation:
        with _readable(self.table, rows[0]["relation"]):
            return relation_of(rows, self.nodes.ids)


@contextmanager
def _readable(table: ParquetTable, key: str) -> Iterator[None]:
    """Raise DataError for a record with damaged JSON, or with other JSON than it needs."""
    try:
        yield
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        raise table.problem(f"{key}: the record cannot be read: {one_line(str(error))}") from None


class SortedIds(Mapping[str, int]):
    """A mapping from sorted ids to their index."""

    def __init__(self, ids: Sequence[str]) -> None:
        self.ids = ids

    def __getitem__(self, key: str) -> int:
        index = bisect_left(self.ids, key)
        if index == len(self.ids) or self.ids[index] != key:
            raise KeyError(key)
        return index

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[str]:
        return iter(self.ids)


def _runs(starts: npt.NDArray[np.intp], counts: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
    """From each start as many numbers as are counted, one run after the other."""
    shift = np.repeat(starts - np.cumsum(counts) + counts, counts)
    return np.arange(int(counts.sum())) + shift
