"""Neo4j: tables for `neo4j-admin database import`, in one zip, with the command to run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ...graph import Graph
from .._rows import Column, days, edge_columns, edge_values, node_columns, node_values, plain
from ..rows.csv import cell, line

SEPARATOR = "\x1f"  # of lists: no text has it, since it is made visible there
NODE_NAMES = ("id", "note")
EDGE_NAMES = ("id", "first_day", "last_day", "note")
TYPES = {"string": "string", "double": "double", "boolean": "boolean"}
LISTS = ("aliases", "sources", "speaker", "also_said_by")
README = """\
Unzip, and run in this folder, with the database stopped:

neo4j-admin database import full --nodes=nodes.csv --relationships=relations.csv \\
    --array-delimiter=U+001F --multiline-fields=true neo4j
"""


def save(graph: Graph, path: Path) -> None:
    """Write the graph as a zip with nodes.csv, relations.csv and README.txt."""
    files = {"nodes.csv": _nodes(graph), "relations.csv": _relations(graph), "README.txt": [README]}
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, lines in files.items():
            # a fixed time, so that the same graph is the same file
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            with (
                archive.open(entry, "w", force_zip64=True) as file,
                TextIOWrapper(file, "utf-8", newline="") as text,
            ):
                text.writelines(lines)


def _nodes(graph: Graph) -> Iterator[str]:
    columns = [each for each in node_columns(graph, NODE_NAMES) if each.key != "kind"]
    many = _lists(graph)
    yield line(["id:ID", *(_head(each, many) for each in columns), "note", ":LABEL"])
    for node in graph.stream_nodes():
        values = node_values(node)
        yield line(map(_cell, [node.id, *_own(values, columns), node.note, node.kind]))


def _relations(graph: Graph) -> Iterator[str]:
    columns = [each for each in edge_columns(graph, EDGE_NAMES) if each.key != "type"]
    many, ids = _lists(graph), graph.dataset.node_ids
    span = ["first_day:date", "last_day:date"]
    heads = (_head(each, many) for each in columns)
    yield line([":START_ID", ":END_ID", ":TYPE", *span, *heads, "note"])
    for relation, edge, ends in graph.stream_relations():
        own = [*days(graph, edge), *_own(edge_values(relation), columns), relation.note]
        for origin, target in ends:
            yield line(map(_cell, [ids[origin], ids[target], relation.type, *own]))


def _lists(graph: Graph) -> set[str]:
    """Return the keys of the columns that hold lists."""
    attributes = graph.dataset.vocabulary.attributes
    return {*LISTS, *(key for key, each in attributes.items() if each.many)}


def _head(column: Column, many: set[str]) -> str:
    # a colon ends the name of a property
    kind = f"{TYPES[column.type]}[]" if column.key in many else TYPES[column.type]
    return f"{column.name.replace(':', '_')}:{kind}"


def _own(values: dict[str, Any], columns: Iterable[Column]) -> Iterator[Any]:
    return (values.get(each.key) for each in columns)


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return SEPARATOR.join(_visible(str(each)) for each in value)
    if isinstance(value, dict):
        return _visible(cell(value)) if value else None
    return _visible(value) if isinstance(value, str) else value


def _visible(text: str) -> str:
    shown: str = plain(text)
    return shown.replace(SEPARATOR, "\N{REPLACEMENT CHARACTER}")
