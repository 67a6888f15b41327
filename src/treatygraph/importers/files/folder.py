"""The files of folders that are given instead of files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ...errors import DataError, Problem, printable
from .open_table import SUFFIXES
from .unpacking import PACKED

KNOWN = {*SUFFIXES, *PACKED, ".zip"}


def expanded(paths: Sequence[Path], store: Path) -> tuple[list[Path], frozenset[Path]]:
    """Return the files, those of folders by name, and which of them are of folders.

    Folders within a folder count; hidden files and those of the `store` that is written do not.
    Raises DataError for a folder without any table.
    """
    found: list[Path] = []
    inside: list[Path] = []
    for path in paths:
        own = sorted(_inside(path, store)) if path.is_dir() else [path]
        if not any(map(is_table, own)) and path.is_dir():
            raise DataError([Problem(printable(path), None, "is a folder without any table")])
        found += own
        inside += own if path.is_dir() else []
    return found, frozenset(inside)


def is_table(path: Path) -> bool:
    """Return whether the name of a file shows a format that is read."""
    return path.suffix.lower() in KNOWN


def _inside(folder: Path, store: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        names = path.relative_to(folder).parts
        hidden = any(name.startswith(".") for name in names)
        if path.is_file() and not hidden and store not in path.parents:
            yield path
