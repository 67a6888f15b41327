"""Nodes by name."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..arguments import require_number, require_text
from ..dataset import Node
from ..dataset.ids import slug
from ..errors import BadValue
from ..graph import Graph
from ..result import Result
from .left_out import left_out_nodes, node_reasons
from .rows import listed_nodes

Found = tuple[int, str, float]


def find(graph: Graph, text: str, *, top: int = 20) -> Result:
    """Return nodes by any name, alias, spelling or script, best first.

    `score` is the likeness of the name that matched, 0 to 100; 100 is the whole name (see
    `treatygraph.names.likeness`), or another name or the ISO code of a state. With a selection,
    only nodes of the selected kinds that the selected relations touch.

    Raises BadValue for a `top` below 1.
    """
    require_text(text=text)
    require_number(top=top)
    if top < 1:
        raise BadValue(f"top should be 1 or more, not {top}")
    hits = _hits(graph, text)
    found = _among(graph, hits)
    rows = [_row(graph.node(number), name, score) for number, name, score in found[:top]]
    left = node_reasons(graph, lambda each: len(_among(each, hits)))
    beyond = len(found) - len(rows)
    cut = {"reason": "top", "count": beyond, "option": f"--top {len(found)}"}
    return Result(
        f"Nodes matching {text!r}",
        rows,
        ("id", "kind", "name", "matched", "score"),
        left_out=[*left, cut] if beyond else left,
        note=" ".join(filter(None, [left_out_nodes(left), _more(beyond, len(found))])),
    )


def _hits(graph: Graph, text: str) -> list[Found]:
    """Return every node that a text may mean, best first."""
    hits = [(hit.node, hit.name, hit.score) for hit in graph.dataset.names.search(text)]
    hits.sort(key=lambda hit: hit[1] != text)  # A_1 before A-1: folded, both are the same name
    exact = _by_id(graph, text, {number for number, _, score in hits if score == 100})
    if exact is not None:
        return _first([exact], text, hits)
    if any(score == 100 for *_, score in hits):
        return hits
    return _first(graph.of_state(text), text, hits)


def _first(numbers: list[int], text: str, hits: list[Found]) -> list[Found]:
    """Return the nodes that a text names by other means, and then the other hits."""
    named = [(number, text, 100.0) for number in numbers]
    return [*named, *(hit for hit in hits if hit[0] not in numbers)]


def _among(graph: Graph, hits: list[Found]) -> list[Found]:
    """Return the hits that the selection keeps."""
    inside = np.zeros(graph.columns.size, dtype=bool)
    inside[listed_nodes(graph)] = True
    return [hit for hit in hits if inside[hit[0]]]


def _row(node: Node, name: str, score: float) -> dict[str, Any]:
    about = {"id": node.id, "kind": node.kind, "name": node.name}
    return about | {"matched": name, "score": score}


def _more(beyond: int, every: int) -> str:
    if not beyond:
        return ""
    match = "1 more node matches" if beyond == 1 else f"{beyond:,} more nodes match"
    return f"{match}. Use --top {every} to list {'it' if beyond == 1 else 'them'}."


def _by_id(graph: Graph, text: str, named: set[int]) -> int | None:
    """Return the node of an id; of an id in other letters, unless the node has the name."""
    numbers = graph.dataset.node_numbers
    if text in numbers:
        return numbers[text]
    number = numbers.get(slug(text))
    return None if number in named else number
