"""Datasets from records in memory, held to the same rules as those of a folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..errors import DataError, Problem
from ..vocabulary import Vocabulary
from ..yamlio.load import Entry
from .checks.records import find_problems
from .dataset import Dataset
from .parsed_records import ParsedRecord, ParsedRecords
from .yaml.record_reader import Reader

Data = Mapping[str, Any]


class RowEntry(Entry):
    """A record in memory; problems name the table that it is from and its row."""

    def __init__(self, table: str, row: int, data: Data) -> None:
        self.file, self.row, self.data = table, row, dict(data)

    def line(self, *_: str | int) -> int:
        """Return the row, from 1."""
        return self.row

    def is_quoted(self, *_: str | int) -> bool:
        """Return True: a text in memory is meant as text."""
        return True

    def problem(self, message: str, *_: str | int) -> Problem:
        return Problem(self.file, self.row, message)


def dataset_in_memory(
    vocabulary: Vocabulary,
    sources: Sequence[Data],
    nodes: Sequence[Data],
    relations: Sequence[Data],
) -> Dataset:
    """Return the dataset of records as YAML has them, every value text, a list or a mapping.

    Raises DataError with every problem, each with the table and the row.
    """
    reader = Reader(vocabulary)
    parts = {
        "sources": _parsed("sources", sources, reader.source),
        "nodes": _parsed("nodes", nodes, reader.node),
        "relations": _parsed("relations", relations, reader.relation),
    }
    drafts = ParsedRecords(vocabulary, **parts, unread=None if reader.problems else frozenset())
    problems = [*reader.problems, *find_problems(drafts)]
    if problems:
        raise DataError(problems)
    return Dataset.of(vocabulary, *([each.record for each in part] for part in parts.values()))


def _parsed(table: str, records: Iterable[Data], read: Any) -> list[ParsedRecord]:
    entries = (RowEntry(table, row, data) for row, data in enumerate(records, 1))
    made = ((read(entry), entry) for entry in entries)
    return [ParsedRecord(record, entry) for record, entry in made if record]
