"""Choose among the states that have had one name or code."""

from __future__ import annotations

from typing import NamedTuple

from ..dates import FAR_OFF, LONG_AGO, Span
from .country import Country

ALWAYS = Span(LONG_AGO, FAR_OFF)


class Bearer(NamedTuple):
    """A country that has a name or code, and on which days."""

    country: Country
    days: Span


Bearers = dict[str, list[Bearer]]


def named(bearers: list[Bearer], day: int | None) -> Country | None:
    """Return the country that has a name on a day.

    Without a day, return the country that has always had it, else the last that had it.
    """
    always = [country for country, days in bearers if days == ALWAYS]
    if day is None:
        last = max(bearers, key=lambda bearer: bearer.days.last, default=None)
        return always[0] if always else last.country if last else None
    then = [country for country, days in bearers if days != ALWAYS and covers(days, day)]
    return next(iter(then or always), None)


def coded(bearers: list[Bearer], day: int | None) -> Country | None:
    """Return the country that has a code on a day, or else the last one before it."""
    if not bearers:
        return None
    if day is None:
        return max(bearers, key=lambda bearer: bearer.days.last).country
    first = min(bearers, key=lambda bearer: bearer.days.first)
    begun = [bearer for bearer in bearers if bearer.days.first <= day] or [first]
    return max(begun, key=lambda bearer: bearer.days.first).country


def changes(bearers: list[Bearer]) -> set[int]:
    """Return the days on which a name or code may pass from one country to another."""
    limits = (bound for _, days in bearers for bound in (days.first, days.last + 1))
    return {day for day in limits if LONG_AGO < day <= FAR_OFF}


def covers(days: Span, day: int) -> bool:
    """Return whether a day lies in a span."""
    return days.first <= day <= days.last


__all__ = ["ALWAYS", "Bearer", "Bearers", "changes", "coded", "covers", "named"]
