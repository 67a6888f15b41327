"""The tables within one file: the sheets of a workbook, the nodes and edges of a graph file."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path, PurePath

from ...dataset.csv import EDGES, NODES
from ...errors import printable
from ...yamlio.load import require_file
from ..mapping.table_spec import FileSpec
from .excel import filled_sheets
from .graph_json import is_graph
from .open_table import format_of, reported
from .sheet_area import check_area
from .unpacking import check_archive, unpacked

GRAPHS = {"graphml", "gexf", "pajek"}


def parts(path: Path, spec: FileSpec) -> list[str]:
    """Return the names of the tables in a file that can hold several, or nothing.

    Raises DataError where the file cannot be read.
    """
    shown = printable(path)
    require_file(path, shown)
    with reported(shown), unpacked(path, shown) as (stream, name, _):
        module = format_of(spec, PurePath(name))
        if module in GRAPHS:
            return [NODES, EDGES]
        if module == "json":
            return [NODES, EDGES] if is_graph(stream.read(), spec) else []
        if module != "excel":
            return []
        content = stream.read()
        check_archive(BytesIO(content), shown)
        check_area(BytesIO(content), shown)
        return filled_sheets(content)
