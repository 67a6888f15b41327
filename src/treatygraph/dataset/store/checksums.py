"""Checksums of the files of a store, in the form that `sha256sum --check` reads."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from ...output import write_part
from . import FILES, SUMS_FILE

LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")


def write_checksums(folder: Path) -> None:
    """Write the checksum of every other file of a store."""
    present = [name for name in FILES if name != SUMS_FILE and (folder / name).is_file()]
    write_part(folder / SUMS_FILE, "".join(f"{_sum(folder / name)}  {name}\n" for name in present))


def changed_files(folder: Path) -> Iterator[str]:
    """Return the files that changed since the store was written; none for a store without sums."""
    path = folder / SUMS_FILE
    if not path.is_file():
        return
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        known = LINE.fullmatch(line)
        if known and known[2] in FILES and _sum(folder / known[2]) != known[1]:
            yield known[2]


def _sum(path: Path) -> str:
    """Return the SHA-256 of a file; an empty text if there is none."""
    if not path.is_file():
        return ""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
