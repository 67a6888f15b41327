"""The evidence of relations in answers that carry it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ..graph import Graph
from ..result import readable
from .display import Row, Views
from .relation_rows import RelationRows
from .rows import evidence_row, relation_rows


def evident_rows(graph: Graph, records: Iterable[int]) -> list[dict[str, Any]]:
    """Return relations as rows with their evidence."""
    numbers = list(records)
    pairs = zip(relation_rows(graph, numbers), map(graph.relation, numbers), strict=True)
    return [
        row | {"evidence": [evidence_row(each) for each in relation.evidence]}
        for row, relation in pairs
    ]


def rows_of(graph: Graph, numbers: Sequence[int], evidence: bool) -> RelationRows:
    """Return relations as rows, with their evidence if that is asked for."""
    make = evident_rows if evidence else relation_rows
    return RelationRows(graph, numbers, make, ("evidence",) if evidence else ())


def shown_sources(evidence: bool) -> str:
    """Return the column in which people read where a claim is made."""
    return "evidence" if evidence else "sources"


def _pointers(row: Row) -> list[str]:
    return [_pointer(each) for each in row["evidence"]]


def _pointer(evidence: Row) -> str:
    """Return a place in a source, who speaks there, and what it says differently."""
    place = f"{evidence['source']} {evidence.get('at', '')}".strip()
    speaker = f"said by {evidence['speaker']}" if "speaker" in evidence else ""
    says = f"says {readable(evidence['says'])}" if "says" in evidence else ""
    extra = "; ".join(filter(None, [speaker, says, "sic" if "sic" in evidence else ""]))
    return f"{place} ({extra})" if extra else place


EVIDENCE_VIEW: Views = {"evidence": _pointers}
