"""Write files and folders atomically."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from .errors import OutputError


def write_file(path: Path, text: str) -> None:
    """Write UTF-8 text; missing folders are made. Raises OutputError, and leaves no half file."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():
            path.write_text(text, encoding="utf-8")  # a device or a pipe cannot be replaced
            return
        _replace(path, text)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror or error}") from None


def _replace(path: Path, text: str) -> None:
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        _share(Path(draft), 0o666)
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


@contextmanager
def new_folder(path: Path, replaces: Collection[str] = ()) -> Iterator[Path]:
    """Return a draft of a folder to fill, which takes the place of `path` when all of it is there.

    Only a folder that holds nothing but files of the names in `replaces` gives way. Where
    something goes wrong, what stood at `path` stays. Raises OutputError.
    """
    try:
        others = sorted(each.name for each in path.iterdir()) if path.exists() else []
        if lost := next((name for name in others if name not in replaces), None):
            raise OutputError(f"{path} would be replaced, and holds {lost}: name another folder")
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}."))
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror or error}") from None
    try:
        yield draft
        _share(draft, 0o777)
        _swap(draft, path)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror or error}") from None
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _swap(draft: Path, path: Path) -> None:
    """Move the temporary folder into place; a folder cannot be replaced in one step."""
    if not path.exists():
        draft.rename(path)
        return
    old = draft.with_name(f"{draft.name}.old")
    path.rename(old)
    try:
        draft.rename(path)
    except BaseException:
        old.rename(path)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _share(path: Path, mode: int) -> None:
    """Open to others as the umask allows: temporary files are private by default."""
    umask = os.umask(0)
    os.umask(umask)
    path.chmod(mode & ~umask)
