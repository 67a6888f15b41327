"""Look up nodes by name, in any spelling or script."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import NamedTuple

WORD = re.compile(r"[a-z0-9]+")
APOSTROPHES = str.maketrans("", "", "'`ʻʼ‘’ʹʺ\"")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the text without case, accents, script and punctuation.

    `Мирзиёев` and `MIRZIËEV` become equal.
    """
    plain = text.translate(APOSTROPHES)
    if not plain.isascii():
        from anyascii import anyascii

        plain = anyascii(plain).translate(APOSTROPHES)
    return " ".join(WORD.findall(plain.lower())) or text.strip().casefold()


class Hit(NamedTuple):
    """A node that a search found: its number, the name that matched, and how well (0 to 100)."""

    node: int
    name: str
    score: float


class NameIndex:
    """Every name of every node. `names` are pairs of node number and name, best names first."""

    def __init__(self, names: Iterable[tuple[int, str]]) -> None:
        self._names = names

    @cached_property
    def entries(self) -> list[tuple[int, str]]:
        """Pairs of node number and name."""
        return list(self._names)

    @cached_property
    def _folded(self) -> list[str]:
        return [fold(name) for _, name in self.entries]

    @cached_property
    def _nodes_of(self) -> dict[str, list[int]]:
        nodes: dict[str, list[int]] = {}
        for (node, _), folded in zip(self.entries, self._folded, strict=True):
            known = nodes.setdefault(folded, [])
            if node not in known:
                known.append(node)
        return nodes

    def exact(self, text: str) -> list[int]:
        """Return the numbers of the nodes with exactly this name, folded."""
        return self._nodes_of.get(fold(text), [])

    def search(self, text: str, cutoff: float = 75) -> list[Hit]:
        """Return nodes by similarity of names, best first; each node once, with its best name."""
        from rapidfuzz import fuzz, process

        query = fold(text)
        found = process.extract(
            query, self._folded, scorer=fuzz.WRatio, score_cutoff=cutoff, limit=None
        )
        best: dict[int, Hit] = {}
        for folded, score, position in found:
            node, name = self.entries[position]
            # a whole name beats one that merely contains the words
            exactness = round(score if folded == query else min(score, 99.0), 1)
            if node not in best or exactness > best[node].score:
                best[node] = Hit(node, name, exactness)
        return sorted(best.values(), key=lambda hit: (-hit.score, hit.node))
