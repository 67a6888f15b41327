"""References to rows of another table by their keys, and those that lead to no row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING
from unicodedata import normalize

from ..report import Notice

if TYPE_CHECKING:
    from .node_resolver import End
    from .noted import Noted

WHOLE = re.compile(r"0*([1-9][0-9]*|0)(?:\.0*)?")  # no digit can be in two parts of it
EXAMPLES = 5


class References:
    """The rows of one table by key.

    A text that is no key is compared with keys and names in any case, with any blanks, and as a
    number: 1.0 is 1. It refers to a row if only one row is meant. Without any row of the table,
    nothing is missing.
    """

    def __init__(self) -> None:
        self.rows: dict[str, list[End]] = {}
        self.missing: Counter[str] = Counter()
        self.matched: Counter[str] = Counter()
        self._loose: dict[str, str | None] = {}  # the key that is meant, or None for several
        self._read = 0

    def add(self, key: str, ends: list[End]) -> None:
        """Take a row of the table."""
        self.rows[key] = ends

    def keys_in(self, text: str, separator: str | None = None) -> list[str]:
        """Return the keys that a text gives; it is split at the separator if it is no key."""
        pieces = [piece.strip() for piece in text.split(separator)] if separator else [text]
        several = len(pieces) > 1 and all(pieces) and self._row(text) is None
        return pieces if several else [text]

    def find(self, key: str, noted: Noted) -> list[End] | None:
        """Return the nodes of a row, and count what leads to none or is spelt otherwise.

        Nothing is counted while `noted` holds counts.
        """
        found = self._row(key)
        if key not in self.rows and (found is not None or self.rows) and not noted.holds():
            counts = self.missing if found is None else self.matched
            counts[key] += 1
        return found

    def _row(self, text: str) -> list[End] | None:
        if text in self.rows:
            return self.rows[text]
        self._extend()
        key = self._loose.get(folded(text))
        return self.rows[key] if key is not None else None

    def _extend(self) -> None:
        """Take the rows since the last time: an edge may refer to one that was just read."""
        for key, ends in islice(self.rows.items(), self._read, None):
            for own in {folded(key), *(folded(end.draft.name) for end in ends)}:
                self._loose[own] = key if self._loose.get(own, key) == key else None
        self._read = len(self.rows)


def folded(text: str) -> str:
    """Return a key without what programs change in it."""
    own = " ".join(normalize("NFC", text).casefold().split())
    number = WHOLE.fullmatch(own)
    return number[1] if number else own


def reference_notices(tables: Iterable[tuple[str, References]], graph: bool) -> Iterator[Notice]:
    """Return the notices of references that lead to no row, or to one under another spelling."""
    for table, references in tables:
        if references.matched:
            detail = f"keys of {table} found in another spelling: case, blanks, 1.0 for 1, a name"
            yield _notice("matched-end", references.matched, detail)
        if references.missing:
            what = "unmatched-end" if graph else "fallback"
            yield _notice(what, references.missing, f"references to no row of {table}")


def _notice(what: str, counts: Counter[str], detail: str) -> Notice:
    examples = tuple(text for text, _ in counts.most_common(EXAMPLES))
    return Notice(what, counts.total(), detail, examples)
