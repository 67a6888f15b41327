"""What differs between two versions of the data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..graph import Graph
from ..result import Result
from .evidence import evident_rows
from .rows import node_row, source_row

COLUMNS = ("record", "id", "change", "field", "old", "new")
Rows = Mapping[str, Mapping[str, Any]]


def diff(old: Graph, new: Graph) -> Result:
    """Return the records that were added, removed or changed; a changed one has a row a field.

    Sources, nodes and the selected relations are compared by id. `old` and `new` hold the values of
    the field; of a record that was added or removed, there is none.
    """
    parts = {"source": _sources, "node": _nodes, "relation": _relations}
    rows = [row for record, read in parts.items() for row in _changes(record, read(old), read(new))]
    return Result(
        "Differences", rows, COLUMNS, note=_counted(rows), empty="no record differs", answered=True
    )


def _changes(record: str, old: Rows, new: Rows) -> Iterator[dict[str, Any]]:
    for key in sorted(old.keys() | new.keys()):
        head = {"record": record, "id": key}
        if key not in old:
            yield head | {"change": "added"}
        elif key not in new:
            yield head | {"change": "removed"}
        else:
            for field in _differing(old[key], new[key]):
                values = {"old": old[key].get(field), "new": new[key].get(field)}
                yield head | {"change": "changed", "field": field} | values


def _differing(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """Return the fields with different values, in the order of the record."""
    return [key for key in dict.fromkeys((*old, *new)) if old.get(key) != new.get(key)]


def _counted(rows: list[dict[str, Any]]) -> str:
    changes = {(row["record"], row["id"]): row["change"] for row in rows}
    found = list(changes.values())
    parts = [f"{found.count(word)} {word}" for word in ("added", "removed", "changed")]
    return f"Records: {', '.join(parts)}."


def _sources(graph: Graph) -> Rows:
    return {key: source_row(source) for key, source in graph.dataset.sources.items()}


def _nodes(graph: Graph) -> Rows:
    return {node.id: node_row(node) for node in graph.stream_nodes()}


def _relations(graph: Graph) -> Rows:
    rows = evident_rows(graph, graph.records.tolist())
    # the evidence says more than the sources that follow from it
    return {row["id"]: {key: row[key] for key in row if key != "sources"} for row in rows}
