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
    lines = [f"{_sum(folder / name)}  {name}\n" for name in _summed(folder)]
    write_part(folder / SUMS_FILE, "".join(lines))


def changed_files(folder: Path) -> Iterator[str]:
    """Return the files that changed since the store was written; none for a store without sums.

    The file of the sums is among them if it is not in the form that treatygraph writes.
    """
    path = folder / SUMS_FILE
    if not path.is_file():
        return
    text = path.read_text(encoding="utf-8", errors="replace")
    known = [LINE.fullmatch(line) for line in text.split("\n")[:-1]]
    sums = {line[2]: line[1] for line in known if line}
    if [*sums] != _summed(folder) or not all(known) or not text.endswith("\n"):
        yield SUMS_FILE
    yield from (name for name in FILES if name in sums and _sum(folder / name) != sums[name])


def _summed(folder: Path) -> list[str]:
    """Return the files of a store that have a checksum."""
    return [name for name in FILES if name != SUMS_FILE and (folder / name).is_file()]


def _sum(path: Path) -> str:
    """Return the SHA-256 of a file; an empty text if there is none."""
    if not path.is_file():
        return ""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
