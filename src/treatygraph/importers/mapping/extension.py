"""Mappings that extend another one: what they say is added to it, or replaces what it says."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ...errors import DataError, Problem, quoted
from ...yamlio.load import Entry

Steps = tuple[str | int, ...]
MOST = 50  # mappings that extend one another


class Extended(Entry):
    """A mapping with what it adds to another one; problems are reported where the words stand."""

    def __init__(self, base: Entry, own: Entry) -> None:
        self._base, self._own = base, own
        self.file, self.data = own.file, _merged(base.data, own.data, ())

    def line(self, *path: str | int) -> int:
        return self._origin(path).line(*path)

    def is_quoted(self, *path: str | int) -> bool:
        return self._origin(path).is_quoted(*path)

    def problem(self, message: str, *path: str | int) -> Problem:
        return self._origin(path).problem(message, *path)

    def _origin(self, path: Steps) -> Entry:
        """Return the mapping that says the most of a path, this one if both say as much."""
        return max(self._own, self._base, key=lambda entry: _depth(entry.data, path))


def extended(own: Entry, base: Entry) -> Entry:
    """Return a mapping with what it adds to another one."""
    return Extended(base, own)


def check_chain(chain: Sequence[Path], path: Path, entry: Entry) -> None:
    """Raise DataError for a mapping that extends itself, over others perhaps, or countless ones."""
    if path.resolve() in {each.resolve() for each in chain}:
        message = f"extend: {quoted(path.name)} extends this mapping in turn"
        raise DataError([entry.problem(message, "extend")])
    if len(chain) >= MOST:
        message = f"extend: more than {MOST} mappings extend one another"
        raise DataError([entry.problem(message, "extend")])


def _merged(base: Any, own: Any, path: tuple[str, ...]) -> Any:
    if isinstance(base, dict) and isinstance(own, dict) and _merges(path):
        return base | {
            key: _merged(base[key], value, (*path, key)) if key in base else value
            for key, value in own.items()
        }
    if isinstance(base, list) and isinstance(own, list) and path[:1] == ("vocabulary",):
        return base + [each for each in own if each not in base]
    return own


def _merges(path: tuple[str, ...]) -> bool:
    """Return whether the keys of a mapping at a path are added to those of the other mapping.

    The steps of a value are not: two values would become a third one.
    """
    match path:
        case () | ("vocabulary" | "new", *_) | ("lookups" | "tables",):
            return True
        case ("lookups" | "tables", _) | ("tables", _, "values" | "nodes" | "relations"):
            return True
        case ("tables", _, "nodes" | "relations", _):
            return True
        case ("tables", _, "nodes" | "relations", _, "attributes" | "ids"):
            return True
    return False


def _depth(data: Any, path: Steps) -> int:
    """Return how many steps of a path lead to something."""
    for depth, step in enumerate(path):
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return depth
    return len(path)
