"""YAML files as plain data in which every scalar is text, and every place has a line.

YAML guesses types: `NO` becomes False, `0123` becomes 83, `2023-11-02` a date but `2023-11` not.
Here nothing is guessed; the vocabulary says what a text means.
"""

from __future__ import annotations

from pathlib import Path
from stat import S_ISREG
from typing import Any

import yaml

from ..errors import DataError, Problem

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML without libyaml: the same, slower
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

__all__ = ["Entry", "Loader", "read_mapping", "read_records", "read_text"]

LARGEST = 64 * 2**20
DEEPEST = 20
BOM = b"\xef\xbb\xbf"

Plain = str | list[Any] | dict[str, Any]


class Entry:
    """A piece of a YAML file: its data as text, lists and mappings, and where each stands."""

    __slots__ = ("_node", "data", "file")

    def __init__(self, file: str, node: yaml.Node, data: Plain) -> None:
        self.file, self._node, self.data = file, node, data

    def _at(self, path: tuple[str | int, ...]) -> tuple[yaml.Node, yaml.Node]:
        """Where the value at a path of keys and positions begins (at its key), and the value.

        Where there is none, the nearest above it.
        """
        begin = node = self._node
        for step in path:
            if isinstance(node, yaml.MappingNode):
                found = (pair for pair in node.value if pair[0].value == step)
                begin, node = next(found, (begin, node))
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
                begin = node = node.value[step] if step < len(node.value) else node
        return begin, node

    def line(self, *path: str | int) -> int:
        """The line, from 1, of the value at `path`."""
        return _line(self._at(path)[0])

    def is_quoted(self, *path: str | int) -> bool:
        """Whether the value at `path` is written in quotes, hence meant as text."""
        node = self._at(path)[1]
        return isinstance(node, yaml.ScalarNode) and node.style is not None

    def problem(self, message: str, *path: str | int) -> Problem:
        return Problem(self.file, self.line(*path), message)


def read_text(path: Path, shown: str) -> str:
    """The text of a file. Raises DataError where it cannot be read, is too large or not UTF-8."""
    try:
        facts = path.stat()
        if not S_ISREG(facts.st_mode):  # a pipe or a device might never end
            raise DataError([Problem(shown, None, "cannot be read: it is not a file")])
        if facts.st_size > LARGEST:
            raise DataError([Problem(shown, None, "is larger than 64 MiB: too large for YAML")])
        content = path.read_bytes()
    except OSError as error:
        raise DataError([Problem(shown, None, _reason(error))]) from None
    try:
        return content.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise DataError([Problem(shown, line, "is not UTF-8 text")]) from None


def read_records(path: Path, shown: str) -> list[Entry]:
    """The entries of a file that is a list of mappings."""
    node = _compose(path, shown)
    if not isinstance(node, yaml.SequenceNode):
        raise DataError(
            [Problem(shown, _line(node), "should be a list of records, each with '- '")]
        )
    problems: list[Problem] = []
    entries = [Entry(shown, child, _plain(child, shown, problems)) for child in node.value]
    problems += [
        entry.problem("a record is a mapping, such as '- id: …'")
        for entry in entries
        if not isinstance(entry.data, dict)
    ]
    if problems:
        raise DataError(problems)
    return entries


def read_mapping(path: Path, shown: str) -> Entry:
    """The one entry of a file that is a mapping."""
    node = _compose(path, shown)
    if not isinstance(node, yaml.MappingNode):
        raise DataError([Problem(shown, _line(node), "should be a mapping, 'key: value'")])
    problems: list[Problem] = []
    entry = Entry(shown, node, _plain(node, shown, problems))
    if problems:
        raise DataError(problems)
    return entry


def _compose(path: Path, shown: str) -> yaml.Node:
    text = read_text(path, shown)
    try:
        node = _tree(text, shown)
    except (yaml.YAMLError, ValueError) as error:
        raise DataError([_broken(error, text, shown)]) from None
    if node is None:
        raise DataError([Problem(shown, None, "is empty")])
    return node


def _tree(text: str, shown: str) -> yaml.Node | None:
    """The YAML nodes of the one document in a text, or None where there is none.

    PyYAML's own composer follows nesting and aliases wherever they lead: a small file could exhaust
    the stack or the memory. It also guesses a type for every scalar, which takes most of its time.
    """
    root: yaml.CollectionNode = yaml.SequenceNode("", [])
    opened = [root]
    for event in yaml.parse(text, Loader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _refused(event, shown, "uses an anchor or alias (& or *): write the value out")
        if isinstance(event, yaml.DocumentStartEvent) and root.value:
            raise _refused(event, shown, "holds a second document, after '---': one is read")
        if len(opened) > DEEPEST:
            raise _refused(event, shown, "is nested too deeply")
        if isinstance(event, yaml.ScalarEvent):
            opened[-1].value.append(_scalar(event))
        elif isinstance(event, yaml.CollectionStartEvent):
            opened.append(_collection(event))
        elif isinstance(event, yaml.CollectionEndEvent):
            node = _paired(opened.pop())
            opened[-1].value.append(node)
    return root.value[0] if root.value else None


def _scalar(event: Any) -> yaml.Node:
    return yaml.ScalarNode(event.tag, event.value, event.start_mark, style=event.style or None)


def _collection(event: Any) -> yaml.CollectionNode:
    mapping = isinstance(event, yaml.MappingStartEvent)
    return (yaml.MappingNode if mapping else yaml.SequenceNode)(event.tag, [], event.start_mark)


def _paired(node: yaml.CollectionNode) -> yaml.CollectionNode:
    """A collection that is complete; keys and values of a mapping came one after the other."""
    if isinstance(node, yaml.MappingNode):
        node.value = list(zip(node.value[::2], node.value[1::2], strict=True))
    return node


def _refused(event: Any, shown: str, message: str) -> DataError:
    return DataError([Problem(shown, int(event.start_mark.line) + 1, message)])


def _plain(node: yaml.Node, shown: str, problems: list[Problem]) -> Plain:
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child, shown, problems) for child in node.value]
    data: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            problems.append(Problem(shown, _line(key), "a key is a word, not a list or mapping"))
        elif key.value in data:
            problems.append(Problem(shown, _line(key), f"key {key.value!r} is given twice"))
        else:
            data[key.value] = _plain(value, shown, problems)
    return data


def _broken(error: Exception, text: str, shown: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    context = getattr(error, "context", None)
    message = f"is not valid YAML: {what}" + (f" ({context})" if context else "")
    return Problem(shown, mark.line + 1 if mark else _line_of_control(text), message)


def _line_of_control(text: str) -> int | None:
    """The line of the first character that YAML does not allow; the reader gives no mark for it."""
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else None


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _reason(error: OSError) -> str:
    return f"cannot be read: {error.strerror or error}"
