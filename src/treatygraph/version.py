"""The version of the package, which its data in the cache are marked with."""

__version__ = "0.1.0"
