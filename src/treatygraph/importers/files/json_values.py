"""The values of JSON, with a count of what JSON forbids or Python cannot hold."""

from __future__ import annotations

import json
import re
from collections import Counter
from math import isfinite
from typing import Any

from ...errors import shortened
from ...limits import limit
from ..report import Notice

# half of a character outside the basic plane, which no file can hold on its own
HALF = re.compile("[\ud800-\udfff]")
EXAMPLES = 5


class JsonValues:
    """Parses JSON texts, and counts the keys that are given twice and what is not a number.

    A number that Python cannot hold, of thousands of digits or beyond 1e308, is kept as its text.
    """

    def __init__(self) -> None:
        self._repeated: Counter[str] = Counter()
        self._no_numbers: Counter[str] = Counter()

    def parse(self, text: str) -> Any:
        """Return the data of a text. Raises JSONDecodeError and RecursionError."""
        return json.loads(
            text,
            parse_int=_whole,
            parse_float=_number,
            parse_constant=self._constant,
            object_pairs_hook=self._object,
        )

    def notices(self, shown: str) -> list[Notice]:
        """Return what was counted, for the report."""
        found = {
            "duplicate-key": (
                self._repeated,
                f"keys that an object of {shown} gives twice; the last value is kept",
            ),
            "not-a-number": (
                self._no_numbers,
                f"values of {shown} that are no JSON; taken as no value",
            ),
        }
        return [
            Notice(what, counts.total(), detail, _examples(counts))
            for what, (counts, detail) in found.items()
            if counts
        ]

    def _constant(self, text: str) -> None:
        self._no_numbers[text] += 1

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        data = dict(pairs)
        if len(data) < len(pairs):
            self._repeated.update(Counter(key for key, _ in pairs) - Counter(list(data)))
        return data


def _examples(counts: Counter[str]) -> tuple[str, ...]:
    length = int(limit("quoted"))
    return tuple(shortened(text, length) for text, _ in counts.most_common(EXAMPLES))


def has_half(data: Any) -> bool:
    """Return whether half of a character, a lone surrogate, is anywhere in the cells of a record.

    The keys are looked at as well.
    """
    return any(
        HALF.search(text)
        for key, cell in data.items()
        for text in (key, *(cell if isinstance(cell, list) else [cell]))
        if text is not None and not text.isascii()
    )


def _whole(text: str) -> int | str:
    try:
        return int(text)
    except ValueError:  # more digits than Python converts
        return text


def _number(text: str) -> float | str:
    number = float(text)
    return number if isfinite(number) else text
