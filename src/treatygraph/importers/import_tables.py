"""Import tables into a store, completely or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..dataset.store import is_store
from ..dataset.store.write import write_store
from ..errors import BadValue, DataError, Problem, printable
from ..output import forbid_overlap, forbid_replacing, write_file
from ..result import Result
from .files.folder import expanded, is_table
from .mapping.load import Mapping, load_mapping, mapping_files
from .mapping.overrides import overridden
from .report import ImportReport, Notice
from .report_result import FEW, rejects_csv, result_of
from .run.pipeline import read_tables, reads
from .run.progress import Watch
from .run.spool import Spool

EXAMPLES = 5


def import_tables(
    mapping: str,
    files: Sequence[Path],
    out: Path,
    *,
    rejects: Path | None = None,
    strict: bool = False,
    encoding: str | None = None,
    separator: str | None = None,
    watch: Watch = lambda count, share: None,
) -> Result:
    """Import tables into a store; return the report of their rows.

    Arguments
    ---------
    mapping : the name of a shipped mapping, or the path of a YAML file.
    files : the tables; a folder is all tables in it that the mapping fits.
    out : the folder of the store; an existing store is replaced once the import is complete.
    rejects : a file for the rows that were rejected, as CSV.
    strict : whether any rejected row is an error.
    encoding, separator : how text tables are read, instead of what the mapping says or is detected.
    watch : called with the number of rows read since its last call, and the share of the bytes
        that is read, from 0 to 1, or None for formats that are read at once.

    Raises DataError for a mapping or table that is wrong, and for a rejected row where that is an
    error; then, and where no row made anything, the store stays as it was.
    """
    named, inside = expanded(files, out)
    files = distinct = distinct_files(named)
    _check(out)
    outputs = list(filter(None, (out, rejects)))
    forbid_overlap(outputs)
    for output in outputs:
        forbid_replacing(output, [*files, *mapping_files(mapping)])
    loaded = overridden(load_mapping(mapping), encoding, separator)
    files, unread = _fitting(loaded, files, inside)
    account = _import(loaded, files, out, rejects, strict, watch)
    account.notices += unread
    account.notices += _named_again(named, distinct)
    return result_of(account, f"Import of {_shown(files)}")


def _shown(files: Sequence[Path]) -> str:
    """Return the names of a few files, or the number of many."""
    if len(files) > FEW:
        return f"{len(files)} files"
    return ", ".join(printable(file.name) for file in files)


def _import(
    mapping: Mapping,
    files: Sequence[Path],
    out: Path,
    rejects: Path | None,
    strict: bool,
    watch: Watch,
) -> ImportReport:
    with Spool(out.parent) as spool:
        dataset, account = read_tables(mapping, files, watch=watch, spool=spool)
        if rejects:
            write_file(rejects, rejects_csv(account))
        if strict and account.rejects:
            raise DataError(
                Problem(each.file, None, f"row {each.row}: {each.reason}")
                for each in account.rejects
            )
        if account.made:
            write_store(dataset, out)
    return account


def _fitting(
    mapping: Mapping, files: Sequence[Path], inside: frozenset[Path]
) -> tuple[list[Path], list[Notice]]:
    """Return the files without those of folders that are no table of the mapping, and a notice."""
    found = (each for each in files if each in inside)
    unread = [each for each in found if not (is_table(each) and reads(mapping, each))]
    if not unread:
        return list(files), []
    names = tuple(map(printable, unread))
    if len(unread) == len(files):
        raise DataError(
            Problem(name, None, f"fits no table of mapping {mapping.name}") for name in names
        )
    detail = "files of folders that no table of the mapping fits"
    notice = Notice("unread-file", len(unread), detail, names[:EXAMPLES])
    return [each for each in files if each not in unread], [notice]


def distinct_files(files: Sequence[Path]) -> list[Path]:
    """Return each file once, also if several paths lead to it."""
    return list({file.resolve(): file for file in reversed(files)}.values())[::-1]


def _named_again(named: Sequence[Path], files: Sequence[Path]) -> Iterator[Notice]:
    again = [printable(file) for file in named if file not in files or named.count(file) > 1]
    if again:
        detail = "paths of one file, which is read once"
        yield Notice("repeated-file", len(named) - len(files), detail, tuple(dict.fromkeys(again)))


def _check(out: Path) -> None:
    """Raise BadValue for a folder of anything else than a store: it might be somebody's work."""
    if out.exists() and not is_store(out) and not (out.is_dir() and not any(out.iterdir())):
        raise BadValue(f"{out} exists and is no store: name another folder")
