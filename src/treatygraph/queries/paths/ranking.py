"""Paths in order: all of the shortest, or one after the other by length."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heappop, heappush
from typing import Any

from .ties import Path, Search


def shortest(search: Search, start: int, end: int) -> Iterator[Path]:
    """All shortest paths, in the order of the search."""
    if start == end:
        yield (start,)
        return
    yield from ((start, *tail) for tail in search.tails((start,), end))


def by_length(search: Search, start: int, end: int) -> Iterator[Path]:
    """Simple paths, shortest first, those of equal length in the order of the search.

    Yen, J. Y. (1971), Finding the K shortest loopless paths in a network: every further path
    leaves an earlier one at some node; the best of each such family waits in a heap.
    """
    found: list[Path] = []
    waiting: list[tuple[Any, ...]] = []
    known: set[Path] = set()
    newest = next(shortest(search, start, end), None)
    while newest is not None:
        yield newest
        found.append(newest)
        for detour in _detours(search, found, end):
            if detour not in known:
                known.add(detour)
                heappush(waiting, (search.order(detour), detour))
        newest = heappop(waiting)[1] if waiting else None


def _detours(search: Search, found: list[Path], end: int) -> Iterator[Path]:
    """For each node of the newest path, the best path that leaves it there by a new step."""
    newest = found[-1]
    for place in range(1, len(newest)):
        root = newest[:place]
        taken = {path[place] for path in found if path[:place] == root}
        tail = next(search.tails(root, end, taken), None)
        if tail is not None:
            yield root + tail
