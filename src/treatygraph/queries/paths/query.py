"""The path query, from two names to a Result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain, islice, pairwise
from typing import Any

import numpy as np

from ...arguments import require_number, require_text, require_words
from ...dataset import Relation
from ...dataset.attribution import attribution
from ...errors import BadValue
from ...graph import Graph
from ...graph.edge_table import Ints, distinct
from ...graph.selection import Words
from ...result import Result
from ...text import chain as chain_layout
from ..display import relation_views
from ..left_out import reasons
from ..rows import left_out
from ..ties import nothing_to_follow, unused_types
from .openings import TIES, Opening, openings
from .options import PathOptions
from .search import Path, PathSearch
from .shortest import ShortestSearch
from .temporal import TemporalSearch

COLUMNS = ("path", "step", "from", "to", "id", "type", "date", "status", "sources")
# Whether a relation surely was in the period, and surely does not precede the step before it.
JUDGED = ("certain", "order")


def path(
    graph: Graph,
    start: str,
    end: str,
    *,
    all: bool = False,
    count: int | None = None,
    max_length: int | None = None,
    avoid: Words = None,
    through: Words = None,
    directed: bool = False,
    time_respecting: bool = False,
    weight: str = "relations",
    limit: int = 1000,
) -> Result:
    """Find paths between two nodes over the selected ties; length is the number of steps.

    By default one shortest path. Among paths of equal length, those with more relations come first,
    then by ids; time-respecting paths are ordered by ids alone. A shortest path takes O(n + m) at
    worst and touches only what two breadth-first searches meet.

    Parameters
    ----------
    all : return every shortest path.
    count : return the `count` shortest simple paths instead, by length (Yen, 1971).
    max_length : the largest number of steps.
    avoid : nodes, by any name, that no path may visit.
    through : kinds; every node between the two ends is of one of these.
    directed : follow relations from origin to target only; symmetric ones both ways.
    weight : "relations", or a numeric attribute of relations, such as `weight`: of paths of equal
    length, those with the largest sum of it come first; a relation without it counts as 1. Every
    selected relation is read for it. Not for time-respecting paths.
    limit : the largest number of paths to list; the note says if there are more.
    time_respecting : dates never decrease along the path; undated relations are not used. (Holme
    and Saramäki, 2012, https://doi.org/10.1016/j.physrep.2012.03.001) A relation may have taken
    place on any day that its date allows. With `where(certain=True)`, the order is certain: each
    step surely does not precede the one before. A relation that surely held on some days counts
    on any of them; of any other, the earliest possible day is not before the step before it, and
    the next step not before its latest possible day. From the second step on, `order` says whether
    a relation is certain not to precede the step before, or only possible; that of a step is the
    best of its relations.

    In a period, `certain` says of every relation whether it surely was in it.

    Without a path, `openings` in the data lists what would open one: each option that restricts the
    search, lifted alone, and relations that are no ties.

    A step lists every selected relation between its two nodes (time-respecting: every one that
    fits). Raises UnknownName, AmbiguousName, BadValue.
    """
    require_text(start=start, end=end, weight=weight)
    require_number(count=count, max_length=max_length, limit=limit)
    require_words(avoid=avoid, through=through)
    ends = graph.resolve(start), graph.resolve(end)
    _check(all, count, max_length, limit)
    options = PathOptions(
        max_length=max_length,
        avoid=avoid,
        through=through,
        directed=directed,
        time_respecting=time_respecting,
        weight=weight,
    )
    search = options.search(graph, ends)
    within = options.paths(search, ends, by_lengths=bool(count))
    asked = None if all else count or 1
    paths = list(islice(within, limit if asked is None else min(asked, limit)))
    more = (asked is None or asked > limit) and next(within, None) is not None
    opened = [] if paths else openings(graph, ends, options)
    return _result(graph, ends, _describe(search, paths), more, opened)


def _check(every: bool, count: int | None, max_length: int | None, limit: int) -> None:
    if every and count:
        raise BadValue("all and count exclude each other: all shortest paths, or the K shortest")
    for name, number in (("count", count), ("max_length", max_length), ("limit", limit)):
        if number is not None and number < 1:
            raise BadValue(f"{name} should be 1 or more, not {number}")


def _describe(search: ShortestSearch | TemporalSearch, paths: list[Path]) -> list[dict[str, Any]]:
    """Describe each path; relations are read in one batch, as paths share many."""
    edges = [search.usable_edges(path) for path in paths]
    described = _described(search, list(chain.from_iterable(edges)))
    return [_path(search, *each, described) for each in zip(paths, edges, strict=True)]


def _described(search: PathSearch, steps: list[Ints]) -> dict[int, dict[str, Any]]:
    """Return the relations of steps by their number; in a period, each says if it is certain."""
    graph, record = search.graph, search.columns.record
    records = distinct(record[np.concatenate(steps)]).tolist() if steps else []
    relations = graph.dataset.relations_at(records)
    triples = zip(records, relations, graph.certainty(records), strict=True)
    return {
        number: _step_relation(relation) | ({} if certain is None else {"certain": certain})
        for number, relation, certain in triples
    }


def _path(
    search: ShortestSearch | TemporalSearch,
    path: Path,
    edges: list[Ints],
    described: dict[int, dict[str, Any]],
) -> dict[str, Any]:
    ids, record = search.graph.dataset.node_ids, search.columns.record
    orders = _orders(search, edges)
    steps = [
        {"from": ids[one], "to": ids[other]}
        | _step([described[number] for number in distinct(record[own]).tolist()], order)
        for (one, other), own, order in zip(pairwise(path), edges, orders, strict=True)
    ]
    return {"length": len(path) - 1, "nodes": [ids[node] for node in path], "steps": steps}


def _step(relations: list[dict[str, Any]], order: dict[str, bool]) -> dict[str, Any]:
    """Return the relations of a step and its order in time, if there is one."""
    if not order:
        return {"relations": relations}
    own = [each | {"order": _certainty(order[each["id"]])} for each in relations]
    return {"order": _certainty(any(order.values())), "relations": own}


def _certainty(certain: bool) -> str:
    return "certain" if certain else "possible"


def _orders(
    search: ShortestSearch | TemporalSearch, steps: list[Ints]
) -> Iterator[dict[str, bool]]:
    """For each step, which relations surely do not precede the step before.

    Nothing for the first step, and for paths without an order in time.
    """
    if not isinstance(search, TemporalSearch):
        yield from ({} for _ in steps)
        return
    relations, record = search.graph.dataset.relations, search.columns.record
    yield from ({} for _ in steps[:1])
    for edges, certain in zip(steps[1:], search.certain_order(steps)[1:], strict=True):
        surely = set(edges[certain].tolist())
        yield {relations[record[edge]].id: edge in surely for edge in edges.tolist()}


def _step_relation(relation: Relation) -> dict[str, Any]:
    return {
        "id": relation.id,
        "type": relation.type,
        "from": list(relation.origins),
        "to": list(relation.targets),
        "date": relation.date,
        "status": relation.status,
        "sources": list(relation.sources),
    } | attribution(relation)


def _result(
    graph: Graph,
    ends: tuple[int, int],
    paths: list[dict[str, Any]],
    more: bool,
    opened: list[Opening],
) -> Result:
    start, end = (graph.node(number) for number in ends)
    data: dict[str, Any] = {"from": start.id, "to": end.id, "paths": paths}
    if more:
        data["more"] = True
    if not paths:
        data["openings"] = [_opening_row(graph, each) for each in opened]
    rows = list(chain.from_iterable(_rows(index, each) for index, each in enumerate(paths, 1)))
    return Result(
        f"{'more than ' * more}{_many(len(paths))} from {start.name} to {end.name}",
        rows,
        (*COLUMNS, *(key for key in JUDGED if any(key in each for each in rows))),
        views=relation_views(graph),
        data=data,
        left_out=partial(reasons, graph, ties=True),
        note=partial(_note, graph, len(paths) if more else None),
        empty=" ".join([_empty_text(start.name, end.name, paths), *_advice(graph, paths, opened)]),
        answered=bool(paths),
        layout=chain_layout,
    )


def _opening_row(graph: Graph, opening: Opening) -> dict[str, Any]:
    nodes = [graph.dataset.node_ids[number] for number in opening.nodes]
    lists = {"nodes": nodes, "relations": list(opening.relations), "types": list(opening.types)}
    return {"change": opening.change, "length": len(nodes) - 1, **lists}


def _advice(graph: Graph, paths: list[Any], opened: list[Opening]) -> Iterator[str]:
    """Yield a sentence for each change that opens a path, or one that none does."""
    if paths:
        return
    if reason := nothing_to_follow(graph):
        yield f"Paths follow ties, and {reason}."
    if not any(each.change != TIES for each in opened):
        yield "No other status, period or option alone opens one."
    for each in opened:
        names = " – ".join(graph.node(number).name for number in each.nodes)
        steps = f"{len(each.nodes) - 1} step{'s' if len(each.nodes) > 2 else ''}"
        relations = ", ".join(each.relations)
        if each.change == TIES:
            types = graph.dataset.vocabulary.relations
            loose = sorted({word for word in each.types if not types[word].tie})
            yield (
                f"Over relations that are no ties ({', '.join(loose)}) there is one of {steps}:"
                f" {names} ({relations})."
            )
        else:
            change = each.change.replace("without", "Without")
            start = change if change != each.change else f"With {change}"
            yield f"{start} there is one of {steps}: {names} ({relations})."


def _rows(index: int, described: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Return one row for each relation of each step."""
    for number, step in enumerate(described["steps"], 1):
        head = {"path": index, "step": number, "from": step["from"], "to": step["to"]}
        yield from ({**relation, **head} for relation in step["relations"])


def _note(graph: Graph, listed: int | None) -> str:
    """Return what was left out; `listed` is the number of paths if there are more."""
    cut = f"There are more than {listed:,} such paths. Use --limit to list more." if listed else ""
    return " ".join(filter(None, [cut, unused_types(graph), left_out(graph)]))


def _empty_text(start: str, end: str, paths: Iterable[Any]) -> str:
    return f"{start} itself: a path of length 0" if paths else f"no path from {start} to {end}."


def _many(count: int) -> str:
    return f"{count} path{'' if count == 1 else 's'}"
