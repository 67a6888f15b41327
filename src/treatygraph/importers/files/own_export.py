"""Graph files that treatygraph wrote: their records come back as they were.

An edge of such a file is one origin and one target of a relation, and names the relation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from ...dataset.csv import EDGES, NODES
from ...dataset.csv.cells import ATTRIBUTE
from ...dataset.csv.columns import ROLES
from ..mapping.columns import Cell
from ..rejection import RowRejected

Cells = Mapping[str, Cell]

# what the edges of an export have, and what its attributes mean
EXPORTED = {"relation", "status", "sources"}
RELATION_ID = "relation id"
FIELDS = {
    NODES: {each: each for each in ("kind", "name", "aliases", "ids", "label")},
    EDGES: {
        **{each: each for each in ("status", "date", "sources", "label")},
        "type": "Relation",
        "relation_type": "Relation",
        "relation": RELATION_ID,
    },
}
# names that a format has a meaning of its own for, which an export puts a word before
PREFIXES = {NODES: "node_", EDGES: "relation_"}
RESERVED = {
    *("id", "label", "interval", "timeset", "timestamp"),
    *("source", "target", "type", "kind", "weight", "directed"),
}
# what an export derives from the record, and what it draws
DERIVED = {
    NODES: {"timeset", "within group", "colour", "position", "size", "shape"},
    EDGES: {"label", "kind", "timeset", "colour", "thickness", "shape", "symmetric"},
}
# columns that are read, and are no attribute
NOT_KEPT = frozenset({"Direction", "ids"})
CODED = re.compile("_x([0-9A-F]{4,6})_")


def is_export(names: Iterable[str]) -> bool:
    """Return whether these are the attributes of edges that treatygraph wrote."""
    return EXPORTED.issubset(names)


def renamed(name: str, form: str) -> str:
    """Return the column of an attribute of an export; `attributes/KEY` is exactly that one."""
    if name in FIELDS[form]:
        return FIELDS[form][name]
    bare = name.removeprefix(PREFIXES[form])
    key = bare if bare.casefold() in RESERVED else name
    columns = {each for names in ROLES[form].values() for each in map(str.casefold, names)}
    taken = columns | DERIVED[form] | {"direction", "label", "weight"}
    return f"{ATTRIBUTE}{key}" if key.casefold() in taken else key


def plain_id(id: str) -> str:
    """Return an id without the codes of characters that XML forbids in it."""
    return CODED.sub(_character, id)


def columns_of(columns: Iterable[str], form: str) -> list[str]:
    """Return the columns of an export that are read."""
    return [each for each in columns if _is_read(each, form)]


def records_of(rows: Iterable[Cells | RowRejected], form: str) -> Iterator[Cells | RowRejected]:
    """Return the nodes or relations of an export; edges of one relation follow each other."""
    if form == NODES:
        yield from rows
        return
    for relation, edges in groupby(rows, _relation):
        found = [each for each in edges if not isinstance(each, RowRejected)]
        if isinstance(relation, RowRejected):
            yield relation
        else:
            yield {**found[0], "Id": relation, **{end: _ends(found, end) for end in ENDS}}


ENDS = ("Source", "Target")


def _is_read(column: str, form: str) -> bool:
    return column.casefold() not in DERIVED[form] and column != RELATION_ID


def _relation(edge: Cells | RowRejected) -> Any:
    if isinstance(edge, RowRejected):
        return edge
    return edge.get(RELATION_ID) or edge.get("Id")


def _ends(edges: list[Cells], end: str) -> Cell:
    ids = list(dict.fromkeys(str(edge[end]) for edge in edges if edge.get(end)))
    return ids if len(ids) > 1 else ids[0] if ids else None


def _character(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return chr(code) if code <= 0x10FFFF else found[0]
