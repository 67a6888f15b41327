"""What the YAML of a value says of columns, where it says no more than that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from ...mapping.columns import Columns
from ...mapping.table_spec import TableSpec
from ...mapping.yaml_node import YamlNode
from ..table import Computed

COLUMN = re.compile(r"\{([^{}]+)\}")


class Written:
    """The values of a table as they are written in its mapping."""

    def __init__(self, spec: TableSpec, columns: Columns, values: Sequence[Computed]) -> None:
        self._spec, self._columns = spec, columns
        self._width = len(columns.names)
        self._empty = {each.slot for each in values if self._is_empty(each)}
        self.followed: set[int] = set()  # computed values that come down to columns

    def column(self, data: Any) -> int | None:
        """Return the column of the file that a value is, unchanged."""
        data = self._followed(data)
        slot = self._slot(data)
        return slot if slot is not None and slot < self._width else None

    def days(self, data: Any) -> tuple[int, int] | None:
        """Return the columns of the first and the last day, for a value that is a range of them."""
        data = self._followed(data)
        if not isinstance(data, dict) or set(data) != {"from", "until"}:
            return None
        first, last = self.column(data["from"]), self.column(data["until"])
        return None if first is None or last is None else (first, last)

    def _followed(self, data: Any) -> Any:
        """Return the value that a computed value, or the first of several, comes down to."""
        if isinstance(data, dict) and list(data) == ["first"] and isinstance(data["first"], list):
            present = [each for each in data["first"] if not self._is_absent(each)]
            return self._followed(present[0]) if len(present) == 1 else data
        slot = self._slot(data)
        name = COLUMN.fullmatch(data) if slot is not None and slot >= self._width else None
        # a value may hide the column that it is computed of
        if slot is None or not name or name[1] in self._columns.names:
            return data
        if name[1] not in self._spec.values:
            return data
        self.followed.add(slot)
        return self._followed(self._spec.yaml_part["values"][name[1]].data)

    def _is_absent(self, data: Any) -> bool:
        if not isinstance(data, str) or not COLUMN.fullmatch(data):
            return False
        slot = self._slot(data)
        return slot is None or slot in self._empty

    def _is_empty(self, value: Computed) -> bool:
        """Return whether a value reads no column of the file, and gives nothing."""
        return not value.reads and value.get([None] * self._columns.width) is None

    def _slot(self, data: Any) -> int | None:
        name = COLUMN.fullmatch(data) if isinstance(data, str) else None
        return self._columns.slot(name[1], self._spec.yaml_part) if name else None


def data_of(yaml_part: YamlNode, key: str) -> Any:
    """Return what a mapping says under a key; nothing if it lacks the key."""
    return yaml_part[key].data if key in yaml_part else None
