"""Count the relations that last longer than one of their states."""

from __future__ import annotations

from collections.abc import Iterable

from ... import dates
from ...dataset import Relation
from ...states.countries import Country
from ..report import Notice
from .state_changes import earliest_end

SHOWN = 3  # examples in the report


class Lifetimes:
    """The last days of states that ended, and the relations that go beyond them."""

    def __init__(self, countries: Iterable[Country]) -> None:
        last = {country.id: country.last_day() for country in countries}
        self._ended = {
            key: day for key, day in last.items() if day is not None and day != dates.FAR_OFF
        }
        self._count = 0
        self._examples: dict[str, None] = {}

    def last_day(self, key: str) -> int:
        """Return the last day of a state; of anything else, a day that nothing is after."""
        return self._ended.get(key, dates.FAR_OFF)

    def take(self, relation: Relation) -> None:
        """Count a relation if it begins or surely goes on after the end of one of its states."""
        for key in (*relation.origins, *relation.targets):
            last = self._ended.get(key)
            if last is not None and relation.date and earliest_end(relation.date) > last:
                self._count += 1
                if len(self._examples) < SHOWN:
                    ended = f"{key} ended on {dates.day(last)}"
                    self._examples[f"{relation.id} ({relation.date}; {ended})"] = None
                return

    def notices(self) -> list[Notice]:
        """Return the notice of these relations, if there are any."""
        if not self._count:
            return []
        detail = "a relation begins or goes on after the last day of its state"
        return [Notice("outlives-state", self._count, detail, tuple(self._examples))]
