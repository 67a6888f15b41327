"""A YAML document as plain data: every scalar is text, every value has a line."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import yaml

from ..errors import DataError, Problem, quoted

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML without libyaml: the same, slower
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

__all__ = ["Document", "Entry", "Loader", "Plain"]

DEEPEST = 20

Plain = str | list[Any] | dict[str, Any]
Event = Any  # PyYAML's events and marks are not typed


class Entry:
    """A part of a YAML file: its data as text, lists and mappings, with line numbers.

    Line numbers are only needed for problems, so they are looked up in the text on demand.
    """

    def __init__(self, file: str, data: Plain, begin: Event, text: str) -> None:
        self.file, self.data = file, data
        self._begin, self._text = begin, text

    def line(self, *path: str | int) -> int:
        """Return the line, from 1, of the value at `path`."""
        first = int(self._begin.line) + 1
        return first + int(self._at(path)[0].start_mark.line) if path and self._node else first

    def is_quoted(self, *path: str | int) -> bool:
        """Return whether the value at `path` is written in quotes, hence meant as text."""
        node = self._at(path)[1] if self._node else None
        return not isinstance(node, yaml.ScalarNode) or bool(node.style)

    def problem(self, message: str, *path: str | int) -> Problem:
        return Problem(self.file, self.line(*path), message)

    @cached_property
    def _node(self) -> Any:
        """The part as YAML nodes with positions; None if it is not valid on its own."""
        try:
            return yaml.compose(" " * self._begin.column + self._text, Loader)
        except yaml.YAMLError:  # such as a pair of a list in brackets that is cut into lines
            return None

    def _at(self, path: tuple[str | int, ...]) -> tuple[Any, Any]:
        """Return where the value at a path of keys and indices begins, and the value.

        The position is that of its key. Without a value, it is that of the nearest parent.
        """
        begin = node = self._node
        for step in path:
            if isinstance(node, yaml.MappingNode):
                found = (pair for pair in node.value if pair[0].value == step)
                begin, node = next(found, (begin, node))
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
                begin = node = node.value[step] if step < len(node.value) else node
        return begin, node


class Document:
    """The one document of a YAML text: `begin` is its first event, None for an empty text.

    `entries` are the items of a list, or the document itself. PyYAML's own composer follows nesting
    and aliases without limit, so a small file could exhaust the stack or the memory. It also
    guesses a type for every scalar, which takes most of its time.
    """

    def __init__(self, text: str, shown: str) -> None:
        self.begin: Event = None
        self.entries: list[Entry] = []
        self.problems: list[Problem] = []
        self._text, self._shown = text, shown
        self._events = yaml.parse(text, Loader)
        self._end: Event = None
        self._read()

    def _read(self) -> None:
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent) and self.begin:
                raise self._refused(event, "holds a second document, after '---': one is read")
            if isinstance(event, yaml.NodeEvent):
                self.begin = event
                self._read_entries(event)

    def _read_entries(self, event: Event) -> None:
        if event.anchor or not isinstance(event, yaml.SequenceStartEvent):
            self.entries.append(self._entry(event, 0))
            return
        for item in self._events:
            if isinstance(item, yaml.SequenceEndEvent):
                return
            self.entries.append(self._entry(item, 1))

    def _entry(self, event: Event, depth: int) -> Entry:
        self._end = event.end_mark
        data = self._value(event, depth)
        begin = event.start_mark
        return Entry(self._shown, data, begin, self._text[begin.index : self._end.index])

    def _value(self, event: Event, depth: int) -> Plain:
        """Return the data that begins with an event, at a nesting depth."""
        if event.anchor:
            raise self._refused(event, "uses an anchor or alias (& or *): write the value out")
        if isinstance(event, yaml.ScalarEvent):
            return str(event.value)
        if depth + 1 == DEEPEST:
            raise self._refused(event, "is nested too deeply")
        mapping = isinstance(event, yaml.MappingStartEvent)
        return self._mapping(depth + 1) if mapping else self._list(depth + 1)

    def _list(self, depth: int) -> list[Plain]:
        items = []
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                self._end = event.end_mark
                break
            items.append(self._value(event, depth))
        return items

    def _mapping(self, depth: int) -> dict[str, Plain]:
        data: dict[str, Plain] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                self._end = event.end_mark
                break
            key = self._value(event, depth)
            value = self._value(next(self._events), depth)
            if not isinstance(key, str):
                self._tell(event, "a key is a word, not a list or mapping")
            elif key in data:
                self._tell(event, f"key {quoted(key)} is given twice")
            else:
                data[key] = value
        return data

    def _tell(self, event: Event, message: str) -> None:
        self.problems.append(Problem(self._shown, line_of(event), message))

    def _refused(self, event: Event, message: str) -> DataError:
        return DataError([Problem(self._shown, line_of(event), message)])


def line_of(event: Event) -> int:
    """Return the line, from 1, at which an event or a node begins."""
    return int(event.start_mark.line) + 1
