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
from .missing import BY_FORMAT as MISSING_BY_FORMAT
from .records import Records
from .typed_header import translated
from .unpacking import PACKED, unpacked

SUFFIXES = {
    ".csv": "csv",
    **dict.fromkeys((".tsv", ".tab", ".txt"), "tsv"),
    ".json": "json",
    **dict.fromkeys((".jsonl", ".ndjson"), "jsonl"),
    **dict.fromkeys((".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"), "excel"),
    **dict.fromkeys((".parquet", ".pq"), "parquet"),
    ".graphml": "graphml",
    ".gexf": "gexf",
    ".net": "pajek",
}
STREAMED = {"csv", "tsv"}  # read row by row, so that the position says how much is done
BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, NotImplementedError)


@contextmanager
def open_table(path: Path, spec: FileSpec) -> Iterator[Records]:
    """Return the records of a file. Raises DataError where it cannot be read."""
    shown = printable(path)
    require_file(path, shown)
    with reported(shown), unpacked(path, shown) as (stream, name, share):
        module = format_of(spec, PurePath(name))
        if module is None:
            message = "the format cannot be detected from the name; add 'format: …' to the mapping"
            raise DataError([Problem(shown, None, message)])
        reader = import_module(f".{module}", __package__)
        records = reader.read(stream, spec, shown)
        if len(records.columns) > limit("columns"):
            message = exceeded("columns", f"has {len(records.columns):,} columns")
            raise DataError([Problem(shown, None, message)])
        records = records._replace(missing=MISSING_BY_FORMAT.get(module, frozenset()))
        if spec.typed_header:
            records = translated(records)
        yield records._replace(share=share) if module in STREAMED else records


def format_of(spec: FileSpec, path: PurePath) -> str | None:
    """Return the format of a file: that of the mapping, or that of its name."""
    return spec.format or SUFFIXES.get(path.suffix.lower())


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file as it is on disk. Raises DataError where it cannot be read."""
    require_file(path, str(path))
    with reported(str(path)), path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def bare_name(path: Path) -> str:
    """Return the name of a file without the suffixes of packing and format."""
    while path.suffix.lower() in {*PACKED, *SUFFIXES, ".zip"}:
        path = path.with_suffix("")
    return path.name


@contextmanager
def reported(shown: str) -> Iterator[None]:
    """Raise errors of a file as one DataError."""
    try:
        yield
    except BROKEN as error:
        message = f"cannot be read: {getattr(error, 'strerror', None) or error}"
        raise DataError([Problem(shown, None, message)]) from None
    except UnicodeError as error:
        encoding = getattr(error, "encoding", "such")
        message = f"is not {encoding} text; set --encoding, or 'encoding: …' in the mapping"
        raise DataError([Problem(shown, None, message)]) from None
