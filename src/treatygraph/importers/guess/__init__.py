"""A first mapping for a table that was never seen, for a person to correct."""

from .guess import guess_mapping

__all__ = ["guess_mapping"]
