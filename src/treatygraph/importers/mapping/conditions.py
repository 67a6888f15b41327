"""Conditions on a row: `when: {signatory_type: party, thumbnail: ''}`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...errors import BadValue
from .columns import Cell, Columns, Row, Test
from .patterns import as_pattern, is_pattern
from .templates import texts_of
from .yaml_node import YamlNode

Check = Callable[[Cell], bool]


class Condition:
    """What has to hold of several columns, all of it."""

    def __init__(self, yaml_part: YamlNode) -> None:
        self.checks = [(name, _check(part.data, part), part) for name, part in yaml_part.parts()]

    @property
    def names(self) -> set[str]:
        """The columns that it looks at."""
        return {name for name, _, _ in self.checks}

    def bind(self, columns: Columns) -> Test:
        """Return the condition as a function of a row."""
        bound = [(columns.slot(name, yaml_part), check) for name, check, yaml_part in self.checks]
        if len(bound) == 1:
            return _one(*bound[0])

        def holds(row: Row) -> bool:
            return all(check(None if slot is None else row[slot]) for slot, check in bound)

        return holds


def _one(slot: int | None, check: Check) -> Test:
    if slot is None:
        outcome = check(None)
        return lambda row: outcome
    return lambda row: check(row[slot])


def _check(data: Any, yaml_part: YamlNode) -> Check:
    """Return a test of a cell: a text, /a pattern/, a list, or {not: …}; '' is no value."""
    if isinstance(data, dict):
        if list(data) == ["not"]:
            inner = _check(data["not"], yaml_part["not"])
            return lambda cell: not inner(cell)
        yaml_part.reject("a condition is a text, a /pattern/, a list of them or {not: …}")
        return lambda cell: False
    if isinstance(data, list):
        checks = [_check(item, yaml_part[position]) for position, item in enumerate(data)]
        return lambda cell: any(check(cell) for check in checks)
    if is_pattern(data):
        return _matching(data, yaml_part)
    return _equal(data)


def _equal(text: str) -> Check:
    if not text:
        return lambda cell: not cell
    return lambda cell: cell == text or (isinstance(cell, list) and text in cell)


def _matching(text: str, yaml_part: YamlNode) -> Check:
    try:
        search = as_pattern(text).search
    except BadValue as wrong:
        yaml_part.reject(str(wrong))
        return lambda cell: False
    return lambda cell: any(search(each) for each in texts_of(cell))
