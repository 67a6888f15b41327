"""Lists of nodes, relations and sources, and one node or relation in full."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

import numpy as np

from ..arguments import require_text
from ..errors import UnknownName
from ..graph import Graph
from ..graph.edge_table import Ints, distinct
from ..result import Result
from ..text import groups
from .display import Row, Views, details, relation_views
from .evidence import EVIDENCE_VIEW, evident_rows
from .left_out import left_out_nodes, node_reasons, reasons
from .relation_rows import RelationRows
from .rows import (
    NODE_COLUMNS,
    RELATION_COLUMNS,
    left_out,
    listed_nodes,
    node_row,
    other_keys,
    relation_row,
    remarks,
    source_row,
    support,
    title_with,
)
from .selected import relations_result

MORE = ("group", "evidence")  # columns of what is shown that relations do not have
SAID = "said, of others"  # the heading of what a person is quoted as saying


def list_nodes(graph: Graph) -> Result:
    """Return the nodes of the graph, by id; with kinds selected, those of these kinds."""
    rows = [node_row(graph.node(number)) for number in listed_nodes(graph).tolist()]
    columns = (*NODE_COLUMNS, *other_keys(rows, NODE_COLUMNS))
    left = node_reasons(graph, lambda each: len(listed_nodes(each)))
    return Result(
        title_with(graph, "Nodes"),
        rows,
        columns,
        shown=NODE_COLUMNS[:4],
        left_out=left,
        note=left_out_nodes(left),
    )


def list_relations(graph: Graph, *, evidence: bool = False) -> Result:
    """Return the selected relations, in the order of time; undated ones last.

    `evidence`: each with the places in its sources.
    """
    title = title_with(graph, "Relations")
    return relations_result(graph, title, graph.records, evidence=evidence)


def list_sources(graph: Graph) -> Result:
    """Return every source, and how many of the selected relations it supports."""
    sources = graph.dataset.sources.values()
    rows = [
        source_row(source) | {"relations": count}
        for source, count in zip(sources, support(graph), strict=True)
    ]
    columns = ("id", "publisher", "author", "title", "date", "relations")
    every = (*columns, *other_keys(rows, columns))
    return Result(
        title_with(graph, "Sources"),
        rows,
        every,
        shown=columns,
        left_out=partial(reasons, graph),
        note=partial(left_out, graph),
    )


def show(graph: Graph, name: str) -> Result:
    """Return a relation by its id, or a node by any name, with everything known and its evidence.

    Raises UnknownName or AmbiguousName.
    """
    require_text(name=name)
    record = graph.dataset.relation_numbers.get(name)
    return show_node(graph, name) if record is None else show_relation(graph, name)


def show_node(graph: Graph, name: str) -> Result:
    """Return a node and its selected relations in time order, with their evidence.

    Then the relations of others that sources quote it as saying, as `said` in JSON.
    """
    number = graph.resolve(name)
    node = graph.node(number)
    touching = (graph.columns.source == number) | (graph.columns.target == number)
    records = distinct(graph.columns.record[touching & graph.mask])
    aliases = f"; also {', '.join(node.aliases)}" if node.aliases else ""
    title = f"{node.name} ({node.kind}, id {node.id}){aliases}"
    spoken = graph.where(speaker=node.id).records if len(graph.dataset.spoken.code) else records[:0]
    said: list[int] = np.setdiff1d(spoken, records).tolist()
    return _with_evidence(graph, title, records, {"node": node_row(node)}, said)


def show_relation(graph: Graph, key: str) -> Result:
    """Return one relation by its id, with its evidence. Raises UnknownName."""
    record = graph.dataset.relation_numbers.get(key)
    if record is None:
        raise UnknownName(f"no relation has the id {key!r}", [])
    row = {"relation": relation_row(graph.relation(record))}
    return _with_evidence(graph, f"Relation {key}", np.array([record]), row)


def _with_evidence(
    graph: Graph, title: str, records: Ints, data: dict[str, Any], said: Sequence[int] = ()
) -> Result:
    numbers = [*records.tolist(), *said]
    rows = RelationRows(graph, numbers, partial(_grouped, frozenset(said)), MORE)
    own, others = list(rows)[: len(records)], list(rows)[len(records) :]
    views = relation_views(graph)
    extra: Views = {"details": partial(_details_with_note, graph), **EVIDENCE_VIEW}
    return Result(
        title,
        rows,
        (*RELATION_COLUMNS, *other_keys(rows, RELATION_COLUMNS)),
        shown=("date", "from", "type", "to", "status", "details", "evidence"),
        views=views | extra,
        data=data | {"relations": own} | ({"said": others} if others else {}),
        left_out=partial(reasons, graph),
        note=remarks(graph, rows),
        empty="takes part in no selected relation",
        answered=True,
        layout=groups,
    )


def _grouped(said: frozenset[int], graph: Graph, numbers: Iterable[int]) -> list[dict[str, Any]]:
    """Return rows with their evidence, those that a person is quoted for under a heading."""
    chosen = list(numbers)
    pairs = zip(chosen, evident_rows(graph, chosen), strict=True)
    return [row | ({"group": SAID} if each in said else {}) for each, row in pairs]


def _details_with_note(graph: Graph, row: Row) -> str:
    return "; ".join(filter(None, [details(graph, row), row.get("note")]))
