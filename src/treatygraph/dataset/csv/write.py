"""A dataset as nodes.csv and edges.csv."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ...output import new_folder
from ..dataset import Dataset
from . import EDGES, NODES
from .columns import ROLES, Columns, remembered
from .missing import MISSING, quoted_line
from .rows import Cells, EdgeRows, NodeRows

Rows = Callable[[], Iterator[Cells]]


def write_csv(dataset: Dataset, folder: Path) -> None:
    """Write a dataset as nodes.csv and edges.csv.

    The folder has to be new, or empty: people edit such tables by hand. Raises OutputError.
    """
    with new_folder(folder) as draft:
        for form, (columns, rows) in tables(dataset).items():
            _write(draft / f"{form}.csv", _header(form, columns, rows()), rows())


def tables(dataset: Dataset) -> dict[str, tuple[Columns, Rows]]:
    """Return the columns of both tables, and what gives their rows, time and again."""
    words = dataset.vocabulary
    nodes = NodeRows(Columns(NODES, remembered(NODES, words), words), words)
    keys = {node.id: nodes.key(node) for node in dataset.nodes}
    columns = Columns(EDGES, remembered(EDGES, words), words)
    edges = EdgeRows(columns, words, keys.__getitem__, keys.__contains__)
    return {
        NODES: (nodes.columns, lambda: map(nodes.row, dataset.nodes)),
        EDGES: (columns, lambda: map(edges.row, dataset.relations)),
    }


def _header(form: str, columns: Columns, rows: Iterable[Cells]) -> list[str]:
    """Return the columns that a table has, then those that any row needs."""
    needed = {name for cells in rows for name, text in cells.items() if text}
    added = needed.difference(columns.header)
    roles = [columns.own[role] for role in ROLES[form] if columns.own[role] in added]
    return [*columns.header, *roles, *sorted(added.difference(roles))]


def _write(path: Path, header: list[str], rows: Iterable[Cells]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        for cells in rows:
            row = [cells.get(name, "") for name in header]
            if MISSING.isdisjoint(row):
                writer.writerow(row)
            else:
                file.write(quoted_line(row))
