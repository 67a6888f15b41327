"""A store: a folder that keeps a dataset in columns, for tens of thousands of relations and more.

    nodes.parquet      one row a node
    relations.parquet  one row an edge
    vocabulary.yaml    the same as in a folder of YAML records
    sources.yaml       the same as in a folder of YAML records
    SHA256SUMS         a checksum of each file, as `sha256sum --check` reads them

`layout` documents the columns; every command takes a store where it takes a folder of YAML.
"""

from __future__ import annotations

from pathlib import Path

NODES_FILE, RELATIONS_FILE = "nodes.parquet", "relations.parquet"
SOURCES_FILE, VOCABULARY_FILE = "sources.yaml", "vocabulary.yaml"
SUMS_FILE = "SHA256SUMS"
FILES = (NODES_FILE, RELATIONS_FILE, SOURCES_FILE, VOCABULARY_FILE, SUMS_FILE)


def is_store(folder: Path) -> bool:
    """Return whether a folder is a store."""
    return (folder / RELATIONS_FILE).is_file()
