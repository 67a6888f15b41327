"""Measures of centrality: each is one function from the projection to a score for every node.

A measure takes a `Projection` (a simple undirected graph: two nodes are adjacent when a selected
tie binds them) and an `Asked`, and returns `Scores`, parallel to the nodes of the projection.
Scores are in the order of `projection.nodes`; `source` and `target` are node numbers, and
`projection.indices` the same ends as indices in `nodes`. A measure that networkx has is two lines:

    numbers = nx.core_number(projection.to_networkx())
    return Scores(np.array([numbers[each] for each in projection.nodes.tolist()], dtype=float))

Weighted, the number of relations between two nodes counts; measures built on distance take
1 / weight as the length of a step.
"""

from __future__ import annotations

from .betweenness import betweenness
from .brokerage import constraint, effective_size
from .closeness import closeness, harmonic
from .degree import degree, weighted_degree
from .scores import Asked, Measure, Progress, Sampling, Scores
from .spectral import eigenvector, katz, pagerank

MEASURES: dict[str, Measure] = {
    "degree": degree,
    "weighted-degree": weighted_degree,
    "betweenness": betweenness,
    "closeness": closeness,
    "harmonic": harmonic,
    "eigenvector": eigenvector,
    "pagerank": pagerank,
    "katz": katz,
    "constraint": constraint,
    "effective-size": effective_size,
}
# How the scores of each measure are scaled, in words: of `n` nodes, `others` besides a node itself,
# and `pairs` of these.
SCALES: dict[str, str] = {
    "degree": "divided by {others:,}, the number of other nodes",
    "weighted-degree": "counts of relations",
    "betweenness": "divided by {pairs:,}, the number of pairs of other nodes",
    "closeness": "weighted by the share of the {others:,} other nodes in reach",
    "harmonic": "sums over the {others:,} other nodes, not divided",
    "eigenvector": "scaled to length 1 over the {n:,} nodes",
    "pagerank": "scaled to sum 1 over the {n:,} nodes",
    "katz": "scaled to length 1 over the {n:,} nodes",
}
# those that are a sum over sources, which a sample of the sources estimates
SAMPLED = ("betweenness", "harmonic")

__all__ = ["MEASURES", "SAMPLED", "SCALES", "Asked", "Measure", "Progress", "Sampling", "Scores"]
