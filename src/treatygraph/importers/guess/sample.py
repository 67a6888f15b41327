"""The first records of a table, read without a mapping."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from ...errors import DataError, Problem, printable
from ...yamlio.load import require_file
from ..files import open_table
from ..mapping.table_spec import FileSpec
from ..mapping.templates import texts_of
from ..rejection import RowRejected

RECORDS = 1000
TITLES = 10
# of text tables; the comma is what a mapping need not say
SEPARATORS = {",": "", ";": "semicolon", "\t": "tab", "|": "|"}


class Sample(NamedTuple):
    """The columns of a table with their texts, and what a mapping has to say to read it."""

    columns: dict[str, list[str]]
    rows: int
    options: dict[str, str]


def read_sample(file: Path) -> Sample:
    """Return the first records of a table, read in the way that gives the most of them.

    Raises DataError for a file without a table.
    """
    require_file(file, printable(file))
    error: DataError | None = None
    best: Sample | None = None
    for spec, options in _ways(file):
        try:
            found = _read(file, spec, options)
        except DataError as wrong:
            error = error or wrong
            continue
        if best is None or _worth(found) > _worth(best):
            best = found
    if best is None or not best.rows:
        message = Problem(printable(file), None, "has no records in which a mapping can be guessed")
        raise error or DataError([message])
    return best


def _ways(file: Path) -> Iterator[tuple[FileSpec, dict[str, str]]]:
    """Return the ways to read a file, the plain one first."""
    yield FileSpec(), {}
    if file.suffix.lower() in (".json", ".jsonl"):
        for path in _paths(file):
            yield FileSpec(records=path), {"records": _quoted("/".join(path))}
        return
    for separator, word in SEPARATORS.items():
        for titles in range(TITLES):
            options = {"separator": _quoted(word)} if word else {}
            if titles:
                options["skip"] = str(titles)
            yield FileSpec(separator=separator, titles=titles), options


def _worth(sample: Sample) -> tuple[int, int]:
    """Return how well a way to read a table fits: columns with names, and records."""
    named = [name for name in sample.columns if not name.startswith("column ")]
    return len(named) if len(named) > len(sample.columns) / 2 else 0, sample.rows


def _read(file: Path, spec: FileSpec, options: dict[str, str]) -> Sample:
    with open_table(file, spec) as records:
        rows = [row for row in islice(records.rows, RECORDS) if not isinstance(row, RowRejected)]
        columns = {
            name: [text.strip() for row in rows for text in texts_of(row[slot]) if text.strip()]
            for slot, name in enumerate(records.columns)
        }
    return Sample(columns, len(rows), options)


def _paths(file: Path) -> list[tuple[str, ...]]:
    """Return the paths to lists of objects in a JSON file, the longest list first."""
    try:
        data = json.loads(file.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError, OSError):
        return []
    found: dict[tuple[str, ...], int] = {}
    _count(data, (), found)
    return sorted(found, key=lambda path: -found[path])[:TITLES]


def _count(data: Any, path: tuple[str, ...], found: dict[tuple[str, ...], int]) -> None:
    if isinstance(data, list):
        objects = sum(isinstance(each, dict) for each in data)
        if objects and path and len(path) < TITLES:
            found[path] = found.get(path, 0) + objects
    elif isinstance(data, dict) and len(path) < TITLES:
        codes = _are_codes(list(data.values()))
        for key, value in data.items():
            _count(value, (*path, "*" if codes else key), found)


def _are_codes(values: list[Any]) -> bool:
    """Return whether the keys of an object are codes: all of its values are alike."""
    if len(values) < 2 or len({type(each) for each in values}) > 1:
        return False
    if isinstance(values[0], list):
        return any(isinstance(item, dict) for each in values for item in each)
    return isinstance(values[0], dict) and bool(set.intersection(*map(set, values)))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
