"""Structural equivalence: nodes with the same neighbours form a class.

In collections of treaties, thousands of documents join the same two states. Shortest paths do not
distinguish them, so counting among classes gives the same scores in less time.
Sarıyüce, A. E. et al. (2017), Graph manipulations for fast centrality computation,
https://doi.org/10.1145/3022668.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from ...graph import Projection
from .matrix import adjacency
from .scores import Indices


class Classes(NamedTuple):
    """The classes of a projection: the class `of` each node, and how many each has (`size`).

    `matrix` is their adjacency. Nodes of one class are never adjacent; they are two steps apart if
    they have a neighbour.
    """

    of: Indices
    size: Indices
    matrix: Any

    @classmethod
    def found(cls, projection: Projection) -> Classes:
        """Return the classes, in the order of their first nodes."""
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
    def tied(self) -> Indices:
        """The classes that have neighbours."""
        return np.flatnonzero(np.diff(self.matrix.indptr))


def _first(of: Indices, classes: int) -> Any:
    """Marks the first node of each class."""
    first = np.zeros(len(of), dtype=bool)
    index = np.zeros(classes, dtype=np.int64)
    index[of[::-1]] = np.arange(len(of))[::-1]
    first[index] = True
    return first
