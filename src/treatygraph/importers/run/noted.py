"""What happens to rows beside being made, skipped or rejected, counted for the report."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ...errors import shortened
from ...limits import limit
from ..report import Notice

EXAMPLES = 5


class Held:
    """How often something would have been counted."""

    count = 0


class Noted:
    """Counts by kind of notice and detail, each with its first examples.

    A row that is only looked at, and will be taken again, must not be counted twice: meanwhile,
    what counts asks `holds`.
    """

    def __init__(self) -> None:
        self._held: Held | None = None
        self._counts: dict[tuple[str, str], int] = {}
        self._examples: dict[tuple[str, str], dict[str, None]] = {}

    @contextmanager
    def holding(self) -> Iterator[Held]:
        """Inside, nothing is counted but how often it would have been."""
        before, self._held = self._held, Held()
        try:
            yield self._held
        finally:
            self._held = before

    def holds(self) -> bool:
        """Return whether something must not be counted now; it is remembered that it would be."""
        if self._held is None:
            return False
        self._held.count += 1
        return True

    def count(self, what: str, detail: str, example: str) -> None:
        """Count one more, unless counts are held."""
        if self.holds():
            return
        key = what, detail
        self._counts[key] = self._counts.get(key, 0) + 1
        examples = self._examples.setdefault(key, {})
        if len(examples) < EXAMPLES:
            examples[shortened(example, int(limit("quoted")))] = None

    def notices(self) -> Iterator[Notice]:
        """Return a notice for each kind and detail."""
        for (what, detail), count in self._counts.items():
            yield Notice(what, count, detail, tuple(self._examples[what, detail]))
