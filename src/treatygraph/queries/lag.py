"""The time from one kind of event to the next of another between the same two actors."""

from __future__ import annotations

from functools import partial
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from ..arguments import require_number, require_text
from ..errors import BadValue, hint
from ..graph import Graph
from ..result import Result
from .dyads import Spells, actors_of, spells
from .left_out import reasons
from .rows import left_out, title_with

SEED = 1
Numbers = npt.NDArray[np.int64]


class Events(NamedTuple):
    """Events of pairs of actors in the order of pair and day."""

    pair: Numbers
    day: Numbers


def lag(
    graph: Graph,
    first: str,
    then: str,
    *,
    actors: str = "country",
    through: str | None = None,
    within: int = 365,
    permutations: int = 1000,
) -> Result:
    """Return how soon relations of one type follow those of another between the same two actors.

    Parameters
    ----------
    first, then : types of relations, such as visited and signed.
    actors : the kind of the actors.
    through : count two actors as related by `then` if both are related to the same node of this
    kind, such as a document that both signed.
    within : days after an event of type `first` in which one of type `then` counts as following.
    permutations : how often the days of `first` are drawn again, each pair keeping its number of
    events, from the days of all of them. This baseline says how many would be followed if the two
    had nothing to do with each other.

    Only relations whose date is one known day count. The row has `events` (of type `first`),
    `followed`, `share`, the `median_days` to the next event within the window, the mean share of
    the baseline and its 2.5 and 97.5 percentiles, and `p`: (1 + draws with at least this share) /
    (1 + draws). Raises BadValue for an unknown type.
    """
    require_text(first=first, then=then, actors=actors, through=through or "")
    require_number(within=within, permutations=permutations)
    if graph.selection.relation:
        raise BadValue("lag chooses the types of relations itself: do not choose others")
    types = graph.dataset.vocabulary.relations
    for name in (first, then):
        if name not in types:
            raise BadValue(f"unknown relation type {name!r}{hint(name, types)}")
    if within < 0 or permutations < 1:
        raise BadValue("within should be 0 or more, and permutations 1 or more")
    begun, dull = _events(graph.where(relation=first), actors, None)
    ended, dull_too = _events(graph.where(relation=then), actors, through)
    row = {"first": first, "then": then, "within": within}
    row |= _followed(begun, ended, within, permutations) if len(begun.day) else {}
    return Result(
        title_with(graph, f"From {first} to {then} within {within} days"),
        [row] if len(begun.day) else [],
        tuple(row),
        left_out=partial(reasons, graph),
        note=partial(_note, graph, dull + dull_too),
        empty=f"no {first} between two nodes of kind {actors} on a known day",
    )


def _note(graph: Graph, dull: int) -> str:
    vague = f"{dull:,} of imprecise date were left out." if dull else ""
    return " ".join(filter(None, [vague, left_out(graph)]))


def _events(graph: Graph, kind: str, through: str | None) -> tuple[Events, int]:
    """Return the events of pairs on one known day, and how many have no such day."""
    among = actors_of(graph, kind)
    found: Spells = spells(graph, among, through=through)
    exact = found.first == found.last
    low = np.minimum(found.one, found.other).astype(np.int64)
    high = np.maximum(found.one, found.other).astype(np.int64)
    pair, day = (low * len(among) + high)[exact], found.first.astype(np.int64)[exact]
    order = np.lexsort((day, pair))
    return Events(pair[order], day[order]), int(np.count_nonzero(~exact))


def _followed(begun: Events, ended: Events, within: int, draws: int) -> dict[str, Any]:
    waits = _waits(begun.pair, begun.day, ended)
    followed = waits <= within
    share = float(followed.mean())
    random = np.random.default_rng(SEED)
    baseline = np.array(
        [
            (_waits(begun.pair, random.permutation(begun.day), ended) <= within).mean()
            for _ in range(draws)
        ]
    )
    low, high = np.percentile(baseline, [2.5, 97.5])
    return {
        "events": len(waits),
        "followed": int(followed.sum()),
        "share": round(share, 6),
        "median_days": float(np.median(waits[followed])) if followed.any() else None,
        "baseline": round(float(baseline.mean()), 6),
        "baseline_low": round(float(low), 6),
        "baseline_high": round(float(high), 6),
        "p": round((1 + int((baseline >= share).sum())) / (1 + draws), 6),
    }


def _waits(pair: Numbers, day: Numbers, ended: Events) -> Numbers:
    """Return the days until the next event of the same pair; a very long time if there is none."""
    never = np.iinfo(np.int64).max
    if not len(ended.day):
        return np.full(len(pair), never)
    span = int(max(ended.day.max(), day.max()) - min(ended.day.min(), day.min())) + 1
    base = min(int(ended.day.min()), int(day.min()))
    keys = ended.pair * span + (ended.day - base)
    place = np.searchsorted(keys, pair * span + (day - base))
    there = place < len(keys)
    there[there] = ended.pair[place[there]] == pair[there]
    waits = np.full(len(pair), never)
    waits[there] = ended.day[place[there]] - day[there]
    return waits
