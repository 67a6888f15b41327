"""What happens to rows beside being made, skipped or rejected, counted for the report."""

from __future__ import annotations

from collections.abc import Iterator

from ...errors import shortened
from ...limits import limit
from ..report import Notice

EXAMPLES = 5


class Noted:
    """Counts by kind of notice and detail, each with its first examples."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, str], int] = {}
        self._examples: dict[tuple[str, str], dict[str, None]] = {}

    def count(self, what: str, detail: str, example: str) -> None:
        """Count one more."""
        key = what, detail
        self._counts[key] = self._counts.get(key, 0) + 1
        examples = self._examples.setdefault(key, {})
        if len(examples) < EXAMPLES:
            examples[shortened(example, int(limit("quoted")))] = None

    def notices(self) -> Iterator[Notice]:
        """Return a notice for each kind and detail."""
        for (what, detail), count in self._counts.items():
            yield Notice(what, count, detail, tuple(self._examples[what, detail]))
