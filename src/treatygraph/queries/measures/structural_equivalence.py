"""Nodes with the same neighbours, taken together: no shortest path tells them apart.

In collections of treaties, thousands of documents bind the same two states. Counting paths from
one of them, and among classes instead of nodes, gives the same answer sooner.
Sarıyüce, A. E. et al. (2017), Graph manipulations for fast centrality computation,
https://doi.org/10.1145/3022668.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from ...graph import Projection
from .matrix import adjacency
from .scores import Places


class Classes(NamedTuple):
    """The classes of a projection: the class `of` each node, and how many each has (`size`).

    `matrix` is their adjacency. Two of one class are never adjacent; they are two steps apart
    where they have a neighbour.
    """

    of: Places
    size: Places
    matrix: Any

    @classmethod
    def found(cls, projection: Projection) -> Classes:
        """The classes, in the order of their first nodes."""
        matrix = adjacency(projection)
        matrix.sort_indices()
        columns, width = matrix.indices.tobytes(), matrix.indices.itemsize
        known: dict[bytes, int] = {}
        rows = pairwise((matrix.indptr.astype(np.int64) * width).tolist())
        codes = (known.setdefault(columns[start:end], len(known)) for start, end in rows)
        of = np.fromiter(codes, np.int64, matrix.shape[0])
        first = np.flatnonzero(_first(of, len(known)))
        return cls(of, np.bincount(of), matrix[first][:, first])

    @property
    def tied(self) -> Places:
        """The classes that have neighbours."""
        return np.flatnonzero(np.diff(self.matrix.indptr))


def _first(of: Places, classes: int) -> Any:
    """Marks the first node of each class."""
    first = np.zeros(len(of), dtype=bool)
    place = np.zeros(classes, dtype=np.int64)
    place[of[::-1]] = np.arange(len(of))[::-1]
    first[place] = True
    return first
