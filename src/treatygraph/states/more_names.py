"""Names of countries in other languages, and other spellings: looked up where the table has none.

The file beside this module is made by tools/country_names.py. It has the keys of the names, so that
loading it folds nothing.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from .spelling import spelling

FILE = Path(__file__).with_name("more_names.tsv")


def key_of(text: str) -> str:
    """Return the key of a name here, which says whether its letters are Latin.

    `fghnstn` is the key of أفغانستان and no name in Latin letters.
    """
    return spelling(text) if _is_latin(text) else f"*{spelling(text)}"


@lru_cache(maxsize=1)
def more_names() -> dict[str, tuple[str, ...]]:
    """Return the ids of the countries that share a name, by its key."""
    names: dict[str, tuple[str, ...]] = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            ids, _, keys = line.partition("\t")
            names.update(dict.fromkeys(keys.split("|"), tuple(ids.split(" "))))
    return names


def _is_latin(text: str) -> bool:
    return all(each < "\u0370" or "\u1e00" <= each < "\u1f00" for each in text if each.isalpha())
