"""Open a table: detect its packing and format."""

from __future__ import annotations

import bz2
import gzip
import hashlib
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from io import BytesIO
from pathlib import Path, PurePath
from typing import IO, Any

from ...errors import DataError, Problem
from ..mapping.table_spec import FileSpec
from .records import Records, Share

SUFFIXES = {
    ".csv": "csv",
    **dict.fromkeys((".tsv", ".tab", ".txt"), "tsv"),
    ".json": "json",
    **dict.fromkeys((".jsonl", ".ndjson"), "jsonl"),
    **dict.fromkeys((".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"), "excel"),
    **dict.fromkeys((".parquet", ".pq"), "parquet"),
}
STREAMED = {"csv", "tsv"}  # read row by row, so that the position says how much is done
PACKED: dict[str, Any] = {
    ".gz": gzip.open,
    ".bz2": bz2.open,
    ".xz": lzma.open,
}
BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile)


@contextmanager
def open_table(path: Path, spec: FileSpec) -> Iterator[Records]:
    """Return the records of a file. Raises DataError where it cannot be read."""
    shown = str(path)
    with _reported(shown), _unpacked(path, shown) as (stream, name, share):
        module = spec.format or SUFFIXES.get(PurePath(name).suffix.lower())
        if module is None:
            message = "the format cannot be detected from the name; add 'format: …' to the mapping"
            raise DataError([Problem(shown, None, message)])
        reader = import_module(f".{module}", __package__)
        records = reader.read(stream, spec, shown)
        yield records._replace(share=share) if module in STREAMED else records


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file as it is on disk. Raises DataError where it cannot be read."""
    with _reported(str(path)), path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def bare_name(path: Path) -> str:
    """Return the name of a file without the suffixes of packing and format."""
    while path.suffix.lower() in {*PACKED, *SUFFIXES, ".zip"}:
        path = path.with_suffix("")
    return path.name


@contextmanager
def _reported(shown: str) -> Iterator[None]:
    """Raise errors of a file as one DataError."""
    try:
        yield
    except BROKEN as error:
        message = f"cannot be read: {getattr(error, 'strerror', None) or error}"
        raise DataError([Problem(shown, None, message)]) from None
    except UnicodeDecodeError as error:
        message = f"is not {error.encoding} text; the mapping may say 'encoding: …'"
        raise DataError([Problem(shown, None, message)]) from None


@contextmanager
def _unpacked(path: Path, shown: str) -> Iterator[tuple[IO[bytes], str, Share]]:
    """Return the unpacked bytes of a file, the name that determines its format, and its share.

    The share of a compressed file that is done is that of its compressed bytes.
    """
    suffix = path.suffix.lower()
    if suffix == ".zip":
        name, content = _only(path, shown)
        stream = BytesIO(content)
        yield stream, name, _share(stream, len(content))
        return
    with path.open("rb") as file:
        share = _share(file, path.stat().st_size)
        if suffix in PACKED:
            with PACKED[suffix](file) as unpacked:
                yield unpacked, path.stem, share
        else:
            yield file, path.name, share


def _share(stream: IO[bytes], size: int) -> Share:
    # the size of a pipe is 0
    return lambda: stream.tell() / size if size else None


def _only(path: Path, shown: str) -> tuple[str, bytes]:
    """Return the one file of an archive."""
    with zipfile.ZipFile(path) as archive:
        names = [
            name
            for name in archive.namelist()
            if not name.endswith("/") and not name.startswith("__MACOSX/")
        ]
        if len(names) != 1:
            message = f"holds {len(names)} files, not one: unpack it, and name those that are meant"
            raise DataError([Problem(shown, None, message)])
        try:
            return names[0], archive.read(names[0])
        except RuntimeError as error:  # it wants a password
            raise DataError([Problem(shown, None, f"cannot be read: {error}")]) from None
