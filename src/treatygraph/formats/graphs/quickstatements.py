"""QuickStatements: what Wikidata can take of the graph, with references.

Statements are made of established relations whose two ends have an item of Wikidata and whose type
has a property below; nothing else is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...dataset import Node, Relation, Source
from ...graph import Graph
from .._rows import plain


class Property(NamedTuple):
    """A property of Wikidata; `inverse` if the target of the relation is its subject."""

    key: str
    inverse: bool = False


# for types of the example vocabulary: signatory, member of, part of, located in, participant in
PROPERTIES = {
    "signed": Property("P1891", inverse=True),
    "member_of": Property("P463"),
    "part_of": Property("P361"),
    "located_in": Property("P131"),
    "participated_in": Property("P1344"),
}
POINT, START, END = "P585", "P580", "P582"
URL, TITLE = "S854", "S1476"
ITEM = re.compile(r"Q[1-9][0-9]*")
DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
PRECISION = {4: 9, 7: 10, 10: 11}  # of a year, month and day, by the length of the date
UNSAFE = re.compile(r'[\x00-\x1f"|\x7f-\x9f\u2028\u2029]')


def pieces(graph: Graph) -> Iterator[str]:
    """Return one statement a line, in version 1 of the format."""
    numbers, nodes = graph.nodes.tolist(), graph.stream_nodes()
    items = {number: _item(node) for number, node in zip(numbers, nodes, strict=True)}
    established = graph.dataset.vocabulary.established
    for relation, _, ends in graph.stream_relations():
        found = PROPERTIES.get(relation.type)
        if found and relation.status in established:
            rest = [*_qualifiers(relation.date), *_references(graph, relation)]
            for pair in ends:
                one, other = (items[number] for number in pair)
                if one and other:
                    subject, value = (other, one) if found.inverse else (one, other)
                    yield "\t".join([subject, found.key, value, *rest]) + "\n"


def _item(node: Node) -> str | None:
    code = node.ids.get("wikidata", "")
    return code if ITEM.fullmatch(code) else None


def _qualifiers(date: str | None) -> Iterator[str]:
    """Return the date as a qualifier; one that Wikidata cannot hold is left out."""
    start, _, end = (date or "").partition("/")
    is_interval = "/" in (date or "")
    for key, text in ((START if is_interval else POINT, start), (END, end)):
        if found := DAY.fullmatch(text):
            year, month, day = (each or "00" for each in found.groups())
            yield key
            yield f"+{year}-{month}-{day}T00:00:00Z/{PRECISION[len(text)]}"


def _references(graph: Graph, relation: Relation) -> Iterator[str]:
    """Return the first source that can be cited by its address, else the first by its title."""
    sources = [graph.dataset.sources[key] for key in relation.sources]
    addressed = [each for each in sources if each.url]
    if addressed:
        yield URL
        yield _text(addressed[0].url or "")
    elif sources:
        yield TITLE
        yield f"{_language(sources[0])}:{_text(sources[0].title)}"


def _language(source: Source) -> str:
    return source.language or "und"


def _text(text: str) -> str:
    """Return a text in quotes, without what separates statements and values."""
    return f'"{UNSAFE.sub(" ", plain(text))}"'
