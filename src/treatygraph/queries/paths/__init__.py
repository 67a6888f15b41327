"""How two nodes are connected: shortest paths, several of them, and paths through time."""

from .query import path

__all__ = ["path"]
