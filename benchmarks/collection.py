"""Generate a graph of any size: actors, their documents, visits and meetings, with sources.

The generator is seeded, so every run measures the same graph. As in real collections, a few actors
have most of the relations. Every relation has a status and evidence; most have a date and topics.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from treatygraph.dataset import Dataset, Evidence, Node, Relation, Source
from treatygraph.vocabulary import Vocabulary

SHARES = {"country": 0.04, "institution": 0.16, "person": 0.3, "document": 0.5}
WORD = "kalaminorashutavezhobekdargulstanorimpolery"
SYLLABLES = [WORD[start : start + 3] for start in range(0, len(WORD) - 2, 2)]
STATUSES = {"happened": 70, "ongoing": 18, "planned": 8, "alleged": 4}


class Shape(NamedTuple):
    """A relation type: the kinds at its ends, its relative frequency and its attributes."""

    origin: str
    target: str
    weight: int
    attributes: tuple[str, ...] = ("topics",)


SHAPES = {
    "signed": Shape("person", "document", 24, ("role", "topics")),
    "party_to": Shape("country", "document", 24, ("role", "topics")),
    "concerns": Shape("document", "institution", 8),
    "visited": Shape("person", "country", 10, ("rank", "topics")),
    "met": Shape("person", "person", 8),
    "holds_office": Shape("person", "institution", 6, ("office",)),
    "member_of": Shape("country", "institution", 8, ("role",)),
    "trades_with": Shape("country", "country", 8, ("measure", "value", "unit", "change")),
    "cooperates_on": Shape("institution", "institution", 4),
}


def generate(vocabulary: Vocabulary, nodes: int, relations: int, seed: int = 1) -> Dataset:
    """Return a dataset of this size; the two ends of every relation are different nodes."""
    chance = random.Random(seed)
    sources = {source.id: source for source in _sources(chance, max(relations // 60, 5))}
    all_nodes = sorted(_nodes(chance, nodes), key=lambda node: node.id)
    kinds = {kind: _WeightedNodes([n for n in all_nodes if n.kind == kind]) for kind in SHARES}
    generator = _RelationGenerator(chance, kinds, list(sources), list(vocabulary.topics))
    numbers = range(relations)
    all_relations = sorted((generator.relation(n) for n in numbers), key=lambda each: each.id)
    return Dataset.of(vocabulary, sources.values(), all_nodes, all_relations)


class _WeightedNodes:
    """The nodes of a kind, drawn with weights that fall with their index."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.ids = [node.id for node in nodes]
        self.weights = list(accumulate(1 / (index + 3) ** 0.9 for index in range(len(nodes))))

    def draw(self, chance: random.Random) -> str:
        return chance.choices(self.ids, cum_weights=self.weights)[0]


def _sources(chance: random.Random, count: int) -> Iterator[Source]:
    for number in range(count):
        date = f"{chance.randint(1995, 2025)}-{chance.randint(1, 12):02}"
        title, publisher = f"{_name(chance, 2)} on {_sentence(chance, 5)}", f"{_name(chance)} Post"
        url = f"https://example.org/articles/{number}"
        yield Source(id=f"s{number:05}", title=title, publisher=publisher, date=date, url=url)


def _nodes(chance: random.Random, count: int) -> Iterator[Node]:
    kinds = chance.choices(list(SHARES), list(SHARES.values()), k=count)
    for number, kind in enumerate(kinds):
        words = 4 if kind == "document" else 2
        aliases = tuple(_name(chance, words) for _ in range(chance.choice((0, 0, 1, 2))))
        codes = {"wikidata": f"Q{chance.randint(1000, 99999999)}"} if chance.random() < 0.4 else {}
        about = {} if kind == "country" else {"description": _sentence(chance, 6)}
        yield Node(
            id=f"{kind}-{number:06}",
            kind=kind,
            name=f"{_name(chance, words)} {number}",
            aliases=aliases,
            ids=codes,
            attributes=about,
        )


class _RelationGenerator:
    """Generates relations one by one."""

    def __init__(
        self,
        chance: random.Random,
        kinds: Mapping[str, _WeightedNodes],
        sources: Sequence[str],
        topics: Sequence[str],
    ) -> None:
        self.chance, self.kinds, self.sources, self.topics = chance, kinds, sources, topics

    def relation(self, number: int) -> Relation:
        chance = self.chance
        key = chance.choices(list(SHAPES), [shape.weight for shape in SHAPES.values()])[0]
        origin, target = self._ends(SHAPES[key])
        return Relation(
            id=f"r{number:06}",
            type=key,
            origins=(origin,),
            targets=(target,),
            date=_date(chance),
            status=chance.choices(list(STATUSES), list(STATUSES.values()))[0],
            attributes={name: self._value(name) for name in SHAPES[key].attributes},
            note=_sentence(chance, 8) if chance.random() < 0.1 else None,
            evidence=tuple(self._pointer() for _ in range(chance.choice((1, 1, 2, 3)))),
        )

    def _ends(self, shape: Shape) -> tuple[str, str]:
        """Return two different nodes. Documents are drawn evenly: real ones have few relations."""
        while True:
            ends = tuple(self._end(kind) for kind in (shape.origin, shape.target))
            if ends[0] != ends[1]:
                return ends[0], ends[1]

    def _end(self, kind: str) -> str:
        nodes = self.kinds[kind]
        return self.chance.choice(nodes.ids) if kind == "document" else nodes.draw(self.chance)

    def _pointer(self) -> Evidence:
        says = {"date": _date(self.chance) or "2001"} if self.chance.random() < 0.1 else {}
        quote = _sentence(self.chance, 12) if self.chance.random() < 0.2 else None
        place = f"¶{self.chance.randint(1, 30)}"
        return Evidence(source=self.chance.choice(self.sources), at=place, says=says, quote=quote)

    def _value(self, name: str) -> Any:
        values: dict[str, Any] = {
            "topics": tuple(self.chance.sample(self.topics, self.chance.randint(1, 3))),
            "value": round(self.chance.uniform(1, 900), 1) * 1e6,
            "unit": "USD",
            "change": round(self.chance.uniform(-30, 60), 1),
            "rank": self.chance.choice(("state", "official", "working")),
            "measure": self.chance.choice(("turnover", "exports", "investment")),
            "role": self.chance.choice(("host", "guarantor", "observer")),
            "office": self.chance.choice(("president", "minister", "envoy")),
        }
        return values[name]


def _date(chance: random.Random) -> str | None:
    year, month, day = chance.randint(1995, 2025), chance.randint(1, 12), chance.randint(1, 28)
    full = f"{year}-{month:02}-{day:02}"
    return chance.choice((full, full, full[:7], full[:4], f"{year}~", None))


def _name(chance: random.Random, words: int = 1) -> str:
    parts = ("".join(chance.choices(SYLLABLES, k=chance.randint(2, 3))) for _ in range(words))
    return " ".join(part.capitalize() for part in parts)


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join("".join(chance.choices(SYLLABLES, k=2)) for _ in range(words))
