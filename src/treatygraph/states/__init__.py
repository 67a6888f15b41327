"""Current and historical states and territories, with names, codes and lifetimes."""

from .countries import Countries, Country, countries
from .lifetimes import lifetime
from .successions import Successor, successors

__all__ = ["Countries", "Country", "Successor", "countries", "lifetime", "successors"]
