"""Texts with columns in braces: `{title} ({year})`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import chain

from ...errors import quoted
from .columns import Cell, Columns, Get, Row
from .yaml_node import YamlNode

PIECE = re.compile(r"(\{\{|\}\})|\{([^{}]+)\}|([^{}]+)|(.)", re.DOTALL)


def has_columns(text: str) -> bool:
    """Return whether a text has a column in braces."""
    return any(name for _, name, _, _ in PIECE.findall(text))


class Inferred(str):
    """An inferred text; `how` explains it."""

    __slots__ = ("how",)
    how: str

    @classmethod
    def made(cls, text: str, how: str) -> Inferred:
        inferred = cls(text)
        inferred.how = how
        return inferred


class Template:
    """A text with columns in braces. If one of its columns is empty, the result is empty."""

    def __init__(self, text: str, yaml_part: YamlNode) -> None:
        self._yaml_part = yaml_part
        self._literals = [""]
        self._names: list[str] = []
        for doubled, name, literal, stray in PIECE.findall(text):
            if stray:
                yaml_part.reject(
                    f"{quoted(text)}: a brace without its other half; double it where meant"
                )
                break
            if name:
                self._names.append(name)
                self._literals.append("")
            else:
                self._literals[-1] += doubled[:1] or literal

    @property
    def outcomes(self) -> frozenset[str] | None:
        """Every text that it can give, where that does not depend on the table."""
        return None if self._names else frozenset(self._literals)

    def several(self, computed: Collection[str]) -> str | None:
        """Return the column in it that holds several texts, of those that are computed so."""
        return next((f"{{{name}}}" for name in self._names if name in computed), None)

    def names(self) -> Iterator[str]:
        """Return the columns in it."""
        yield from self._names

    def bind(self, columns: Columns) -> Get:
        """Return the text as a function of a row."""
        slots = [columns.slot(name, self._yaml_part) for name in self._names]
        literals = self._literals
        if not slots:
            return lambda row: literals[0] or None
        known = [slot for slot in slots if slot is not None]
        if len(known) < len(slots):
            return lambda row: None
        if len(slots) == 1 and literals == ["", ""]:
            only = known[0]
            return lambda row: row[only]
        return lambda row: _fill(literals, [row[slot] for slot in known])


def _fill(literals: list[str], cells: list[Cell]) -> Cell:
    if None in cells:
        return None
    texts = [", ".join(cell) if isinstance(cell, list) else cell for cell in cells]
    text = "".join(chain.from_iterable(zip(literals, texts, strict=False))) + literals[-1]  # type: ignore[arg-type]
    how = next((cell.how for cell in cells if isinstance(cell, Inferred)), None)
    return text if how is None else Inferred.made(text, how)


def text_of(cell: Cell) -> str | None:
    """Return a cell as one text, several joined by commas."""
    return ", ".join(cell) if isinstance(cell, list) else cell


def texts_of(cell: Cell) -> list[str]:
    """Return a cell as a list of texts: none, one or several."""
    if cell is None:
        return []
    return cell if isinstance(cell, list) else [cell]


def empty(row: Row) -> Cell:
    """Return the result of a missing value."""
    return None
