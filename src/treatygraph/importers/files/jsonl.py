"""JSON Lines: a record on each line."""

from __future__ import annotations

import json
from typing import IO, Any

from ..mapping.table_spec import FileSpec
from ..rejection import RowRejected
from .json import tabulated
from .records import Records


def read(stream: IO[bytes], spec: FileSpec, shown: str) -> Records:
    """Return the records of a file with one JSON object a line; blank lines are none."""
    lines = stream.read().decode(spec.encoding).split("\n")
    return tabulated([_record(line) for line in lines if line.strip()])


def _record(line: str) -> Any:
    try:
        return json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        return RowRejected("no record: not JSON", str(error)[:80])
