"""Excel: one sheet each for nodes, edges of relations, and sources, with headers that stay.

Every text is a text: no cell is a formula or a link. Lists are joined by `; `.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ...errors import BadValue
from ...graph import Graph
from .._rows import (
    SOURCE_COLUMNS,
    days,
    edge_columns,
    edge_values,
    node_columns,
    node_values,
    source_values,
)
from ..graphs._xml import NOT_XML
from ..rows.csv import cell

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_575  # of a sheet, below its header
LONGEST = 32_767  # characters of a cell
WIDTH = 18  # of a column, in characters
NODE_NAMES = ("id", "note")
EDGE_NAMES = ("id", "from", "from_name", "to", "to_name", "first_day", "last_day", "note")


def save(graph: Graph, path: Path) -> None:
    """Write the graph as a workbook. Raises BadValue without xlsxwriter, or for too many rows."""
    edges = int(np.count_nonzero(graph.mask))
    for count, what in ((len(graph.nodes), "nodes"), (edges, "edges")):
        if count > MOST_ROWS:
            limit = f"a sheet of Excel holds {MOST_ROWS:,}"
            raise BadValue(f"{limit} rows, not {count:,} {what}: select fewer, or write sqlite")
    with _workbook(path) as book:
        _fill(book, "nodes", _node_rows(graph))
        _fill(book, "relations", _edge_rows(graph))
        _fill(book, "sources", _source_rows(graph))


def _workbook(path: Path) -> Workbook:
    try:
        from xlsxwriter import Workbook
    except ImportError:
        install = "pip install 'treatygraph[excel]'"
        raise BadValue(f"format xlsx needs the package xlsxwriter: {install}") from None
    book = Workbook(str(path), {"constant_memory": True, "tmpdir": str(path.parent)})
    # the time of writing would make every export of the same data a different file
    book.set_properties({"created": datetime(2000, 1, 1)})
    return book


def _fill(book: Workbook, name: str, rows: Iterable[Iterable[Any]]) -> None:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, 5, WIDTH)
    bold = book.add_format({"bold": True})
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            _write(sheet, number, column, value, None if number else bold)


def _write(sheet: Worksheet, row: int, column: int, value: Any, style: Any) -> None:
    value = cell(value)
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    else:
        sheet.write_string(row, column, _text(value), style)


def _text(text: str) -> str:
    shown = NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
    return shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…"


def _node_rows(graph: Graph) -> Iterator[list[Any]]:
    columns = node_columns(graph, NODE_NAMES)
    yield ["id", *(each.name for each in columns), "note"]
    for node in graph.stream_nodes():
        values = node_values(node)
        yield [node.id, *(values.get(each.key) for each in columns), node.note]


def _edge_rows(graph: Graph) -> Iterator[list[Any]]:
    columns = [each for each in edge_columns(graph, EDGE_NAMES) if each.key != "relation"]
    names = {
        n: node.name for n, node in zip(graph.nodes.tolist(), graph.stream_nodes(), strict=True)
    }
    ids = graph.dataset.node_ids
    head = ["id", "from", "from_name", "to", "to_name", "first_day", "last_day"]
    yield [*head, *(each.name for each in columns), "note"]
    for relation, edge, ends in graph.stream_relations():
        values, span = edge_values(relation), days(graph, edge)
        own = [values.get(each.key) for each in columns]
        for origin, target in ends:
            both = ids[origin], names[origin], ids[target], names[target]
            yield [relation.id, *both, *span, *own, relation.note]


def _source_rows(graph: Graph) -> Iterator[list[Any]]:
    yield SOURCE_COLUMNS
    for source in map(source_values, graph.dataset.sources.values()):
        yield [list(each) if isinstance(each, tuple) else each for each in source.values()]
