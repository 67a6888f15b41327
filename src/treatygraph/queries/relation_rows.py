"""Relations as rows of an answer: made when they are read, or as the columns of a data frame."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, overload

from ..graph import Graph
from ..result import Row

if TYPE_CHECKING:
    from pandas import DataFrame

Make = Callable[[Graph, Iterable[int]], Sequence[Row]]


class RelationRows(Sequence[Row]):
    """Rows of the relations with these numbers.

    `make` returns the rows of numbers, `added` names the columns that it adds to those of
    relations. A data frame is made from columns, without any row.
    """

    def __init__(
        self, graph: Graph, numbers: Sequence[int], make: Make, added: Sequence[str] = ()
    ) -> None:
        self.graph, self.numbers, self.make, self.added = graph, numbers, make, added

    @cached_property
    def _made(self) -> Sequence[Row]:
        return self.make(self.graph, self.numbers)

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[Row]:
        return iter(self._made)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> RelationRows: ...
    def __getitem__(self, index: int | slice) -> Row | RelationRows:
        if isinstance(index, slice):
            return RelationRows(self.graph, self.numbers[index], self.make, self.added)
        if "_made" in vars(self):
            return self._made[index]
        return self.make(self.graph, [self.numbers[index]])[0]

    def with_cells(self, cells: Mapping[int, Mapping[str, Any]]) -> RelationRows:
        """Return the same rows, each beginning with the cells of its relation."""
        keys = dict.fromkeys(key for each in cells.values() for key in each)
        make = partial(_with_cells, self.make, cells)
        return RelationRows(self.graph, self.numbers, make, (*keys, *self.added))

    def frame(self, explode: bool = True) -> DataFrame:
        """Return a data frame with one row an edge; not `explode`, one row a relation."""
        from .frame import relation_frame

        made = self._made if self.added else ()
        more = {key: [row.get(key) for row in made] for key in self.added}
        return relation_frame(self.graph, self.numbers, more, explode=explode)


def _with_cells(
    make: Make, cells: Mapping[int, Mapping[str, Any]], graph: Graph, numbers: Iterable[int]
) -> Sequence[Row]:
    chosen = list(numbers)
    rows = make(graph, chosen)
    return [{**cells[each], **row} for each, row in zip(chosen, rows, strict=True)]
