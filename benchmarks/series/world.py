"""Generate the nodes and edges of a treaty series of any size.

All values are drawn column by column, so millions of relations take seconds. As in real series, a
few states have most of the treaties; most documents have two parties, a few have up to 190. The
other relations are visits, meetings, offices and cooperation. The generator is seeded, so every run
measures the same series.
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
# Relations other than `party_to`: type, kinds at its ends, share of these relations.
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
MEAN_DAYS_TO_ACCESSION = 900


class Edges(NamedTuple):
    """Edges of one type: both ends, and the number, day and topic of the relation of each edge.

    Relations are numbered from 0 within the type; days count from 1970-01-01.
    """

    type: str
    relation: Ints
    source: Ints
    target: Ints
    day: Ints
    topic: Ints


class Documents(NamedTuple):
    """The day of signature, the topic and the number of parties of each document."""

    day: Ints
    topic: Ints
    parties: Ints


class World:
    """A generated world.

    Nodes are numbered in the order of their ids, kind by kind: `sizes` holds the number of nodes of
    each kind, `start` the number of its first node. `groups` are the edges, one group per type.
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
        """Return days, with more of them in recent years."""
        share = self.chance.random(count) ** 0.45
        return (FIRST_DAY + share * (LAST_DAY - FIRST_DAY)).astype(np.int64)

    def _parties(self) -> Edges:
        """Return one relation per party and document; parties to multilateral ones accede later."""
        day, topic, sizes = self.documents
        document = np.repeat(np.arange(len(sizes)), sizes)
        late = self.chance.exponential(MEAN_DAYS_TO_ACCESSION, len(document)) * (
            sizes[document] > 2
        )
        accession = np.minimum(day[document] + late.astype(np.int64), LAST_DAY)
        ends = self._different_countries(sizes), document + self.start["document"]
        return Edges("party_to", np.arange(len(document)), *ends, accession, topic[document])

    def _different_countries(self, sizes: Ints) -> Ints:
        """Return `sizes` different countries for each document, in one column."""
        columns = [
            self._ranked_countries(block)[np.arange(COUNTRIES) < block[:, None]]
            for block in np.array_split(sizes, -(-len(sizes) // 10_000))
        ]
        return np.concatenate(columns)

    def _ranked_countries(self, block: Ints) -> Ints:
        """Return all countries in random order for each document; popular ones tend to come first.

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
        """Return relations of one type, each between two different nodes."""
        origin, target, _ = OTHERS[name]
        source, end = self._draw(origin, count), self._draw(target, count)
        end = self._distinct(target, end, source)
        about = self._days_and_topics(
            source - self.start[origin] if origin == "document" else None, count
        )
        return Edges(name, np.arange(count), source, end, *about)

    def _two_signers(self, count: int) -> Edges:
        """Return signatures of a document by two people, each one relation of two edges."""
        document, one = self._draw("document", count), self._draw("person", count)
        other = self._distinct("person", self._draw("person", count), one)
        about = self._days_and_topics(document - self.start["document"], count)
        day, topic, number, target = (
            np.repeat(each, 2) for each in (*about, np.arange(count), document)
        )
        people = np.column_stack([one, other]).ravel()
        return Edges("signed", number, people, target, day, topic)

    def _days_and_topics(self, documents: Ints | None, count: int) -> tuple[Ints, Ints]:
        """Return days and topics: those of the documents if given, otherwise random ones."""
        if documents is None:
            return self._days(count), self.chance.integers(self.topics, size=count)
        return self.documents.day[documents], self.documents.topic[documents]

    def _draw(self, kind: str, count: int) -> Ints:
        """Return random nodes of a kind: documents evenly, others weighted by popularity."""
        size = self.sizes[kind]
        weights = None if kind == "document" else _popularity(size)
        return self.start[kind] + self.chance.choice(size, count, p=weights)

    def _distinct(self, kind: str, nodes: Ints, others: Ints) -> Ints:
        """Return the nodes, with those that equal the one in `others` replaced by the next one."""
        following = (nodes - self.start[kind] + 1) % self.sizes[kind] + self.start[kind]
        return np.where(nodes == others, following, nodes)


def _sizes(relations: int) -> dict[str, int]:
    rest = max(round(relations * NODES_PER_RELATION) - COUNTRIES, 100)
    return {"country": COUNTRIES, **{kind: round(share * rest) for kind, share in KINDS.items()}}


def _popularity(count: int) -> Floats:
    """Return probabilities that fall with the index, as in Zipf's law."""
    weights = (np.arange(count) + 3.0) ** -0.9
    return weights / weights.sum()
