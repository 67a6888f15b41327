"""Tab-separated values."""

from __future__ import annotations

from typing import IO

from ..mapping.table_spec import FileSpec
from . import csv
from .records import Records


def read(stream: IO[bytes], spec: FileSpec, shown: str) -> Records:
    """Return the records of a table whose cells are separated by tabs."""
    return csv.read(stream, spec, shown, "\t")
