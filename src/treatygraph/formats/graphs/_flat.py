"""Attributes that XML can carry: no None, no lists, no characters that XML has no place for."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from networkx import MultiDiGraph

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def flat(graph: MultiDiGraph) -> MultiDiGraph:
    """Turn every attribute of a graph, in place, into a text, number or truth value."""
    for _, attributes in graph.nodes(data=True):
        _flatten(attributes)
    for _, _, attributes in graph.edges(data=True):
        _flatten(attributes)
    return graph


def _flatten(attributes: dict[str, Any]) -> None:
    for key, value in list(attributes.items()):
        if value is None or value in ([], {}):
            del attributes[key]
        else:
            attributes[key] = _scalar(value)


def _scalar(value: Any) -> Any:
    if isinstance(value, dict):
        value = json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    return NOT_XML.sub("\N{REPLACEMENT CHARACTER}", value) if isinstance(value, str) else value
