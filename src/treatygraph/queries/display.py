"""Relations as people read them: names for ids, labels for keys, figures in short."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from typing import Any

from ..dataset import Relation
from ..dataset.attribution import ALSO, SPEAKER
from ..dataset.csv import AS_WRITTEN
from ..dataset.schema import tail
from ..graph import Graph
from ..result import readable
from ..vocabulary import RelationType, Vocabulary

Row = Mapping[str, Any]
Views = dict[str, Callable[[Row], Any]]
# As many names at one end a line has room for; a treaty may have 190 parties.
MANY = 6
# How the speakers of a relation are introduced.
SAID_BY = {SPEAKER: "said by", ALSO: "also said by"}
# Fields of a relation that are shown apart from its details.
APART = ("inferred", "note", "evidence")
# The roles of attributes that are written as one phrase, in this order, and the change after it.
FIGURE = ("measure", "qualifier", "number", "unit")
CHANGE = ("change_qualifier", "change")


def relation_views(graph: Graph) -> Views:
    """For each column of relations that people read otherwise than machines, how."""
    vocabulary = graph.dataset.vocabulary
    # functions with names, not lambdas: a result with its views can be pickled
    return {
        "from": partial(_end, graph, "from"),
        "to": partial(_end, graph, "to"),
        "type": partial(_label, vocabulary.relations, "type"),
        "status": partial(_label, vocabulary.statuses, "status"),
        "date": _date,
        "details": partial(details, graph),
        "arrow": partial(_arrow, graph),
        "said": partial(_said, graph),
    }


def details(graph: Graph, row: Row) -> str:
    """Return what a relation says beside its ends, type, date and status."""
    return "; ".join(filter(None, _details(graph, row)))


def names(graph: Graph, ends: str | list[str]) -> list[str]:
    """Return the names of nodes; of many, the first and the number of others."""
    ids = [ends] if isinstance(ends, str) else ends
    shown = ids if len(ids) <= MANY else ids[: MANY - 1]
    more = [f"{len(ids) - len(shown)} more"] if len(shown) < len(ids) else []
    numbers = graph.dataset.node_numbers
    return [*(graph.node(numbers[each]).name for each in shown), *more]


def _details(graph: Graph, row: Row) -> Iterator[str]:
    """Return the figure of a relation, its other attributes, and last what it refers to."""
    yield _figure(graph.dataset.vocabulary, row)
    attributes = graph.dataset.vocabulary.attributes
    phrase = {*FIGURE, *CHANGE}
    shown = [
        key
        for key, attribute in attributes.items()
        if key in row and attribute.role not in phrase and key != AS_WRITTEN
    ]
    for key in sorted(shown, key=lambda key: attributes[key].type == "reference"):
        value, label = row[key], attributes[key].label
        yield label if value is True else f"{label}: {readable(_named(graph, value))}"
    yield _said(graph, row)
    for spec in tail(Relation):
        if spec.key in row and spec.key not in APART:
            yield f"{spec.key}: {readable(row[spec.key])}"


def _said(graph: Graph, row: Row) -> str:
    """Return who says so, if sources quote somebody."""
    said = (
        f"{label} {', '.join(names(graph, row[key]))}"
        for key, label in SAID_BY.items()
        if key in row
    )
    return "; ".join(said)


def _figure(vocabulary: Vocabulary, row: Row) -> str:
    """Return what is given of a figure: `turnover over 3 billion USD, almost +50 %`."""
    phrase = " ".join(map(readable, _given(vocabulary, row, FIGURE)))
    change = " ".join(map(_in_per_cent, _given(vocabulary, row, CHANGE)))
    return ", ".join(filter(None, [phrase, change]))


def _given(vocabulary: Vocabulary, row: Row, roles: Iterable[str]) -> Iterator[Any]:
    keys = chain.from_iterable(map(vocabulary.with_role, roles))
    return (row[key] for key in keys if row.get(key) is not None)


def _in_per_cent(value: Any) -> str:
    return value if isinstance(value, str) else f"{value:+g} %"


def _named(graph: Graph, value: Any) -> Any:
    """Return the name of a node if the value is its id, else the value."""
    known = isinstance(value, str) and value in graph.dataset.node_numbers
    return graph.node(graph.dataset.node_numbers[value]).name if known else value


def _end(graph: Graph, end: str, row: Row) -> list[str]:
    return names(graph, row[end])


def _label(words: Mapping[str, Any], key: str, row: Row) -> str:
    label: str = words[row[key]].label
    return label


def _arrow(graph: Graph, row: Row) -> str:
    """Return how a relation leads from its origins to its targets: `–` if it has no direction.

    That is a symmetric relation, and a figure that is the same whichever end reports it.
    """
    vocabulary = graph.dataset.vocabulary
    kind = vocabulary.relations[row["type"]]
    return "–" if kind.symmetric or _is_mutual(graph, vocabulary, kind, row) else "→"


def _is_mutual(graph: Graph, vocabulary: Vocabulary, kind: RelationType, row: Row) -> bool:
    measures = {key: vocabulary.attributes[key].both_ways for key in kind.attributes}
    mutual = {key: words for key, words in measures.items() if words}
    if mutual and not mutual.keys() & row.keys():  # a step of a path has no attributes
        row = graph.dataset.relations[graph.dataset.relation_numbers[row["id"]]].attributes
    return any(row.get(key) in words for key, words in mutual.items())


def _date(row: Row) -> str | None:
    """Return the date, marked if it was inferred, or if it may lie outside the period."""
    inferred = "date" in row.get("inferred", ())
    possible = row.get("certain") is False
    marks = ["inferred"] * inferred + ["possible"] * possible
    return f"{row['date']} ({', '.join(marks)})" if marks else row["date"]
