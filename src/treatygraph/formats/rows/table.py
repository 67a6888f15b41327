"""A table for people, one line a row, for grep and less; a terminal gets `Result.to_table`."""

from __future__ import annotations

from ...result import Result


def render(result: Result) -> str:
    """Title, aligned columns and note; a row is one line however long it is."""
    rows = [list(result.shown), *map(result.cells, result)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]
    lines.insert(1, "  ".join("─" * width for width in widths))
    body = lines if len(result) else [result.empty]
    return "\n".join(filter(None, [result.title, *body, result.note]))
