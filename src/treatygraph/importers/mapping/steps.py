"""The steps that transform a text: replace, missing, split, match."""

from __future__ import annotations

import re
from collections.abc import Callable

from ...errors import BadValue, quoted
from ...patterns import Pattern, literal_pattern
from .columns import Cell
from .patterns import as_pattern, is_pattern
from .yaml_node import YamlNode

Step = Callable[[str], Cell]

# the pieces are trimmed, so that no separator has to begin with all blanks before it
NAMED = {
    "lines": re.compile(r"[\r\n]+"),
    # 1. A⏎2. B: the number is at the start of the text or of a line, or after a blank
    "numbered": re.compile(r"(?:^|\s)[0-9]{1,3}[.)]\s+"),
}

NEVER = re.compile("(?!)")


def read_replace(yaml_part: YamlNode) -> Step:
    """`replace: {text or /pattern/: text}`, one after the other; `\\1` is the first group."""
    changes = [
        (_pattern(part, key), part.data if is_pattern(key) else part.data.replace("\\", "\\\\"))
        for key, part in yaml_part.parts()
        if _is_text(part)
    ]

    def replace(text: str) -> Cell:
        for pattern, new in changes:
            text = pattern.sub(new, text)
        return text.strip()

    for (pattern, new), (_, part) in zip(changes, yaml_part.parts(), strict=False):
        _try_out(pattern, new, part)
    return replace


def read_missing(yaml_part: YamlNode) -> Step:
    """`missing: [NA, -9]`: texts that mean that there is no value."""
    words = {item.data for item in yaml_part.items() if _is_text(item)}
    return lambda text: None if text in words else text


def read_split(yaml_part: YamlNode) -> Step:
    """`split:` a text, a /pattern/, `lines` or `numbered`; the pieces are trimmed."""
    pattern = read_separator(yaml_part)
    if pattern is None:
        return lambda text: text
    return lambda text: [piece for part in pattern.split(text) if part and (piece := part.strip())]


def read_separator(yaml_part: YamlNode) -> Pattern | None:
    """Return a separator: a text, a /pattern/, `lines` or `numbered`; None where it is none."""
    data = yaml_part.data
    if not isinstance(data, str) or not data:
        yaml_part.reject(f"{yaml_part.name} should be a text, a /pattern/, lines or numbered")
        return None
    return NAMED.get(data) or _separator(yaml_part, data)


def read_match(yaml_part: YamlNode) -> Step:
    """`match: /pattern/`: what its first group finds, or all of it; nothing where it fails.

    With `match: {all: /pattern/}`, each place where it is found gives a text.
    """
    if matches_all(yaml_part):
        return _match_all(yaml_part["all"])
    if not _is_text(yaml_part):
        return lambda text: text
    pattern = _pattern(
        yaml_part, yaml_part.data if is_pattern(yaml_part.data) else f"/{yaml_part.data}/"
    )

    def match(text: str) -> Cell:
        found = pattern.search(text)
        return found[1 if pattern.groups else 0] if found else None

    return match


def matches_all(yaml_part: YamlNode) -> bool:
    """Return whether a match finds every place of its pattern."""
    return isinstance(yaml_part.data, dict) and list(yaml_part.data) == ["all"]


def _match_all(yaml_part: YamlNode) -> Step:
    if not _is_text(yaml_part):
        return lambda text: text
    data = yaml_part.data
    pattern = _pattern(yaml_part, data if is_pattern(data) else f"/{data}/")
    group = 1 if pattern.groups else 0
    return lambda text: [found[group] or "" for found in pattern.finditer(text)]


def _separator(yaml_part: YamlNode, text: str) -> Pattern:
    """Return a separator. Blanks at its end are optional, since cells are trimmed."""
    core = text.strip()
    if core and text == f" {core} ":
        return re.compile(rf"\s{re.escape(core)}(?:\s+|$)")
    return _pattern(yaml_part, text)


def _pattern(yaml_part: YamlNode, text: str) -> Pattern:
    try:
        return as_pattern(text) if is_pattern(text) else literal_pattern(text)
    except (BadValue, ValueError) as wrong:
        yaml_part.reject(f"{yaml_part.name}: {wrong}")
        return NEVER


def _try_out(pattern: Pattern, new: str, yaml_part: YamlNode) -> None:
    """Reject references to missing groups before the import starts."""
    try:
        re.compile(pattern.pattern + "|").sub(new, "")
    except (re.error, IndexError) as error:
        yaml_part.reject(f"{quoted(new)} does not fit its pattern: {error}")


def _is_text(yaml_part: YamlNode) -> bool:
    if not isinstance(yaml_part.data, str):
        yaml_part.reject(f"{yaml_part.name} should be text")
    return isinstance(yaml_part.data, str)
