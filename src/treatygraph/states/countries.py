"""Countries, territories, historical states and organisations, as tables name them.

The table beside this file is made by tools/countries.py. A historical state is a record of its own;
if a name or code has meant several states, the day decides. Days count from 1970-01-01, as
in treatygraph.dates.
"""

from __future__ import annotations

import csv
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from ..dates import Span
from ..errors import BadValue, hint
from ..names import NameIndex
from ..yamlio.load import read_records
from .bearers import ALWAYS, Bearer, Bearers, changes, coded, named
from .country import Country, Spell, country
from .more_names import key_of, more_names
from .resolution import Resolution
from .spelling import parted, spelling, squeezed, without_note

TABLE = Path(__file__).with_name("countries.yaml")
LETTERS = TABLE.with_name("letters.csv")
SYSTEMS = ("iso2", "iso3", "m49", "cow", "gw", "wikidata")
# other common names of the systems: those of the R package countrycode, and ISO's own
SYNONYMS = {
    "iso-numeric": "m49",
    **{f"{system}{form}": system for system in ("cow", "gw") for form in "cn"},
}
# these lists assign a code to a country; those of Wikidata identify a state for good
OF_TODAY = ("iso2", "iso3", "m49")


class Term(NamedTuple):
    """What a name or code means during some days."""

    country: Country | None
    days: Span


class Countries(Resolution):
    """All records of the table, to be found by name or code. Iterates by id."""

    def __init__(self, records: Iterator[Country]) -> None:
        self._by_id = {each.id: each for each in records}

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
            found = named(known, day) or self._in_other_words(each)
            if found:
                return self._of_day(found, each, day)
            if found := self._before_parenthesis(each, day):
                return found
        return None

    def by_key(self, key: str) -> Country | None:
        """Look up a country in the table itself, by the key that `spelling` gives."""
        return named(self._names.get(key, []), None)

    def sharing(self, text: str) -> list[Country]:
        """Return the countries that share an ambiguous name: none, or several."""
        if self.by_name(text):
            return []
        ids = more_names().get(key_of(text), ())
        return [self._by_id[each] for each in ids if len(ids) > 1]

    def by_code(self, system: str, code: str, day: int | None = None) -> Country | None:
        """Look up a country by code on a day, today by default.

        The codes of ISO and the UN follow the name of the country: on a day of 1980, DEU is the
        state that Germany was then. A code out of use belongs to the country that last had it.
        `system` is one of iso2, iso3, m49 (or iso-numeric), cow and gw (numbers or letters),
        wikidata. Raises BadValue for another.
        """
        system = SYNONYMS.get(system, system)
        if system not in SYSTEMS:
            raise BadValue(f"{system!r} is no system of country codes{hint(system, SYSTEMS)}")
        found = coded(self._codes.get(f"{system} {code}") or self._lettered(system, code), day)
        if found is None or day is None or system not in OF_TODAY:
            return found
        return self._bearer_of(found, day)

    def over(self, look_up: Callable[[int], Country | None], days: Span) -> list[Term]:
        """Return what a look-up by day finds over a period, a term for each state in turn."""
        starts = [days.first, *self._changes_within(days), days.last + 1]
        terms: list[Term] = []
        for first, following in pairwise(starts):
            found = look_up(first)
            if terms and terms[-1].country == found:
                first = terms.pop().days.first
            terms.append(Term(found, Span(first, following - 1)))
        return terms

    def near(self, text: str, count: int = 3) -> list[Country]:
        """Countries with the most similar names, best first."""
        records = tuple(self)
        return [records[hit.node] for hit in self._similar.search(text)[:count]]

    def _in_other_words(self, text: str) -> Country | None:
        """Look up a name of another language or list; None where several countries share it."""
        ids = more_names().get(key_of(text), ())
        return self._by_id.get(ids[0]) if len(ids) == 1 else None

    def _of_day(self, found: Country, text: str, day: int | None) -> Country:
        """Return the state that had a name on a day, whatever the language of the name.

        `Allemagne` passes from state to state as `Germany` does, and `German Empire` does not.
        """
        if day is None or len(self._names[spelling(found.name)]) == 1:
            return found
        translated = more_names().get(key_of(text)) == (found.id,)
        return self._bearer_of(found, day) if translated else found

    def _bearer_of(self, country: Country, day: int) -> Country:
        """Return the state that had the name of a country on a day."""
        return named(self._names.get(spelling(country.name), []), day) or country

    def _before_parenthesis(self, text: str, day: int | None) -> Country | None:
        """`Burma (Myanmar)`, `Denmark (Greenland)`: the first, where the second belongs to it.

        A note that says anything else might set it apart: `Congo (Kinshasa)`.
        """
        parts = parted(text)
        if not parts:
            return None
        first, second = (named(self._names.get(spelling(part), []), day) for part in parts)
        if not first or not second:
            return None
        return first if _is_related(first, second) else None

    def _run_together(self, text: str) -> list[Bearer]:
        """Look up names written as one word: `newzealand`."""
        return self._names.get(self._squeezed.get(text.strip().lower(), ""), [])

    def _lettered(self, system: str, code: str) -> list[Bearer]:
        """Look up the letters of a list that has numbers too: `GMY` is 255."""
        number = self._numbers.get(f"{system} {code}") if code.isalpha() else None
        return self._codes.get(f"{system} {number}", [])

    def _changes_within(self, days: Span) -> list[int]:
        """Return the days after the first on which some name or code may change its bearer."""
        first = bisect_right(self._change_days, days.first)
        return self._change_days[first : bisect_right(self._change_days, days.last)]

    @cached_property
    def _change_days(self) -> list[int]:
        every = (*self._names.values(), *self._codes.values())
        return sorted({day for bearers in every for day in changes(bearers)})

    @cached_property
    def _numbers(self) -> dict[str, str]:
        with LETTERS.open(encoding="utf-8", newline="") as file:
            return {f"{system} {letters}": code for system, letters, code in csv.reader(file)}

    @cached_property
    def _names(self) -> Bearers:
        names: Bearers = {}
        for each in self:
            for key in {spelling(name): None for name in each.names if spelling(name)}:
                names.setdefault(key, []).append(Bearer(each, ALWAYS))
            for name, stretches in each.dated.items():
                bearers = names.setdefault(spelling(name), [])
                bearers.extend(Bearer(each, days) for days in stretches)
        return names

    @cached_property
    def _squeezed(self) -> dict[str, str]:
        return {squeezed(name): spelling(name) for each in self for name in each.names}

    @cached_property
    def _codes(self) -> Bearers:
        codes: Bearers = {}
        for each in self:
            held = {(spell.system, spell.code) for spell in each.spells}
            for system, code, days in each.spells:
                codes.setdefault(f"{system} {code}", []).append(Bearer(each, days))
            for system, code in each.ids.items():
                if (system, code) not in held:
                    codes.setdefault(f"{system} {code}", []).append(Bearer(each, ALWAYS))
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
    return Countries(country(entry.data) for entry in read_records(path, path.name))


def _is_related(first: Country, second: Country) -> bool:
    """Return whether one is part of the other, or a list counts them as one state in turn."""
    within = second.id in (first.id, first.within) or second.within == first.id
    return within or not first.codes.isdisjoint(second.codes)


__all__ = ["Countries", "Country", "Spell", "countries", "read_table"]
