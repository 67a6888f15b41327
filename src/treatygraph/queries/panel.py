"""A panel: one row for each unit and year, as regressions read it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ..arguments import require_text
from ..column_rows import Coded, Column, ColumnRows
from ..errors import BadValue, hint
from ..graph import Graph
from ..result import Result
from .dyads import MULTILATERAL, Actors, Spells, actors_of, extent, spells, year_of, years_of
from .dyads.actors import SYSTEMS
from .left_out import reasons
from .rows import left_out, title_with

UNITS = ("dyad-year", "directed-dyad-year", "state-year")
MOST_CELLS = 50_000_000  # about two gigabytes of rows
Counts = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]


class Cells(NamedTuple):
    """Distinct cells of a panel in order: the place of each actor, and the year."""

    year: Numbers
    one: Numbers
    other: Numbers


def panel(
    graph: Graph,
    unit: str = "dyad-year",
    *,
    actors: str = "country",
    through: str | None = None,
    multilateral: str = "split",
    zeros: bool = True,
    types: bool = False,
    codebook: bool = False,
) -> Result:
    """Return the selected relations counted by unit and year.

    Parameters
    ----------
    unit : "dyad-year" (each pair once, the id that sorts first as `one`), "directed-dyad-year"
    (origin and target; a symmetric relation counts in both directions), or "state-year" (relations
    that the actor takes part in).
    actors : the kind of node that the actors are.
    through : count two actors as related if both are related to the same node of this kind, such as
    a document that both signed; relations between the actors themselves otherwise.
    multilateral : what joins more than two actors counts 1 for each pair (`split`), a share that
    sums to 1 (`fold`), or not at all (`drop`).
    zeros : add a row of zeros for every unit of actors that existed on some day of the year, by the
    lifetimes of the Correlates of War and of Gleditsch and Ward. Actors of neither list get none.
    types : add a column for each type of relation that occurs, named as the type.
    codebook : return the meaning of each column instead.

    A relation counts in each year in which it possibly held or happened (`relations`), and in
    `certain` only where that is certain. The years are those of the selected period
    (`where(since=…, until=…)`); where it is open, those that the dated relations touch. Undated
    relations are in no year. Each actor has columns with its codes: of the Correlates of War
    (`cow`), of Gleditsch and Ward (`gw`), and of ISO (`iso3`). Raises BadValue.
    """
    require_text(unit=unit, actors=actors, through=through or "", multilateral=multilateral)
    if unit not in UNITS:
        raise BadValue(f"unknown unit {unit!r}{hint(unit, UNITS)}; {', '.join(UNITS)}")
    among = actors_of(graph, actors)
    if codebook:
        return _codebook(unit, among, through, multilateral)
    found = spells(graph, among, through=through, multilateral=multilateral)
    first, last = extent(np.concatenate(found[3:5]), graph.selection)
    made = _Panel(unit, among, found, first, last)
    rows = made.rows(zeros, _typed(graph, found) if types else {})
    return Result(
        title_with(graph, f"Panel by {unit}, {first} to {last}"),
        rows,
        tuple(rows.columns),
        note=partial(_note, graph, among, found, zeros, multilateral),
        left_out=partial(reasons, graph),
        empty="no year: no selected relation between these actors is dated",
    )


class _Panel:
    """The cells of a panel and what is counted in them."""

    def __init__(self, unit: str, among: Actors, found: Spells, first: int, last: int) -> None:
        self.unit, self.among = unit, among
        self.first, self.last = first, last
        self.size = max(len(among), 1)
        self.found = _arranged(unit, found)

    def rows(self, zeros: bool, typed: dict[str, npt.NDArray[np.bool_]]) -> ColumnRows:
        possible = self._keys(self.found.first, self.found.last)
        certain = self._keys(self.found.sure_first, self.found.sure_last)
        keys = self._cells(possible[0], zeros)
        columns = self._names(self._split(keys))
        columns["relations"] = self._counted(keys, *possible)
        columns["certain"] = self._counted(keys, *certain)
        for name, chosen in typed.items():
            of_type = chosen[self.found.record]
            columns[name] = self._counted(keys, possible[0], possible[1], of_type)
        return ColumnRows(columns)

    def _keys(
        self, first: npt.NDArray[np.int32], last: npt.NDArray[np.int32]
    ) -> tuple[Numbers, Numbers]:
        """Return for each spell and year the key of its cell, and the number of the spell."""
        spans = year_of(first.astype(np.int64)), year_of(last.astype(np.int64))
        spell, year = years_of(*spans, self.first, self.last)
        one, other = self.found.one[spell].astype(np.int64), self.found.other[spell]
        return ((year - self.first) * self.size + one) * self.size + other, spell

    def _cells(self, keys: Numbers, zeros: bool) -> Numbers:
        """Return the keys of all rows, ascending."""
        if not zeros:
            return np.unique(keys)
        return np.union1d(keys, self._existing())

    def _existing(self) -> Numbers:
        """Return the keys of all units of actors that existed in a year."""
        lives = self.among.lives(self.first, self.last)
        alive = lives.sum(axis=0).astype(np.int64)
        cells = int((alive if self.unit == "state-year" else alive * alive).sum())
        if cells > MOST_CELLS:
            message = f"a panel of {cells:,} rows: choose fewer years, or leave out the zeros"
            raise BadValue(message)
        parts = [
            self._year_keys(year, np.flatnonzero(lives[:, year])) for year in range(len(alive))
        ]
        return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)

    def _year_keys(self, year: int, there: npt.NDArray[np.intp]) -> Numbers:
        one, other = PAIRS[self.unit](there)
        keys: Numbers = (year * self.size + one) * self.size + other
        return keys

    def _split(self, keys: Numbers) -> Cells:
        rest, other = np.divmod(keys, self.size)
        year, one = np.divmod(rest, self.size)
        return Cells(year + self.first, one, other)

    def _names(self, cells: Cells) -> dict[str, Column | Coded]:
        columns: dict[str, Column | Coded] = {"year": cells.year}
        places = (cells.one, cells.other)
        ends = dict(zip(ENDS[self.unit], places, strict=False))
        columns |= {name: Coded(place, self.among.ids) for name, place in ends.items()}
        for system in SYSTEMS:
            codes = self.among.codes(system)
            for name, place in ends.items():
                columns[f"{name}_{system}"] = Coded(place, codes)
        return columns

    def _counted(
        self,
        rows: Numbers,
        keys: Numbers,
        spell: Numbers,
        chosen: npt.NDArray[np.bool_] | None = None,
    ) -> Counts | Numbers:
        weight = self.found.weight[spell]
        if chosen is not None:
            weight = weight * chosen[spell]
        place = np.searchsorted(rows, keys)
        inside = place < len(rows)
        inside[inside] = rows[place[inside]] == keys[inside]
        sums = np.bincount(place[inside], weights=weight[inside], minlength=len(rows))
        whole = np.rint(sums)
        return whole.astype(np.int64) if np.array_equal(whole, sums) else sums


ENDS = {
    "dyad-year": ("one", "other"),
    "directed-dyad-year": ("origin", "target"),
    "state-year": ("state",),
}
Ends = tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]


def _each_once(there: npt.NDArray[np.intp]) -> Ends:
    one, other = np.triu_indices(len(there), 1)
    return there[one], there[other]


def _both_ways(there: npt.NDArray[np.intp]) -> Ends:
    one, other = np.repeat(there, len(there)), np.tile(there, len(there))
    return one[one != other], other[one != other]


def _alone(there: npt.NDArray[np.intp]) -> Ends:
    return there, np.zeros_like(there)


PAIRS: dict[str, Callable[[npt.NDArray[np.intp]], Ends]] = {
    "dyad-year": _each_once,
    "directed-dyad-year": _both_ways,
    "state-year": _alone,
}


def _arranged(unit: str, found: Spells) -> Spells:
    """Return the spells with the ends as a unit counts them."""
    one, other = found.one.astype(np.int64), found.other.astype(np.int64)
    if unit == "dyad-year":
        return found._replace(one=np.minimum(one, other), other=np.maximum(one, other))
    back = found.of(found.symmetric) if unit == "directed-dyad-year" else found
    twice = found.followed_by(back)
    ends = np.concatenate([one, back.other]), np.concatenate([other, back.one])
    if unit == "directed-dyad-year":
        return twice._replace(one=ends[0], other=ends[1])
    return _each_relation_once(twice._replace(one=ends[0], other=np.zeros_like(ends[0])))


def _each_relation_once(found: Spells) -> Spells:
    """Return one row for each relation and actor, which may meet several others in it."""
    order = np.lexsort((found.one, found.record))
    record, one = found.record[order], found.one[order]
    new = np.ones(len(order), dtype=bool)
    new[1:] = (record[1:] != record[:-1]) | (one[1:] != one[:-1])
    return found.of(order[new])._replace(weight=np.ones(np.count_nonzero(new)))


def _typed(graph: Graph, found: Spells) -> dict[str, npt.NDArray[np.bool_]]:
    """Return for each type that occurs, which relations are of it."""
    columns = graph.columns
    of_record = columns.type[columns.record_starts]
    occurring = np.unique(of_record[found.record])
    return {columns.types[code]: of_record == code for code in occurring.tolist()}


def _note(graph: Graph, among: Actors, found: Spells, zeros: bool, multilateral: str) -> str:
    notes = []
    if zeros and among.without_lifetime:
        several = among.without_lifetime
        names = ", ".join(several[:3]) + (" …" if len(several) > 3 else "")
        notes.append(f"No zeros for {len(several):,} of no list of states: {names}.")
    if multilateral == "split":
        notes.append("What joins more than two counts once for each pair.")
    if found.dropped:
        notes.append(f"{found.dropped:,} that join more than two were dropped.")
    return " ".join(filter(None, [*notes, left_out(graph)]))


def _codebook(unit: str, among: Actors, through: str | None, multilateral: str) -> Result:
    """Return what each column means."""
    what = "relations that it takes part in" if unit == "state-year" else "relations between them"
    what = f"nodes of kind {through} that join it to others" if through else what
    counted = {"split": "each pair counts 1", "fold": "shares that sum to 1", "drop": "not counted"}
    rows = [{"column": "year", "meaning": "calendar year", "unit": "year"}]
    for end in ENDS[unit]:
        rows.append({"column": end, "meaning": f"id of a {among.kind}", "unit": "id"})
        rows += [
            {"column": f"{end}_{system}", "meaning": f"its code: {NAMED[system]}", "unit": "code"}
            for system in SYSTEMS
        ]
    more = "" if unit == "state-year" else f"; of more than two, {counted[multilateral]}"
    rows.append(
        {"column": "relations", "meaning": f"{what}, possible in the year{more}", "unit": "count"}
    )
    rows.append({"column": "certain", "meaning": "the same, certain in the year", "unit": "count"})
    return Result(f"Codebook of the panel by {unit}", rows, ("column", "meaning", "unit"))


NAMED = {
    "cow": "Correlates of War state number",
    "gw": "Gleditsch and Ward state number",
    "iso3": "ISO 3166-1 alpha-3",
}

__all__ = ["MULTILATERAL", "UNITS", "panel"]
