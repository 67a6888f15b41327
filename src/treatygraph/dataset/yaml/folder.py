"""A data folder: every YAML file in it, merged into one Dataset."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from ...errors import DataError, Problem
from ...gc_pause import gc_paused
from ...vocabulary import Vocabulary, load_vocabulary
from ...yamlio.load import Entry, read_records
from ..checks.records import find_problems
from ..dataset import Dataset
from ..parsed_records import ParsedRecord, ParsedRecords
from ..store import is_store
from .files import Place, is_large, record_files, shipped_vocabulary, vocabulary_file
from .record_reader import Reader


def load_folder(folder: Path, cache: bool = True) -> Dataset:
    """Return the data of a folder of YAML, or of a store.

    With `cache`, a large folder whose files were read before is not read again.
    Raises DataError with every problem, each with file and line.
    """
    if is_store(folder):
        from ..store.open import open_store

        return open_store(folder)
    if cache and is_large(folder):
        from .cache import remembered

        return remembered(folder, _dataset)
    return _dataset(folder)


def _dataset(folder: Path) -> Dataset:
    with gc_paused():  # until the drafts are dropped, too
        return _assembled(_read(folder))


def _assembled(drafts: ParsedRecords) -> Dataset:
    parts = (drafts.sources, drafts.nodes, drafts.relations)
    return Dataset.of(drafts.vocabulary, *([draft.record for draft in part] for part in parts))


def read_folder(folder: Path) -> ParsedRecords:
    """Return the records of a folder or store, each with the place it was read from.

    Raises DataError.
    """
    with gc_paused():
        if not is_store(folder):
            return _read(folder)
        from ..store.open import one_version

        return one_version(folder, _read)


def _read(folder: Path) -> ParsedRecords:
    reader = Reader(read_vocabulary(folder))
    entries = _listed(folder, reader.problems)
    files_read = not reader.problems
    made = {
        "sources": _drafts(entries["sources"], reader.source),
        "nodes": _drafts(entries["nodes"], reader.node),
        "relations": _drafts(entries["relations"], reader.relation),
    }
    unread = _unread(entries, made) if files_read else None
    drafts = ParsedRecords(reader.vocabulary, **made, unread=unread)
    problems = [*reader.problems, *find_problems(drafts)]
    if problems:
        raise DataError(problems)
    return drafts


def read_vocabulary(folder: Path) -> Vocabulary:
    """Return the vocabulary of a folder."""
    place = vocabulary_file(folder)
    return load_vocabulary(place, str(place), shipped_vocabulary())


def _listed(folder: Path, problems: list[Problem]) -> dict[str, list[Entry]]:
    """Return the entries of a folder by section."""
    if is_store(folder):
        from ..store.entries import store_entries

        return store_entries(folder)
    files = record_files(folder)
    return {part: list(_entries(places, problems)) for part, places in files.items()}


def _entries(places: Iterable[Place], problems: list[Problem]) -> Iterator[Entry]:
    for place in places:
        try:
            yield from read_records(place.path, place.shown)
        except DataError as error:
            problems.extend(error.problems)


def _drafts(entries: Iterable[Entry], read: Callable[[Entry], Any]) -> list[ParsedRecord]:
    made = ((read(entry), entry) for entry in entries)
    return [ParsedRecord(record, entry) for record, entry in made if record]


def _unread(entries: dict[str, list[Entry]], made: dict[str, list[ParsedRecord]]) -> set[Any]:
    """Return the ids of entries that failed to parse."""
    read = {id(draft.entry) for drafts in made.values() for draft in drafts}
    lost = (entry for part in entries.values() for entry in part if id(entry) not in read)
    ids = (entry.data.get("id") for entry in lost if isinstance(entry.data, dict))
    return {key for key in ids if isinstance(key, str)}
