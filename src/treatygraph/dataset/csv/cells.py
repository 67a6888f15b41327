"""The words of a vocabulary, and values, as the cells of a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from ... import names
from ...vocabulary import Attribute, Kind, RelationType, Status
from ...vocabulary.file import TAKEN
from .. import ids
from . import AS_WRITTEN, REMEMBERED

# how Gephi calls the two types that stand for any
ARROWS = {"linked_to": "Directed", "linked_with": "Undirected"}
# columns of exactly that attribute, or of that system of codes
ATTRIBUTE, CODE = "attributes/", "ids/"
RESERVED = {*TAKEN, AS_WRITTEN, *REMEMBERED.values()}
# a semicolon within a text, and what would be taken for one
ESCAPES = {";": "%3B", "%": "%25"}
UNSAFE = re.compile(";|%(?=3B|25)")


class Words(Protocol):
    """What a vocabulary knows, and one that is in the making."""

    @property
    def statuses(self) -> Mapping[str, Status]: ...
    @property
    def kinds(self) -> Mapping[str, Kind]: ...
    @property
    def attributes(self) -> Mapping[str, Attribute]: ...
    @property
    def relations(self) -> Mapping[str, RelationType]: ...


def word_cell(words: Words, section: str, key: str) -> str:
    """A kind, type or status as a cell from which it is read back: its label, if that tells."""
    blocks = getattr(words, section)
    if section == "relations" and key in ARROWS:
        return ARROWS[key]
    for word in (blocks[key].label, key):
        told = word not in blocks or word == key
        if told and word not in ARROWS.values() and called(blocks, word) == key == snake(word):
            return str(word)
    return f"{section}/{key}"


def called(blocks: Mapping[str, Any], word: str) -> str | None:
    """The key of the block that a word means, by its key or label in any case and spelling."""
    if word in blocks:
        return word
    folded = names.fold(word)
    return next(
        (
            key
            for key, block in blocks.items()
            if folded in (names.fold(key), names.fold(block.label))
        ),
        None,
    )


def snake(word: str) -> str:
    """A word as a vocabulary has it."""
    return names.fold(word).replace(" ", "_")


def attribute_key(column: str) -> str:
    """The attribute that a column is about; `attributes/KEY` is one of exactly that key."""
    exact = column.removeprefix(ATTRIBUTE)
    key = exact if exact != column and ids.is_id(exact) else ids.fit(snake(column))
    return f"{key}_" if key in RESERVED else key


def code_system(column: str) -> str | None:
    """The system of codes that a column is about, `ids/SYSTEM`."""
    system = column.removeprefix(CODE)
    return system if system != column and ids.is_id(system) else None


def is_plain(attribute: Attribute) -> bool:
    """Whether any text is a value of the attribute."""
    return attribute.type == "text" and not attribute.many


def value_cell(value: Any) -> str:
    """A value of any attribute as a cell."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    return value if isinstance(value, str) else joined(map(value_cell, value))


def joined(texts: Iterable[str]) -> str:
    """Several texts as one cell."""
    return "; ".join(UNSAFE.sub(lambda found: ESCAPES[found[0]], text) for text in texts)


def parted(cell: str) -> list[str]:
    """The texts of a cell that `joined` made, or that somebody wrote so."""
    pieces = (piece.strip() for piece in cell.split(";"))
    return [piece.replace("%3B", ";").replace("%25", "%") for piece in pieces if piece]
