"""The columns of a table, and slots for computed values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from .yaml_node import YamlNode

Cell = str | list[str] | None
Row = list[Any]
Get = Callable[[Row], Cell]
Test = Callable[[Row], bool]


class Columns:
    """The columns of one file, with slots for computed values.

    `used` are the slots that something reads, `asked` all requested names without a question mark,
    `absent` the requested columns that the file lacks; a name with a question mark, `{Label?}`, may
    be absent.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self.names = list(names)
        self.used: set[int] = set()
        self.asked: list[str] = []
        self.absent: list[tuple[str, YamlNode]] = []
        self._slots = {name: slot for slot, name in reversed(list(enumerate(names)))}
        self._folded = {_fold(name): slot for name, slot in self._slots.items()}
        self.width = len(self.names)

    def slot(self, name: str, yaml_part: YamlNode) -> int | None:
        """Return the index of a column by name in any case, or None."""
        slot = self._find(name)
        self.asked.append(name.removesuffix("?"))
        if slot is None and name.endswith("?"):
            slot = self._find(name.removesuffix("?"))
        elif slot is None:
            self.absent.append((name, yaml_part))
        if slot is not None:
            self.used.add(slot)
        return slot

    def add(self, name: str) -> int:
        """Add a named slot; it hides a column of the same name."""
        slot, self.width = self.width, self.width + 1
        self._slots[name] = slot
        return slot

    def add_unless(self, name: str) -> int:
        """Add a named slot, unless a column has the name."""
        return self.add(name if self._find(name) is None else f"{name} of the file")

    @contextmanager
    def tracking(self) -> Iterator[set[int]]:
        """Inside, the places that something reads are gathered in a set of their own as well."""
        before, self.used = self.used, set()
        try:
            yield self.used
        finally:
            # the same set as before: an outer tracking goes on with it
            before |= self.used
            self.used = before

    @property
    def unused(self) -> list[str]:
        """The columns of the file that nothing reads."""
        return [name for slot, name in enumerate(self.names) if slot not in self.used]

    def _find(self, name: str) -> int | None:
        return self._slots.get(name, self._folded.get(_fold(name)))


def _fold(name: str) -> str:
    return name.strip().casefold()
