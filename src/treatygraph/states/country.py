"""A record of the table of states."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple

from ..dates import Span, span

FIRST_LISTED = span("1816-01-01").first  # a state that is listed on this day may be older


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
    dated: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    ids: Mapping[str, str] = field(default_factory=dict)
    demonyms: tuple[str, ...] = ()
    existed: Span | None = None
    spells: tuple[Spell, ...] = ()
    within: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The name and every alias."""
        return (self.name, *self.aliases)

    @property
    def codes(self) -> frozenset[tuple[str, str]]:
        """Every code that it has or had, with its system."""
        held = ((spell.system, spell.code) for spell in self.spells)
        return frozenset((*self.ids.items(), *held))

    def is_state_later(self, day: int) -> bool:
        """Return whether some list counts it as a state after a day, and none on that day."""
        stretches = self._listed()
        seen = max(day, FIRST_LISTED)
        then = any(days.first <= seen <= days.last for days in stretches)
        return not then and any(days.first > day for days in stretches)

    def existence(self, system: str = "cow") -> tuple[Span, ...]:
        """Return first and last day of each stretch as a state, by `cow` or `gw`.

        Where that list leaves the state out, `existed` of the table; nothing where it is unknown.
        """
        counted = tuple(spell.days for spell in self.spells if spell.system == system)
        return counted or ((self.existed,) if self.existed else ())

    def last_day(self) -> int | None:
        """Return the last day on which a list counts it as a state, or None if none says."""
        return max((days.last for days in self._listed()), default=None)

    def _listed(self) -> list[Span]:
        return [*self.existence("cow"), *self.existence("gw")]


def country(data: Any) -> Country:
    """Return the country of an entry of the table."""
    return Country(
        id=data["id"],
        kind=data["kind"],
        name=data["name"],
        aliases=tuple(data.get("aliases", ())),
        dated=MappingProxyType(
            {name: _stretches(days) for name, days in data.get("dated", {}).items()}
        ),
        ids=MappingProxyType(data.get("ids", {})),
        demonyms=tuple(data.get("demonyms", ())),
        existed=span(data["existed"]) if "existed" in data else None,
        spells=tuple(_spells(data.get("spells", {}))),
        within=data.get("within"),
    )


def _spells(data: Mapping[str, Mapping[str, list[str]]]) -> Iterator[Spell]:
    for system, codes in data.items():
        for code, stretches in codes.items():
            yield from (Spell(system, code, days) for days in _stretches(stretches))


def _stretches(days: str | list[str]) -> tuple[Span, ...]:
    return tuple(map(span, [days] if isinstance(days, str) else days))


__all__ = ["Country", "Spell", "country"]
