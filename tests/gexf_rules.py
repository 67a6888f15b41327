"""The rules of GEXF 1.3 that an export could break, as https://gexf.net/schema.html has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

G, V = "{http://gexf.net/1.3}", "{http://gexf.net/1.3/viz}"
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
DAYS = dict.fromkeys(("start", "end"), r"\d{4}-\d\d-\d\d")
CHILDREN = {
    f"{G}gexf": [f"{G}meta", f"{G}graph"],
    f"{G}graph": [f"{G}attributes", f"{G}nodes", f"{G}edges"],
    f"{G}attributes": [f"{G}attribute"],
    f"{G}nodes": [f"{G}node"],
    f"{G}edges": [f"{G}edge"],
    f"{G}node": [f"{G}attvalues", f"{V}color", f"{V}position", f"{V}size"],
    f"{G}edge": [f"{G}attvalues", f"{G}spells", f"{V}color"],
    f"{G}spells": [f"{G}spell"],
    f"{G}attvalues": [f"{G}attvalue"],
}
ATTRIBUTES = {
    f"{G}gexf": {"version": r"1\.3", f"{XSI}schemaLocation": ".*"},
    f"{G}graph": {
        "defaultedgetype": "directed|undirected|mutual",
        "mode": "static|dynamic|slice",
        "timeformat": "integer|double|date|dateTime",
        "timerepresentation": "interval|timestamp",
    },
    f"{G}attributes": {"class": "node|edge", "mode": "static|dynamic"},
    f"{G}attribute": {"id": ".+", "title": ".+", "type": "string|double|boolean"},
    f"{G}node": {"id": "(?s).+", "label": "(?s).*"},
    f"{G}edge": {
        "id": "[0-9]+",
        "source": "(?s).+",
        "target": "(?s).+",
        "type": "directed|undirected|mutual",
        "kind": ".+",
        "label": "(?s).*",
        "weight": r"-?[0-9]+(\.[0-9]+)?(e[-+]?[0-9]+)?",
        **DAYS,
    },
    f"{G}spell": DAYS,
    f"{G}attvalue": {"for": "[0-9]+", "value": "(?s).*"},
    f"{V}color": dict.fromkeys("rgb", "[0-9]{1,3}"),
    f"{V}position": dict.fromkeys("xyz", r"-?[0-9]+(\.[0-9]+)?"),
    f"{V}size": {"value": r"[0-9]+(\.[0-9]+)?"},
}


def problems(text: str) -> list[str]:
    """What is wrong with a GEXF file: an empty list for a valid one."""
    root = ElementTree.fromstring(text)
    assert root.tag == f"{G}gexf"
    return [*_of_elements(root), *_of_references(root)]


def _of_elements(element: Element) -> Iterator[str]:
    allowed = ATTRIBUTES.get(element.tag, {})
    for key, value in element.attrib.items():
        if not re.fullmatch(allowed.get(key, "(?!)"), value):
            yield f"{element.tag}: {key}={value!r}"
    order = [CHILDREN.get(element.tag, []).index(child.tag) for child in element]
    if order != sorted(order):
        yield f"{element.tag}: children in the wrong order"
    for child in element:
        yield from _of_elements(child)


def _of_references(root: Element) -> Iterator[str]:
    nodes = [node.get("id") for node in root.iter(f"{G}node")]
    edges = [edge.get("id") for edge in root.iter(f"{G}edge")]
    if len({*nodes}) < len(nodes) or len({*edges}) < len(edges):
        yield "an id twice"
    for edge in root.iter(f"{G}edge"):
        if not {edge.get("source"), edge.get("target")} <= {*nodes}:
            yield f"edge {edge.get('id')} without its ends"
        stated = [edge.attrib[key] for key in ("start", "end") if key in edge.attrib]
        days = list(map(date.fromisoformat, stated))
        if days != sorted(days):
            yield f"edge {edge.get('id')} ends before it starts"
    for owner in ("node", "edge"):
        declared = root.findall(f"{G}graph/{G}attributes[@class='{owner}']/{G}attribute")
        types = {each.get("id"): each.get("type") for each in declared}
        titles = [each.attrib["title"].casefold() for each in declared]
        if len({*titles}) < len(titles):
            yield f"a title of {owner}s twice"
        for each in root.iter(f"{G}{owner}"):
            yield from _of_values(each, types)


def _of_values(element: Element, types: dict[str | None, str | None]) -> Iterator[str]:
    for value in element.iter(f"{G}attvalue"):
        kind = types.get(value.get("for"))
        if kind is None:
            yield f"{element.get('id')}: value of an attribute that is not declared"
        elif kind == "double":
            float(value.attrib["value"])
        elif kind == "boolean" and value.get("value") not in ("true", "false"):
            yield f"{element.get('id')}: {value.get('value')!r} is not a truth value"
