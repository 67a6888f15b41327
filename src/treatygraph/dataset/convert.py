"""Storage formats of a dataset: YAML, a store of columns, CSV tables."""

from __future__ import annotations

from pathlib import Path

from ..errors import BadValue, DataError, hint
from .dataset import Dataset
from .store import FILES, is_store

STORAGE_FORMATS = ("yaml", "store", "csv")


def form_of(folder: Path) -> str:
    """Return the form of a data folder."""
    return "store" if is_store(folder) else "yaml"


def files_of(folder: Path | None) -> list[Path]:
    """Return the files that a data folder consists of, or the example data without one."""
    from .yaml.files import content_files, example_folder

    chosen = folder or example_folder()
    if is_store(chosen):
        return [chosen / name for name in FILES]
    try:
        return list(content_files(chosen).values())
    except DataError:  # reading the folder reports it
        return []


def write(dataset: Dataset, folder: Path, form: str) -> None:
    """Write a dataset in one of STORAGE_FORMATS. Raises BadValue for another, OutputError."""
    if form == "yaml":
        from .yaml.write import write_folder

        write_folder(dataset, folder)
    elif form == "store":
        from .store.write import write_store

        write_store(dataset, folder)
    elif form == "csv":
        from .csv.write import write_csv

        write_csv(dataset, folder)
    else:
        raise BadValue(
            f"unknown storage format {form!r}{hint(form, STORAGE_FORMATS)};"
            f" known: {', '.join(STORAGE_FORMATS)}"
        )
