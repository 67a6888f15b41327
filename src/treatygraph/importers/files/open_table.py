"""Open a table: detect its packing and format."""

from __future__ import annotations

import hashlib
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path, PurePath

from ...errors import DataError, Problem, printable
from ...limits import exceeded, limit
from ...yamlio.load import require_file
from ..mapping.table_spec import FileSpec
from .excel import sheet_names
from .records import Records
from .unpacking import PACKED, unpacked

SUFFIXES = {
    ".csv": "csv",
    **dict.fromkeys((".tsv", ".tab", ".txt"), "tsv"),
    ".json": "json",
    **dict.fromkeys((".jsonl", ".ndjson"), "jsonl"),
    **dict.fromkeys((".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"), "excel"),
    ".xml": "xml",
    **dict.fromkeys((".parquet", ".pq"), "parquet"),
}
STREAMED = {"csv", "tsv"}  # read row by row, so that the position says how much is done
BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, NotImplementedError)


@contextmanager
def open_table(path: Path, spec: FileSpec) -> Iterator[Records]:
    """Return the records of a file. Raises DataError where it cannot be read."""
    shown = printable(path)
    require_file(path, shown)
    with _reported(shown), unpacked(path, shown) as (stream, name, share):
        module = _format(name, spec, shown)
        reader = import_module(f".{module}", __package__)
        records = reader.read(stream, spec, shown)
        if len(records.columns) > limit("columns"):
            message = exceeded("columns", f"has {len(records.columns):,} columns")
            raise DataError([Problem(shown, None, message)])
        records = records._replace(name=printable(path.name))
        yield records._replace(share=share) if module in STREAMED else records


def sheets_of(path: Path, spec: FileSpec) -> list[str]:
    """Return the names of the sheets of a workbook; a file of another format has none."""
    shown = printable(path)
    require_file(path, shown)
    with _reported(shown), unpacked(path, shown) as (stream, name, _):
        if _format(name, spec, shown) != "excel":
            return []
        return sheet_names(stream, shown)


def _format(name: str, spec: FileSpec, shown: str) -> str:
    """Return the format of a file by the mapping or by its name. Raises DataError."""
    module = spec.format or SUFFIXES.get(PurePath(name).suffix.lower())
    if module is None:
        message = "the format cannot be detected from the name; add 'format: …' to the mapping"
        raise DataError([Problem(shown, None, message)])
    return module


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file as it is on disk. Raises DataError where it cannot be read."""
    require_file(path, str(path))
    with _reported(str(path)), path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def bare_name(path: PurePath) -> str:
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
    except UnicodeError as error:
        encoding = getattr(error, "encoding", "such")
        message = f"is not {encoding} text; the mapping may say 'encoding: …'"
        raise DataError([Problem(shown, None, message)]) from None
