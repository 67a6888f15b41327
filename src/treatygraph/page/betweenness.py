"""How many shortest paths run through each node, for many starts at once.

The same measure as `queries.centrality.betweenness`, as Brandes (2001) computes it, but level by
level for a block of starts, so that each step is one product of matrices. In large graphs some
starts stand for all (Brandes and Pich, 2007, https://doi.org/10.1142/S0218127407018403).
"""

from __future__ import annotations

from typing import Any

import numpy as np

from .layout import Ties
from .repulsion import Floats, Ints

EXACT = 2000  # up to so many nodes, paths from every node are counted
BLOCK = 64
WORK = 3e6  # nodes and ties times starts: a fraction of a second in thousands of nodes


def betweenness(count: int, ties: Ties) -> Floats:
    """The share of the shortest paths between two others that run through each node."""
    total = np.zeros(count)
    if count < 3:
        return total
    starts, matrix = starts_for(count, len(ties.source)), _matrix(count, ties)
    for block in np.array_split(starts, -(-len(starts) // BLOCK)):
        total += _through(matrix, block)
    share: Floats = total * count / len(starts) / ((count - 1) * (count - 2))
    return share


def starts_for(count: int, ties: int) -> Ints:
    """All nodes, or a sample that is the same every time."""
    if count <= EXACT:
        return np.arange(count)
    wanted = int(np.clip(WORK / (count + 2 * ties), 32, 256))
    return np.sort(np.random.default_rng(1).choice(count, min(wanted, count), replace=False))


def _matrix(count: int, ties: Ties) -> Any:
    from scipy.sparse import csr_array

    ends = np.concatenate([ties.source, ties.target]), np.concatenate([ties.target, ties.source])
    return csr_array((np.ones(len(ends[0])), ends), shape=(count, count))


def _through(matrix: Any, starts: Ints) -> Floats:
    """For each node, the sum over the starts of the share of paths that it lies on."""
    own = starts, np.arange(len(starts))
    paths, levels = _paths(matrix, own)
    gained = np.zeros_like(paths)
    for nearer, level in zip(levels[-2::-1], levels[:0:-1], strict=True):
        share = np.divide(1 + gained, paths, out=np.zeros_like(paths), where=level)
        gained += np.where(nearer, paths * (matrix @ share), 0)
    gained[own] = 0
    total: Floats = gained.sum(axis=1)
    return total


def _paths(matrix: Any, own: tuple[Ints, Ints]) -> tuple[Floats, list[Any]]:
    """The number of shortest paths from each start, and which nodes are at each distance."""
    paths = np.zeros((matrix.shape[0], len(own[0])))
    paths[own] = 1
    levels = [paths > 0]
    reached = levels[0].copy()
    while True:
        arriving = matrix @ np.where(levels[-1], paths, 0)
        level = (arriving > 0) & ~reached
        if not level.any():
            return paths, levels
        paths[level] = arriving[level]
        reached |= level
        levels.append(level)
