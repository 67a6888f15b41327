"""Ids made of names and of the keys of tables."""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import sha256

from .. import names
from ..yamlio.fields import ID

UNFIT = re.compile(r"[\s,;\[\]{}]+")
LONGEST = 120
LONGEST_WORD = 100
UNSAFE = re.compile(r'[/\\:*?"<>|\x00-\x20\x7f-\x9f]+')  # in the name of a file, on some system


def is_id(text: str) -> bool:
    """Return whether a text may be an id as it is."""
    return ID.fullmatch(text) is not None


@lru_cache(maxsize=65536)  # rows of a table name the same few things
def kept(raw: str) -> str:
    """Return a key unchanged if it is a valid id, else as a slug."""
    return raw if is_id(raw) else slug(raw)


@lru_cache(maxsize=65536)
def slug(name: str) -> str:
    """Return a name as a slug: lower case, with hyphens."""
    return fit(names.fold(name).replace(" ", "-"))


def fit(raw: str) -> str:
    """Return the text as a valid id: without blanks, commas and brackets, and not too long."""
    own = UNFIT.sub("-", raw).strip("-") or digest(raw)
    return own if len(own) <= LONGEST else f"{own[:LONGEST]}-{digest(raw)}"


def fit_word(raw: str) -> str:
    """Return the text as a word of a vocabulary, which may also be the name of a file."""
    word = UNSAFE.sub("-", fit(raw)).strip("-.") or digest(raw)
    return word if len(word) <= LONGEST_WORD else f"{word[: LONGEST_WORD - 9]}-{digest(raw)}"


def digest(raw: str) -> str:
    """Return a short hash of a text."""
    return sha256(raw.encode()).hexdigest()[:8]
