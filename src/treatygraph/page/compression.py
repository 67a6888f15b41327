"""Encode the columns of the page: as JSON, or compressed if that is smaller.

Compressed data are a line of JSON that describes the columns, then their bytes. Integers are byte-
plane shuffled (all low bytes first); near-monotonic columns are delta + zigzag encoded.
`scripts/data/decode.js` decodes it.
"""

from __future__ import annotations

import base64
import json
import zlib
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from .columns import Columns, Numbers
from .inlining import inline_text

LITTLE = 64_000  # bytes of JSON below which it travels as it is
LEVEL = 4  # a little larger than the smallest, in a quarter of the time


class Packed(NamedTuple):
    """The content of a script element, and its type, which selects the decoder."""

    type: str
    text: str


class Written(NamedTuple):
    """An integer column as bytes. `width`: bytes per value. `steps`: values are delta-encoded."""

    content: bytes
    length: int
    width: int
    steps: bool


def pack(columns: Columns) -> Packed:
    """Return columns for a script element; the same columns give the same text."""
    if _is_little(columns):
        text = _json(columns._asdict())
        if len(text) < LITTLE:
            return Packed("application/json", inline_text(text))
    compressed = zlib.compress(_written(columns), LEVEL)
    return Packed("application/zlib;base64", base64.b64encode(compressed).decode())


def write_numbers(values: Numbers) -> Written:
    """Whole numbers in as few bytes as they need; they wrap around beyond 32 bits."""
    steps = _folded(np.diff(values, prepend=0))
    if len(values) and (values.min() < 0 or steps.sum() < values.sum()):
        return Written(*_bytes(steps), steps=True)
    return Written(*_bytes(values.astype(np.uint32)), steps=False)


def _folded(steps: Numbers) -> npt.NDArray[np.uint32]:
    """Map 0, -1, 1, -2, … to 0, 1, 2, 3, …: numbers near zero stay small without a sign."""
    signed = steps.astype(np.int32)
    return ((signed << 1) ^ (signed >> 31)).view(np.uint32)


def _bytes(values: npt.NDArray[np.uint32]) -> tuple[bytes, int, int]:
    width = (int(values.max()).bit_length() + 7) // 8 if len(values) else 0
    planes = values.astype("<u4").view(np.uint8).reshape(-1, 4).T[:width]
    return planes.tobytes(), len(values), width


def _is_little(columns: Columns) -> bool:
    """Return whether the JSON may be small enough to stay readable."""
    return sum(map(len, columns.numbers.values())) < LITTLE


def _written(columns: Columns) -> bytes:
    numbers = {name: write_numbers(values) for name, values in columns.numbers.items()}
    values = {name: _json(column).encode() for name, column in columns.values.items()}
    header = {
        "plain": columns.plain,
        "numbers": {name: (each.length, each.width, each.steps) for name, each in numbers.items()},
        "values": {name: len(text) for name, text in values.items()},
    }
    contents = [*(each.content for each in numbers.values()), *values.values()]
    return b"".join([_json(header).encode(), b"\n", *contents])


def _json(data: Any) -> str:
    separators = (",", ":")
    return json.dumps(
        data, ensure_ascii=False, separators=separators, check_circular=False, default=_plain
    )


def _plain(column: Any) -> list[int]:
    """Arrays are the only things that JSON does not know."""
    numbers: list[int] = column.tolist()
    return numbers
