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
from .records import Records

SUFFIXES = {
    ".csv": "csv",
    **dict.fromkeys((".tsv", ".tab", ".txt"), "tsv"),
    ".json": "json",
    **dict.fromkeys((".jsonl", ".ndjson"), "jsonl"),
    **dict.fromkeys((".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"), "excel"),
    **dict.fromkeys((".parquet", ".pq"), "parquet"),
}
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
    with _reported(shown), _unpacked(path, shown) as (stream, name):
        module = spec.format or SUFFIXES.get(PurePath(name).suffix.lower())
        if module is None:
            message = "the format cannot be detected from the name; add 'format: …' to the mapping"
            raise DataError([Problem(shown, None, message)])
        reader = import_module(f".{module}", __package__)
        yield reader.read(stream, spec, shown)


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
def _unpacked(path: Path, shown: str) -> Iterator[tuple[IO[bytes], str]]:
    """Return the unpacked bytes of a file, and the name that determines its format."""
    suffix = path.suffix.lower()
    if suffix == ".zip":
        name, content = _only(path, shown)
        yield BytesIO(content), name
    elif suffix in PACKED:
        with PACKED[suffix](path) as stream:
            yield stream, path.stem
    else:
        with path.open("rb") as stream:
            yield stream, path.name


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
