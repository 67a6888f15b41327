"""The centrality query, from the name of a measure to a Result."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from ..arguments import require_number, require_text, require_words
from ..dataset import Node
from ..errors import BadValue, hint
from ..graph import Graph
from ..graph.projection import project
from ..graph.selection import Words
from ..graph.weights import relation_weights, without_weight
from ..result import Result
from .left_out import reasons
from .measures import MEASURES, SAMPLED, SCALES, Asked, Progress, Sampling, Scores
from .measures.sampling import CONFIDENCE
from .rows import left_out, title_with
from .ties import nothing_to_follow, unused_types

WEIGHTS = ("none", "relations")
DIGITS = 12


def centrality(
    graph: Graph,
    measure: str = "degree",
    *,
    kind: Words = None,
    top: int | None = None,
    weight: str = "none",
    sample: int | None = None,
    progress: Progress | None = None,
) -> Result:
    """Return nodes by a measure of centrality, highest first; equal scores share a rank.

    Parameters
    ----------
    measure : one of MEASURES; each function there gives definition and reference.
    kind : rank only nodes of this kind (or these); every selected tie is measured.
    `where(kind=…)` selects relations with a node of this kind at an end, and ranks all nodes.
    top : how many rows; all by default.
    weight : "none", "relations" for the number of relations between two nodes, or a numeric
    attribute of relations, such as `weight`, for the sum of it; a relation without it counts as 1.
    sample : estimate from this many sources, the same at every run; for betweenness and harmonic.
    The note gives the error bound.
    progress : called with the number of sources done and their total.

    Raises BadValue for an unknown measure, kind or weight, a weight that is not above 0, a `top`
    or `sample` below 1, and a `sample` of a measure that has none.
    """
    require_text(measure=measure, weight=weight)
    require_number(top=top, sample=sample)
    require_words(kind=kind)
    _check(measure, top, sample)
    kinds = graph.where(kind=kind).selection.kind if kind else ()
    scores, given = Scores(np.zeros(0)), None
    projection = graph.projection
    if weight not in WEIGHTS:
        given = relation_weights(graph, weight, WEIGHTS)
        projection = project(graph.columns, graph.mask, given.values)
    if len(projection.nodes):
        asked = Asked(weight != "none", sample, progress)
        scores = MEASURES[measure](projection, asked)
    among = f" of {', '.join(kinds)}" if kinds else ""
    weighted = f", weighted by {weight}" if weight != "none" else ""
    return Result(
        title_with(graph, f"Centrality{among} by {measure}{weighted}"),
        _ranked(graph, scores.values, kinds, top),
        ("rank", "id", "name", "kind", "score"),
        left_out=partial(reasons, graph, ties=True),
        note=lambda: " ".join(
            filter(
                None,
                [
                    _doubt(scores.sampling),
                    _extent(graph, measure, weight),
                    without_weight(given, weight),
                    _classes(graph),
                    unused_types(graph),
                    left_out(graph),
                ],
            )
        ),
        empty=_no_ties(graph),
    )


def _check(measure: str, top: int | None, sample: int | None) -> None:
    if measure not in MEASURES:
        raise BadValue(
            f"unknown measure {measure!r}{hint(measure, MEASURES)}; {', '.join(MEASURES)}"
        )
    for name, number in (("top", top), ("sample", sample)):
        if number is not None and number < 1:
            raise BadValue(f"{name} should be 1 or more, not {number}")
    if sample and measure not in SAMPLED:
        raise BadValue(f"{measure} is not estimated from a sample; {' and '.join(SAMPLED)} are")


def _ranked(
    graph: Graph, scores: npt.NDArray[np.float64], kinds: tuple[str, ...], top: int | None
) -> list[dict[str, Any]]:
    nodes, columns = graph.projection.nodes, graph.columns
    if kinds:
        codes = [columns.kinds.index(kind) for kind in kinds]
        chosen = np.isin(columns.kind[nodes], codes)
        nodes, scores = nodes[chosen], scores[chosen]
    falling = -_without_noise(scores)
    order = _lowest(falling, top)
    ranks = np.searchsorted(falling[order], falling[order]) + 1
    rows = zip(ranks.tolist(), nodes[order].tolist(), (-falling[order]).tolist(), strict=True)
    found = _nodes(graph, len(order))
    return [_row(found[number], rank, score) for rank, number, score in rows]


def _lowest(values: npt.NDArray[np.float64], top: int | None) -> npt.NDArray[np.intp]:
    """Return the places of the lowest values, or of all, in order; equals as they stand."""
    among = np.arange(len(values))
    if top is not None and top < len(values):
        among = np.flatnonzero(values <= np.partition(values, top - 1)[top - 1])
    return among[np.argsort(values[among], kind="stable")][:top]


def _nodes(graph: Graph, wanted: int) -> Sequence[Node]:
    """Return the nodes by number; where most of them are wanted, all are read in one pass."""
    nodes = graph.dataset.nodes
    return list(nodes) if wanted * 4 > len(nodes) else nodes


def _row(node: Node, rank: int, score: float) -> dict[str, Any]:
    return {"rank": rank, "id": node.id, "name": node.name, "kind": node.kind, "score": score}


def _without_noise(scores: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Rounded, so that the last digits of floating point do not decide an order."""
    largest = float(np.abs(scores).max(initial=0.0))
    before_point = int(np.ceil(np.log10(largest))) if largest > 1 else 0
    return np.round(scores, max(DIGITS - before_point, 0))


