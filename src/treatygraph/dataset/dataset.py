"""`Dataset`: the records of a data folder, with indexes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..names import NameIndex
from ..pickling import PickledByFields
from ..vocabulary import Vocabulary
from .records import Node, Relation, Source

if TYPE_CHECKING:
    from .arrays import Arrays, CertainDays, Ints, Pairs


@dataclass(frozen=True, kw_only=True)
class Dataset(PickledByFields):
    """The records of a data folder.

    Nodes are sorted by id, relations by first day, last day and id, undated ones last. The number
    of a node or relation is its index in that order.
    """

    vocabulary: Vocabulary
    sources: Mapping[str, Source]
    nodes: Sequence[Node]
    relations: Sequence[Relation]

    @classmethod
    def of(
        cls,
        vocabulary: Vocabulary,
        sources: Iterable[Source],
        nodes: Iterable[Node],
        relations: Iterable[Relation],
    ) -> Dataset:
        """Return the dataset of records in any order, which fit together."""
        from .arrays import span_of

        return cls(
            vocabulary=vocabulary,
            sources={each.id: each for each in sorted(sources, key=lambda each: each.id)},
            nodes=sorted(nodes, key=lambda each: each.id),
            relations=sorted(relations, key=lambda each: (span_of(each.date), each.id)),
        )

    def relations_at(self, numbers: Sequence[int]) -> list[Relation]:
        """Return the relations with these ascending numbers."""
        return [self.relations[number] for number in numbers]

    def stream_nodes(self, numbers: Ints) -> Iterator[Node]:
        """Return the nodes with these ascending numbers, few in memory at a time."""
        return (self.nodes[number] for number in numbers.tolist())

    def stream_relations(self, numbers: Ints) -> Iterator[Relation]:
        """Return the relations with these ascending numbers, few in memory at a time."""
        return (self.relations[number] for number in numbers.tolist())

    def relation_ids(self, numbers: Sequence[int]) -> list[str]:
        """Return the ids of relations."""
        return [self.relations[number].id for number in numbers]

    def relation_sources(self, numbers: Sequence[int]) -> list[Sequence[str]]:
        """Return the ids of the sources of relations."""
        return [self.relations[number].sources for number in numbers]

    def relation_dates(self, numbers: Sequence[int]) -> list[str | None]:
        """Return the dates of relations as they are written."""
        return [self.relations[number].date for number in numbers]

    def relation_attributes(self, numbers: Sequence[int]) -> list[Mapping[str, Any]]:
        """Return the attributes of relations; lists may be tuples."""
        return [self.relations[number].attributes for number in numbers]

    def relation_column(self, field: str, numbers: Sequence[int]) -> Any:
        """Return a field of relations as a list, or as an array of Arrow where there is one."""
        return [getattr(self.relations[number], field) for number in numbers]

    def relation_attribute_codes(self, numbers: Sequence[int]) -> tuple[Ints, Sequence[Any]]:
        """Return distinct mappings of attributes, and for each relation the place of its own."""
        from .arrays import numbered

        return numbered(self.relation_attributes(numbers))

    def node_attributes(self, numbers: Sequence[int]) -> list[Mapping[str, Any]]:
        """Return the attributes of nodes; lists may be tuples."""
        return [self.nodes[number].attributes for number in numbers]

    def node_names(self, numbers: Sequence[int]) -> list[str]:
        """Return the names of nodes."""
        return [self.nodes[number].name for number in numbers]

    @cached_property
    def arrays(self) -> Arrays:
        """Nodes and edges as numpy columns."""
        from .arrays import arrays_of

        return arrays_of(self.nodes, self.relations, self.vocabulary)

    @cached_property
    def certain_days(self) -> CertainDays:
        """The certain span of each edge; few questions need it."""
        from .arrays import CertainDays, certain_days_of

        pairs = [(each.date, each.type) for each in self.relations]
        spans, record = certain_days_of(pairs, self.vocabulary), self.arrays.record
        return CertainDays(spans.first[record], spans.last[record])

    @cached_property
    def supports(self) -> Pairs:
        """The sources of relations, by their index in `sources`."""
        from .arrays import pairs_of

        return pairs_of((each.sources for each in self.relations), self.sources)

    @cached_property
    def subjects(self) -> Pairs:
        """The topics of relations, by their index in the vocabulary."""
        from .arrays import pairs_of

        topics = (each.topics(self.vocabulary) for each in self.relations)
        return pairs_of(topics, self.vocabulary.topics)

    @cached_property
    def spoken(self) -> Pairs:
        """The speakers of relations, by their number as nodes."""
        from .arrays import pairs_of

        return pairs_of((each.speakers for each in self.relations), self.node_ids)

    @cached_property
    def node_ids(self) -> list[str]:
        """The id of each node."""
        return [node.id for node in self.nodes]

    @cached_property
    def node_numbers(self) -> Mapping[str, int]:
        """The number of each node, by id."""
        return {key: number for number, key in enumerate(self.node_ids)}

    @cached_property
    def relation_numbers(self) -> Mapping[str, int]:
        """The number of each relation, by id."""
        return {each.id: number for number, each in enumerate(self.relations)}

    @cached_property
    def names(self) -> NameIndex:
        """Every name and alias, by folded spelling; demonyms are not included."""
        return NameIndex(
            (number, name) for number, node in enumerate(self.nodes) for name in node.names
        )
