"""What formats outside of XML share: typed columns of nodes and edges, days, plain texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any, TypeVar

from .. import dates
from ..dataset import Source
from ..dataset.schema import specs
from ..errors import printable
from ..graph import Graph
from .graphs._attributes import Column, edge_columns, edge_values, node_columns, node_values

__all__ = [
    "SOURCE_COLUMNS",
    "Column",
    "batches",
    "days",
    "edge_columns",
    "edge_values",
    "node_columns",
    "node_values",
    "plain",
    "source_values",
]

T = TypeVar("T")
SOURCE_COLUMNS = [spec.key for spec in specs(Source)]
EPOCH = date(1970, 1, 1).toordinal()
FIRST, LAST = (each.toordinal() - EPOCH for each in (date.min, date.max))


def plain(value: Any) -> Any:
    """Return a value in which texts have no lone surrogates, which no UTF-8 holds."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if isinstance(value, Mapping):
        return {printable(key): plain(each) for key, each in value.items()}
    return value


def days(graph: Graph, edge: int) -> tuple[str | None, str | None]:
    """Return the first and last day of an edge in ISO 8601; None for an open or missing one.

    Days outside of the years 1 to 9999 are open as well.
    """
    first, last = int(graph.columns.first[edge]), int(graph.columns.last[edge])
    if not dates.is_dated(first, last):
        return None, None
    return _iso(first), _iso(last)


def source_values(source: Source) -> dict[str, Any]:
    """Return the fields of a source by key."""
    return {spec.key: getattr(source, spec.attribute) for spec in specs(Source)}


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Return the items in lists of this size."""
    waiting = iter(items)
    while batch := list(islice(waiting, size)):
        yield batch


def _iso(day: int) -> str | None:
    return date.fromordinal(day + EPOCH).isoformat() if FIRST <= day <= LAST else None
