"""Text for people: a table, a chain or groups, with every line as long as it needs."""

from __future__ import annotations

from ...result import Result


def render(result: Result) -> str:
    """Return title, rows and note; nothing is cut, so that grep finds all of it."""
    return result.to_text()
