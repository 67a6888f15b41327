"""The header of neo4j-admin import: `id:ID(Person)`, `:START_ID`, `:END_ID`, `:TYPE`, `:LABEL`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..rejection import RowRejected
from .records import Record, Records, header

# the name and the role or type of a column; an id may be unique in its group only
COLUMN = re.compile(
    r"(?P<name>[^:]*):(?P<role>[A-Za-z_]+(?:\[\])?)(?:\((?P<group>[^)]*)\))?(?:\{[^}]*\})?"
)
ROLES = {"ID": "Id", "START_ID": "Source", "END_ID": "Target", "TYPE": "Type", "LABEL": "Kind"}
KEYS = {"ID", "START_ID", "END_ID"}
TYPES = (
    *("int", "long", "float", "double", "boolean", "byte", "short", "char", "string", "point"),
    *("date", "localtime", "time", "localdatetime", "datetime", "duration"),
)


class Typed(NamedTuple):
    """A column of the header: the name it gets, its role, and the group of its ids."""

    name: str
    role: str
    group: str | None


def translated(records: Records) -> Records:
    """Return the records under the names of the mapping, if their header is one of Neo4j."""
    columns = [_typed(name) for name in records.columns]
    if not any(each.role in ROLES for each in columns):
        return records
    kept = [slot for slot, each in enumerate(columns) if each.role != "IGNORE"]
    names = [columns[slot].name for slot in kept]
    # an id that has a name of its own is also a property of the node
    properties = [
        (slot, _own_name(records.columns[slot])) for slot in kept if columns[slot].role == "ID"
    ]
    labels = [slot for slot in kept if columns[slot].role == "LABEL"]
    added = [name for _, name in properties if name] + ["labels"] * bool(labels)
    copied = [slot for slot, name in properties if name] + labels[:1]
    return records._replace(
        columns=header([*names, *added]), rows=_rows(records.rows, columns, kept, copied)
    )


def _typed(column: str) -> Typed:
    found = COLUMN.fullmatch(column.strip())
    if not found:
        return Typed(column, "", None)
    role = found["role"].removesuffix("[]")
    if role in ROLES or role == "IGNORE":
        return Typed(ROLES.get(role, ""), role, found["group"])
    return Typed(found["name"] if role.lower() in TYPES else column, "", None)


def _own_name(column: str) -> str:
    return column.partition(":")[0].strip()


def _rows(
    rows: Iterable[Record], columns: list[Typed], kept: list[int], copied: list[int]
) -> Iterator[Record]:
    for row in rows:
        if isinstance(row, RowRejected):
            yield row
        else:
            yield [*(_cell(row[slot], columns[slot]) for slot in kept), *(row[s] for s in copied)]


def _cell(cell: str | None, column: Typed) -> str | None:
    """Return a cell: an id with the group in which it is unique, the first of several labels."""
    if not cell:
        return cell
    if column.role in KEYS and column.group:
        return f"{column.group}:{cell}"
    return cell.partition(";")[0] if column.role == "LABEL" else cell
