"""Which files make up a data folder."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from ...errors import DataError, Problem

LARGE = 2**20  # bytes that take as long to read as a store takes to open


class Place(NamedTuple):
    """A file of a folder, and how messages name it."""

    path: Path
    shown: str


def example_folder() -> Path:
    """Return the folder of the example data."""
    here = Path(__file__).resolve()
    installed = here.parents[2] / "graph_data"
    return installed if installed.is_dir() else here.parents[4] / "graph_data"


def shipped_vocabulary() -> Path:
    """Return the vocabulary of the example data."""
    return example_folder() / "vocabulary.yaml"


def vocabulary_file(folder: Path) -> Path:
    """Return the folder's own vocabulary, or the one of the example data where it has none."""
    own = folder / "vocabulary.yaml"
    return own if own.exists() else shipped_vocabulary()


def record_files(folder: Path) -> dict[str, list[Place]]:
    """Return the files of sources, nodes and relations.

    Raises DataError where it is no data folder.
    """
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


def content_files(folder: Path) -> dict[str, Path]:
    """Return all files of a folder by name. Raises DataError."""
    places = [place.path for part in record_files(folder).values() for place in part]
    named = {path.relative_to(folder).as_posix(): path for path in places}
    # the folder's own may extend the shipped one
    words = {"vocabulary.yaml": vocabulary_file(folder), "shipped": shipped_vocabulary()}
    return words | named


def is_large(folder: Path) -> bool:
    """True if a folder is large enough for the cache to pay off."""
    try:
        return sum(path.stat().st_size for path in content_files(folder).values()) >= LARGE
    except (OSError, DataError):  # reading the folder reports it
        return False


def _yaml_files(folder: Path) -> list[Path]:
    if not folder.exists():
        return []
    return sorted(path for path in folder.iterdir() if path.suffix in (".yaml", ".yml"))
