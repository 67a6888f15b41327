"""Data as they travel in the page: as JSON, or compressed where that makes the file much smaller.

Ids, names and columns repeat a lot: compressed they take a third, although bytes have to be
written as base64 letters. Little data are better off readable.
"""

from __future__ import annotations

import base64
import json
import zlib
from typing import Any, NamedTuple

from .inlining import inline_text

LITTLE = 64_000  # bytes of JSON below which it travels as it is
LEVEL = 4  # a little larger than the smallest, in a quarter of the time


class Packed(NamedTuple):
    """The content of a script element, and the type that tells the page how to read it."""

    type: str
    text: str


def pack(data: Any) -> Packed:
    """Data for a script element; the same data give the same text."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), check_circular=False)
    if len(text) >= LITTLE:
        compressed = base64.b64encode(zlib.compress(text.encode(), LEVEL)).decode()
        if len(compressed) < len(text):
            return Packed("application/zlib;base64", compressed)
    return Packed("application/json", inline_text(text))
