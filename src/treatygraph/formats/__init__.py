"""Answers in formats: one file each, whose name, with hyphens, is the name of the format.

A file added to one of these folders is a format:

- `rows`: formats that every answer has, with `render(result) -> str` or, for answers that are not
  held in memory, `pieces(result) -> Iterator[str]`
- `graphs`: texts that carry a whole graph, with `pieces(graph) -> Iterator[str]`
- `files`: binary files that carry a whole graph, with `save(graph, path) -> None`
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from ..errors import BadValue, hint, printable
from ..output import new_file, write_file
from ..result import Result

OPTIONS = {"safe": "csv", "bom": "csv", "wrapped": "json"}  # each with the format that takes it
FAMILIES = ("graphs", "files", "rows")


def row_formats() -> list[str]:
    """Return the formats for rows, table first."""
    return sorted(formats_of("rows"), key=lambda name: (name != "table", name))


def graph_formats() -> list[str]:
    """Return the formats for a whole graph, GEXF first, then those for its edges as rows."""
    graphs = [*formats_of("graphs"), *formats_of("files")]
    return [*sorted(graphs, key=lambda name: (name != "gexf", name)), *row_formats()]


def is_binary(name: str) -> bool:
    """Return whether a format is a binary file, which `write` can make and `pieces` cannot."""
    return name in formats_of("files")


def pieces(result: Result, name: str, **options: bool) -> Iterator[str]:
    """Return the answer in a format as pieces of text, made as they are read.

    Options and errors are those of `render`.
    """
    given = _checked(name, options)
    family = _family(result, name)
    if family == "files":
        raise BadValue(f"format {name} is a binary file: name a file to write")
    module = _module(family, name)
    if family == "graphs":
        return map(printable, module.pieces(result.graph))
    found = module.pieces if hasattr(module, "pieces") else _whole(module)
    return map(printable, found(result, **given))


def render(result: Result, name: str, **options: bool) -> str:
    """Return the answer in a format, ending with a line break.

    `safe` is for csv: no cell is a formula to a spreadsheet. `bom` is for csv: it begins with a
    byte order mark, by which Excel recognises UTF-8. `wrapped` is for json: the answer is in an
    object with its title, note and what was left out. Raises BadValue for an unknown format.
    """
    return "".join(pieces(result, name, **options))


def write(result: Result, name: str, path: Path, **options: bool) -> None:
    """Write the answer to a file in a format, completely or not at all.

    Options are those of `render`. Raises BadValue, OutputError.
    """
    if is_binary(name):
        _checked(name, options)
        module = _module(_family(result, name), name)
        with new_file(path) as draft:
            module.save(result.graph, draft)
    else:
        write_file(path, pieces(result, name, **options))


def _checked(name: str, options: dict[str, bool]) -> dict[str, bool]:
    """Return the options that are given, each of which the format takes."""
    given = {key: True for key, value in options.items() if value}
    for key in given:
        if name != OPTIONS[key]:
            raise BadValue(f"{key} is for the format {OPTIONS[key]}, not {name}")
    return given


def _family(result: Result, name: str) -> str:
    family = next((each for each in FAMILIES if name in formats_of(each)), None)
    if family is None:
        raise BadValue(f"unknown format {name!r}{hint(name, graph_formats())}")
    if family != "rows" and result.graph is None:
        raise BadValue(f"format {name} is for whole graphs: use export")
    return family


def _module(family: str, name: str) -> ModuleType:
    return import_module(f".{family}.{name.replace('-', '_')}", __name__)


def _whole(module: ModuleType) -> Any:
    """Return a function that renders the answer as one piece, with a line break at its end."""

    def whole(result: Result, **options: bool) -> Iterator[str]:
        text: str = module.render(result, **options)
        yield text if text.endswith("\n") else text + "\n"

    return whole


def formats_of(family: str) -> list[str]:
    """Return the formats of a family, by name."""
    files = (Path(__file__).parent / family).glob("[!_]*.py")
    return sorted(file.stem.replace("_", "-") for file in files)
