"""States and territories, living and dead, with their names, codes and lifetimes."""

from .countries import Countries, Country, countries

__all__ = ["Countries", "Country", "countries"]
