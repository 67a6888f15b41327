"""Nodes and relations as rows, the same in every answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from .. import dates
from ..criteria import WORDS
from ..dataset import Evidence, Node, Relation, Source
from ..dataset.attribution import attribution
from ..dataset.schema import set_fields, specs
from ..graph import Graph
from ..graph.edge_table import Ints
from .left_out import only_possible, undated, wider

RELATION_COLUMNS = ("id", "type", "from", "to", "date", "status", "sources")
NODE_COLUMNS = ("id", "kind", "name", "aliases", "ids")


def node_row(node: Node) -> dict[str, Any]:
    """Return a node: id, kind, name, aliases, ids, its attributes, and other fields it has."""
    return _head(node) | _plain(node.attributes) | _plain(set_fields(node))


def relation_row(relation: Relation) -> dict[str, Any]:
    """Return a relation: its ends (one id, or a list), date, sources, speakers, attributes."""
    row = _head(relation) | {"sources": list(relation.sources)} | attribution(relation)
    others = set_fields(relation)
    others.pop("evidence", None)  # a row has the sources alone
    return row | _plain(relation.attributes) | _plain(others)


def relation_rows(graph: Graph, records: Iterable[int]) -> list[dict[str, Any]]:
    """Return relations as rows; in a period, `certain` says whether each certainly was in it."""
    numbers = list(records)
    rows = [relation_row(graph.relation(record)) for record in numbers]
    if not graph.selection.dated:
        return rows
    pairs = zip(rows, graph.certainty(numbers), strict=True)
    return [row | {"certain": certain} for row, certain in pairs]


def evidence_row(pointer: Evidence) -> dict[str, Any]:
    """Return a pointer into a source: the fields that it has."""
    row = {"source": pointer.source} | set_fields(pointer)
    return row | ({"says": _plain(pointer.says)} if pointer.says else {})


def source_row(source: Source) -> dict[str, Any]:
    """Return id, title, and the other fields that a source has."""
    return _head(source) | _plain(set_fields(source))


def _head(record: Source | Node | Relation) -> dict[str, Any]:
    """Return the fields that every row has, empty or not."""
    found = (spec for spec in specs(type(record)) if spec.head)
    return {spec.key: VALUE[spec.form](getattr(record, spec.attribute)) for spec in found}


def listed_nodes(graph: Graph) -> Ints:
    """Return the numbers of the nodes of the graph; with kinds selected, those of these kinds."""
    if not graph.selection.kind:
        return graph.nodes
    codes = [graph.columns.kinds.index(kind) for kind in graph.selection.kind]
    return graph.nodes[np.isin(graph.columns.kind[graph.nodes], codes)]


def support(graph: Graph) -> list[int]:
    """Count the selected relations that each source supports, in the order of sources."""
    pairs, chosen = graph.dataset.supports, np.zeros(len(graph.columns.record_starts), dtype=bool)
    chosen[graph.records] = True
    codes = pairs.code[chosen[pairs.record]]
    counts: list[int] = np.bincount(codes, minlength=len(graph.dataset.sources)).tolist()
    return counts


def other_keys(rows: Iterable[Mapping[str, Any]], known: Sequence[str]) -> list[str]:
    """Return the keys of any row that are not among the known ones, in alphabetical order."""
    return sorted({key for row in rows for key in row} - set(known))


def title_with(graph: Graph, title: str) -> str:
    """Return a title that says what was selected."""
    chosen = [
        f"{each.key} {', '.join(getattr(graph.selection, each.key))}"
        for each in WORDS
        if getattr(graph.selection, each.key)
        and not (each.key == "status" and graph.selection.by_default)
    ]
    if graph.selection.node:
        where = "both ends" if graph.selection.both_ends else "an end"
        chosen.append(f"{' or '.join(graph.selection.node)} at {where}")
    if graph.selection.dated:
        days = _period(graph.selection.since, graph.selection.until)
        chosen.append(f"{'certainly ' if graph.selection.certain else ''}in effect {days}")
    return f"{title}: {'; '.join(chosen)}" if chosen else title


def _period(since: int, until: int) -> str:
    if until == dates.FAR_OFF:
        return f"since {dates.day(since)}"
    if since == dates.LONG_AGO:
        return f"until {dates.day(until)}"
    if since == until:
        return f"on {dates.day(since)}"
    return f"from {dates.day(since)} to {dates.day(until)}"


def remarks(graph: Graph, rows: Iterable[Mapping[str, Any]]) -> str:
    """Say how many rows are certain and how many only possible, and what was left out."""
    certain = [row["certain"] for row in rows if row.get("certain") is not None]
    counts = ""
    if certain and not graph.selection.certain:  # where nothing else is listed, the title says so
        sure, unsure = certain.count(True), certain.count(False)
        counts = f"Certain in this period: {sure}. Only possible: {unsure}."
    return " ".join(filter(None, [counts, left_out(graph)]))


def left_out(graph: Graph) -> str:
    """Say how many relations the statuses and the period leave out, and what includes them."""
    notes = []
    if count := wider(graph, status="any"):
        notes.append(_other_status(count, graph.selection.status))
    if count := only_possible(graph):
        notes.append(_possible(count))
    if count := undated(graph):
        way = f"List relations without a period to include {_it(count)}."
        notes.append(f"{_relations(count)} left out for lack of a date. {way}")
    return " ".join(notes)


def _other_status(count: int, statuses: Sequence[str]) -> str:
    chosen = " or ".join(f'"{status}"' for status in statuses)
    its = "its" if count == 1 else "their"
    return (
        f"{_relations(count)} left out because {its} status is not {chosen}."
        f" Use --status any to include {_it(count)}."
    )


def _possible(count: int) -> str:
    reason = f"because {'it is' if count == 1 else 'they are'} only possible in this period"
    return f"{_relations(count)} left out {reason}. Omit --certain to include {_it(count)}."


def _relations(count: int) -> str:
    return "1 relation was" if count == 1 else f"{count} relations were"


def _it(count: int) -> str:
    return "it" if count == 1 else "them"


def _one_or_all(ends: tuple[str, ...]) -> str | list[str]:
    return ends[0] if len(ends) == 1 else list(ends)


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: list(value) if isinstance(value, tuple) else value for key, value in values.items()
    }


# How a field of a record is shown in a row, by its form.
VALUE: dict[str, Callable[[Any], Any]] = {
    "text": lambda text: text,
    "texts": list,
    "mapping": dict,
    "ends": _one_or_all,
}
