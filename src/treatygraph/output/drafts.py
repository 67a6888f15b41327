"""Drafts: temporary files and folders beside their target.

A draft is locked by the process that fills it, and the lock ends with the process. A draft without
a lock was left behind by a process that was killed; the next writer of the same target removes it.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..signals import held_back

try:
    import fcntl
except ImportError:  # Windows has no locks of this kind: a draft that was left behind stays
    fcntl = None  # type: ignore[assignment]

OWN: set[Path] = set()  # the drafts of this process, in which nobody else writes
OLD = ".old"  # what a folder is called for the moment in which a draft takes its name


@contextmanager
def draft_file(path: Path) -> Iterator[Path]:
    """Return a new empty file beside `path`; it is removed unless it was moved."""
    yield from _kept(path, _new_file)


@contextmanager
def draft_folder(path: Path) -> Iterator[Path]:
    """Return a new folder beside `path`; what has its name at the end is removed."""
    yield from _kept(path, _new_folder)


def restore(path: Path) -> None:
    """Remove what killed writers of `path` left behind; return to it a name that they took."""
    with _guarded(path.parent):
        _restore(path)


def _new_file(path: Path) -> tuple[Path, int]:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    _lock(handle)
    return Path(name), handle


def _new_folder(path: Path) -> tuple[Path, int | None]:
    draft = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}."))
    handle = os.open(draft, os.O_RDONLY) if fcntl else None
    _lock(handle)
    return draft, handle


def _restore(path: Path) -> None:
    drafts = re.compile(rf"\.{re.escape(path.name)}\.[a-z0-9_]{{8}}(\{OLD})?")
    with suppress(OSError):
        for left in [each for each in path.parent.iterdir() if drafts.fullmatch(each.name)]:
            if _is_abandoned(left):
                if left.suffix == OLD and not path.exists():
                    left.rename(path)
                remove(left)


def remove(path: Path) -> None:
    """Remove a file or a folder, if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
        return
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _kept(path: Path, make: Callable[[Path], tuple[Path, int | None]]) -> Iterator[Path]:
    """Yield a new draft, which is removed also if a signal ends the process."""
    draft, handle = None, None
    try:
        with _guarded(path.parent):
            _restore(path)
            with held_back():
                draft, handle = make(path)
                OWN.add(draft)
        yield draft
    finally:
        if draft:
            with held_back():
                _drop(draft, handle)


def _drop(draft: Path, handle: int | None) -> None:
    OWN.remove(draft)
    remove(draft)
    if handle is not None:
        os.close(handle)


@contextmanager
def _guarded(folder: Path) -> Iterator[None]:
    """Let one process at a time make or clear drafts in a folder: none is seen without its lock."""
    # a draft of our own is locked already, and waiting for that lock would never end
    handle = os.open(folder, os.O_RDONLY) if fcntl and folder not in OWN else None
    try:
        _lock(handle, wait=True)
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _lock(handle: int | None, wait: bool = False) -> None:
    if handle is not None:
        with suppress(OSError):  # some network file systems have no locks
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))


def _is_abandoned(draft: Path) -> bool:
    """Return whether no process holds the lock of a draft; False where there are no locks."""
    if not fcntl:
        return draft.suffix == OLD
    handle = os.open(draft, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(handle)
    return True
