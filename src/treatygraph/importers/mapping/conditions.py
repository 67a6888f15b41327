"""Conditions on a row: `when: {signatory_type: party, signed: {'<': '{ratified}'}}`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...errors import BadValue
from .columns import Cell, Columns, Row, Test
from .comparisons import OPERATORS, Comparison
from .patterns import as_pattern, is_pattern
from .templates import Template, has_columns, texts_of
from .yaml_node import YamlNode

Check = Callable[[Cell, Row], bool]
BindCheck = Callable[[Columns], Check]
WANTED = (
    "a condition is a text, a /pattern/, a list of them, {not: …}, or a comparison such as"
    " {'<': '{other column}'}"
)


class Condition:
    """What has to hold of several columns, all of it.

    `may_reject`: it compares values, and two that cannot be compared reject the row.
    """

    def __init__(self, yaml_part: YamlNode) -> None:
        self.may_reject = False
        self.checks = [
            (name, self._check(part.data, part), part) for name, part in yaml_part.parts()
        ]

    @property
    def names(self) -> set[str]:
        """The columns that it looks at."""
        return {name for name, _, _ in self.checks}

    def bind(self, columns: Columns) -> Test:
        """Return the condition as a function of a row."""
        bound = [
            (columns.slot(name, yaml_part), check(columns))
            for name, check, yaml_part in self.checks
        ]
        if len(bound) == 1:
            return _one(*bound[0])

        def holds(row: Row) -> bool:
            return all(check(None if slot is None else row[slot], row) for slot, check in bound)

        return holds

    def _check(self, data: Any, yaml_part: YamlNode) -> BindCheck:
        """Return a test of a cell: a text, /a pattern/, a list, or a mapping; '' is no value."""
        if isinstance(data, dict):
            return self._of_mapping(data, yaml_part)
        if isinstance(data, list):
            checks = [self._check(item, yaml_part[place]) for place, item in enumerate(data)]
            return _any(checks)
        if is_pattern(data):
            return _always(_matching(data, yaml_part))
        if has_columns(data):
            return _same(Template(data, yaml_part))
        return _always(_equal(data))

    def _of_mapping(self, data: dict[str, Any], yaml_part: YamlNode) -> BindCheck:
        if list(data) == ["not"]:
            return _negated(self._check(data["not"], yaml_part["not"]))
        if not data or not data.keys() <= OPERATORS.keys():
            yaml_part.reject(WANTED)
            return _always(lambda cell: False)
        self.may_reject = True
        return _all([Comparison(operator, yaml_part[operator]).bind for operator in data])


def _one(slot: int | None, check: Check) -> Test:
    if slot is None:
        return lambda row: check(None, row)
    return lambda row: check(row[slot], row)


def _always(check: Callable[[Cell], bool]) -> BindCheck:
    return lambda columns: lambda cell, row: check(cell)


def _negated(inner: BindCheck) -> BindCheck:
    def bind(columns: Columns) -> Check:
        check = inner(columns)
        return lambda cell, row: not check(cell, row)

    return bind


def _any(checks: list[BindCheck]) -> BindCheck:
    def bind(columns: Columns) -> Check:
        bound = [check(columns) for check in checks]
        return lambda cell, row: any(check(cell, row) for check in bound)

    return bind


def _all(checks: list[BindCheck]) -> BindCheck:
    def bind(columns: Columns) -> Check:
        bound = [check(columns) for check in checks]
        return lambda cell, row: all(check(cell, row) for check in bound)

    return bind


def _same(other: Template) -> BindCheck:
    """Return a test that the cell is what another column says; two empty ones agree."""

    def bind(columns: Columns) -> Check:
        get = other.bind(columns)
        return lambda cell, row: (cell or None) == (get(row) or None)

    return bind


def _equal(text: str) -> Callable[[Cell], bool]:
    if not text:
        return lambda cell: not cell
    return lambda cell: cell == text or (isinstance(cell, list) and text in cell)


def _matching(text: str, yaml_part: YamlNode) -> Callable[[Cell], bool]:
    try:
        search = as_pattern(text).search
    except BadValue as wrong:
        yaml_part.reject(str(wrong))
        return lambda cell: False
    return lambda cell: any(search(each) for each in texts_of(cell))
