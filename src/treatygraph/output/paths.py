"""Where output may go."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from stat import S_ISCHR, S_ISFIFO, S_ISREG

from ..errors import BadValue, OutputError

SYSTEM = (Path("/dev"), Path("/proc"))


def child(folder: Path, name: str) -> Path:
    """Return the path of a file directly in a folder. Raises OutputError if it lies elsewhere."""
    path = folder / name
    if name in ("", ".", "..") or path.name != name or path.resolve().parent != folder.resolve():
        raise OutputError(f"{name!r} cannot be the name of a file in {folder}")
    return path


def forbid_replacing(output: Path, inputs: Iterable[Path]) -> None:
    """Raise BadValue if an output is one of the inputs, or a folder that holds one of them."""
    target = output.resolve()
    for each in inputs:
        source = each.resolve()
        if source == target or target in source.parents or _is_same(source, target):
            raise BadValue(f"{output} would replace the input {each}: name another output")


def forbid_overlap(outputs: Iterable[Path]) -> None:
    """Raise BadValue if an output of one command is another one, or lies in its folder.

    Several may be /dev/null or standard output.
    """
    seen: list[Path] = []
    for output in outputs:
        target = output.resolve()
        if any(each in target.parents for each in SYSTEM):
            continue
        for each in seen:
            other = each.resolve()
            if other == target or other in target.parents or target in other.parents:
                raise BadValue(f"{output} would replace the output {each}: name another file")
        seen.append(output)


def is_direct(path: Path) -> bool:
    """Return whether a path is written to as it is: a terminal, /dev/null or standard output.

    Any other device or pipe raises OutputError, since nobody may ever read it.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return False
    if S_ISCHR(mode) or (S_ISFIFO(mode) and any(each in path.parents for each in SYSTEM)):
        return True
    if not (S_ISREG(mode) or path.is_dir()):
        raise OutputError(f"{path} cannot be written: it is a device or a pipe")
    return False


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # at least one of them does not exist
        return False
