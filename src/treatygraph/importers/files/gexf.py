"""GEXF 1.1 to 1.3, as Gephi and networkx write it, with times and what is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import IO
from xml.etree.ElementTree import Element

from ..mapping.table_spec import FileSpec
from ..rejection import RowRejected
from .graph_records import (
    EDGE_COLUMNS,
    NODE_COLUMNS,
    Cells,
    exported,
    form_of,
    records,
    timeset,
    wants_nodes,
)
from .own_export import is_export, plain_id, renamed
from .records import Records
from .safe_xml import WITHIN, elements, local

NODES = (*NODE_COLUMNS, "Label", "Timeset", "within group", "colour", "position", "size", "shape")
EDGES = (*EDGE_COLUMNS, "Kind", "Label", "Weight", "Timeset", "colour", "thickness", "shape")
DRAWN = {"color": "colour", "position": "position"}  # of several numbers; the others have a value
DIRECTIONS = ("directed", "undirected", "mutual")
ONE_VALUE = ("size", "shape", "thickness")


@dataclass
class Graph:
    """What a file declares: its attributes by id, their defaults, and the direction of edges."""

    names: dict[str, str] = field(default_factory=dict)
    defaults: dict[str, str] = field(default_factory=dict)
    direction: str = "undirected"
    is_own: bool = False

    def add(self, attributes: Element) -> None:
        """Take the declarations of a class of attributes, of the table that is read."""
        for each in attributes:
            own = each.get("id", "")
            self.names[own] = each.get("title") or own
            default = next((part.text for part in each if local(part.tag) == "default"), None)
            if default is not None:
                self.defaults[own] = default.strip()

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        """Take the direction of edges that state none."""
        if name == "graph":
            self.direction = attributes.get("defaultedgetype", self.direction)


def read(stream: IO[bytes], spec: FileSpec, shown: str) -> Records:
    """Return the nodes or the edges of a GEXF file; `sheet` says which."""
    wanted = "node" if wants_nodes(spec) else "edge"
    graph, found = Graph(), []
    parsed = elements(stream, shown, {"attributes", "node", "edge"}, graph.opened)
    for element in parsed:  # attributes are declared before the first node
        if local(element.tag) != "attributes":
            found.append(element)
            break
        if element.get("class") == wanted:
            graph.add(element)
        if element.get("class") == "edge":
            graph.is_own = is_export(each.get("title", "") for each in element)
    if graph.is_own:
        graph.names = {key: renamed(name, form_of(spec)) for key, name in graph.names.items()}
    own = NODES if wanted == "node" else EDGES
    # an attribute that is called as a column of its own is a second column of that name
    columns = [*own, *(_called(name, own) for name in dict.fromkeys(graph.names.values()))]
    rows = _rows(chain(found, parsed), graph, wanted, own)
    return exported(columns, rows, form_of(spec)) if graph.is_own else records(columns, rows)


def _called(name: str, own: tuple[str, ...]) -> str:
    return f"{name} (attribute)" if name.casefold() in map(str.casefold, own) else name


def _rows(
    found: Iterator[Element], graph: Graph, wanted: str, own: tuple[str, ...]
) -> Iterator[Cells | RowRejected]:
    for element in found:
        if local(element.tag) == wanted:
            cells = {
                _called(graph.names[key], own): default for key, default in graph.defaults.items()
            }
            for key, text in _values(element):
                cells[_called(graph.names.get(key, key), own)] = text
            if graph.is_own:
                _decode(element)
            fixed = _node(element) if wanted == "node" else _edge(element, graph)
            yield {**cells, **fixed, **_drawn(element), "Timeset": timeset(_spans(element))}


def _decode(element: Element) -> None:
    for key in ("id", "source", "target"):
        if key in element.attrib:
            element.set(key, plain_id(element.attrib[key]))


def _node(element: Element) -> Cells:
    return {
        "Id": element.get("id"),
        "Label": element.get("label"),
        "within group": element.get("pid") or element.get(WITHIN),
    }


def _edge(element: Element, graph: Graph) -> Cells:
    stated = element.get("type") or graph.direction
    # networkx writes an attribute `type` of its own where GEXF has the direction
    kind = element.get("kind") or (None if stated in DIRECTIONS else stated)
    return {
        "Id": element.get("id"),
        "Source": element.get("source"),
        "Target": element.get("target"),
        "Direction": stated if stated in DIRECTIONS else graph.direction,
        "Kind": kind,
        "Label": element.get("label"),
        "Weight": element.get("weight"),
    }


def _values(element: Element) -> Iterator[tuple[str, str]]:
    """Return the values of attributes; those of several times are one text."""
    texts: dict[str, list[str]] = {}
    for value in element.iter():
        if local(value.tag) == "attvalue":
            span = timeset(_spans(value))
            text = value.get("value", "")
            key = value.get("for") or value.get("id") or ""  # GEXF 1.1 wrote id
            texts.setdefault(key, []).append(f"{text} {span}" if span else text)
    return ((key, "; ".join(each)) for key, each in texts.items())


def _spans(element: Element) -> Iterator[tuple[str, str]]:
    """Return the spans of time of an element: its own, and its spells."""
    for each in (element, *(part for part in element.iter() if local(part.tag) == "spell")):
        start = each.get("start") or each.get("startopen") or each.get("timestamp") or ""
        end = each.get("end") or each.get("endopen") or each.get("timestamp") or ""
        if start or end:
            yield start, end


def _drawn(element: Element) -> Cells:
    cells: dict[str, str] = {}
    for part in element:
        name = local(part.tag)
        if name in DRAWN:
            numbers = (part.get(key) for key in ("r", "g", "b", "a", "x", "y", "z"))
            cells[DRAWN[name]] = part.get("hex") or ", ".join(each for each in numbers if each)
        elif name in ONE_VALUE:
            cells[name] = part.get("value", "")
    return cells
