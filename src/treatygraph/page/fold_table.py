"""The table with which the page folds names as `treatygraph.names.fold` does.

anyascii turns one character at a time into ASCII, so a table of characters is all of it: those
that people may type to find a name (European and Near Eastern alphabets, accents, punctuation),
and every other one that occurs in a name.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

BLOCKS = (
    range(0x00A0, 0x0590),  # Latin with accents, Greek, Cyrillic, Armenian
    range(0x05D0, 0x0700),  # Hebrew, Arabic
    range(0x10A0, 0x1100),  # Georgian
    range(0x1E00, 0x2000),  # more accents
    range(0x2010, 0x2040),  # dashes and quotes
)
SEPARATOR = "\t"  # anyascii never answers with one


def fold_table(names: Iterable[str]) -> dict[str, object]:
    """Return the ASCII of each block, by its first character, and the ASCII of `others`."""
    from anyascii import anyascii

    covered = set(chain.from_iterable(BLOCKS))
    signs = {sign for sign in set("".join(names)) if ord(sign) > 127}
    others = sorted(signs - _texts(covered))
    return {"blocks": _blocks(), "others": {each: anyascii(each) for each in others}}


def _texts(codes: Iterable[int]) -> set[str]:
    return set(map(chr, codes))


@lru_cache(maxsize=1)
def _blocks() -> dict[str, str]:
    from anyascii import anyascii

    return {str(block.start): SEPARATOR.join(map(anyascii, map(chr, block))) for block in BLOCKS}
