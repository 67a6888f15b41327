"""Normalise spellings of country names, and separate notes from them.

Registers invert names (`KOREA REPUBLIC OF`), abbreviate them (`ST LUCIA`, `U.S.S.R.`) and run them
together (`newzealand`). The order of words never distinguishes two countries.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby

from ..names import fold

FILLERS = frozenset({"the", "of", "and"})
WHOLE = {
    "st": "saint",
    "ste": "saint",
    "rep": "republic",
    "dem": "democratic",
    "fed": "federal",
    "is": "islands",
}
PARENTHESIS = re.compile(r"([^()]+)\(([^()]+)\)\s*|([^()/]+)/([^()/]+)")
NOTE = re.compile(
    r"(?<![\s,;(])[\s,;(]+(?:formerly|until|since|incl?|including|exc|excl|excluding)\b.*",
    re.IGNORECASE,
)


@lru_cache(maxsize=65536)
def spelling(text: str) -> str:
    """Return the folded words of a name, sorted and without articles: one key a name."""
    return " ".join(sorted(_words(text)))


def squeezed(text: str) -> str:
    """Return the words of a name run together, as in the headings of wide tables: `newzealand`."""
    return "".join(_words(text))


def without_note(text: str) -> str:
    """Return the name before a note such as `formerly …` or `(incl.

    …)`; all of it where there is none.
    """
    return NOTE.sub("", text)


def parted(text: str) -> tuple[str, str] | None:
    """Split `Burma (Myanmar)` or `Italy/Sardinia` into its two names, or return None."""
    found = PARENTHESIS.fullmatch(text)
    return (found[1] or found[3], found[2] or found[4]) if found else None


def _words(text: str) -> list[str]:
    words: list[str] = []
    for initials, run in groupby(fold(text).split(), key=lambda word: len(word) == 1):
        # U.S.S.R. is one word, with or without dots
        letters = list(run)
        words += ["".join(letters)] if initials else letters
    return [WHOLE.get(word, word) for word in words if word not in FILLERS]


__all__ = ["parted", "spelling", "squeezed", "without_note"]
