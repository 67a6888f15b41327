"""How files are read, stated on the command line instead of in the mapping."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ...errors import BadValue, quoted
from .load import Mapping
from .table_spec import FILE


def overridden(mapping: Mapping, encoding: str | None, separator: str | None) -> Mapping:
    """Return the mapping with another encoding and separator for all of its tables.

    Raises BadValue for an encoding or a separator that does not exist.
    """
    stated: dict[str, Any] = {
        key: _read(key, value)
        for key, value in (("encoding", encoding), ("separator", separator))
        if value is not None
    }
    tables = {
        name: replace(table, file=replace(table.file, **stated))
        for name, table in mapping.tables.items()
    }
    return replace(mapping, tables=tables)


def _read(key: str, value: str) -> str:
    try:
        return str(FILE[key].read(value))
    except (BadValue, ValueError):
        raise BadValue(f"{key} {quoted(value)} should be {FILE[key].wanted}") from None
