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
from ...output import new_folder, restore, write_part
from ...version import __version__
from ..dataset import Dataset
from ..store.open import open_store
from .files import content_files

FORMAT = 2  # to be raised where the same files come to mean something else, or are refused
KEPT = 12
STORE, SEAL = "store", "seal"
ENTRY = re.compile(r"[0-9a-f]{64}")
DRAFT = re.compile(r"\.([0-9a-f]{64})\.[a-z0-9_]{8}")


def remembered(folder: Path, read: Callable[[Path], Dataset]) -> Dataset:
    """Return `read(folder)`, from the cache if the same content was read before."""
    content = _content(folder)
    if content is None:
        return read(folder)
    own = _own_folder()
    held = _opened(own / content.key) if own else None
    if held is not None:
        return held
    dataset = read(folder)
    if own and _content(folder) == content:  # nobody wrote in it meanwhile
        _keep(dataset, own / content.key)
    return dataset


def cache_folder() -> Path:
    """Return the cache folder: TREATYGRAPH_CACHE, else one in the user's cache directory."""
    named = os.environ.get("TREATYGRAPH_CACHE")
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("treatygraph", appauthor=False)


def _own_folder() -> Path | None:
    """Return the user's own folder in the cache, or None if others can write to it.

    A cache may be shared by several users; an entry of somebody else could hold other data.
    """
    user = os.getuid() if hasattr(os, "getuid") else 0
    own = cache_folder() / f"user-{user}"
    try:
        facts = own.stat()
    except FileNotFoundError:
        return own
    except OSError:
        return None
    return own if facts.st_uid == user and not facts.st_mode & 0o022 else None


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
    with suppress(OSError):
        entry.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(OSError, OutputError), new_folder(entry) as draft:
        write_store(dataset, draft / STORE)
        write_part(draft / SEAL, _seal(draft / STORE))
    _prune(entry.parent)


def _prune(folder: Path) -> None:
    """Remove all entries but the most recently used, and drafts of killed processes."""
    with suppress(OSError):  # another process may prune as well
        inside = list(folder.iterdir())
        for draft in filter(None, (DRAFT.fullmatch(path.name) for path in inside)):
            restore(folder / draft[1])
        entries = [path for path in inside if ENTRY.fullmatch(path.name) and _is_entry(path)]
        for entry in sorted(entries, key=lambda path: path.stat().st_mtime)[:-KEPT]:
            shutil.rmtree(entry)


def _is_entry(path: Path) -> bool:
    return {each.name for each in path.iterdir()} == {STORE, SEAL}


def _seal(store: Path) -> str:
    return _hash({path.name: path for path in sorted(store.iterdir())})


def _hash(files: Mapping[str, Path], about: str = "") -> str:
    """Return one hash of the names and bytes of files."""
    every = sha256(about.encode())
    for name, path in files.items():
        every.update(f"\0{name}\0{sha256(path.read_bytes()).hexdigest()}".encode())
    return every.hexdigest()
