"""Facts of treaties: when each was adopted, entered into force and ended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from ...graph import Graph
from ...graph.edge_table import Ints, Mask
from .bounds import Bounds, Spans, days_of, ends_before, open_ends, spans_of, where


class Treaties(NamedTuple):
    """One row a treaty, by ascending `node`.

    `entry` is the day on which it entered into force; where no source says so, no day before its
    adoption. `end` is the last day on which it was in force. `ended_by` is the relation that ended
    it, or -1. A `joint` treaty enters into force for all its parties at once.
    """

    node: Ints
    adopted: Spans
    entered: Spans
    ended: Spans
    entry: Bounds
    end: Bounds
    ended_by: Ints
    joint: Mask
    delay: Sequence[str | None]
    notice: Sequence[str | None]

    def row_of(self, nodes: Ints) -> Any:
        """Return the row of each node, which has one."""
        return np.searchsorted(self.node, nodes)


def read_treaties(graph: Graph, nodes: Ints) -> Treaties:
    """Return the facts of treaties, given by ascending number."""
    found = graph.dataset.node_attributes(nodes.tolist())
    texts = {role: _texts(graph, found, role) for role in ("adoption", "entry", "end")}
    adopted, entered, ended = (spans_of(texts[role]) for role in ("adoption", "entry", "end"))
    never_ended = ended.undated
    end = where(never_ended, open_ends(len(nodes)), ends_before(ended))
    adoption = days_of(adopted)
    entry = days_of(entered)
    # what has no date of its entry into force was in force on no day before its adoption
    entry = where(entered.undated, Bounds(adoption.early, entry.late), entry)
    ended_by = np.full(len(nodes), -1, dtype=np.int32)
    return Treaties(
        node=nodes,
        adopted=adopted,
        entered=entered,
        ended=ended,
        entry=entry,
        end=end,
        ended_by=ended_by,
        joint=np.array([bool(each) for each in _texts(graph, found, "joint")], dtype=bool),
        delay=_texts(graph, found, "delay"),
        notice=_texts(graph, found, "notice"),
    )


def _texts(graph: Graph, found: Sequence[Mapping[str, Any]], role: str) -> list[Any]:
    """Return the value with a role of each treaty; of days, only those that are dates."""
    known = graph.dataset.vocabulary.attributes
    kinds = {"joint": "flag", "delay": "duration", "notice": "duration"}
    keys = [
        key
        for key in graph.dataset.vocabulary.with_role(role)
        if known[key].type == kinds.get(role, "date")
    ]
    return [next((each[key] for key in keys if key in each), None) for each in found]
