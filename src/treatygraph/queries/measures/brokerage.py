"""Structural holes: who stands between others that are not tied to each other."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...graph import Projection
from .matrix import adjacency
from .scores import Asked, Scores


def constraint(projection: Projection, asked: Asked) -> Scores:
    """Constraint: how far the ties of a node lead back to each other; low for a broker.

    c(i) = Σ_j (p_ij + Σ_q p_iq p_qj)² over the neighbours j of i, where p_ij is the share of the
    ties of i that go to j (by weight, if weighted). From 0 to above 1. O(Σ degree²).
    Burt, R. S. (1992), Structural Holes, Harvard University Press, eq. 2.4.
    """
    ties = adjacency(projection, asked.weighted)
    shares = _shares(ties)
    invested = shares + (shares @ shares)
    # only neighbours count: two steps also reach others, and lead back
    neighbours = ties.sign()
    return Scores(np.asarray((invested * neighbours).power(2).sum(axis=1)).ravel())


def effective_size(projection: Projection, asked: Asked) -> Scores:
    """Effective size: the neighbours of a node, less their average number of ties to each other.

    e(i) = n - 2t / n for n neighbours with t ties among them. O(Σ degree²).
    Borgatti, S. P. (1997), Structural holes: unpacking Burt's redundancy measures, Connections 20.
    """
    ties = adjacency(projection).sign()
    degree = np.asarray(ties.sum(axis=1)).ravel()
    among = np.asarray(((ties @ ties) * ties).sum(axis=1)).ravel()  # twice the ties among them
    return Scores(degree - among / np.maximum(degree, 1))


def _shares(ties: Any) -> Any:
    from scipy.sparse import diags_array

    sums = np.asarray(ties.sum(axis=1)).ravel()
    return diags_array(1 / np.maximum(sums, 1e-300)) @ ties
