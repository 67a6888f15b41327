"""How much there is of what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from .. import dates
from ..dataset import Relation
from ..graph import Graph
from ..result import Result
from .rows import title_with


def stats(graph: Graph) -> Result:
    """Counts of nodes by kind, and of selected relations by type, status, year and source.

    A relation counts in every year that its date touches, open ends aside, and under each of its
    sources; so years and sources add up to more than all relations.
    """
    relations = [graph.relation(record) for record in graph.records]
    groups: dict[str, Counter[str]] = {
        "kind": Counter(graph.node(number).kind for number in graph.nodes),
        "type": Counter(each.type for each in relations),
        "status": Counter(each.status for each in relations),
        "year": Counter(dict(sorted(Counter(_years(relations)).items()))),
        "source": Counter(source for each in relations for source in each.sources),
    }
    rows = [{"group": "all", "key": "nodes", "count": len(graph.nodes)}]
    rows += [{"group": "all", "key": "relations", "count": len(relations)}]
    for group, counts in groups.items():
        ordered = counts.items() if group == "year" else _most_first(counts)
        rows += [{"group": group, "key": key, "count": count} for key, count in ordered]
    return Result(title_with(graph, "What there is"), rows, ("group", "key", "count"))


def _years(relations: Iterable[Relation]) -> Iterable[str]:
    for relation in relations:
        if not relation.date:
            yield "undated"
            continue
        first, last = dates.span(relation.date)
        start = dates.year(last if first == dates.LONG_AGO else first)
        end = dates.year(first if last == dates.FAR_OFF else last)
        yield from (str(year) for year in range(start, end + 1))


def _most_first(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
