"""Current and historical states and territories, with names, codes and lifetimes."""

from .countries import Countries, Country, countries

__all__ = ["Countries", "Country", "countries"]
