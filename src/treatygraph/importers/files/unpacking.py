"""Unpack a file, up to the limit `unpacked`."""

from __future__ import annotations

import bz2
import gzip
import lzma
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedIOBase
from pathlib import Path
from typing import IO, Any, cast

from ...errors import DataError, Problem
from ...limits import exceeded, limit
from .records import Share

PACKED: dict[str, Any] = {
    ".gz": gzip.open,
    ".bz2": bz2.open,
    ".xz": lzma.open,
}
PIECE = 2**20
# how many times its size a deflated file can have once it is unpacked
MOST_DEFLATED = 1032


@contextmanager
def unpacked(path: Path, shown: str) -> Iterator[tuple[IO[bytes], str, Share]]:
    """Return the unpacked bytes of a file, the name that determines its format, and its share.

    The share that is read of a compressed file is that of its compressed bytes, and of an archive,
    that of the unpacked bytes of its file.
    """
    suffix = path.suffix.lower()
    with path.open("rb") as file:
        share = _share(file, path.stat().st_size)
        if suffix == ".zip":
            with _only(file, shown) as (stream, name, size):
                limited = LimitedStream(stream, shown)
                yield cast("IO[bytes]", limited), name, lambda: limited.share(size)
        elif suffix in PACKED:
            with PACKED[suffix](file) as stream:
                yield _limited(stream, shown), path.stem, share
        else:
            yield file, path.name, share


def _share(file: IO[bytes], size: int) -> Share:
    return lambda: file.tell() / size if size else None


@contextmanager
def _only(file: IO[bytes], shown: str) -> Iterator[tuple[IO[bytes], str, int]]:
    """Return the one file of an archive, its name, and its unpacked size as the archive says it."""
    with zipfile.ZipFile(file) as archive:
        names = [
            name
            for name in archive.namelist()
            if not name.endswith("/") and not name.startswith("__MACOSX/")
        ]
        if len(names) != 1:
            message = f"holds {len(names)} files, not one: unpack it, and name those that are meant"
            raise DataError([Problem(shown, None, message)])
        try:
            stream = opened(archive, names[0])
        except RuntimeError as error:  # it wants a password
            raise DataError([Problem(shown, None, f"cannot be read: {error}")]) from None
        with stream:
            yield stream, names[0], archive.getinfo(names[0]).file_size


def check_unpacked(size: int, shown: str) -> None:
    """Raise DataError for an unpacked size above the limit."""
    if size > limit("unpacked"):
        message = exceeded("unpacked", "is larger than the limit once it is unpacked")
        raise DataError([Problem(shown, None, message)])


def check_archive(stream: IO[bytes], shown: str) -> None:
    """Raise DataError for a zip archive, such as a workbook, that is too large once unpacked.

    An archive states the sizes of its files. Where they are wrong, and the archive is large enough
    to hold more than the limit, its files are unpacked to count their bytes.
    """
    if not zipfile.is_zipfile(stream):
        return
    with zipfile.ZipFile(stream) as archive:
        files = archive.infolist()
        check_unpacked(sum(file.file_size for file in files), shown)
        if sum(file.compress_size for file in files) * MOST_DEFLATED <= limit("unpacked"):
            return
        size = 0
        for file in files:
            # neither what the archive says of the size nor its checksum may end the count
            file.file_size, file.CRC = 2**62, cast(int, None)
            with opened(archive, file) as unpacking:
                while piece := unpacking.read(PIECE):
                    size += len(piece)
                    check_unpacked(size, shown)


def opened(archive: zipfile.ZipFile, part: str | zipfile.ZipInfo) -> IO[bytes]:
    """Open a part. Raises BadZipFile also where a damaged directory places it before the file."""
    try:
        return archive.open(part)
    except ValueError as error:
        raise zipfile.BadZipFile(str(error)) from None


def _limited(stream: Any, shown: str) -> IO[bytes]:
    return cast("IO[bytes]", LimitedStream(stream, shown))


class LimitedStream(BufferedIOBase):
    """A stream of unpacked bytes that raises DataError beyond the limit."""

    def __init__(self, stream: Any, shown: str) -> None:
        self._stream, self._shown, self._size = stream, shown, 0

    def readable(self) -> bool:
        return True

    def rewind(self) -> None:
        """Read from the beginning again."""
        self._stream.seek(0)
        self._size = 0

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size >= 0:
            return self._counted(self._stream.read(size))
        # in pieces, so that no more than the limit is ever held
        return b"".join(iter(lambda: self._counted(self._stream.read(PIECE)), b""))

    def read1(self, size: int = -1, /) -> bytes:
        return self._counted(self._stream.read1(size if size > 0 else PIECE))

    def share(self, size: int) -> float | None:
        """Return which share of `size` bytes was read."""
        return min(self._size / size, 1.0) if size else None

    def _counted(self, piece: bytes) -> bytes:
        self._size += len(piece)
        check_unpacked(self._size, self._shown)
        return piece
