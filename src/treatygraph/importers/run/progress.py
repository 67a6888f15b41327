"""The progress of an import over all of its files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from ..files import Records

Watch = Callable[[int, float | None], None]
Count = Callable[[int], None]


class Progress:
    """Calls `watch` with rows since its last call, and the share of the bytes of all files."""

    def __init__(self, watch: Watch, files: Sequence[Path]) -> None:
        self._watch = watch
        self._sizes = {file: file.stat().st_size for file in files}
        self._total, self._done = sum(self._sizes.values()), 0

    def of(self, file: Path, records: Records) -> Count:
        """Return what is called with numbers of rows of the next file."""
        before, size = self._done, self._sizes.pop(file, 0)  # a sheet follows another one
        self._done += size

        def count(rows: int) -> None:
            share = records.share()
            self._watch(rows, None if share is None else (before + share * size) / self._total)

        return count
