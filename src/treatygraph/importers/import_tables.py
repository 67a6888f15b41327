"""Import tables into a store, completely or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..dataset.store import is_store
from ..dataset.store.write import write_store
from ..errors import BadValue, DataError, Problem
from ..output import write_file
from ..result import Result
from .mapping.load import load_mapping
from .report import ImportReport
from .report_result import rejects_csv, result_of
from .run.pipeline import read_tables
from .run.table import Watch


def import_tables(
    mapping: str,
    files: Sequence[Path],
    out: Path,
    *,
    rejects: Path | None = None,
    strict: bool = False,
    watch: Watch = lambda count: None,
) -> Result:
    """Import tables into a store; return the report of their rows.

    Arguments
    ---------
    mapping : the name of a shipped mapping, or the path of a YAML file.
    files : the tables.
    out : the folder of the store; an existing store is replaced once the import is complete.
    rejects : a file for the rows that were rejected, as CSV.
    strict : whether any rejected row is an error.
    watch : called with the number of rows read since its last call.

    Raises DataError for a mapping or table that is wrong, and for a rejected row where that is an
    error; then, and where no row made anything, the store stays as it was.
    """
    _check(files, out)
    account = _import(mapping, files, out, rejects, strict, watch)
    return result_of(account, f"Import of {', '.join(file.name for file in files)}")


def _import(
    mapping: str,
    files: Sequence[Path],
    out: Path,
    rejects: Path | None,
    strict: bool,
    watch: Watch,
) -> ImportReport:
    dataset, account = read_tables(load_mapping(mapping), files, watch=watch)
    if rejects:
        write_file(rejects, rejects_csv(account))
    if strict and account.rejects:
        raise DataError(
            Problem(each.file, None, f"row {each.row}: {each.reason}") for each in account.rejects
        )
    if account.made:
        write_store(dataset, out)
    return account


def _check(files: Sequence[Path], out: Path) -> None:
    """Return a folder of anything else than a store might be somebody's work."""
    if out.exists() and not is_store(out) and not (out.is_dir() and not any(out.iterdir())):
        raise BadValue(f"{out} is there and is no store: it would be replaced")
    twice = {str(file) for file in files if files.count(file) > 1}
    if twice:
        raise BadValue(f"named twice: {', '.join(sorted(twice))}")
