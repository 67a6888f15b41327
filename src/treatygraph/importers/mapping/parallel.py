"""Columns whose cells are lists of equal length: `parallel: {parties: ';', dates: ';'}`."""

from __future__ import annotations

from dataclasses import dataclass

from ...patterns import Pattern
from .columns import Cell
from .steps import read_separator
from .templates import texts_of
from .yaml_node import YamlNode


@dataclass(frozen=True)
class ParallelColumn:
    """A column and what separates the texts of its cells."""

    column: str
    separator: Pattern
    yaml_part: YamlNode

    def texts(self, cell: Cell) -> list[str]:
        """Return the texts of a cell with their blanks, which hold a position."""
        if isinstance(cell, list):
            return [text.strip() for text in cell]
        return [
            (part or "").strip() for text in texts_of(cell) for part in self.separator.split(text)
        ]


def read_parallel(yaml_part: YamlNode) -> tuple[ParallelColumn, ...]:
    """Return the parallel columns of a table, each with its separator."""
    found = []
    for column, part in yaml_part.parts():
        separator = read_separator(part)
        if separator:
            found.append(ParallelColumn(column, separator, part))
    return tuple(found)
