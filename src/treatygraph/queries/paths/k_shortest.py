"""All shortest paths, and simple paths by length."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import heappop, heappush
from typing import Any

from .search import Path, Search


def shortest(search: Search, start: int, end: int) -> Iterator[Path]:
    """Return all shortest paths, in the order of the search."""
    if start == end:
        yield (start,)
        return
    yield from ((start, *suffix) for suffix in search.shortest_suffixes((start,), end))


def by_length(search: Search, start: int, end: int) -> Iterator[Path]:
    """Simple paths, shortest first, those of equal length in the order of the search."""
    found: list[Path] = []
    for path in shortest(search, start, end):
        found.append(path)
        yield path
    if not found or start == end:
        return
    for suffix in search.one_step_longer(start, end, len(found[0])):
        found.append((start, *suffix))
        yield found[-1]
    yield from _longer(search, found, end)


def _longer(search: Search, found: Iterable[Path], end: int) -> Iterator[Path]:
    """Yield further paths by length.

    Yen, J. Y. (1971), Finding the K shortest loopless paths in a network: each further path
    deviates from an earlier one at a spur node; the best candidate of each family waits in a heap.
    """
    taken: dict[Path, set[int]] = {}  # for each beginning of a path, where paths go on from it
    waiting: list[tuple[Any, Path]] = []
    known: set[Path] = set()
    while True:
        for root in _note(taken, found):
            suffix = next(search.shortest_suffixes(root, end, taken[root]), None)
            if suffix is not None and (path := root + suffix) not in known:
                known.add(path)
                heappush(waiting, (search.order(path), path))
        if not waiting:
            return
        found = [heappop(waiting)[1]]
        yield found[0]


def _note(taken: dict[Path, set[int]], found: Iterable[Path]) -> Iterable[Path]:
    """Add the steps of the paths to `taken`; the beginnings that they have."""
    roots: dict[Path, None] = {}
    for path in found:
        for index in range(1, len(path)):
            roots[path[:index]] = None
            taken.setdefault(path[:index], set()).add(path[index])
    return roots
