"""Read XML as a stream of elements, without what can fill the memory or read other files.

Entities and references to other files are refused, as defusedxml refuses them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import IO
from xml.etree.ElementTree import Element
from xml.parsers import expat

from ...errors import DataError, Problem, quoted

PIECE = 2**16
DEEPEST = 500  # elements within each other; beyond it, Python cannot walk them


WITHIN = "element within which this one is"  # no name in XML: no attribute can have it
Opened = Callable[[str, dict[str, str]], None]


def elements(
    stream: IO[bytes],
    shown: str,
    tags: Collection[str],
    opened: Opened = lambda name, attributes: None,
) -> Iterator[Element]:
    """Return the elements with one of these local names, each once it is complete.

    Of other elements nothing is kept; `opened` is called with their names and attributes. An
    element within another one that is returned comes first, and is no part of that one, whose id
    is its attribute WITHIN. Raises DataError for what is not XML, or is refused.
    """
    reader = _Reader(shown, tags, opened)
    while piece := stream.read(PIECE):
        yield from reader.feed(piece)
    yield from reader.feed(b"", last=True)


def local(name: str) -> str:
    """Return the name of an element or attribute without its namespace."""
    return name.rpartition("}")[2]


class _Reader:
    def __init__(self, shown: str, tags: Collection[str], opened: Opened) -> None:
        self._shown, self._tags, self._opened = shown, tags, opened
        self._within: list[str] = []
        self._stack: list[Element | None] = []
        self._captured = 0  # open elements that will be returned
        self._done: list[Element] = []
        self._texts: list[str] = []  # of the innermost element, joined once it is complete
        self._parser = expat.ParserCreate(namespace_separator="}")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.EntityDeclHandler = self._refuse_entity
        self._parser.UnparsedEntityDeclHandler = self._refuse_entity
        self._parser.ExternalEntityRefHandler = self._refuse_reference

    def feed(self, piece: bytes, last: bool = False) -> list[Element]:
        """Return the elements that are complete after a piece of the text."""
        self._done = []
        try:
            self._parser.Parse(piece, last)
        except expat.ExpatError as error:
            message = f"is not XML: {expat.ErrorString(error.code)}"
            raise self._problem(message, error.lineno) from None
        except (ValueError, LookupError) as error:  # an encoding that Python cannot map
            raise self._problem(f"is not XML: {error}") from None
        return self._done

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._stack) >= DEEPEST:
            raise self._problem("is nested too deeply")
        self._keep_text()
        name = _braced(name)
        wanted = local(name) in self._tags
        self._captured += wanted
        if not self._captured:
            self._opened(local(name), attributes)
            self._stack.append(None)
            return
        element = Element(name, {_braced(key): value for key, value in attributes.items()})
        parent = self._stack[-1] if self._stack else None
        if parent is not None and not wanted:
            parent.append(element)
        if wanted:
            if self._within:
                element.set(WITHIN, self._within[-1])
            self._within.append(attributes.get("id", ""))
        self._stack.append(element)

    def _end(self, name: str) -> None:
        self._keep_text()
        element = self._stack.pop()
        if element is not None and local(element.tag) in self._tags:
            self._captured -= 1
            self._within.pop()
            self._done.append(element)

    def _text(self, text: str) -> None:
        if self._captured:
            self._texts.append(text)

    def _keep_text(self) -> None:
        """Give the innermost element the text before the first element in it."""
        element = self._stack[-1] if self._stack else None
        if self._texts and element is not None and element.text is None and not len(element):
            element.text = "".join(self._texts)
        self._texts.clear()

    def _refuse_entity(self, name: str, *_: object) -> None:
        raise self._problem(f"defines the entity {quoted(name)}, which is refused")

    def _refuse_reference(self, *_: object) -> int:
        raise self._problem("refers to another file, which is refused")

    def _problem(self, message: str, line: int | None = None) -> DataError:
        return DataError([Problem(self._shown, line or self._parser.CurrentLineNumber, message)])


def _braced(name: str) -> str:
    """Return a name as ElementTree writes it: {namespace}name."""
    return "{" + name if "}" in name else name
