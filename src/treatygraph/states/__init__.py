"""Current and historical states and territories, with names, codes and lifetimes."""

from .countries import Countries, Country, countries
from .lifetimes import lifetime

__all__ = ["Countries", "Country", "countries", "lifetime"]
