"""Comparisons in conditions: `signed: {'<': '{ratified}'}`, `votes: {'>=': 10}`."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

from ...errors import quoted
from ...yamlio.fields import NUMBER
from ..rejection import RowRejected
from ..values import dates
from .columns import Cell, Columns, Row
from .templates import Template, text_of
from .yaml_node import YamlNode

OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
}


class Comparison:
    """A comparison of a cell with a text, which may name other columns.

    Two numbers are compared as numbers, anything else as dates. Of a date that covers several days,
    the first day counts.
    """

    def __init__(self, sign: str, yaml_part: YamlNode) -> None:
        self._compare = OPERATORS[sign]
        data = yaml_part.data
        if not isinstance(data, str) or not data:
            yaml_part.reject(f"{sign} compares with a text, a number or a date")
            data = ""
        self._other = Template(data, yaml_part)

    def bind(self, columns: Columns) -> Callable[[Cell, Row], bool]:
        """Return the comparison of a cell of a row; an empty value compares as false."""
        get, compare = self._other.bind(columns), self._compare

        def holds(cell: Cell, row: Row) -> bool:
            one, other = text_of(cell), text_of(get(row))
            if not one or not other:
                return False
            return compare(0, 0) if one == other else compare(*_comparable(one, other))

        return holds


def _comparable(one: str, other: str) -> tuple[float, float]:
    if NUMBER.fullmatch(one) and NUMBER.fullmatch(other):
        return float(one), float(other)
    return _day(one), _day(other)


def _day(text: str) -> float:
    try:
        day = dates.first_day(dates.edtf(text))
    except ValueError:
        raise RowRejected(
            "cannot be compared", f"{quoted(text)} is no number and no date"
        ) from None
    assert day is not None
    return day
