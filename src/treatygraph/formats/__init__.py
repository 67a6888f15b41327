"""Answers as text: one file a format, each with `render(result) -> str`.

`rows` holds the formats that every answer has, `graphs` those that carry a whole graph. A file
added to either is a format; its file name, with hyphens, is the name of the format.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from ..errors import BadValue, hint
from ..result import Result

OPTIONS = {"safe": "csv", "wrapped": "json"}  # each with the format that takes it


def row_formats() -> list[str]:
    """Return the formats for rows, table first."""
    return sorted(_names("rows"), key=lambda name: (name != "table", name))


def graph_formats() -> list[str]:
    """Return the formats for a whole graph, GEXF first, then those for its edges as rows."""
    graphs = sorted(_names("graphs"), key=lambda name: (name != "gexf", name))
    return [*graphs, *row_formats()]


def render(result: Result, name: str, *, safe: bool = False, wrapped: bool = False) -> str:
    """Return the answer in a format, ending with a line break.

    `safe` is for csv: no cell is a formula to a spreadsheet. `wrapped` is for json: the answer is
    in an object with its title, note and what was left out. Raises BadValue for an unknown format.
    """
    options = {key: True for key, given in (("safe", safe), ("wrapped", wrapped)) if given}
    for key in options:
        if name != OPTIONS[key]:
            raise BadValue(f"{key} is for the format {OPTIONS[key]}, not {name}")
    family = next((each for each in ("graphs", "rows") if name in _names(each)), None)
    if family is None:
        raise BadValue(f"unknown format {name!r}{hint(name, graph_formats())}")
    if family == "graphs" and result.network is None:
        raise BadValue(f"format {name} is for whole graphs: use export")
    module = import_module(f".{family}.{name.replace('-', '_')}", __name__)
    text: str = module.render(result, **options)
    return text if text.endswith("\n") else text + "\n"


def _names(family: str) -> list[str]:
    files = (Path(__file__).parent / family).glob("[!_]*.py")
    return sorted(file.stem.replace("_", "-") for file in files)
