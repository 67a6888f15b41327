"""GraphML, as Gephi, yEd, networkx and igraph write it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import IO
from xml.etree.ElementTree import Element

from ...errors import quoted
from ..mapping.table_spec import FileSpec
from ..rejection import RowRejected
from .graph_records import (
    EDGE_COLUMNS,
    NODE_COLUMNS,
    Cells,
    exported,
    form_of,
    records,
    wants_nodes,
)
from .own_export import is_export, plain_id, renamed
from .records import Records
from .safe_xml import WITHIN, elements, local

# the labels that yEd draws are within elements of its own
DRAWN = {"NodeLabel", "EdgeLabel"}
WITHIN_GROUP = "within group"


@dataclass
class Keys:
    """The attributes that a file declares: their names and defaults, by the id of their key."""

    names: dict[str, str] = field(default_factory=dict)
    defaults: dict[str, str] = field(default_factory=dict)
    drawn: set[str] = field(default_factory=set)
    direction: str = ""
    label: str = "Label"
    of_edges: list[str] = field(default_factory=list)

    def add(self, key: Element) -> None:
        """Take a declaration; without a name, the id of the key is the name."""
        own = key.get("id", "")
        if "attr.name" not in key.attrib and "yfiles.type" in key.attrib:
            self.drawn.add(own)
            return
        self.names[own] = key.get("attr.name") or own
        default = next((each.text for each in key if local(each.tag) == "default"), None)
        if default is not None:
            self.defaults[own] = default.strip()

    @property
    def is_own(self) -> bool:
        """Whether treatygraph wrote the file."""
        return is_export(self.of_edges)

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        """Take the direction of edges from the outermost graph."""
        if name == "graph" and not self.direction:
            self.direction = attributes.get("edgedefault", "undirected")


def read(stream: IO[bytes], spec: FileSpec, shown: str) -> Records:
    """Return the nodes or the edges of a GraphML file; `sheet` says which."""
    wanted = "node" if wants_nodes(spec) else "edge"
    keys, found = Keys(), []
    parsed = elements(stream, shown, {"key", "node", "edge", "hyperedge"}, keys.opened)
    for element in parsed:  # keys are declared before the first node
        if local(element.tag) != "key":
            found.append(element)
            break
        if element.get("for", "all") in (wanted, "all"):
            keys.add(element)
        if element.get("for") == "edge":
            keys.of_edges.append(element.get("attr.name", ""))
    if keys.is_own:
        keys.names = {key: renamed(name, form_of(spec)) for key, name in keys.names.items()}
    own = NODE_COLUMNS if wanted == "node" else EDGE_COLUMNS
    declared = dict.fromkeys(keys.names.values())
    if "label" in map(str.casefold, declared):
        keys.label = "drawn label"
    more = [keys.label] * bool(keys.drawn) + [WITHIN_GROUP] * (wanted == "node")
    columns, rows = [*own, *declared, *more], _rows(chain(found, parsed), keys, wanted)
    return exported(columns, rows, form_of(spec)) if keys.is_own else records(columns, rows)


def _rows(found: Iterator[Element], keys: Keys, wanted: str) -> Iterator[Cells | RowRejected]:
    for element in found:
        name = local(element.tag)
        if name == wanted:
            yield _cells(element, keys)
        elif name == "hyperedge" and wanted == "edge":
            yield RowRejected("a hyperedge, which has no two ends")


def _cells(element: Element, keys: Keys) -> Cells | RowRejected:
    cells: dict[str, str | list[str] | None] = {
        keys.names[key]: default for key, default in keys.defaults.items()
    }
    for data in element:
        if local(data.tag) != "data":
            continue
        key = data.get("key", "")
        if key in keys.names:
            cells[keys.names[key]] = (data.text or "").strip() or None
        elif key in keys.drawn:
            cells[keys.label] = ", ".join(_drawn(data)) or None
        else:
            return RowRejected("a value without a declared key", quoted(key))
    return {**cells, **_own(element, keys)}


def _own(element: Element, keys: Keys) -> Cells:
    ids = {key: element.get(key) for key in ("id", "source", "target")}
    if keys.is_own:
        ids = {key: plain_id(each) if each else each for key, each in ids.items()}
    if local(element.tag) == "node":
        return {"Id": ids["id"], WITHIN_GROUP: element.get(WITHIN)}
    stated = {"true": "directed", "false": "undirected"}.get(element.get("directed", ""))
    return {
        "Id": ids["id"],
        "Source": ids["source"],
        "Target": ids["target"],
        "Direction": stated or keys.direction,
    }


def _drawn(data: Element) -> Iterator[str]:
    for each in data.iter():
        text = (each.text or "").strip()
        if text and local(each.tag) in DRAWN:
            yield text
