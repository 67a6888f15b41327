"""Texts between slashes are regular expressions: in conditions, separators and matches."""

from __future__ import annotations

import re
from typing import Any

from ...errors import BadValue


def is_pattern(text: str) -> bool:
    """Return whether a text is a regular expression by the slashes around it."""
    return len(text) > 2 and text[0] == text[-1] == "/"


def as_pattern(value: Any) -> re.Pattern[str]:
    """Read a regular expression, with or without its slashes. Raises BadValue."""
    if not isinstance(value, str) or not value:
        raise ValueError
    text = value[1:-1] if is_pattern(value) else value
    try:
        return re.compile(text)
    except (re.error, OverflowError, RecursionError) as error:
        raise BadValue(f"{value!r} is not a regular expression: {error}") from None
