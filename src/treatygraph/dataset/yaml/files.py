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
    """The example data that comes with the package."""
    here = Path(__file__).resolve()
    installed = here.parents[2] / "graph_data"
    return installed if installed.is_dir() else here.parents[4] / "graph_data"


def vocabulary_file(folder: Path) -> Path:
    """The folder's own vocabulary, or the one of the example data where it has none."""
    own = folder / "vocabulary.yaml"
    return own if own.exists() else example_folder() / own.name


def record_files(folder: Path) -> dict[str, list[Place]]:
    """The files of sources, nodes and relations. Raises DataError where it is no data folder."""
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
    """Every file that the data comes from, by its name in the folder. Raises DataError."""
    places = [place.path for part in record_files(folder).values() for place in part]
    named = {path.relative_to(folder).as_posix(): path for path in places}
    return {"vocabulary.yaml": vocabulary_file(folder), **named}


def is_large(folder: Path) -> bool:
    """Whether a folder takes longer to read than a store takes to open."""
    try:
        return sum(path.stat().st_size for path in content_files(folder).values()) >= LARGE
    except (OSError, DataError):  # reading it will tell
        return False


def _yaml_files(folder: Path) -> list[Path]:
    if not folder.exists():
        return []
    return sorted(path for path in folder.iterdir() if path.suffix in (".yaml", ".yml"))
