"""A piece of text in which names, figures, dates and cues are looked for, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import chain
from math import isclose
from typing import NamedTuple

from ....names import fold
from .lexicon import lexicon

POSSESSIVE = re.compile(r"['’]s?\b")
# a full stop of an abbreviation is followed by a figure or a small letter: Dec. 21
SENTENCE_END = re.compile(r"(?<=[.!?…])[”\"]?\s+(?=[“\"(]?[A-Z])")
FIGURE = re.compile(
    r"(?<![\d.])(\d+(?:[,\u202f\u00a0]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"\s*(thousand|million|billion|trillion)?s?\b",
    re.IGNORECASE,
)
SIZES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve"
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
YEAR = re.compile(r"\b(?:1[5-9]|20|21)\d\d\b")
BEFORE = 24  # characters, enough for "as many as" and a currency
# words of a name that texts often leave out
SMALL = "a an and at by for from in its of on the to with under"


class Figure(NamedTuple):
    """A number of a text, what is around it, which may hold its unit, and what is before it."""

    value: float
    around: str
    before: str = ""


class Sentence:
    """One sentence; `years` are those of the nearest sentence before it that has any."""

    def __init__(self, text: str, years: frozenset[str] = frozenset()) -> None:
        self.text = text.strip()
        self.years = frozenset(YEAR.findall(text)) or years

    @cached_property
    def words(self) -> str:
        """The folded words with a space at either end."""
        return f" {fold(POSSESSIVE.sub(' ', self.text))} "

    @cached_property
    def figures(self) -> list[Figure]:
        """Every number, with the size that follows it; small ones also in words."""
        digits = [_figure(found, self.text) for found in FIGURE.finditer(self.text)]
        small = [*enumerate(NUMBERS.split()), *((value, word) for word, value in ORDINALS.items())]
        return digits + [
            Figure(float(value), self.words) for value, word in small if f" {word} " in self.words
        ]

    def has_name(self, names: Iterable[str]) -> bool:
        """Return whether any of the names occurs as whole words."""
        return any(f" {fold(POSSESSIVE.sub(' ', name))} " in self.words for name in names)

    def has_figure(self, value: float) -> bool:
        """Return whether the number occurs, ignoring its sign, which texts express in words."""
        return any(True for _ in self.figures_of(value))

    def figures_of(self, value: float) -> Iterator[Figure]:
        """Yield the occurrences of a number."""
        for figure in self.figures:
            if isclose(figure.value, abs(value), rel_tol=1e-9):
                yield figure

    def has_cue(self, *path: str) -> bool:
        """Return whether a cue of an entry of the lexicon occurs."""
        cues = lexicon().cues(*path)
        return bool(cues and cues.search(self.words))

    def has_month(self, month: str) -> bool:
        """Return whether a month (or season) occurs in words or in a numeric date."""
        numeric = rf"\b(?:\d\d?\.)?{month}\.\d{{4}}\b"
        return self.has_cue("months", month) or bool(re.search(numeric, self.text))

    def has_day(self, month: str, day: str) -> bool:
        """Return whether a day occurs next to its month: May 3-4, 4 May, 04.05.2023."""
        names = "|".join(lexicon().words("months", month))
        number = rf"0?{int(day)}(?:st|nd|rd|th)?"
        before, after = (
            rf"\b(?:{names}) (?:\d\d? )?{number}\b",
            rf"\b{number} (?:of )?(?:{names})\b",
        )
        numeric = rf"\b{day}\.{month}\.\d{{4}}\b"
        found = re.search(f"{before}|{after}", self.words)
        return bool(found or re.search(numeric, self.text))


class Passage:
    """A paragraph, or a part of one, as sentences."""

    def __init__(self, text: str, source: str = "", at: str = "") -> None:
        self.text, self.source, self.at = text, source, at
        self.sentences: list[Sentence] = []
        years: frozenset[str] = frozenset()
        for part in SENTENCE_END.split(text):
            self.sentences.append(Sentence(part, years))
            years = self.sentences[-1].years

    @cached_property
    def whole(self) -> Sentence:
        """The passage as one sentence."""
        return Sentence(self.text)


def content(name: str) -> frozenset[str]:
    """Return the stems of the words of a name, without small words, months and numbers."""
    words = (word for word in fold(POSSESSIVE.sub(" ", name)).split() if not word.isdigit())
    return frozenset(stem(word) for word in words if word not in _left_out())


@lru_cache(maxsize=1)
def _left_out() -> frozenset[str]:
    months = (lexicon().words("months", key) for key in lexicon().keys("months"))
    return frozenset(chain(SMALL.split(), *months))


def stem(word: str) -> str:
    """Return a word without the ending of a plural or of a nationality."""
    for ending in ("istan", "ies", "ing", "ed", "s", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word


def _figure(found: re.Match[str], text: str) -> Figure:
    value = float(re.sub(r"[^\d.]", "", found[1])) * SIZES.get((found[2] or "").lower(), 1)
    after = re.split(r"[\d,;()]", text[found.end() : found.end() + 16])[0]  # not the next figure's
    around = text[max(found.start() - 3, 0) : found.end()] + after
    return Figure(value, around, text[max(found.start() - BEFORE, 0) : found.start()])
