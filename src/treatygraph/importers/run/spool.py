"""A log of byte strings, most of it in a temporary file once it is large."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO, Self, TypeVar

from ...errors import OutputError

T = TypeVar("T")
BOUND = 64 * 2**20  # bytes in memory


class Spool:
    """Byte strings by number, in the order in which they were added.

    At most `bound` bytes are kept in memory; the rest goes to a temporary file in `folder`, or in
    the nearest folder above it that exists. The file has no name and disappears with the process.
    """

    def __init__(self, folder: Path | None = None, bound: int = BOUND) -> None:
        self._folder, self._bound = folder, bound
        self._ends = array("q", [0])
        self._recent = bytearray()
        self._spilled = 0  # bytes in the file, which the recent ones follow
        self._file: IO[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file:
            self._file.close()

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, number: int) -> bytes:
        start, stop = self._ends[number], self._ends[number + 1]
        if start >= self._spilled:
            return bytes(self._recent[start - self._spilled : stop - self._spilled])
        return self._attempt(lambda file: _read(file, start, stop - start))

    def append(self, content: bytes) -> int:
        """Add a byte string and return its number. Raises OutputError if the disk is full."""
        self._recent += content
        self._ends.append(self._spilled + len(self._recent))
        if len(self._recent) > self._bound:
            self._attempt(lambda file: _write(file, self._spilled, self._recent))
            self._spilled += len(self._recent)
            self._recent.clear()
        return len(self) - 1

    def _attempt(self, use: Callable[[IO[bytes]], T]) -> T:
        try:
            if self._file is None:
                self._file = _temporary_file(self._folder)
            return use(self._file)
        except OSError as error:
            # not left as an OSError, which would be taken for an error of the table being read
            where = self._folder or tempfile.gettempdir()
            message = f"a temporary file in {where} failed: {error.strerror or error}"
            raise OutputError(message) from None


def _read(file: IO[bytes], position: int, length: int) -> bytes:
    file.seek(position)
    return file.read(length)


def _write(file: IO[bytes], position: int, content: bytearray) -> None:
    file.seek(position)
    rest = memoryview(content)
    while rest:
        # an unbuffered file may take a part only
        written = file.write(rest)
        rest = rest[written:]


def _temporary_file(folder: Path | None) -> IO[bytes]:
    """Return a new file in a folder or in the nearest one above it that exists."""
    if folder:
        folder = folder.resolve()
        folder = next(each for each in (folder, *folder.parents) if each.is_dir())
    # closed with the spool
    return tempfile.TemporaryFile(dir=folder, buffering=0)
