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


FILLERS = frozenset({"a", "and", "for", "in", "of", "on", "the", "to"})  # no word to search by


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
        """Return nodes by likeness of names, best first; each node once, with its best name."""
        query = fold(text)
        best: dict[int, Hit] = {}
        for position in self._candidates(query, cutoff):
            node, name = self.entries[position]
            score = likeness(query, self._folded[position])
            if score >= cutoff and (node not in best or score > best[node].score):
                best[node] = Hit(node, name, score)
        return sorted(best.values(), key=lambda hit: (-hit.score, hit.node))

    def _candidates(self, query: str, cutoff: float) -> list[int]:
        """Return the positions of names that resemble the query, or have its longest word."""
        from rapidfuzz import fuzz, process

        found = process.extract(
            query, self._folded, scorer=fuzz.WRatio, score_cutoff=cutoff, limit=None
        )
        # the likeness of a word to a long title is low, though the title has the word
        longest = max(query.split(), key=len, default="")
        having = (at for at, name in enumerate(self._folded) if longest and longest in name)
        return list(dict.fromkeys([*(position for *_, position in found), *having]))


def likeness(query: str, name: str) -> float:
    """Return how well a folded name answers a folded query, 0 to 100; 100 is the whole name.

    The mean over the words of the query, each compared with the most similar word of the name, less
    a little for the words that the query lacks; or the likeness of the whole, if that is higher.
    """
    from rapidfuzz import fuzz

    if query == name:
        return 100.0
    own = [word for word in name.split() if word not in FILLERS]
    words = [word for word in query.split() if word not in FILLERS] or query.split()
    each = [max((_alike(word, other) for other in own), default=0.0) for word in words]
    mean = sum(each) / len(each) if each else 0.0
    by_words = mean - min(len(own) - len(words), 20) / 2 if len(own) > len(words) else mean
    return round(min(max(by_words, fuzz.ratio(query, name)), 99.0), 1)


def _alike(word: str, other: str) -> float:
    """Return the likeness of two words; a beginning of three letters or more counts as alike."""
    from rapidfuzz import fuzz

    if len(word) >= 3 and other.startswith(word):
        return 100.0 if word == other else 95.0
    ratio = fuzz.ratio(word, other)
    return ratio if ratio >= 75 else 0.0
