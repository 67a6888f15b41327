"""States by name or code for people: errors in place of None, days as dates."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .. import dates
from ..dates import Span
from ..dates.given import span_of_given
from ..errors import AmbiguousName, BadValue, NameProblem, UnknownName, quoted
from .country import Country
from .successions import successors

if TYPE_CHECKING:
    from pandas import DataFrame

    from .countries import Term

# codes that are recognised by their form; numbers are codes of several lists
BY_LENGTH = {2: "iso2", 3: "iso3"}
SYSTEMS = ("iso2", "iso3", "m49", "cow", "gw", "wikidata")


class Resolution(ABC):
    """What a table of states answers to people who look up one of them."""

    @abstractmethod
    def __iter__(self) -> Iterator[Country]: ...
    @abstractmethod
    def __getitem__(self, id: str) -> Country: ...
    @abstractmethod
    def by_name(self, text: str, day: int | None = None) -> Country | None: ...
    @abstractmethod
    def by_code(self, system: str, code: str, day: int | None = None) -> Country | None: ...
    @abstractmethod
    def over(self, look_up: Any, days: Span) -> list[Term]: ...
    @abstractmethod
    def near(self, text: str, count: int = 3) -> list[Country]: ...
    @abstractmethod
    def sharing(self, text: str) -> list[Country]: ...

    def resolve(self, name_or_code: str, *, on: Any = None, system: str | None = None) -> Country:
        """Return the state that a name or code means, on a day or in a period.

        Raises UnknownName with near misses, AmbiguousName for a name that several states share or
        had in turn, BadValue.

        Parameters
        ----------
        name_or_code
            a name in any spelling or language, or an ISO code (KZ, KAZ).
        on
            a date in EDTF, a year, or a day of datetime, numpy or pandas; today by default.
        system
            read a code of this list: iso2, iso3, m49, cow, gw or wikidata. Numbers need it.

        Examples
        --------
        >>> import treatygraph as tg
        >>> tg.countries().resolve("Allemagne", on=1980).name
        'West Germany'
        >>> tg.countries().resolve("705", system="cow").id
        'kazakhstan'
        """
        if name_or_code.isdecimal() and not system:
            raise BadValue(f"{quoted(name_or_code)} is a code of several lists: name the system")

        def look_up(day: int | None) -> Country | None:
            if system:
                return self.by_code(system, name_or_code, day)
            return self.by_name(name_or_code, day) or self._by_iso(name_or_code, day)

        terms = [] if on is None else self.over(look_up, span_of_given(on))
        found = [look_up(None)] if on is None else [term.country for term in terms]
        states = list({each.id: each for each in found if each}.values())
        if len(states) == 1:
            return states[0]
        raise self._unresolved(name_or_code, states or self.sharing(name_or_code))

    def lifetimes(self, id: str, system: str = "cow") -> list[tuple[str, str]]:
        """Return first and last day of each stretch as a state; `..` for one that goes on.

        By the Correlates of War, or by Gleditsch and Ward (`gw`); empty for what never was one.

        Examples
        --------
        >>> import treatygraph as tg
        >>> tg.countries().lifetimes("kazakhstan")
        [('1991-12-26', '..')]
        """
        return [
            (dates.day(span.first), dates.day(span.last)) for span in self[id].existence(system)
        ]

    def successions(self) -> DataFrame:
        """Return which state continued or absorbed which, and when, as a pandas.DataFrame.

        Examples
        --------
        >>> import treatygraph as tg
        >>> table = tg.countries().successions()
        >>> table.columns.tolist()
        ['earlier', 'later', 'effect', 'date']
        """
        import pandas as pd

        rows = [(*each[:3], _moment(each.day)) for each in successors()]
        return pd.DataFrame(rows, columns=["earlier", "later", "effect", "date"])

    def to_pandas(self) -> DataFrame:
        """Return the table as a pandas.DataFrame: id, name, kind, codes, first and last day.

        `end` is NaT for a state that goes on; both are for what never was a state.

        Examples
        --------
        >>> import treatygraph as tg
        >>> table = tg.countries().to_pandas().set_index("id")
        >>> table.loc["kazakhstan", ["iso3", "cow"]].tolist()
        ['KAZ', '705']
        """
        import pandas as pd

        frame = pd.DataFrame([_row(each) for each in self])
        return frame.astype({"kind": "category", "start": DAY, "end": DAY})

    def _by_iso(self, code: str, day: int | None) -> Country | None:
        system = BY_LENGTH.get(len(code))
        return self.by_code(system, code.upper(), day) if system else None

    def _unresolved(self, text: str, states: list[Country]) -> NameProblem:
        ids = [each.id for each in states]
        if ids:
            return AmbiguousName(f"{quoted(text)} is several: {', '.join(ids)}", ids)
        near = self.near(text)
        shown = ", ".join(f"{each.name} ({each.id})" for each in near)
        message = f"no state is called {quoted(text)}" + (f"; near: {shown}" if near else "")
        return UnknownName(message, [each.id for each in near])


DAY = "datetime64[ms]"


def _row(country: Country) -> dict[str, Any]:
    days = country.existence("cow") or country.existence("gw")
    return {
        "id": country.id,
        "name": country.name,
        "kind": country.kind,
        **{system: country.ids.get(system) or _last_code(country, system) for system in SYSTEMS},
        "within": country.within,
        "start": _moment(days[0].first) if days else None,
        "end": _moment(days[-1].last) if days else None,
    }


def _last_code(country: Country, system: str) -> str | None:
    """Return the code that a state had last."""
    spells = [spell for spell in country.spells if spell.system == system]
    return max(spells, key=lambda spell: spell.days.last).code if spells else None


def _moment(day: int) -> Any:
    import numpy as np

    if day in (dates.LONG_AGO, dates.FAR_OFF):
        return np.datetime64("NaT")
    return np.datetime64(day, "D").astype("datetime64[ms]")
