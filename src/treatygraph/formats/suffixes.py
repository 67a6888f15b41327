"""The format of a file by its suffix."""

from __future__ import annotations

from pathlib import Path

from ..errors import BadValue, hint
from ..output import new_file
from ..result import Result
from . import FAMILIES, formats_of, write

# suffixes that are not the name of a format
SUFFIXES = {
    ".md": "markdown",
    ".txt": "table",
    ".db": "sqlite",
    ".jsonld": "json-ld",
    ".cyp": "cypher",
}
PARQUET = ".parquet"


def save(result: Result, path: Path, **options: bool) -> None:
    """Write an answer in the format of the suffix. Raises BadValue, OutputError."""
    suffix = path.suffix.lower()
    if suffix == PARQUET:
        _refuse_options(options)
        with new_file(path) as draft:
            result.to_pandas().to_parquet(draft)
        return
    known = _known(result)
    if suffix not in known:
        near = f"{path.name!r}: no format has the suffix {suffix!r}{hint(suffix, known)}"
        raise BadValue(f"{near}; known: {', '.join(known)}")
    write(result, known[suffix], path, **options)


def format_of(result: Result, path: Path) -> str | None:
    """Return the format of a suffix, or None if no format of text or of graphs has it."""
    known = _known(result)
    known.pop(PARQUET)
    return known.get(path.suffix.lower())


def _known(result: Result) -> dict[str, str]:
    """Return the format of each suffix that the answer can be written in."""
    families = FAMILIES if result.graph is not None else ("rows",)
    names = [name for family in families for name in formats_of(family)]
    own = {suffix: name for suffix, name in SUFFIXES.items() if name in names}
    return {f".{name}": name for name in names} | own | {PARQUET: "parquet"}


def _refuse_options(options: dict[str, bool]) -> None:
    for key, value in options.items():
        if value:
            raise BadValue(f"{key} is not for the format parquet")
