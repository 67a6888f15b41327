"""The records of an XML text, one after the other, without the whole of it in memory.

Entities are refused: a few lines of them can expand to gigabytes, or name other files.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import IO, Any
from xml.parsers import expat

PIECE = 2**16
DEEPEST = 200
Data = str | dict[str, Any]


class BadXml(Exception):
    """The text is no XML that is read; `line` is where."""

    def __init__(self, line: int, message: str) -> None:
        self.line, self.message = line, message
        super().__init__(message)


class Element:
    """An element that is being read: its attributes, its text and the elements in it."""

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.fields: dict[str, Any] = {f"@{_local(key)}": attributes[key] for key in attributes}
        self.texts: list[str] = []
        self.holds_records = False

    def add(self, name: str, data: Data) -> None:
        """Add an element; several of one name are a list."""
        if name not in self.fields:
            self.fields[name] = data
        elif isinstance(self.fields[name], list):
            self.fields[name].append(data)
        else:
            self.fields[name] = [self.fields[name], data]

    def data(self) -> Data:
        """Return a text, or a mapping if there are attributes or elements; its text is under ''."""
        text = "".join(self.texts).strip()
        if not self.fields:
            return text
        fields = {key: _alike(value) for key, value in self.fields.items()}
        return {**fields, "": text} if text else fields


class RecordParser:
    """Parses a stream into records, with the elements around each, the nearest first.

    The elements around a record go on to be filled until they end.
    """

    def __init__(self, path: Sequence[str], encoding: str | None) -> None:
        self._path = path
        self._open: list[Element] = []
        self._depth_of_record = 0
        self._found: list[tuple[Data, tuple[Element, ...]]] = []
        self._parser = expat.ParserCreate(encoding)
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.EntityDeclHandler = self._refuse

    def records(self, stream: IO[bytes]) -> Iterator[tuple[Data, tuple[Element, ...]]]:
        """Return the records of a stream. Raises BadXml."""
        while True:
            piece = stream.read(PIECE)
            self._parse(piece)
            yield from self._found
            self._found.clear()
            if not piece:
                return

    def _parse(self, piece: bytes) -> None:
        try:
            self._parser.Parse(piece, not piece)
        except expat.ExpatError as error:
            raise BadXml(error.lineno, f"is no XML: {expat.ErrorString(error.code)}") from None
        except (ValueError, LookupError) as error:  # an encoding that Python cannot map
            raise BadXml(self._parser.CurrentLineNumber, f"is no XML: {error}") from None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) == DEEPEST:
            raise BadXml(self._parser.CurrentLineNumber, "is nested too deeply")
        self._open.append(Element(_local(name), attributes))
        if not self._depth_of_record and self._is_record():
            self._depth_of_record = len(self._open)

    def _end(self, name: str) -> None:
        element = self._open.pop()
        outer = self._open[-1] if self._open else None
        if len(self._open) + 1 == self._depth_of_record:
            self._depth_of_record = 0
            self._found.append((element.data(), tuple(reversed(self._open))))
            element.holds_records = True
        elif outer and not element.holds_records:
            outer.add(element.name, element.data())
        # what holds records is no field of what is around it: it would fill the memory
        if outer and not self._depth_of_record:
            outer.holds_records |= element.holds_records

    def _text(self, text: str) -> None:
        self._open[-1].texts.append(text)

    def _refuse(self, *declaration: Any) -> None:
        raise BadXml(self._parser.CurrentLineNumber, "declares entities, which are not read")

    def _is_record(self) -> bool:
        """Return whether the open elements end with the path; without one, if below the root."""
        if not self._path:
            return len(self._open) == 2
        if len(self._path) > len(self._open):
            return False
        names = [element.name for element in self._open[-len(self._path) :]]
        return all(step in ("*", name) for step, name in zip(self._path, names, strict=True))


def _local(name: str) -> str:
    """Return a name without the prefix of its namespace."""
    return name.rpartition(":")[2]


def _alike(value: Any) -> Any:
    """Return elements of one name alike: if one has fields, each has."""
    if isinstance(value, list) and any(isinstance(each, dict) for each in value):
        return [each if isinstance(each, dict) else {"": each} for each in value]
    return value
