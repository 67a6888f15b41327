"""The rows of a store as entries, so that they are checked as records of YAML are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import count
from pathlib import Path
from typing import Any

from ...errors import Problem
from ...yamlio.load import Entry, read_records
from ..yaml.serialize import plain_node, plain_relation
from .open import open_store


class RowEntry(Entry):
    """A record of a table; its line is its first row, counted from 1."""

    def __init__(self, file: str, row: int, data: Mapping[str, Any]) -> None:
        self.file, self.row, self.data = file, row, dict(data)

    def line(self, *path: str | int) -> int:
        return self.row

    def is_quoted(self, *path: str | int) -> bool:
        return True  # a table knows a text from a number

    def problem(self, message: str, *path: str | int) -> Problem:
        return Problem(self.file, self.row, message)


def store_entries(folder: Path) -> dict[str, list[Entry]]:
    """Return the entries of a store by section. Raises DataError if columns are invalid."""
    dataset = open_store(folder)
    _ = dataset.arrays  # raises DataError if the columns do not fit together
    nodes, relations, sources = dataset.nodes, dataset.relations, folder / "sources.yaml"
    rows = (relations.record_starts + 1).tolist()
    return {
        "sources": list(read_records(sources, str(sources))) if sources.exists() else [],
        "nodes": _entries(nodes.table.path, count(1), map(plain_node, nodes)),
        "relations": _entries(relations.table.path, rows, map(plain_relation, relations)),
    }


def _entries(path: Path, rows: Iterable[int], records: Iterable[Mapping[str, Any]]) -> list[Entry]:
    return [RowEntry(str(path), *each) for each in zip(rows, records, strict=False)]
