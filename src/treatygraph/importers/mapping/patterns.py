"""Texts between slashes are regular expressions: in conditions, separators and matches."""

from __future__ import annotations

from typing import Any

from ...patterns import Pattern, compile_pattern


def is_pattern(text: str) -> bool:
    """Return whether a text is a regular expression by the slashes around it."""
    return len(text) > 2 and text[0] == text[-1] == "/"


def as_pattern(value: Any) -> Pattern:
    """Read a regular expression, with or without its slashes. Raises BadValue."""
    if not isinstance(value, str) or not value:
        raise ValueError
    return compile_pattern(value[1:-1] if is_pattern(value) else value)
