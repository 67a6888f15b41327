"""The steps that transform a text: replace, missing, split, match."""

from __future__ import annotations

import re
from collections.abc import Callable

from ...errors import BadValue
from .columns import Cell
from .patterns import as_pattern, is_pattern
from .yaml_node import YamlNode

Step = Callable[[str], Cell]

NAMED = {
    "lines": re.compile(r"\s*[\r\n]+\s*"),
    # 1. A⏎2. B: the number is at the start of the text or of a line, or after a blank
    "numbered": re.compile(r"(?:^|\s+)[0-9]{1,3}[.)]\s+"),
}


def read_replace(place: YamlNode) -> Step:
    """`replace: {text or /pattern/: text}`, one after the other; `\\1` is the first group."""
    changes = [
        (_pattern(part, key), part.data if is_pattern(key) else part.data.replace("\\", "\\\\"))
        for key, part in place.parts()
        if _is_text(part)
    ]

    def replace(text: str) -> Cell:
        for pattern, new in changes:
            text = pattern.sub(new, text)
        return text.strip()

    for (pattern, new), (_, part) in zip(changes, place.parts(), strict=False):
        _try_out(pattern, new, part)
    return replace


def read_missing(place: YamlNode) -> Step:
    """`missing: [NA, -9]`: texts that mean that there is no value."""
    words = {item.data for item in place.items() if _is_text(item)}
    return lambda text: None if text in words else text


def read_split(place: YamlNode) -> Step:
    """`split:` a text, a /pattern/, `lines` or `numbered`; the pieces are trimmed."""
    if not _is_text(place) or not place.data:
        place.reject("split should be a text, a /pattern/, lines or numbered")
        return lambda text: text
    pattern = NAMED.get(place.data) or _separator(place, place.data)
    return lambda text: [piece for part in pattern.split(text) if part and (piece := part.strip())]


def read_match(place: YamlNode) -> Step:
    """`match: /pattern/`: what its first group finds, or all of it; nothing where it fails."""
    if not _is_text(place):
        return lambda text: text
    pattern = _pattern(place, place.data if is_pattern(place.data) else f"/{place.data}/")

    def match(text: str) -> Cell:
        found = pattern.search(text)
        return found[1 if pattern.groups else 0] if found else None

    return match


def _separator(place: YamlNode, text: str) -> re.Pattern[str]:
    """Return a separator; of one between blanks, the last blanks may be missing, as cells are
    trimmed.
    """
    core = text.strip()
    if core and text == f" {core} ":
        return re.compile(rf"\s+{re.escape(core)}(?:\s+|$)")
    return _pattern(place, text)


def _pattern(place: YamlNode, text: str) -> re.Pattern[str]:
    try:
        return as_pattern(text) if is_pattern(text) else re.compile(re.escape(text))
    except (BadValue, ValueError) as wrong:
        place.reject(f"{place.name}: {wrong}")
        return re.compile("(?!)")


def _try_out(pattern: re.Pattern[str], new: str, place: YamlNode) -> None:
    """Reject references to missing groups before the import starts."""
    try:
        re.compile(pattern.pattern + "|").sub(new, "")
    except (re.error, IndexError) as error:
        place.reject(f"{new!r} does not fit its pattern: {error}")


def _is_text(place: YamlNode) -> bool:
    if not isinstance(place.data, str):
        place.reject(f"{place.name} should be text")
    return isinstance(place.data, str)
