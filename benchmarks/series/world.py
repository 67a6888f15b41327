"""The relations of a synthetic treaty series of any size.

Drawn column by column, so that millions of relations take seconds. As in real series, few states
have most of the treaties; most documents bind two, a few bind up to 190; beside them stand visits,
meetings, offices and cooperation. Seeded, so that every run measures the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

COUNTRIES, MOST_PARTIES = 240, 190
NODES_PER_RELATION = 0.272
KINDS = {"document": 0.66, "institution": 0.09, "person": 0.25}
BILATERAL = 0.85
# relations other than parties of documents: type, kinds at the ends, share
OTHERS = {
    "concerns": ("document", "institution", 0.12),
    "signed": ("person", "document", 0.12),
    "visited": ("person", "country", 0.32),
    "met": ("person", "person", 0.10),
    "cooperates_on": ("country", "country", 0.10),
    "holds_office": ("person", "country", 0.16),
    "member_of": ("country", "institution", 0.08),
}
FIRST_DAY, LAST_DAY = (np.datetime64(day).astype(np.int64) for day in ("1815-06-09", "2025-12-31"))
DAYS_TO_ACCEDE = 900


class Edges(NamedTuple):
    """Edges of one type: the ends, and for each the number, day and topic of its relation.

    Relations count from 0 within the type, days from 1970-01-01.
    """

    type: str
    relation: Ints
    source: Ints
    target: Ints
    day: Ints
    topic: Ints


class Documents(NamedTuple):
    """The day on which each was signed, its topic, and how many parties it has."""

    day: Ints
    topic: Ints
    parties: Ints


class World:
    """A synthetic world: `sizes` and `start` of each kind of node, `documents`, `groups` of edges.

    Nodes are numbered kind by kind, in the order of their ids.
    """

    def __init__(self, relations: int, topics: int, seed: int = 1) -> None:
        self.chance, self.topics = np.random.default_rng(seed), topics
        self.sizes = _sizes(relations)
        starts = np.cumsum([0, *self.sizes.values()]).tolist()
        self.start = dict(zip(self.sizes, starts, strict=False))
        self.documents = self._documents(self.sizes["document"])
        parties = self._parties()
        self.groups = [parties, *self._others(relations - len(parties.relation))]

    def _documents(self, count: int) -> Documents:
        topic = self.chance.choice(self.topics, count, p=_popularity(self.topics))
        many = 3 + np.floor(self.chance.pareto(1.1, count) * 3)
        parties = np.where(self.chance.random(count) < BILATERAL, 2, many)
        return Documents(
            self._days(count), topic, np.minimum(parties, MOST_PARTIES).astype(np.int64)
        )

    def _days(self, count: int) -> Ints:
        """Days, of which recent years have more."""
        share = self.chance.random(count) ** 0.45
        return (FIRST_DAY + share * (LAST_DAY - FIRST_DAY)).astype(np.int64)

    def _parties(self) -> Edges:
        """One relation for every party of every document; where there are many, they accede."""
        day, topic, sizes = self.documents
        document = np.repeat(np.arange(len(sizes)), sizes)
        late = self.chance.exponential(DAYS_TO_ACCEDE, len(document)) * (sizes[document] > 2)
        joined = np.minimum(day[document] + late.astype(np.int64), LAST_DAY)
        ends = self._different_countries(sizes), document + self.start["document"]
        return Edges("party_to", np.arange(len(document)), *ends, joined, topic[document])

    def _different_countries(self, sizes: Ints) -> Ints:
        """So many different countries for each document, in one column."""
        chosen = [
            self._ranked_countries(block)[np.arange(COUNTRIES) < block[:, None]]
            for block in np.array_split(sizes, -(-len(sizes) // 10_000))
        ]
        return np.concatenate(chosen)

    def _ranked_countries(self, block: Ints) -> Ints:
        """Return for each document a random order of all countries, popular ones likely first.

        Yellott, J. (1977): ranking log weights with Gumbel noise draws without replacement.
        """
        noise = self.chance.gumbel(size=(len(block), COUNTRIES))
        return np.argsort(-(np.log(_popularity(COUNTRIES)) + noise), axis=1)

    def _others(self, wanted: int) -> Iterator[Edges]:
        shares = np.cumsum([0, *(share for *_, share in OTHERS.values())])
        counts = np.diff(np.round(shares * wanted).astype(int))
        for name, count in zip(OTHERS, counts.tolist(), strict=True):
            yield self._two_signers(count) if name == "signed" else self._group(name, count)

    def _group(self, name: str, count: int) -> Edges:
        """Relations of one type, between two different nodes."""
        origin, target, _ = OTHERS[name]
        source, end = self._draw(origin, count), self._draw(target, count)
        end = self._another(target, end, source)
        about = self._about(source - self.start[origin] if origin == "document" else None, count)
        return Edges(name, np.arange(count), source, end, *about)

    def _two_signers(self, count: int) -> Edges:
        """Two people sign a document together: one relation of two edges."""
        document, one = self._draw("document", count), self._draw("person", count)
        other = self._another("person", self._draw("person", count), one)
        about = self._about(document - self.start["document"], count)
        day, topic, number, target = (
            np.repeat(each, 2) for each in (*about, np.arange(count), document)
        )
        people = np.column_stack([one, other]).ravel()
        return Edges("signed", number, people, target, day, topic)

    def _about(self, documents: Ints | None, count: int) -> tuple[Ints, Ints]:
        """Days and topics: those of the documents, where there are any."""
        if documents is None:
            return self._days(count), self.chance.integers(self.topics, size=count)
        return self.documents.day[documents], self.documents.topic[documents]

    def _draw(self, kind: str, count: int) -> Ints:
        """Nodes of a kind: documents evenly, of others a few most often."""
        size = self.sizes[kind]
        weights = None if kind == "document" else _popularity(size)
        return self.start[kind] + self.chance.choice(size, count, p=weights)

    def _another(self, kind: str, nodes: Ints, taken: Ints) -> Ints:
        """The nodes, but the next one of the kind where it is taken."""
        following = (nodes - self.start[kind] + 1) % self.sizes[kind] + self.start[kind]
        return np.where(nodes == taken, following, nodes)


def _sizes(relations: int) -> dict[str, int]:
    rest = max(round(relations * NODES_PER_RELATION) - COUNTRIES, 100)
    return {"country": COUNTRIES, **{kind: round(share * rest) for kind, share in KINDS.items()}}


def _popularity(count: int) -> Floats:
    """Chances that fall with the place, as in Zipf's law."""
    weights = (np.arange(count) + 3.0) ** -0.9
    return weights / weights.sum()