def _extent(graph: Graph, measure: str, weight: str) -> str:
    """Say how many nodes a score is measured among, by what it is divided, and who has no ties."""
    among, every = len(graph.projection.nodes), len(graph.nodes)
    if not among:
        return ""
    rest = every - among
    without = "; 1 node has none" if rest == 1 else f"; {rest:,} nodes have none" if rest else ""
    pairs = max((among - 1) * (among - 2) // 2, 1)
    scale = SCALES[measure].format(n=among, others=max(among - 1, 1), pairs=pairs)
    counted = " and relations count" if weight == "relations" and measure == "degree" else ""
    if weight not in WEIGHTS and measure in ("degree", "weighted-degree"):
        scale = f"sums of {weight}" if measure == "weighted-degree" else f"sums of {weight} {scale}"
    return (
        f"Measured among the {among:,} nodes that have ties{without}. Scores are {scale}{counted}."
    )


def _classes(graph: Graph) -> str:
    """Say how many of the ties are of a class, such as containment, that can be left out."""
    columns, types = graph.columns, graph.dataset.vocabulary.relations
    codes = columns.type[columns.record_starts[graph.records]]
    counts = np.bincount(codes, minlength=len(columns.types))
    ties = {key: int(count) for key, count in zip(columns.types, counts, strict=True)}
    ties = {key: count for key, count in ties.items() if types[key].tie}
    totals = {
        name: sum(count for key, count in ties.items() if types[key].relation_class == name)
        for name in graph.dataset.vocabulary.classes
    }
    return " ".join(
        f"Of {sum(ties.values()):,} ties, {count:,} are {name}; use --without {name} to leave"
        f" {'it' if count == 1 else 'them'} out."
        for name, count in totals.items()
        if count
    )


def _no_ties(graph: Graph) -> str:
    """Say why nothing is ranked: no relation is selected, or none of them is a tie."""
    if reason := nothing_to_follow(graph):
        return f"nothing to rank: {reason}; centrality is measured on ties"
    return "nothing to rank: no selected relation is a tie between two nodes"


def _doubt(sampling: Sampling | None) -> str:
    if sampling is None:
        return ""
    return (
        f"Estimated from paths that start at {sampling.sources:,} of {sampling.nodes:,} nodes, the"
        f" same at every run: standard error of a score at most {sampling.error:.2g}; with"
        f" {CONFIDENCE:.0%} confidence no score is off by more than {sampling.bound:.2g}"
        " (Hoeffding 1963, Serfling 1974)."
    )
