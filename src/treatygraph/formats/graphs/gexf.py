"""GEXF 1.3, for Gephi: dynamic, with the colours and positions of the page.

An edge exists from the first to the last day that its date allows, in several spells if the date is
a set; an undated one always. Lists become text, joined by `; `.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from ... import dates
from ...dataset import Relation
from ...graph import Graph
from ._attributes import (
    WEIGHT,
    Column,
    Writer,
    edge_columns,
    edge_values,
    is_weighted,
    node_columns,
    node_values,
)
from ._drawing import dots, rgb
from ._symmetry import symmetric_types
from ._xml import escaped, escaped_id

NAMESPACE = "http://gexf.net/1.3"
SCHEMA = "http://www.w3.org/2001/XMLSchema-instance"
# names that Gephi has columns of its own for
NODE_NAMES = ("id", "label", "interval", "timeset", "timestamp")
EDGE_NAMES = (*NODE_NAMES, "source", "target", "type", "kind", "weight")
# the years 1 to 9999, in which all readers of XML agree, are those of Python too
EARLIEST, LATEST = (
    each.toordinal() - date(1970, 1, 1).toordinal() for each in (date.min, date.max)
)


def pieces(graph: Graph) -> Iterator[str]:
    """Return the graph as GEXF, in pieces."""
    nodes, edges = node_columns(graph, NODE_NAMES), edge_columns(graph, EDGE_NAMES)
    if is_weighted(graph):
        edges = [each for each in edges if each.key != WEIGHT]  # an edge has it as its own
    symmetric = symmetric_types(graph)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<gexf xmlns="{NAMESPACE}" xmlns:viz="{NAMESPACE}/viz" xmlns:xsi="{SCHEMA}"'
    yield f' xsi:schemaLocation="{NAMESPACE} {NAMESPACE}/gexf.xsd" version="1.3">\n'
    yield f'<graph defaultedgetype="{symmetric.default}" mode="dynamic" timeformat="date"'
    yield ' timerepresentation="interval">\n'
    yield from _declared("node", nodes)
    yield from _declared("edge", edges)
    yield from _nodes(graph, nodes)
    yield from _edges(graph, edges, set(symmetric.exceptions))
    yield "</graph>\n</gexf>\n"


def _declared(owner: str, columns: Iterable[Column]) -> Iterator[str]:
    yield f'<attributes class="{owner}" mode="static">\n'
    for number, (_, name, kind) in enumerate(columns):
        yield f'<attribute id="{number}" title="{escaped(name)}" type="{kind}"/>\n'
    yield "</attributes>\n"


def _writer(columns: list[Column]) -> Writer:
    numbers = {each.key: number for number, each in enumerate(columns)}
    return Writer(columns, lambda column: f'<attvalue for="{numbers[column.key]}" value="')


def _nodes(graph: Graph, columns: list[Column]) -> Iterator[str]:
    writer, placed = _writer(columns), dots(graph)
    colours = {key: _colour(each.colour) for key, each in graph.dataset.vocabulary.kinds.items()}
    yield "<nodes>\n"
    for number, node in zip(graph.nodes.tolist(), graph.stream_nodes(), strict=True):
        values = writer.text(node_values(node), '"/>')
        drawn = colours[node.kind]
        if number in placed:
            x, y, size = placed[number]
            # up is up in Gephi, and down on a page
            drawn += f'<viz:position x="{x}" y="{-y}" z="0"/><viz:size value="{size}"/>'
        head = f'<node id="{escaped_id(node.id)}" label="{escaped(node.name)}">'
        yield f"{head}<attvalues>{values}</attvalues>{drawn}</node>\n"
    yield "</nodes>\n"


def _edges(graph: Graph, columns: list[Column], undirected: set[str]) -> Iterator[str]:
    writer, ids = _writer(columns), list(map(escaped_id, graph.dataset.node_ids))
    looks = _looks(graph, undirected)
    first, last = graph.columns.first, graph.columns.last
    yield "<edges>\n"
    for relation, edge, ends in graph.stream_relations():
        values = writer.text(edge_values(relation), '"/>')
        own, colour = looks[relation.type]
        spells = _spells(relation.date)
        days = "" if spells else _days(int(first[edge]), int(last[edge]))
        head = f"{own}{days}{_weight(relation)}"
        rest = f"{head}><attvalues>{values}</attvalues>{spells}{colour}</edge>\n"
        for number, (origin, target) in enumerate(ends, edge):
            yield f'<edge id="{number}" source="{ids[origin]}" target="{ids[target]}"{rest}'
    yield "</edges>\n"


def _looks(graph: Graph, undirected: set[str]) -> dict[str, tuple[str, str]]:
    """Return for each type of relation the attributes of its edges, and their colour.

    Gephi merges edges between the same nodes unless their `kind` differs.
    """
    return {
        key: (
            (' type="undirected"' if key in undirected else "")
            + f' kind="{escaped(key)}" label="{escaped(each.label)}"',
            _colour(each.colour),
        )
        for key, each in graph.dataset.vocabulary.relations.items()
    }


def _days(first: int, last: int) -> str:
    if not dates.is_dated(first, last):
        return ""
    start = f' start="{_day(first)}"' if EARLIEST <= first <= LATEST else ""
    end = f' end="{_day(last)}"' if EARLIEST <= last <= LATEST else ""
    return start + end


def _spells(text: str | None) -> str:
    """Return the spells of a set of dates with days between them."""
    if not text or text[0] not in "[{":
        return ""
    found = dates.spells(text)
    parts = "".join(f"<spell{_days(*each)}/>" for each in found if _days(*each))
    return f"<spells>{parts}</spells>" if len(found) > 1 and parts else ""


def _weight(relation: Relation) -> str:
    """Return what Gephi takes for the weight of an edge: the attribute of that name."""
    weight = relation.attributes.get(WEIGHT)
    return f' weight="{weight}"' if isinstance(weight, float) else ""


@lru_cache(maxsize=65536)
def _day(number: int) -> str:
    return date.fromordinal(number - EARLIEST + 1).isoformat()


def _colour(colour: str) -> str:
    red, green, blue = rgb(colour)
    return f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
