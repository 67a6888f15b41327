"""Datasets from tables of nodes and edges, such as data frames and graphs of networkx."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from ..dataset import Dataset
from ..dataset.in_memory import dataset_in_memory
from ..vocabulary import Vocabulary

Data = dict[str, Any]
# columns of our own data frames that follow from others
DERIVED = frozenset(
    ("start", "end", "certain", "group", "direction", "evidence", "speaker", "also_said_by")
) | frozenset(f"{end}_{part}" for end in ("from", "to") for part in ("kind", "iso3", "cow", "gw"))
RENAMED = {"source": "from", "target": "to", "from_list": "from", "to_list": "to"}


def dataset_of_tables(
    vocabulary: Vocabulary,
    nodes: Iterable[Mapping[str, Any]],
    edges: Iterable[Mapping[str, Any]],
    sources: Iterable[Mapping[str, Any]] = (),
    defaults: Mapping[str, str] | None = None,
) -> Dataset:
    """Return the dataset of rows; `defaults` has the kind and the type of rows without one.

    Raises DataError with every problem, each with the table and the row.
    """
    chosen = {"kind": "country", **(defaults or {})}
    listed = [_node(vocabulary, row, chosen) for row in map(_filled, nodes)]
    relations = list(_relations(vocabulary, edges, chosen))
    known = [_filled(row) for row in sources]
    cited = {each["source"] for row in relations for each in row.get("evidence", ())}
    missing = sorted(cited - {row.get("id") for row in known})
    titled = [{"id": key, "title": key} for key in missing]  # a source needs a title
    return dataset_in_memory(vocabulary, [*known, *titled], listed, relations)


def _node(vocabulary: Vocabulary, row: Data, defaults: Mapping[str, str]) -> Data:
    """Return the record of a node; columns that are called like a code system are its codes."""
    node = {"kind": defaults["kind"], "name": row.get("id"), **row}
    kind = vocabulary.kinds.get(node["kind"])
    codes = {key: node.pop(key) for key in (kind.codes if kind else ()) if key in node}
    ids = {**node.pop("ids", {}), **codes}
    return node | ({"ids": ids} if ids else {})


def _relations(
    vocabulary: Vocabulary, rows: Iterable[Mapping[str, Any]], defaults: Mapping[str, str]
) -> Iterator[Data]:
    """Return the records of edges; rows with one id are one relation between all their ends."""
    status = next(iter(vocabulary.established), "")
    made: dict[str, Data] = {}
    for number, row in enumerate(map(_filled, rows), 1):
        given = {RENAMED.get(key, key): value for key, value in row.items() if key not in DERIVED}
        key = given.setdefault("id", f"relation-{number}")
        relation = made.setdefault(
            key, {"status": status, **defaults, **given, "from": [], "to": []}
        )
        relation.pop("kind", None)
        for end in ("from", "to"):
            ends = given.get(end, [])
            relation[end] += [
                each
                for each in ([ends] if isinstance(ends, str) else ends)
                if each not in relation[end]
            ]
        if cited := relation.pop("sources", None):
            listed = [cited] if isinstance(cited, str) else cited
            relation["evidence"] = [{"source": each} for each in listed]
    yield from made.values()


def _filled(row: Mapping[str, Any]) -> Data:
    """Return the cells of a row that hold something, as YAML would have them."""
    plain = {str(key): _plain(value) for key, value in row.items()}
    return {key: value for key, value in plain.items() if value not in (None, [], {}, "")}


def _plain(value: Any) -> Any:
    """Return a value as text, a list or a mapping; None for what is missing."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return _filled(value)
    if isinstance(value, list | tuple | set) or (hasattr(value, "tolist") and value.ndim):
        return [_plain(each) for each in value]
    if value is None or value != value or str(value) in ("NaT", "<NA>"):
        return None
    if isinstance(value, bool) or type(value).__name__ == "bool":
        return "true" if value else "false"
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    return str(value)
