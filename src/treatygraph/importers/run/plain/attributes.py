"""The attributes of plain rows as parts of JSON objects, a list of parts for each attribute."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from ....dataset.store.rows import ENCODE_JSON
from ...mapping.columns import Cell, Get, Row
from ..vocabulary_builder import Convert
from .factor import SINGLE, UNFIT, UNKNOWN, Cells, Codes, Factor, Reads
from .kept import Keeper, Kept

Parts = Sequence[str | None]
# of text without a converter: what json.dumps uses inside
ENCODE_TEXT: Callable[[str], str] = json.encoder.encode_basestring


class Part(NamedTuple):
    """An attribute as a part of a JSON object, None without a value, and the cells kept for it."""

    json: str | None
    kept: Kept


class TextAttribute:
    """An attribute that is the text of a column."""

    def __init__(self, key: str, slot: int) -> None:
        self.key = key
        self._slot, self._start = slot, f"{ENCODE_JSON(key)}: "

    def parts(self, cells: Cells, plain: npt.NDArray[np.bool_], width: int) -> Parts:
        """Return the part of each row."""
        start, encode = self._start, ENCODE_TEXT
        column = cells[self._slot]
        return [None if cell is None else start + encode(cell) for cell in column]

    def kept(self, index: int) -> Kept:
        """Return the cells of a row that are kept: none."""
        return {}

    def keeping(self, rows: int) -> npt.NDArray[np.bool_]:
        """Return whether cells of each row are kept."""
        return np.zeros(rows, bool)


class ValueAttribute:
    """An attribute that is computed or converted, once for equal cells; `name` is its column."""

    def __init__(
        self,
        key: str,
        reads: Reads,
        get: Get,
        convert: Convert,
        keeper: Keeper,
        name: str | None = None,
    ) -> None:
        self.key = key
        self._get, self._convert, self._keeper, self._name = get, convert, keeper, name
        self.factor: Factor[Part] = Factor(reads)
        self._codes: Codes = np.zeros(0, np.int32)

    def parts(self, cells: Cells, plain: npt.NDArray[np.bool_], width: int) -> Parts:
        """Return the part of each row; rows whose value does not fit are no longer plain."""
        factor = self.factor
        factor.trim()
        keys = factor.reads.keys(cells, len(plain))
        for key in dict.fromkeys(keys):
            if factor.code(key) == UNKNOWN:
                factor.learn(key, self._part(key, width))
        codes = factor.codes(keys)
        plain &= codes != SINGLE
        self._codes, outcomes = codes, factor.outcomes
        return [outcomes[code].json if code >= 0 else None for code in codes.tolist()]

    def kept(self, index: int) -> Kept:
        """Return the cells of a row of the last batch that are kept."""
        code = self._codes[index]
        return self.factor.outcomes[code].kept if code >= 0 else {}

    def keeping(self, rows: int) -> npt.NDArray[np.bool_]:
        """Return whether cells of each row of the last batch are kept."""
        return self.factor.keeping(self._codes)

    def _part(self, key: Any, width: int) -> Part | None:
        try:
            row = self.factor.reads.row(key, width)
            cell = self._get(row)
            value = None if cell is None else self._convert(cell)
        except UNFIT:
            return None
        if not _is_simple(cell):
            return None
        text = None if cell is None else f"{ENCODE_JSON(self.key)}: {ENCODE_JSON(value)}"
        return Part(text, self._kept(row, value))

    def _kept(self, row: Row, value: object) -> Kept:
        return self._keeper.attribute(row, self._name, self.key, value) if self._name else {}


Attribute = TextAttribute | ValueAttribute


def _is_simple(cell: Cell) -> bool:
    """Return whether a cell is nothing or texts of a table, not an inferred one."""
    return cell is None or type(cell) is str or isinstance(cell, list)


def objects(parts: Sequence[Parts], rows: int) -> list[str | None]:
    """Return the attributes of each row as JSON, None where it has none."""
    if not parts:
        return [None] * rows
    if len(parts) == 1:
        return [None if part is None else f"{{{part}}}" for part in parts[0]]
    joined = (", ".join(filter(None, each)) for each in zip(*parts, strict=True))
    return [f"{{{part}}}" if part else None for part in joined]
