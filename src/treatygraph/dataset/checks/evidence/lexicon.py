"""The words by which texts express fields, from the table beside this file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from ....names import fold
from ....yamlio.load import read_mapping

TABLE = Path(__file__).with_name("lexicon.yaml")
GAP = r"(?:\w+ ){0,8}?"  # what `~` means in a pattern


class Lexicon:
    """Cues by section and key; a key without an entry is not judged by its words."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._table = table
        self._compiled: dict[tuple[str, ...], re.Pattern[str]] = {}

    def words(self, *path: str, key: str = "cues") -> tuple[str, ...]:
        """Return the cues of an entry as they are written, or nothing if there is none.

        `key` names another list of the entry.
        """
        entry: Any = self._table
        for step in path:
            entry = entry.get(step, {})
        return tuple(entry.get(key, ()))

    def cues(self, *path: str) -> re.Pattern[str] | None:
        """Return a pattern for the cues of an entry in folded text, or None if there is none."""
        words = self.words(*path)
        if words and path not in self._compiled:
            self._compiled[path] = re.compile(_alternatives(words))
        return self._compiled.get(path)

    def keys(self, *path: str) -> tuple[str, ...]:
        """Return the keys of a section, or of a part of one; nothing if there is none."""
        entry: Any = self._table
        for key in path:
            entry = entry.get(key, {})
        return tuple(entry)

    def with_time(self, time: str) -> frozenset[str]:
        """Return the statuses of the past or of the future, seen from the source."""
        statuses = self._table["statuses"].items()
        return frozenset(key for key, entry in statuses if entry.get("time") == time)

    @cached_property
    def literal(self) -> frozenset[str]:
        """The text attributes whose words are those of the source."""
        return frozenset(self.keys("literal"))


def _alternatives(words: Iterable[str]) -> str:
    return rf"\b(?:{'|'.join(map(_word, words))})\b"


def _word(cue: str) -> str:
    return " ".join(
        re.escape(fold(part.rstrip("*"))) + (r"\w*" if part.endswith("*") else "")
        for part in cue.split()
    )


def direction(pattern: str, start: str, end: str) -> re.Pattern[str]:
    """Return a pattern of a direction, with marks for the ends in place of FROM and TO."""
    marks = {"FROM": start, "TO": end}
    parts = [
        GAP if part == "~" else f"{marks.get(part) or _word(part)} " for part in pattern.split()
    ]
    return re.compile(rf"\b{''.join(parts)}")


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the shipped lexicon; it is read once."""
    entry = read_mapping(TABLE, TABLE.name)
    return Lexicon(entry.data if isinstance(entry.data, dict) else {})
