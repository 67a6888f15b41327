"""The status of a treaty: what each of its parties did, and whether it is bound."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import numpy as np

from ...graph import Graph
from ...result import Result
from ..rows import other_keys, title_with
from .deeds import Deeds, dates_of, deeds_of, ids_of, lasting, value_with, why_unbound
from .folding import Folding, known_states
from .held import Held, held_rows, stretches
from .left_out import left_out_of_treaty, notes
from .lives import Lives
from .scope import lives_of_treaty
from .wording import IN_FORCE, LAST, NOT_IN_FORCE, NOT_KNOWN, Period, period_of

COLUMNS = (
    *("party", "name", "signed", "consent", "means", "since", "until", "state", "because"),
    *("missing", "certain", "possible_span", "certain_span"),
    *("reservations", "details", "basis", "sources"),
)
SHOWN = (
    *("name", "signed", "consent", "means", "since", "until", "state", "because"),
    *("reservations", "details", "basis", "sources"),
)


def status(
    graph: Graph, treaty: str, *, signed_not_bound: bool = False, states: str = "then"
) -> Result:
    """Return what each party did about a treaty, and whether it is bound by it.

    In a selected period, a row a party; otherwise a row a stint, and the state is the last that is
    known. `signed_not_bound` keeps the parties that signed and that no stint binds. With `states`
    "today", states count as the successors that continue them. Raises UnknownName, AmbiguousName,
    BadValue.
    """
    number = graph.resolve(treaty)
    lives = lives_of_treaty(graph, number)
    as_of, period = Folding(graph, lives, known_states(states)), period_of(graph, LAST)
    rows = [
        row
        for deeds in deeds_of(lives, number, period.until, as_of)
        for row in _rows(graph, lives, deeds, period, as_of)
        if not signed_not_bound or _is_unbound(row)
    ]
    if graph.selection.certain:
        rows = [row for row in rows if row["certain"]]
    name = graph.node(number).name
    what = "Signed and not bound" if signed_not_bound else "Status"
    return Result(
        title_with(graph, f"{what}: {name}"),
        rows,
        (*COLUMNS, *other_keys(rows, COLUMNS)),
        shown=SHOWN,
        views={"because": _because},
        left_out=partial(left_out_of_treaty, graph, number),
        note=partial(notes, graph, as_of, partial(left_out_of_treaty, graph, number)),
        empty=f"nobody signed {name}, consented to it or is bound by it",
    )


def _because(row: Mapping[str, Any]) -> str:
    """Return why a treaty is not in force, or what is missing to know."""
    missing = ", ".join(row.get("missing", ()))
    return f"missing: {missing}" if missing else str(row.get("because", ""))


def _rows(
    graph: Graph, lives: Lives, deeds: Deeds, period: Period, as_of: Folding
) -> list[dict[str, Any]]:
    """Return the rows of a party: one in a period, otherwise one a stint."""
    stints = np.array(deeds.stints, dtype=np.intp)
    found = sorted(stretches(lives, stints, as_of), key=lambda each: each.begin)
    if not found:
        return [_row(graph, lives, deeds, period, None)]
    if graph.selection.dated:
        found = [max(found, key=partial(_weight, period))]
    return [_row(graph, lives, deeds, period, each) for each in found]


def _weight(period: Period, held: Held) -> tuple[int, int]:
    """Return how much a stretch says about a period: in force, then not known, then the last."""
    order = (NOT_IN_FORCE, NOT_KNOWN, IN_FORCE)
    return order.index(held.state(period)), held.begin[0]


def _row(
    graph: Graph, lives: Lives, deeds: Deeds, period: Period, held: Held | None
) -> dict[str, Any]:
    party = graph.dataset.node_ids[deeds.party]
    row: dict[str, Any] = {"party": party, "name": graph.dataset.node_names([deeds.party])[0]}
    row["signed"] = dates_of(graph, lives, deeds.acts.get("signature", []))
    row |= _consent(graph, lives, deeds, held)
    if held:
        row |= held_rows(graph, lives, [held], period)[0]
    else:
        row |= {"since": None, "until": None, "state": NOT_IN_FORCE}
        row |= {"because": why_unbound(deeds)} | _evidence(graph, lives, deeds)
    if row["state"] == NOT_IN_FORCE and lasting(
        lives, deeds.acts.get("provisional application", []), period
    ):
        row["because"] = "applied provisionally"
    row["certain"] = row["state"] != NOT_KNOWN
    row["reservations"] = ids_of(graph, lives, deeds.acts.get("reservation", []))
    details = _details(graph, lives, deeds, period)
    return row | ({"details": details} if details else {})


def _consent(graph: Graph, lives: Lives, deeds: Deeds, held: Held | None) -> dict[str, Any]:
    """Return the date and means of the consent that opened a stretch, or of the first."""
    rows = deeds.acts.get("consent", [])
    opened = {int(lives.stints.opened[row]) for row in held.rows} if held else set()
    rows = [row for row in rows if int(lives.acts.record[row]) in opened] or rows
    means = next(filter(None, (value_with(graph, lives, row, "means") for row in rows)), None)
    return {"consent": dates_of(graph, lives, rows), "means": means}


def _evidence(graph: Graph, lives: Lives, deeds: Deeds) -> dict[str, Any]:
    """Return the signatures and consents of a party that no stint binds, and their sources."""
    rows = [row for act in ("signature", "consent") for row in deeds.acts.get(act, [])]
    records = list(dict.fromkeys(int(lives.acts.record[row]) for row in rows))
    sources = (each for found in graph.dataset.relation_sources(records) for each in found)
    return {
        "basis": graph.dataset.relation_ids(records),
        "sources": list(dict.fromkeys(sources)),
    }


def _details(graph: Graph, lives: Lives, deeds: Deeds, period: Period) -> list[str]:
    """Return what else a party did: provisional application, suspension, parts, territories."""
    found = []
    for act, words in (
        ("provisional application", "applied provisionally"),
        ("suspension", "operation suspended"),
    ):
        rows = lasting(lives, deeds.acts.get(act, []), period)
        found += [f"{words}: {dates_of(graph, lives, [row])}" for row in rows]
    for act, words in (("withdrawal", "withdrew from"), ("extension", "extended to")):
        for row in deeds.acts.get(act, []):
            extent = value_with(graph, lives, row, "extent")
            places = value_with(graph, lives, row, "territory") or ()
            named = [each for each in (extent, *_names(graph, places)) if each]
            if named:
                found.append(f"{words} {', '.join(named)}: {dates_of(graph, lives, [row])}")
    for act, words in (("objection", "objected"), ("declaration", "declared")):
        found += [f"{words}: {each}" for each in ids_of(graph, lives, deeds.acts.get(act, []))]
    return found


def _names(graph: Graph, places: Any) -> list[str]:
    numbers = graph.dataset.node_numbers
    known = [numbers[each] for each in places if each in numbers]
    return graph.dataset.node_names(known)


def _is_unbound(row: dict[str, Any]) -> bool:
    """Return whether a party signed, and no stint binds it or has bound it."""
    before = row["since"] is None or row.get("because") == "not yet in force"
    return (
        bool(row["signed"]) and (before or row["state"] == NOT_KNOWN) and row["state"] != IN_FORCE
    )
