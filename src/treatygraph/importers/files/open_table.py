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

from ...dataset.csv import EDGES, NODES
from ...errors import DataError, Problem, printable
from ...limits import exceeded, limit
from ...yamlio.load import require_file
from ..mapping.table_spec import FileSpec
from .excel import sheet_names
from .graph_json import is_graph
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
    ".xml": "xml",
    ".graphml": "graphml",
    ".gexf": "gexf",
    ".net": "pajek",
    **dict.fromkeys((".parquet", ".pq"), "parquet"),
}
GRAPHS = {"graphml", "gexf", "pajek"}
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
        missing = MISSING_BY_FORMAT.get(module, frozenset())
        records = records._replace(name=printable(path.name), missing=missing)
        if spec.typed_header:
            records = translated(records)
        yield records._replace(share=share) if module in STREAMED else records


def sheets_of(path: Path, spec: FileSpec, *, graphs: bool, filled: bool = False) -> list[str]:
    """Return the names of the sheets of a workbook, or of those that hold anything.

    The sheets of a graph file are its nodes and its edges; JSON may be one where the mapping is one
    of `graphs`. A file of another format has none.
    """
    shown = printable(path)
    require_file(path, shown)
    with _reported(shown), unpacked(path, shown) as (stream, name, _):
        module = _format(name, spec, shown)
        if module in GRAPHS or (module == "json" and graphs and is_graph(stream.read(), spec)):
            return [NODES, EDGES]
        return sheet_names(stream, shown, filled) if module == "excel" else []


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
        message = f"is not {encoding} text; set --encoding, or 'encoding: …' in the mapping"
        raise DataError([Problem(shown, None, message)]) from None
