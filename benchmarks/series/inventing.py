"""Readable names for a synthetic world: states, people, bodies, and the titles of documents."""

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
    """Names of states, each different."""
    names: dict[str, None] = {}
    while len(names) < wanted:
        names[_word(chance, 2) + str(chance.choice(LANDS))] = None
    return list(names)


def person_names(chance: np.random.Generator, wanted: int) -> pa.Array:
    """Given name, initial, family name; a few people share all three, as in life."""
    given = [_word(chance, 2) for _ in range(300)]
    family = [_word(chance, 3) for _ in range(2000)]
    initials = [f"{chr(letter)}." for letter in range(ord("A"), ord("Z") + 1)]
    return joined(*(drawn(chance, words, wanted) for words in (given, initials, family)))


def body_names(
    chance: np.random.Generator, wanted: int, topics: Sequence[str], countries: Sequence[str]
) -> pa.Array:
    """Such as `Council for Space Research of Dremania`."""
    subjects = [topic.title() for topic in topics]
    parts = (drawn(chance, words, wanted) for words in (BODIES, subjects, countries))
    body, subject, country = parts
    return joined(body, "for", subject, "of", country)


def document_names(forms: Ints, topics: pa.Array, parties: pa.Array, days: pa.Array) -> pa.Array:
    """Such as `Protocol on water (Dremania, Kaloria), 1923-05-04`."""
    subjects = pc.replace_substring(topics, "-", " ")
    named = joined(taken(FORMS, forms), "on", subjects)
    return joined(joined(named, " (", parties, "),", by=""), days)


def drawn(chance: np.random.Generator, words: Sequence[str], wanted: int) -> pa.Array:
    """So many of the words, each as likely as the others."""
    return taken(words, chance.integers(len(words), size=wanted))


def taken(words: Sequence[str], places: npt.NDArray[Any]) -> pa.Array:
    """The words at these places."""
    return pa.array(words, pa.string()).take(pa.array(places))


def numbered(stem: str, numbers: npt.NDArray[Any], digits: int) -> pa.Array:
    """Ids such as `person-000017`, which sort as their numbers do."""
    padded = pc.utf8_lpad(pc.cast(pa.array(numbers), pa.string()), digits, "0")
    return joined(stem, "-", padded, by="")


def joined(*parts: Any, by: str = " ") -> pa.Array:
    """Columns of text and single texts, side by side."""
    return pc.binary_join_element_wise(*parts, by)


def _word(chance: np.random.Generator, syllables: int) -> str:
    """A word that can be spoken."""
    letters = ""
    for place in range(syllables):
        coda = str(chance.choice(CODAS)) if place else ""
        letters += str(chance.choice(ONSETS)) + str(chance.choice(VOWELS)) + coda
    return letters.capitalize()
