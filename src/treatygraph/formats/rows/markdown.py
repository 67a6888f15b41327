"""A table in Markdown, with title and note."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...result import Result

# What Markdown or the HTML in it would take for more than text.
SPECIAL = re.compile(r"([\\`*_\[\]|~#])")


def render(result: Result) -> str:
    """Return the title and the rows of a result as a Markdown table."""
    lines = [f"**{_text(result.title)}**", ""]
    if not len(result):
        return "\n".join([*lines, _text(result.empty)])
    lines += [_line(result.shown), _line(["---"] * len(result.shown))]
    lines += [_line([_text(cell) for cell in result.cells(row)]) for row in result]
    return "\n".join([*lines, "", _text(result.note)] if result.note else lines)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _text(text: str) -> str:
    escaped = SPECIAL.sub(r"\\\1", text.replace("\n", " "))
    return escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
