"""SQLite: nodes, relations, edges, evidence and sources with foreign keys and a full-text index.

Lists and mappings are JSON. Datasette finds the index of a table by itself.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from ...dataset import Evidence
from ...dataset.schema import specs
from ...graph import Graph
from ...graph.graph import Selected
from .._rows import (
    SOURCE_COLUMNS,
    Column,
    batches,
    days,
    edge_columns,
    edge_values,
    node_columns,
    node_values,
    plain,
    source_values,
)

BATCH = 2000
NODE_NAMES = ("id", "note")
EDGE_NAMES = ("id", "first_day", "last_day", "inferred", "note", "rowid")
DERIVED = ("relation", "sources")  # of an edge: the id of the row, and what `evidence` has
TYPES = {"string": "TEXT", "double": "REAL", "boolean": "INTEGER"}
EVIDENCE_COLUMNS = [spec.key for spec in specs(Evidence)]
INDEXED = {
    "nodes": ("name", "aliases", "note"),
    "sources": ("title", "author", "publisher", "note"),
    "evidence": ("quote", "note"),
}
Row = Sequence[Any]


def save(graph: Graph, path: Path) -> None:
    """Write the graph as a database."""
    with closing(sqlite3.connect(path)) as database:
        # the file gets its name when it is complete: no other process reads it before
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        _write_words(database, graph)
        _write_nodes(database, graph)
        _write_relations(database, graph)
        _write_indexes(database)
        database.commit()


def _write_words(database: sqlite3.Connection, graph: Graph) -> None:
    vocabulary = graph.dataset.vocabulary
    _create(database, "kinds", ["id TEXT PRIMARY KEY", "label TEXT", "colour TEXT"])
    kinds = vocabulary.kinds.items()
    _insert(database, "kinds", ((key, each.label, each.colour) for key, each in kinds))
    words = ["id TEXT PRIMARY KEY", "label TEXT", "inverse TEXT", "symmetric INTEGER"]
    _create(database, "relation_types", [*words, "tie INTEGER", "colour TEXT"])
    rows = (
        (key, each.label, each.inverse, each.symmetric, each.tie, each.colour)
        for key, each in vocabulary.relations.items()
    )
    _insert(database, "relation_types", rows)
    columns = [f"{_name(key)} TEXT" for key in SOURCE_COLUMNS[1:]]
    _create(database, "sources", ["id TEXT PRIMARY KEY", *columns])
    sources = map(source_values, graph.dataset.sources.values())
    _insert(database, "sources", ([each[key] for key in SOURCE_COLUMNS] for each in sources))


def _write_nodes(database: sqlite3.Connection, graph: Graph) -> None:
    columns = [each for each in node_columns(graph, NODE_NAMES) if each.key != "kind"]
    head = ["id TEXT PRIMARY KEY", "kind TEXT REFERENCES kinds(id)"]
    _create(database, "nodes", [*head, *map(_declared, columns), "note TEXT"])
    for batch in batches(graph.stream_nodes(), BATCH):
        values = ((node, node_values(node)) for node in batch)
        rows = ([node.id, node.kind, *_cells(own, columns), node.note] for node, own in values)
        _insert(database, "nodes", rows)


def _write_relations(database: sqlite3.Connection, graph: Graph) -> None:
    columns = [
        each for each in edge_columns(graph, EDGE_NAMES) if each.key not in ("type", *DERIVED)
    ]
    head = ["id TEXT PRIMARY KEY", "type TEXT REFERENCES relation_types(id)"]
    tail = ["first_day TEXT", "last_day TEXT", "inferred TEXT", "note TEXT"]
    _create(database, "relations", [*head, *map(_declared, columns), *tail])
    relation = "relation TEXT REFERENCES relations(id)"
    ends = [f"{end} TEXT REFERENCES nodes(id)" for end in ("source", "target")]
    _create(database, "edges", [relation, *ends])
    texts = [f"{_name(key)} TEXT" for key in EVIDENCE_COLUMNS[1:]]
    _create(database, "evidence", [relation, "source TEXT REFERENCES sources(id)", *texts])
    for batch in batches(graph.stream_relations(), BATCH):
        _insert(database, "relations", (_relation_row(graph, each, columns) for each in batch))
        _insert(database, "edges", _edge_rows(graph, batch))
        _insert(database, "evidence", _evidence_rows(batch))


def _relation_row(graph: Graph, selected: Selected, columns: Iterable[Column]) -> Row:
    relation, edge, _ = selected
    own = _cells(edge_values(relation), columns)
    inferred = list(relation.inferred) or None
    return [relation.id, relation.type, *own, *days(graph, edge), inferred, relation.note]


def _edge_rows(graph: Graph, batch: Iterable[Selected]) -> Iterator[Row]:
    ids = graph.dataset.node_ids
    for relation, _, ends in batch:
        yield from ((relation.id, ids[origin], ids[target]) for origin, target in ends)


def _evidence_rows(batch: Iterable[Selected]) -> Iterator[Row]:
    for relation, _, _ in batch:
        for pointer in relation.evidence:
            values = (getattr(pointer, spec.attribute) for spec in specs(Evidence))
            yield [relation.id, *values]


def _write_indexes(database: sqlite3.Connection) -> None:
    for table, column in (
        *(("edges", each) for each in ("relation", "source", "target")),
        *(("evidence", each) for each in ("relation", "source")),
        *(("relations", each) for each in ("type", "first_day")),
    ):
        database.execute(f'CREATE INDEX "{table}_{column}" ON "{table}" ("{column}")')
    for table, columns in INDEXED.items():
        listed = ", ".join(columns)
        tokens = "tokenize = 'unicode61 remove_diacritics 2'"
        database.execute(
            f'CREATE VIRTUAL TABLE "{table}_fts" USING fts5({listed}, content="{table}", {tokens})'
        )
        database.execute(f'INSERT INTO "{table}_fts" ("{table}_fts") VALUES (\'rebuild\')')


def _create(database: sqlite3.Connection, table: str, columns: Iterable[str]) -> None:
    database.execute(f'CREATE TABLE "{table}" ({", ".join(columns)})')


def _insert(database: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    stored = [[_stored(value) for value in row] for row in rows]
    if stored:
        marks = ", ".join("?" * len(stored[0]))
        database.executemany(f'INSERT INTO "{table}" VALUES ({marks})', stored)


def _declared(column: Column) -> str:
    return f"{_name(column.name)} {TYPES[column.type]}"


def _name(text: str) -> str:
    quoted = plain(text).replace('"', '""')
    return f'"{quoted}"'


def _cells(values: dict[str, Any], columns: Iterable[Column]) -> Iterator[Any]:
    return (values.get(column.key) for column in columns)


def _stored(value: Any) -> Any:
    """Return a value as SQLite stores it; nothing for an empty list or mapping."""
    value = plain(value)
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False) if value else None
    return int(value) if isinstance(value, bool) else value
