"""Cells of CSV that would be taken for no value, unless they are quoted.

R writes NA, spreadsheets N/A, statistical offices .. or -. As in PostgreSQL, a quoted "NA" is a
text.
"""

from __future__ import annotations

from collections.abc import Sequence

MISSING = frozenset({"NA", "N/A", "-", ".."})


class Quoted(str):
    """A text that looks like no value, and is quoted in a file to say that it is one."""

    __slots__ = ()


def quoted_texts(cells: dict[str, str]) -> dict[str, str]:
    """Return the cells, with those marked that have to be quoted."""
    if MISSING.isdisjoint(cells.values()):
        return cells
    return {name: Quoted(text) if text in MISSING else text for name, text in cells.items()}


def quoted_line(cells: Sequence[str]) -> str:
    """Return a line of CSV with quotes around all cells but those that mean no value."""
    return ",".join(map(_quoted, cells)) + "\r\n"


def _quoted(cell: str) -> str:
    if cell in MISSING and not isinstance(cell, Quoted):
        return cell
    return '"' + cell.replace('"', '""') + '"'
