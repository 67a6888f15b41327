"""Pairs of actors in time: what research on states counts."""

from .actors import Actors, actors_of
from .spells import MULTILATERAL, Spells, spells
from .years import YearCounts, extent, year_of, years_of

__all__ = [
    "MULTILATERAL",
    "Actors",
    "Spells",
    "YearCounts",
    "actors_of",
    "extent",
    "spells",
    "year_of",
    "years_of",
]
