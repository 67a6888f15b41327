"""Layout: positions for the nodes of the drawing, without overlap and without randomness."""

from .place import Ties, place

__all__ = ["Ties", "place"]
