"""Look up the states that a text may mean: by any name, or by a code of ISO 3166."""

from __future__ import annotations

from .countries import Country, countries


def states_called(text: str) -> list[Country]:
    """Return the state that has a name or code, or all that share an ambiguous name.

    A name comes before a code. Codes of three letters are taken in any case (`KAZ`, `gbr`),
    those of two letters in capitals only, since `in`, `no` or `de` are words.
    """
    if named := countries().by_name(text):
        return [named]
    return countries().sharing(text) or _coded(text)


def _coded(text: str) -> list[Country]:
    code = text.strip()
    if not (code.isascii() and code.isalpha()):
        return []
    if len(code) == 3:
        found = countries().by_code("iso3", code.upper())
    elif len(code) == 2 and code.isupper():
        found = countries().by_code("iso2", code)
    else:
        return []
    return [found] if found else []


__all__ = ["states_called"]
