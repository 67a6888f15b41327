"""Paths as chains: a node, the relations that lead on from it, the next node, and so on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .answer import Answer
from .width import cut, width

MOST = 8  # relations of a step that are written out; hundreds may join two states
ALONG, AGAINST, EITHER = "↓", "↑", "│"


def chain(answer: Answer, cells: int | None) -> Iterator[str]:
    """Lay out the paths of an answer, each as a chain from its first node to its last."""
    paths = answer.data["paths"]
    for number, path in enumerate(paths, 1):
        yield ""
        if len(paths) > 1:
            yield f"Path {number}, {_steps(path['length'])}"
        yield from _path(answer, path, cells)


def _path(answer: Answer, path: Mapping[str, Any], cells: int | None) -> Iterator[str]:
    yield _node(answer, path["nodes"][0], cells)
    for step in path["steps"]:
        relations = step["relations"]
        shown = relations if cells is None else relations[:MOST]
        for relation in shown:
            yield from _relation(answer, step, relation, cells)
        if len(shown) < len(relations):
            more = f"and {len(relations) - len(shown)} more relations"
            yield f"  {EITHER} {more}; --wide lists them"
        yield _node(answer, step["to"], cells)


def _relation(
    answer: Answer, step: Mapping[str, Any], relation: Mapping[str, Any], cells: int | None
) -> Iterator[str]:
    """Lay out one relation: direction, type, date, status, order, speakers, sources and id."""
    words = [answer.cell("type", relation), answer.cell("date", relation) or "undated"]
    order = "order only possible" if relation.get("order") == "possible" else ""
    words += [answer.cell("status", relation), order, answer.cell("said", relation)]
    words += [", ".join(relation["sources"]), relation["id"]]
    mutual = answer.cell("arrow", relation) == "–"
    start = f"  {EITHER if mutual else _direction(step, relation)} "
    line = start + "  ".join(filter(None, words[:3]))
    for word in filter(None, words[3:]):
        if cells is not None and width(line) + 2 + width(word) > cells:
            yield line
            line = f"  {EITHER}   {cut(word, cells - 6) if ' ' in word else word}"
        else:
            line = f"{line}  {word}"
    yield line


def _direction(step: Mapping[str, Any], relation: Mapping[str, Any]) -> str:
    """Return the arrow of a relation as read down the chain."""
    along = step["from"] in relation["from"] and step["to"] in relation["to"]
    against = step["to"] in relation["from"] and step["from"] in relation["to"]
    if along and against:
        return EITHER
    return ALONG if along else AGAINST


def _node(answer: Answer, key: str, cells: int | None) -> str:
    name = answer.cell("from", {"from": key})
    return name if cells is None else cut(name, cells)


def _steps(length: int) -> str:
    return f"{length} step{'' if length == 1 else 's'}"
