"""How alike the portfolios of two actors are."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from ..arguments import require_number, require_text
from ..column_rows import Coded, ColumnRows
from ..errors import BadValue, hint
from ..graph import Graph
from ..result import Result
from .dyads import actors_of
from .left_out import reasons
from .matrix import MOST_CELLS, incidence
from .rows import left_out, title_with

Floats = npt.NDArray[np.float64]


def similarity(
    graph: Graph,
    measure: str = "s",
    *,
    actors: str = "country",
    among: str | None = None,
    values: str = "binary",
    own: float | None = None,
    top: int | None = None,
) -> Result:
    """Return all pairs of actors with the similarity of their portfolios, most similar first.

    The portfolio of an actor is its row in the matrix of actors and what they are related to.

    Parameters
    ----------
    measure : "s": 1 - 2 Σ|x - y| / (n Δ), where Δ is the largest difference that two entries can
    have (Signorino and Ritter 1999, https://doi.org/10.1111/0020-8833.00113, unweighted). "kappa"
    and "pi": agreement beyond chance of Cohen (1960) and of Scott (1955) for valued portfolios, by
    squared differences (Häge 2011, https://doi.org/10.1093/pan/mpr014). "jaccard": shared entries
    over the entries of either; of two empty portfolios 1.
    actors : the kind of the actors.
    among : the kind of what they are related to, such as document; by default the actors
    themselves, as in a network of alliances.
    values : "binary", or "count" for the number of relations.
    own : the entry of an actor for itself, where portfolios are of actors; by default the largest
    entry, as for alliances, since a state is its own ally.
    top : how many pairs; all by default.

    The actors are those that have a selected relation of that sort. Undefined values are None.
    Raises BadValue.
    """
    require_text(measure=measure, actors=actors, among=among or "", values=values)
    require_number(top=top)
    if measure not in MEASURES:
        raise BadValue(
            f"unknown measure {measure!r}{hint(measure, MEASURES)}; {', '.join(MEASURES)}"
        )
    if values not in ("binary", "count"):
        raise BadValue(f"unknown values {values!r}; binary, count")
    ids, portfolios = _portfolios(graph, actors, among, values, own)
    rows = _pairs(ids, MEASURES[measure](portfolios), measure, top)
    of = f"their {among}s" if among else "each other"
    return Result(
        title_with(graph, f"Similarity of {actors} portfolios of {of}, {measure}"),
        rows,
        ("one", "other", measure),
        left_out=partial(reasons, graph),
        note=partial(left_out, graph),
        empty="no actors to compare: no selected relation is between nodes of these kinds",
    )


def _portfolios(
    graph: Graph, kind: str, among: str | None, values: str, own: float | None
) -> tuple[list[str], Floats]:
    one, other = actors_of(graph, kind), actors_of(graph, among or kind)
    counts, rows, _ = incidence(graph, one, other)
    if counts.shape[0] * max(counts.shape[1], counts.shape[0]) > MOST_CELLS:
        raise BadValue("too many portfolios to compare: select fewer relations")
    dense = counts.toarray().astype(float)
    if values == "binary":
        dense = np.minimum(dense, 1)
    if among is None or among == kind:
        np.fill_diagonal(dense, dense.max(initial=0) if own is None else own)
    return [one.ids[place] for place in rows.tolist()], dense


def _s(portfolios: Floats) -> Floats:
    from scipy.spatial.distance import pdist

    count = portfolios.shape[1]
    widest = portfolios.max(initial=0) - portfolios.min(initial=0)
    apart: Floats = pdist(portfolios, "cityblock") if len(portfolios) > 1 else np.zeros(0)
    return 1 - 2 * apart / (count * widest) if widest else np.ones(len(apart))


def _squared(portfolios: Floats) -> Floats:
    from scipy.spatial.distance import pdist

    return pdist(portfolios, "sqeuclidean") if len(portfolios) > 1 else np.zeros(0)


def _kappa(portfolios: Floats) -> Floats:
    mean = portfolios.mean(axis=1)
    spread = ((portfolios - mean[:, None]) ** 2).sum(axis=1)
    one, other = np.triu_indices(len(portfolios), 1)
    apart = portfolios.shape[1] * (mean[one] - mean[other]) ** 2
    return _beyond_chance(_squared(portfolios), spread[one] + spread[other] + apart)


def _pi(portfolios: Floats) -> Floats:
    mean, count = portfolios.mean(axis=1), portfolios.shape[1]
    squares = (portfolios**2).sum(axis=1)
    one, other = np.triu_indices(len(portfolios), 1)
    both = (mean[one] + mean[other]) / 2
    expected = squares[one] + squares[other] - 2 * count * both**2
    return _beyond_chance(_squared(portfolios), expected)


def _beyond_chance(observed: Floats, expected: Floats) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Floats = np.where(expected > 0, 1 - observed / expected, np.nan)
    return found


def _jaccard(portfolios: Floats) -> Floats:
    there = (portfolios > 0).astype(float)
    shared = there @ there.T
    size = there.sum(axis=1)
    one, other = np.triu_indices(len(there), 1)
    either = size[one] + size[other] - shared[one, other]
    return np.where(either > 0, shared[one, other] / np.maximum(either, 1), 1.0)


MEASURES: dict[str, Any] = {"s": _s, "kappa": _kappa, "pi": _pi, "jaccard": _jaccard}


def _pairs(ids: list[str], scores: Floats, measure: str, top: int | None) -> ColumnRows:
    one, other = np.triu_indices(len(ids), 1)
    scores = np.round(scores, 12)
    order = np.argsort(-np.nan_to_num(scores, nan=-np.inf), kind="stable")[:top]
    columns = {"one": Coded(one[order], ids), "other": Coded(other[order], ids)}
    return ColumnRows(columns | {measure: scores[order]})
