"""Vocabulary words and values as cells of a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Protocol

from ... import names
from ...vocabulary import Attribute, Kind, RelationType, Status
from ...vocabulary.file import TAKEN
from .. import ids
from . import AS_WRITTEN, REMEMBERED

# Gephi's two edge types, which mean any type
ARROWS = {"linked_to": "Directed", "linked_with": "Undirected"}
# columns of exactly that attribute, or of that system of codes
ATTRIBUTE, CODE = "attributes/", "ids/"
RESERVED = {*TAKEN, AS_WRITTEN, *REMEMBERED.values()}
# a semicolon within a text, and what would be taken for one
ESCAPES = {";": "%3B", "%": "%25"}
UNSAFE = re.compile(";|%(?=3B|25)")


class Words(Protocol):
    """A vocabulary, finished or under construction."""

    @property
    def statuses(self) -> Mapping[str, Status]: ...
    @property
    def kinds(self) -> Mapping[str, Kind]: ...
    @property
    def attributes(self) -> Mapping[str, Attribute]: ...
    @property
    def relations(self) -> Mapping[str, RelationType]: ...


def word_cell(words: Words, section: str, key: str) -> str:
    """Return a kind, type or status as a cell: its label if that is unambiguous, else its key."""
    blocks = getattr(words, section)
    if section == "relations" and key in ARROWS:
        return ARROWS[key]
    for word in (blocks[key].label, key):
        ambiguous = word not in blocks or word == key
        if ambiguous and word not in ARROWS.values() and called(blocks, word) == key == snake(word):
            return str(word)
    return f"{section}/{key}"


def called(blocks: Mapping[str, Any], word: str) -> str | None:
    """Look up a block by key or label, in any case and spelling."""
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
    """Return a word in snake case, as vocabulary keys are."""
    return names.fold(word).replace(" ", "_")


@lru_cache(maxsize=65536)  # asked for every cell of a table
def attribute_key(column: str) -> str:
    """Return the attribute of a column; `attributes/KEY` names exactly that key."""
    exact = column.removeprefix(ATTRIBUTE)
    key = exact if exact != column and ids.is_id(exact) else ids.fit(snake(column))
    return f"{key}_" if key in RESERVED else key


def code_system(column: str) -> str | None:
    """Return the code system of a column `ids/SYSTEM`."""
    system = column.removeprefix(CODE)
    return system if system != column and ids.is_id(system) else None


def is_plain(attribute: Attribute) -> bool:
    """Return whether any text is a value of the attribute."""
    return attribute.type == "text" and not attribute.many


def value_cell(value: Any) -> str:
    """Return a value of any attribute as a cell."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    return value if isinstance(value, str) else joined(map(value_cell, value))


def joined(texts: Iterable[str]) -> str:
    """Return several texts as one cell."""
    return "; ".join(UNSAFE.sub(lambda found: ESCAPES[found[0]], text) for text in texts)


def parted(cell: str) -> list[str]:
    """Return the texts of a cell that `joined` made, or that somebody wrote so."""
    pieces = (piece.strip() for piece in cell.split(";"))
    return [piece.replace("%3B", ";").replace("%25", "%") for piece in pieces if piece]
