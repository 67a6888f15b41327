"""Names of months in the languages of CLDR, translated to English."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any
from unicodedata import decimal

from ...errors import BadValue, hint, quoted
from ..rejection import RowRejected

ENGLISH = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
ANY = "words"  # the date is in words of one of the languages that are common in tables
# with all languages of CLDR, most names of months would mean several months
COMMON = (
    *("ar", "de", "en", "es", "fa", "fr", "it", "ja", "ko"),
    *("nl", "pl", "pt", "ru", "tr", "uk", "zh"),
)
LONGEST_NAME = 7  # words of the name of a month
Names = Mapping[str, frozenset[int]]


def language_of(word: str) -> str | None:
    """Return the code of a language by its code or its English name, None for `words`.

    Raises BadValue.
    """
    if word == ANY:
        return None
    known = _data()
    if word in known:
        return word
    named = {each["name"]: code for code, each in known.items()}
    if word not in named:
        raise BadValue(f"{quoted(word)} is no language of CLDR{hint(word, named)}")
    return str(named[word])


def in_english(text: str, language: str | None) -> str:
    """Return a text with English names of months, without the words that a date has between.

    A name that means different months in different languages needs the language, or it rejects the
    row. Raises ValueError for a text without the name of a month.
    """
    text = _ascii_digits(text)
    numbered = _numbered(text)
    if numbered is not None:
        return numbered
    words = _pieces(_plain_numbers(text))
    parts, position, found = [], 0, False
    while position < len(words):
        length, month = _month_at(words, position, language)
        if length:
            parts.append(f" {ENGLISH[month - 1]} ")
            found = True
        elif words[position].casefold().strip(".") not in _words(language):
            parts.append(words[position])
        position += length or 1
    if not found:
        raise ValueError(text)
    return " ".join("".join(parts).split())


def _month_at(words: list[str], position: int, language: str | None) -> tuple[int, int]:
    """Return how many words from a position on are the name of a month, and the month."""
    names = _names(language)
    for length in range(2 * LONGEST_NAME - 1, 0, -2):
        name = "".join(words[position : position + length]).casefold().strip(" .")
        months = names.get(name)
        if months and len(months) > 1:
            message = f"{quoted(name)} is another month in another language: give the language"
            raise RowRejected("a month of several languages", message)
        if months:
            return min(length, len(words) - position), next(iter(months))
    return 0, 0


def _ascii_digits(text: str) -> str:
    return "".join(str(decimal(each)) if each.isdecimal() else each for each in text)


def _numbered(text: str) -> str | None:
    """Return a date whose month is a number with a word, `1990年5月3日`, with its English name."""
    import regex

    found = regex.fullmatch(f"(?i){EAST}|{VIETNAMESE}", text.strip())
    if not found:
        return None
    year, month, day = (found[part] or "" for part in ("year", "month", "day"))
    if not 1 <= int(month) <= 12:
        raise ValueError(text)
    return f"{day} {ENGLISH[int(month) - 1]} {year}".strip()


def _plain_numbers(text: str) -> str:
    """Return a text without what many languages write after a number: a dot, or an ordinal."""
    import regex

    return str(
        regex.sub(r"(\d+)\.?(?:er|ère|re|º|ª|°|-?(?:ого|го|е))?\.?(?![\d\p{L}])", r"\1", text)
    )


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads((files(__package__) / "months.json").read_text("utf-8"))
    return data


@cache
def _names(language: str | None) -> Names:
    """Return the months that a name means in a language, or in the common ones."""
    names: dict[str, set[int]] = {}
    for each in _chosen(language):
        for number, months in enumerate(each["months"], 1):
            for name in months:
                names.setdefault(name, set()).add(number)
    return {name: frozenset(months) for name, months in names.items()}


@cache
def _words(language: str | None) -> frozenset[str]:
    return frozenset(word for each in _chosen(language) for word in each["words"])


def _chosen(language: str | None) -> list[dict[str, Any]]:
    data = _data()
    return [data[code] for code in ([language] if language else COMMON)]


def _pieces(text: str) -> list[str]:
    """Return the words of a text, and what is between them."""
    import regex

    return [piece for piece in regex.split(r"((?:[\p{L}\p{M}]|['’](?=\p{L}))+\.?)", text) if piece]


VIETNAMESE = r"(?:(?:ngày )?(?P<day>\d+) )?tháng (?P<month>\d+),?(?: năm)? (?P<year>\d+)"
ORDINAL = r"(\d+)\.?(?:er|ère|re|º|ª|°|-?(?:ого|го|е))?\.?(?![\d\p{L}])"
EAST = r"(?P<year>\d+)\s*[年년]\s*(?P<month>\d+)\s*[月월](?:\s*(?P<day>\d+)\s*[日일])?"
