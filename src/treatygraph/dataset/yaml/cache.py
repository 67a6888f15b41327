"""A cache of large YAML folders, as stores.

An entry is named by a hash of the files, so it is never stale. It is written beside and renamed, so
concurrent writers do not disturb each other; an entry whose content differs from its seal is
ignored. If the cache fails in any way, the folder is read.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from ...errors import DataError, OutputError
from ...output import new_folder, write_part
from ...version import __version__
from ..dataset import Dataset
from ..store.open import open_store
from .files import content_files

FORMAT = 2  # to be raised where the same files come to mean something else, or are refused
KEPT = 12
STORE, SEAL = "store", "seal"
OURS = re.compile(r"[0-9a-f]{64}|\.[0-9a-f]{64}\..*")  # an entry, or a draft that was left behind


def remembered(folder: Path, read: Callable[[Path], Dataset]) -> Dataset:
    """Return `read(folder)`, from the cache if the same content was read before."""
    content = _content(folder)
    if content is None:
        return read(folder)
    entry = cache_folder() / content.key
    held = _opened(entry)
    if held is not None:
        return held
    dataset = read(folder)
    if _content(folder) == content:  # nobody wrote in it meanwhile
        _keep(dataset, entry)
    return dataset


def cache_folder() -> Path:
    """Return the cache folder: TREATYGRAPH_CACHE, else one in the user's cache directory."""
    named = os.environ.get("TREATYGRAPH_CACHE")
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("treatygraph", appauthor=False)


class _Content(NamedTuple):
    """A hash of everything that files hold, and when each was last written."""

    key: str
    written: tuple[int, ...]


def _content(folder: Path) -> _Content | None:
    """Return the content hash of a folder, or None if it is empty."""
    try:
        files = content_files(folder)
        facts = [path.stat() for path in files.values()]
        if not all(S_ISREG(each.st_mode) for each in facts):  # a pipe might never end
            return None
        key = _hash(files, f"{FORMAT} {__version__}")
    except (OSError, DataError):  # reading the folder reports it
        return None
    return _Content(key, tuple(each.st_mtime_ns for each in facts))


def _opened(entry: Path) -> Dataset | None:
    """Return the dataset of a valid entry, or None."""
    store = entry / STORE
    try:
        if (entry / SEAL).read_text(encoding="ascii") != _seal(store):
            return None
        dataset = open_store(store)
        len(dataset.sources)  # read now: another process may drop the entry while this one runs
    except (OSError, ValueError, DataError):
        return None
    with suppress(OSError):  # a cache that others wrote may be for reading only
        os.utime(entry)
    return dataset


def _keep(dataset: Dataset, entry: Path) -> None:
    from ..store.write import write_store

    shutil.rmtree(entry, ignore_errors=True)  # what is there is broken
    with suppress(OSError, OutputError), new_folder(entry) as draft:
        write_store(dataset, draft / STORE)
        write_part(draft / SEAL, _seal(draft / STORE))
    _prune(entry.parent)


def _prune(folder: Path) -> None:
    """Remove all entries but the most recently used."""
    with suppress(OSError):  # another process may prune as well
        entries = [path for path in folder.iterdir() if OURS.fullmatch(path.name)]
        for entry in sorted(entries, key=lambda path: path.stat().st_mtime)[:-KEPT]:
            shutil.rmtree(entry)


def _seal(store: Path) -> str:
    return _hash({path.name: path for path in sorted(store.iterdir())})


def _hash(files: Mapping[str, Path], about: str = "") -> str:
    """Return one hash of the names and bytes of files."""
    every = sha256(about.encode())
    for name, path in files.items():
        every.update(f"\0{name}\0{sha256(path.read_bytes()).hexdigest()}".encode())
    return every.hexdigest()
