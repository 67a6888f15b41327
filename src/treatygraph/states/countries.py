"""Countries, territories, historical states and organisations, as tables name them.

The table beside this file is made by tools/countries.py. A historical state is a record of its own;
if a name or code has meant several states, the day decides. Days count from 1970-01-01, as
in treatygraph.dates.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from ..dates import FAR_OFF, LONG_AGO, Span, span
from ..errors import BadValue, hint
from ..names import NameIndex
from ..yamlio.load import read_records
from .spelling import parted, spelling, squeezed, without_note

TABLE = Path(__file__).with_name("countries.yaml")
SYSTEMS = ("iso2", "iso3", "m49", "cow", "gw", "wikidata")
SYNONYMS = {"iso-numeric": "m49"}
FIRST_LISTED = span("1816-01-01").first  # who is there on this day may be older
ALWAYS = Span(LONG_AGO, FAR_OFF)


class Spell(NamedTuple):
    """Days on which a list counts a state, and under which code.

    Spells of `cow` and `gw` codes give the lifetime of a state; `iso2` and `iso3` spells are
    withdrawn codes.
    """

    system: str
    code: str
    days: Span


@dataclass(frozen=True, kw_only=True)
class Country:
    """A current or historical state or territory, or an organisation (kind institution).

    `ids` are its current codes; a code that passed to a successor is in `spells` only. `dated`
    names mean this country on some days. `within` is the id of the state
    that a territory belongs to.
    """

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    dated: Mapping[str, Span] = field(default_factory=dict)
    ids: Mapping[str, str] = field(default_factory=dict)
    demonyms: tuple[str, ...] = ()
    existed: Span | None = None
    spells: tuple[Spell, ...] = ()
    within: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The name and every alias."""
        return (self.name, *self.aliases)

    def is_state_later(self, day: int) -> bool:
        """Return whether some list counts it as a state after a day, and none on that day."""
        stretches = [*self.existence("cow"), *self.existence("gw")]
        then = any(_covers(days, max(day, FIRST_LISTED)) for days in stretches)
        return not then and any(days.first > day for days in stretches)

    def existence(self, system: str = "cow") -> tuple[Span, ...]:
        """Return first and last day of each stretch as a state, by `cow` or `gw`.

        Where that list leaves the state out, `existed` of the table; nothing where it is unknown.
        """
        counted = tuple(spell.days for spell in self.spells if spell.system == system)
        return counted or ((self.existed,) if self.existed else ())


class Bearer(NamedTuple):
    """A country that has a name or code, and on which days."""

    country: Country
    days: Span


Bearers = dict[str, list[Bearer]]


