"""What answers about treaties do not use, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from ...graph import Graph
from ...graph.edge_table import Mask, distinct
from ...vocabulary.words import PARTY_ACTS
from .acts import edges_with, party_kinds
from .folding import Folding

Rows = list[dict[str, Any]]


def left_out_of_treaty(graph: Graph, treaty: int) -> Rows:
    """Return the acts about a treaty that the selection leaves out, by reason."""
    return _reasons(graph, graph.columns.target == treaty)


def left_out_of_parties(graph: Graph, parties: Sequence[int], precluded: int = 0) -> Rows:
    """Return the acts of parties that the selection leaves out, by reason.

    `precluded` is the number of treaties that objections keep from force between the parties.
    """
    rows = _reasons(graph, np.isin(graph.columns.source, parties))
    about = {"reason": "objection", "count": precluded, "option": "status of the treaty"}
    return [*rows, about] if precluded else rows


def notes(graph: Graph, as_of: Folding, left_out: Callable[[], Rows]) -> str:
    """Say which states were folded, and how many acts were left out and what includes them."""
    if not any(each.act for each in graph.dataset.vocabulary.relations.values()):
        return NO_ACTS
    counted = [_counted(each["count"], each["reason"]) for each in left_out()]
    return " ".join(filter(None, [as_of.note, *counted]))


NO_ACTS = (
    "No type of the vocabulary of these data has an act, so nothing follows from them."
    " A vocabulary with `extends: shipped` has the types of treaties."
)
_WHY = {
    "status": "because of the status. Use --status any to include all.",
    "party": "because a person signed, and the data do not say for which party (on_behalf_of).",
    "selection": "by other options.",
    "objection": "because an objection keeps it from being in force between the two.",
}


def _counted(count: int, reason: str) -> str:
    what = "treaty" if reason == "objection" else "act"
    several = "treaties" if reason == "objection" else "acts"
    counted = f"1 {what} was" if count == 1 else f"{count} {several} were"
    return f"{counted} left out {_WHY[reason]}"


def _reasons(graph: Graph, concerned: Mask) -> Rows:
    acts = concerned & edges_with(graph, *PARTY_ACTS)
    always = graph.without_period
    any_status = always.where(status="any").mask
    counts = (
        ("status", acts & any_status & ~always.mask, "--status any"),
        ("selection", acts & ~any_status, "without the other options"),
        ("party", acts & always.mask & _unassigned(graph), "on_behalf_of in the data"),
    )
    rows = (
        (reason, len(distinct(graph.columns.record[mask])), way) for reason, mask, way in counts
    )
    return [{"reason": one, "count": count, "option": way} for one, count, way in rows if count]


def _unassigned(graph: Graph) -> Mask:
    """Return the acts of people whose relation names no party."""
    edges = np.flatnonzero(
        edges_with(graph, "signature") & ~party_kinds(graph)[graph.columns.source]
    )
    keys = graph.dataset.vocabulary.with_role("party")
    found = graph.dataset.relation_attributes(graph.columns.record[edges].tolist())
    named = [any(key in values for key in keys) for values in found]
    flags: Mask = np.zeros(len(graph.columns.record), dtype=bool)
    flags[edges[~np.array(named, dtype=bool)]] = True
    return flags
