"""Find the records inside nested data: lists in objects, and objects whose keys are codes.

A path names the keys on the way to the records. `*` is any key. Lists need no step: their items are
met one after the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from ..mapping.columns import Cell
from .records import as_cell

ANY = "*"
PARENT = "../"


class Parent(NamedTuple):
    """An object around a record, and its key that leads to the record."""

    key: str
    data: dict[str, Any]


class Found(NamedTuple):
    """A record and the objects around it, the nearest first."""

    record: Any
    parents: tuple[Parent, ...] = ()

    def column(self, name: str) -> Cell:
        """Return a field of an object around the record, such as `../name`, or a key, `../*`.

        `*` alone is the key of the record, or of the list that it is in.
        """
        level = 0
        while name.startswith(PARENT):
            name, level = name.removeprefix(PARENT), level + 1
        if name == ANY:
            return self.parents[level].key if level < len(self.parents) else None
        if level > len(self.parents):
            return None
        return as_cell(_field(self.parents[level - 1].data, name))


def find_records(data: Any, path: Sequence[str]) -> list[Found]:
    """Return the records at a path from the outermost object, or at every place that ends with it.

    Of a place inside another one, only the outer one counts.
    """
    at_root = list(_follow(data, tuple(path), ()))
    return at_root or list(_anywhere(data, tuple(path), ()))


def unread_records(data: Any, path: Sequence[str]) -> int:
    """Return how many records lie at deeper places, which are not read if there are outer ones."""
    steps = tuple(path)
    if not isinstance(data, dict) or not any(_follow(data, steps, ())):
        return 0
    others = (value for key, value in data.items() if key != steps[0])
    return sum(1 for value in others for _ in _anywhere(value, steps, ()))


def _anywhere(data: Any, path: tuple[str, ...], parents: tuple[Parent, ...]) -> Iterator[Found]:
    if isinstance(data, list):
        for item in data:
            yield from _anywhere(item, path, parents)
    elif isinstance(data, dict):
        found = list(_follow(data, path, parents))
        if found:
            yield from found
            return
        for key, value in data.items():
            yield from _anywhere(value, path, (Parent(key, data), *parents))


def _follow(data: Any, path: tuple[str, ...], parents: tuple[Parent, ...]) -> Iterator[Found]:
    if isinstance(data, list):
        for item in data:
            yield from _follow(item, path, parents) if path else iter([Found(item, parents)])
    elif not path:
        if data is not None:
            yield Found(data, parents)
    elif isinstance(data, dict):
        for key in data if path[0] == ANY else [path[0]] if path[0] in data else []:
            yield from _follow(data[key], path[1:], (Parent(key, data), *parents))


def _field(data: dict[str, Any], name: str) -> Any:
    """Return a field of an object; of an object in it, `outer/inner`."""
    if name in data or "/" not in name:
        return data.get(name)
    outer, _, inner = name.partition("/")
    value = data.get(outer)
    return _field(value, inner) if isinstance(value, dict) else None
