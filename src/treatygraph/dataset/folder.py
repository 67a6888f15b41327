"""A data folder: every YAML file in it, merged into one Dataset."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import DataError, Problem
from ..memory import no_collection
from ..reading.yaml_text import Entry, read_records
from ..vocabulary import Vocabulary, load_vocabulary
from . import checks
from .dataset import Dataset
from .drafts import Draft, Drafts
from .reader import Reader
from .store import is_store


class Place(NamedTuple):
    """A file of a folder, and how messages name it."""

    path: Path
    shown: str


def example_folder() -> Path:
    """The example data that comes with the package."""
    here = Path(__file__).resolve()
    installed = here.parents[1] / "graph_data"
    return installed if installed.is_dir() else here.parents[3] / "graph_data"


def load_folder(folder: Path) -> Dataset:
    """The data of a folder of YAML, or of a store.

    Raises DataError with every problem, each with file and line.
    """
    if is_store(folder):
        from .store.opening import open_store

        return open_store(folder)
    drafts = read_folder(folder)
    parts = (drafts.sources, drafts.nodes, drafts.relations)
    return Dataset.of(drafts.vocabulary, *([draft.record for draft in part] for part in parts))


def read_folder(folder: Path) -> Drafts:
    """The records of a folder, each with the place it was read from. Raises DataError."""
    with no_collection():
        return _read(folder)


def _read(folder: Path) -> Drafts:
    listed = _files(folder)
    reader = Reader(read_vocabulary(folder))
    entries = {part: list(_entries(places, reader.problems)) for part, places in listed.items()}
    files_read = not reader.problems
    made = {
        "sources": _drafts(entries["sources"], reader.source),
        "nodes": _drafts(entries["nodes"], reader.node),
        "relations": _drafts(entries["relations"], reader.relation),
    }
    unread = _unread(entries, made) if files_read else None
    drafts = Drafts(reader.vocabulary, **made, unread=unread)
    problems = [*reader.problems, *checks.run(drafts)]
    if problems:
        raise DataError(problems)
    return drafts


def read_vocabulary(folder: Path) -> Vocabulary:
    """The folder's own vocabulary, or the one of the example data where it has none."""
    own = folder / "vocabulary.yaml"
    place = own if own.exists() else example_folder() / own.name
    return load_vocabulary(place, str(place))


def _files(folder: Path) -> dict[str, list[Place]]:
    try:
        names = sorted(path.name for path in folder.iterdir())
        parts = {
            "sources": [folder / "sources.yaml"] if "sources.yaml" in names else [],
            "nodes": _yaml_files(folder / "nodes"),
            "relations": _yaml_files(folder / "relations"),
        }
    except OSError as error:
        message = f"no data folder here: {error.strerror}"
        raise DataError([Problem(str(folder), None, message)]) from None
    if not parts["nodes"]:
        message = "no data folder: it has no nodes/*.yaml" if names else "the folder is empty"
        raise DataError([Problem(str(folder), None, message)])
    return {part: [Place(path, str(path)) for path in paths] for part, paths in parts.items()}


def _yaml_files(folder: Path) -> list[Path]:
    if not folder.exists():
        return []
    return sorted(path for path in folder.iterdir() if path.suffix in (".yaml", ".yml"))


def _entries(places: Iterable[Place], problems: list[Problem]) -> Iterator[Entry]:
    for place in places:
        try:
            yield from read_records(place.path, place.shown)
        except DataError as error:
            problems.extend(error.problems)


def _drafts(entries: Iterable[Entry], read: Callable[[Entry], Any]) -> list[Draft]:
    made = ((read(entry), entry) for entry in entries)
    return [Draft(record, entry) for record, entry in made if record]


def _unread(entries: dict[str, list[Entry]], made: dict[str, list[Draft]]) -> set[Any]:
    """The ids of entries that are too wrong to be records."""
    read = {id(draft.entry) for drafts in made.values() for draft in drafts}
    lost = (entry for part in entries.values() for entry in part if id(entry) not in read)
    ids = (entry.data.get("id") for entry in lost if isinstance(entry.data, dict))
    return {key for key in ids if isinstance(key, str)}
