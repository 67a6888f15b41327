"""A graph read like a mapping from names to nodes."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator

from ..dataset import Node
from ..errors import AmbiguousName, UnknownName


class NodesByName(ABC):
    """What `graph[name]`, `name in graph` and `for node in graph` mean."""

    @abstractmethod
    def resolve(self, name: str) -> int:
        """Return the number of the node with this id, name or alias."""

    @abstractmethod
    def node(self, number: int) -> Node:
        """Return the node with this number."""

    @abstractmethod
    def stream_nodes(self) -> Iterator[Node]:
        """Return the nodes of the graph by id."""

    def __getitem__(self, name: str) -> Node:
        """Return the node with this id, name or alias, selected or not.

        Raises UnknownName with near misses, AmbiguousName.
        """
        return self.node(self.resolve(name))

    def __contains__(self, name: object) -> bool:
        """Return whether some node has this id, name or alias, selected or not."""
        if not isinstance(name, str):
            return False
        try:
            self.resolve(name)
        except AmbiguousName:  # several have it
            return True
        except UnknownName:
            return False
        return True

    def __iter__(self) -> Iterator[Node]:
        """Return the nodes of the graph by id, as `nodes` counts them; `len` counts relations."""
        return self.stream_nodes()
