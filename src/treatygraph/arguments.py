"""Check the types of arguments at the public functions."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any


def require_text(**arguments: Any) -> None:
    """Raise TypeError, with the name of the argument, for one that is no text."""
    for name, value in arguments.items():
        if not isinstance(value, str):
            raise _wrong(name, "text", value)


def require_number(**arguments: Any) -> None:
    """Raise TypeError for an argument that is neither a whole number nor None."""
    for name, value in arguments.items():
        if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
            raise _wrong(name, "a whole number", value)


def require_words(**arguments: Any) -> None:
    """Raise TypeError for an argument that is neither a word, several words nor None."""
    for name, value in arguments.items():
        several = isinstance(value, Collection) and all(isinstance(each, str) for each in value)
        if value is not None and not several:
            raise _wrong(name, "a word or a list of words", value)


def _wrong(name: str, wanted: str, value: Any) -> TypeError:
    return TypeError(f"{name} should be {wanted}, not {type(value).__name__}")
