"""Nodes by name."""

from __future__ import annotations

from ..arguments import require_number, require_text
from ..dataset.ids import slug
from ..errors import BadValue
from ..graph import Graph
from ..result import Result


def find(graph: Graph, text: str, *, top: int = 20) -> Result:
    """Return nodes by any name, alias, spelling or script, best first.

    `score` is the likeness of the name that matched, 0 to 100; 100 is the whole name (see
    `treatygraph.names.likeness`). With a selection, only nodes of the selected kinds that the
    selected relations touch. Raises BadValue for a `top` below 1.
    """
    require_text(text=text)
    require_number(top=top)
    if top < 1:
        raise BadValue(f"top should be 1 or more, not {top}")
    inside, kinds = set(graph.nodes.tolist()), graph.selection.kind
    hits = [(hit.node, hit.name, hit.score) for hit in graph.dataset.names.search(text)]
    hits.sort(key=lambda hit: hit[1] != text)  # A_1 before A-1: folded, both are the same name
    exact = _by_id(graph, text, {number for number, _, score in hits if score == 100})
    if exact is not None:
        hits = [(exact, text, 100.0), *(hit for hit in hits if hit[0] != exact)]
    found = [(graph.node(number), name, score) for number, name, score in hits if number in inside]
    rows = [
        {"id": node.id, "kind": node.kind, "name": node.name, "matched": name, "score": score}
        for node, name, score in found
        if not kinds or node.kind in kinds
    ]
    columns = ("id", "kind", "name", "matched", "score")
    return Result(f"Nodes matching {text!r}", rows[:top], columns)


def _by_id(graph: Graph, text: str, named: set[int]) -> int | None:
    """Return the node of an id; of an id in other letters, unless the node has the name."""
    numbers = graph.dataset.node_numbers
    if text in numbers:
        return numbers[text]
    number = numbers.get(slug(text))
    return None if number in named else number