class Countries:
    """All records of the table, to be found by name or code. Iterates by id."""

    def __init__(self, records: Iterator[Country]) -> None:
        self._by_id = {country.id: country for country in records}

    def __iter__(self) -> Iterator[Country]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def __getitem__(self, id: str) -> Country:
        """Return the record of an id. Raises KeyError where there is none."""
        return self._by_id[id]

    def by_name(self, text: str, day: int | None = None) -> Country | None:
        """Look up a country by name, in any spelling, on a day; return None rather than a guess.

        Without a day, return the country that has always had the name, else the last that had it.
        """
        for each in dict.fromkeys((text, without_note(text))):
            known = self._names.get(spelling(each)) or self._run_together(each)
            found = _named(known, day)
            if found or (found := self._before_parenthesis(each, day)):
                return found
        return None

    def by_code(self, system: str, code: str, day: int | None = None) -> Country | None:
        """Look up a country by code on a day, today by default.

        A code out of use belongs to the country that last had it. `system` is one of iso2,
        iso3, m49 (or iso-numeric), cow, gw, wikidata. Raises BadValue for another.
        """
        system = SYNONYMS.get(system, system)
        if system not in SYSTEMS:
            raise BadValue(f"{system!r} is no system of country codes{hint(system, SYSTEMS)}")
        return _coded(self._codes.get(f"{system} {code}", []), day)

    def near(self, text: str, count: int = 3) -> list[Country]:
        """Countries with the most similar names, best first."""
        records = tuple(self)
        return [records[hit.node] for hit in self._similar.search(text)[:count]]

    def _before_parenthesis(self, text: str, day: int | None) -> Country | None:
        """`Burma (Myanmar)`, `Denmark (Greenland)`: the first, where the second belongs to it.

        A note that says anything else might set it apart: `Congo (Kinshasa)`.
        """
        parts = parted(text)
        if not parts:
            return None
        first, second = (_named(self._names.get(spelling(part), []), day) for part in parts)
        if not first or not second:
            return None
        related = second.id in (first.id, first.within) or second.within == first.id
        return first if related else None

    def _run_together(self, text: str) -> list[Bearer]:
        """Look up names written as one word: `newzealand`."""
        return self._names.get(self._squeezed.get(text.strip().lower(), ""), [])

    @cached_property
    def _names(self) -> Bearers:
        names: Bearers = {}
        for country in self:
            dated = {spelling(name): days for name, days in country.dated.items()}
            for key in {spelling(name): None for name in country.names if spelling(name)}:
                names.setdefault(key, []).append(Bearer(country, ALWAYS))
            for key, days in dated.items():
                names.setdefault(key, []).append(Bearer(country, days))
        return names

    @cached_property
    def _squeezed(self) -> dict[str, str]:
        return {squeezed(name): spelling(name) for each in self for name in each.names}

    @cached_property
    def _codes(self) -> Bearers:
        codes: Bearers = {}
        for country in self:
            held = {f"{spell.system} {spell.code}" for spell in country.spells}
            for spell in country.spells:
                codes.setdefault(f"{spell.system} {spell.code}", []).append(
                    Bearer(country, spell.days)
                )
            for key in (f"{system} {code}" for system, code in country.ids.items()):
                if key not in held:
                    codes.setdefault(key, []).append(Bearer(country, ALWAYS))
        return codes

    @cached_property
    def _similar(self) -> NameIndex:
        return NameIndex(
            (number, name) for number, country in enumerate(self) for name in country.names
        )


@lru_cache(maxsize=1)
def countries() -> Countries:
    """Return the shipped table; it is read once."""
    return read_table(TABLE)


def read_table(path: Path) -> Countries:
    """Return the countries of a table. Raises DataError where it cannot be read."""
    return Countries(record_of(entry.data) for entry in read_records(path, path.name))


def _named(bearers: list[Bearer], day: int | None) -> Country | None:
    always = [country for country, days in bearers if days == ALWAYS]
    if day is None:
        last = max(bearers, key=lambda bearer: bearer.days.last, default=None)
        return always[0] if always else last.country if last else None
    then = [country for country, days in bearers if days != ALWAYS and _covers(days, day)]
    return next(iter(then or always), None)


def _coded(bearers: list[Bearer], day: int | None) -> Country | None:
    if not bearers:
        return None
    if day is None:
        return max(bearers, key=lambda bearer: bearer.days.last).country
    first = min(bearers, key=lambda bearer: bearer.days.first)
    begun = [bearer for bearer in bearers if bearer.days.first <= day] or [first]
    return max(begun, key=lambda bearer: bearer.days.first).country


def _covers(days: Span, day: int) -> bool:
    return days.first <= day <= days.last


def record_of(data: Any) -> Country:
    """Return the record of an entry of the table."""
    return Country(
        id=data["id"],
        kind=data["kind"],
        name=data["name"],
        aliases=tuple(data.get("aliases", ())),
        dated=MappingProxyType({name: span(days) for name, days in data.get("dated", {}).items()}),
        ids=MappingProxyType(data.get("ids", {})),
        demonyms=tuple(data.get("demonyms", ())),
        existed=span(data["existed"]) if "existed" in data else None,
        spells=tuple(_spells(data.get("spells", {}))),
        within=data.get("within"),
    )


def _spells(data: Mapping[str, Mapping[str, list[str]]]) -> Iterator[Spell]:
    for system, codes in data.items():
        for code, stretches in codes.items():
            yield from (Spell(system, code, span(days)) for days in stretches)


__all__ = ["Countries", "Country", "Spell", "countries", "read_table", "record_of"]
