"""Write files and folders: completely or not at all, whatever happens meanwhile."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory

from ..errors import OutputError
from ..signals import held_back
from .drafts import OLD, draft_file, draft_folder, remove, restore
from .exchange import exchange
from .paths import child, forbid_overlap, forbid_replacing, is_direct

__all__ = [
    "child",
    "forbid_overlap",
    "forbid_replacing",
    "new_file",
    "new_folder",
    "replace_file",
    "restore",
    "write_file",
    "write_part",
]


def write_file(path: Path, text: str | Iterable[str]) -> None:
    """Write UTF-8 text; missing folders are made. Raises OutputError, and leaves no half file.

    Pieces of text are written as they come. A link stays: the file that it points at is written.
    """
    with new_file(path) as draft, draft.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines([text] if isinstance(text, str) else text)


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """Return a draft of a file to fill, which gets the name `path` when all of it is there.

    Missing folders are made. A link stays: the file that it points at is replaced. Raises
    OutputError.
    """
    with _reported(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        if is_direct(path):
            with TemporaryDirectory() as folder:
                yield (draft := Path(folder, "draft"))
                with draft.open("rb") as source, path.open("wb") as file:
                    copyfileobj(source, file)
            return
        target = path.resolve()
        target.parent.mkdir(parents=True, exist_ok=True)
        with draft_file(target) as draft:
            yield draft
            draft.chmod(_mode(target))
            _sync(draft)
            draft.replace(target)
        _sync(target.parent)


def replace_file(path: Path, text: str, content: bytes) -> bool:
    """Replace a file if it still holds `content`; return whether it did. Raises OutputError.

    Mode, owner and links are kept. The two files are exchanged before the old one is compared, so
    that no edit made in between is lost.
    """
    with _reported(path):
        target = path.resolve()
        facts = target.stat()
        with draft_file(target) as draft:
            _fill(draft, text, facts.st_mode & 0o7777)
            with suppress(OSError):  # only root may give files away
                os.chown(draft, facts.st_uid, facts.st_gid)
            if target.read_bytes() != content:
                return False
            with held_back():  # the draft holds an edit of somebody else between the exchanges
                if not exchange(draft, target):
                    draft.replace(target)
                elif draft.read_bytes() != content:
                    exchange(draft, target)
                    return False
        _sync(target.parent)
        return True


def write_part(path: Path, text: str) -> None:
    """Write a file of a draft of `new_folder`, which needs no draft of its own."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


@contextmanager
def new_folder(path: Path, replaces: Collection[str] = ()) -> Iterator[Path]:
    """Return a draft of a folder to fill, which gets the name `path` when all of it is there.

    An existing folder is replaced only if all of its files are named in `replaces`; a link stays,
    and the folder that it points at is replaced. After an error, `path` is as it was. Raises
    OutputError.
    """
    with _reported(path):
        path = path.resolve()
        others = sorted(each.name for each in path.iterdir()) if path.exists() else []
        if lost := next((name for name in others if name not in replaces), None):
            raise OutputError(f"{path} would be replaced, and holds {lost}: name another folder")
        path.parent.mkdir(parents=True, exist_ok=True)
        with draft_folder(path) as draft:
            yield draft
            draft.chmod(0o777 & ~_umask())
            _sync_all(draft)
            _rename(draft, path)
            _sync(path.parent)


@contextmanager
def _reported(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror or error}") from None


def _fill(draft: Path, text: str, mode: int) -> None:
    with draft.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.chmod(mode)


def _rename(draft: Path, path: Path) -> None:
    """Give a draft the name `path`; a folder that has it goes to the name of the draft."""
    if not path.exists():
        draft.rename(path)
    elif not exchange(draft, path):
        with held_back():
            _rename_in_two_steps(draft, path)


def _rename_in_two_steps(draft: Path, path: Path) -> None:
    # a kill between the steps leaves the old folder beside, where `restore` finds it
    old = draft.with_name(f"{draft.name}{OLD}")
    path.rename(old)
    try:
        draft.rename(path)
    except BaseException:
        old.rename(path)
        raise
    remove(old)


def _sync_all(folder: Path) -> None:
    """Have all files of a folder on the disk before it is named."""
    for each in [*folder.rglob("*"), folder]:
        _sync(each)


def _sync(path: Path) -> None:
    with suppress(PermissionError):  # Windows cannot open folders
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _mode(path: Path) -> int:
    """Return the mode of a file, or that of a new one: temporary files are private by default."""
    return path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask()


def _umask() -> int:
    umask = os.umask(0)
    os.umask(umask)
    return umask
