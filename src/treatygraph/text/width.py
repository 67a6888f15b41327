"""Text measured in terminal cells: wide characters take two, combining ones none."""

from __future__ import annotations

import re
from collections.abc import Iterator

ELLIPSIS = "…"
# Latin, Greek and Cyrillic, punctuation, arrows and box drawing: one cell each. Nearly every answer
# has nothing else, and importing the tables of rich takes longer than laying it out.
NARROW = re.compile(
    "[\\x20-\u02ff\u0370-\u0482\u048a-\u058f\u2010-\u2027\u2190-\u21ff\u2500-\u257f]*"
)


def width(text: str) -> int:
    """Return the number of terminal cells that a text takes."""
    if NARROW.fullmatch(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def pad(text: str, cells: int) -> str:
    """Fill a text up with spaces."""
    return text + " " * (cells - width(text))


def cut(text: str, cells: int) -> str:
    """Shorten a text that is wider than `cells`, with `…` at its end."""
    if width(text) <= cells:
        return text
    kept, used = [], 1  # the ellipsis takes one cell
    for character in text:
        used += width(character)
        if used > cells:
            break
        kept.append(character)
    return "".join(kept).rstrip() + ELLIPSIS


def wrap(text: str, cells: int | None) -> Iterator[str]:
    """Break a text between words; a word that is wider than a line stays whole on its own."""
    if cells is None:
        yield text
        return
    line = ""
    for word in text.split(" "):
        if line and width(line) + 1 + width(word) > cells:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line
