"""Generate pronounceable names of states, people and institutions, and titles of documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Ints = npt.NDArray[np.int64]

ONSETS = ["b", "br", "d", "dr", "f", "g", "h", "k", "kh", "l", "m", "n", "p", "r", "s", "t", "v"]
VOWELS = ["a", "e", "i", "o", "u", "ai", "ei"]
CODAS = ["", "", "l", "m", "n", "r", "s", "sh", "t"]
LANDS = ["ia", "ania", "land", "istan", "or", "una"]
FORMS = ["Agreement", "Convention", "Exchange of Notes", "Memorandum", "Protocol", "Treaty"]
BODIES = ["Bank", "Board", "Commission", "Council", "Institute", "Ministry", "Office"]


def country_names(chance: np.random.Generator, wanted: int) -> list[str]:
    """Return different names of states."""
    names: dict[str, None] = {}
    while len(names) < wanted:
        names[_word(chance, 2) + str(chance.choice(LANDS))] = None
    return list(names)


def person_names(chance: np.random.Generator, wanted: int) -> pa.Array:
    """Return names with given name, initial and family name; a few people have the same name."""
    given = [_word(chance, 2) for _ in range(300)]
    family = [_word(chance, 3) for _ in range(2000)]
    initials = [f"{chr(letter)}." for letter in range(ord("A"), ord("Z") + 1)]
    return concatenate(*(draw(chance, words, wanted) for words in (given, initials, family)))


def institution_names(
    chance: np.random.Generator, wanted: int, topics: Sequence[str], countries: Sequence[str]
) -> pa.Array:
    """Return names such as `Council for Space Research of Dremania`."""
    subjects = [topic.title() for topic in topics]
    parts = (draw(chance, words, wanted) for words in (BODIES, subjects, countries))
    body, subject, country = parts
    return concatenate(body, "for", subject, "of", country)


def document_names(forms: Ints, topics: pa.Array, parties: pa.Array, days: pa.Array) -> pa.Array:
    """Return titles such as `Protocol on water (Dremania, Kaloria), 1923-05-04`."""
    subjects = pc.replace_substring(topics, "-", " ")
    named = concatenate(take(FORMS, forms), "on", subjects)
    return concatenate(concatenate(named, " (", parties, "),", by=""), days)


def draw(chance: np.random.Generator, words: Sequence[str], wanted: int) -> pa.Array:
    """Return `wanted` words drawn with equal probability."""
    return take(words, chance.integers(len(words), size=wanted))


def take(words: Sequence[str], indices: npt.NDArray[Any]) -> pa.Array:
    """Return the words at these indices."""
    return pa.array(words, pa.string()).take(pa.array(indices))


def numbered(stem: str, numbers: npt.NDArray[Any], digits: int) -> pa.Array:
    """Return ids such as `person-000017`, padded so that they sort in the order of the numbers."""
    padded = pc.utf8_lpad(pc.cast(pa.array(numbers), pa.string()), digits, "0")
    return concatenate(stem, "-", padded, by="")


def concatenate(*parts: Any, by: str = " ") -> pa.Array:
    """Concatenate columns of text and constant texts row by row."""
    return pc.binary_join_element_wise(*parts, by)


def _word(chance: np.random.Generator, syllables: int) -> str:
    """Return a pronounceable word."""
    letters = ""
    for index in range(syllables):
        coda = str(chance.choice(CODAS)) if index else ""
        letters += str(chance.choice(ONSETS)) + str(chance.choice(VOWELS)) + coda
    return letters.capitalize()
