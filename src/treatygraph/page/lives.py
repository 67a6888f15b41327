"""The lives of treaties in the payload: who is bound by what, and on what that rests.

`queries/treaties` derives them; the page only compares their days with a period. Pages whose data
have no acts about treaties carry no such column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from ..graph import Graph
from ..queries.treaties.memberships import Membership, memberships
from .columns import Columns, as_numbers

Row = Callable[[str], int]


class Numbers:
    """The row of each relation in the page; those outside of it follow, with id and date."""

    def __init__(self, graph: Graph) -> None:
        self._dataset = graph.dataset
        self._rows = {number: row for row, number in enumerate(graph.records.tolist())}
        self.elsewhere: list[dict[str, Any]] = []

    def row(self, record: int) -> int:
        """Return the row of a relation."""
        if record not in self._rows:
            relation = self._dataset.relations[record]
            found = {"id": relation.id, "date": relation.date}
            self.elsewhere.append({key: value for key, value in found.items() if value})
            self._rows[record] = len(self._rows)
        return self._rows[record]

    def code(self, record: int | None) -> int:
        """Return the row of a relation from 1; 0 for none."""
        return 0 if record is None else self.row(record) + 1


def add_lives(columns: Columns, graph: Graph, row: Row) -> None:
    """Add the columns of `memberships`; `row` numbers nodes by id.

    They rest on relations with an established status, unless other statuses are selected.
    """
    established = graph if graph.selection.status else graph.where(status=None)
    drawn = set(graph.nodes.tolist())
    found = [each for each in memberships(established) if each.treaty in drawn]
    if not found:
        return
    ids, numbers = graph.dataset.node_ids, Numbers(graph)
    columns.numbers["lives.treaty"] = as_numbers(row(ids[each.treaty]) for each in found)
    columns.numbers["lives.party"] = as_numbers(row(ids[each.party]) for each in found)
    basis = [[*map(numbers.row, each.basis)] for each in found]
    columns.numbers["lives.signed"] = as_numbers(numbers.code(each.signed) for each in found)
    columns.numbers["lives.consented"] = as_numbers(
        _consent(numbers.code(each.consented), own) for each, own in zip(found, basis, strict=True)
    )
    columns.list_numbers("lives.basis", basis)
    _add_days(columns, found)
    columns.code("lives.because", (each.because for each in found))
    columns.code("lives.unsure_begin", (each.unsure_begin for each in found))
    columns.code("lives.unsure_end", (each.unsure_end for each in found))
    columns.numbers["lives.by_table"] = as_numbers(each.by_table for each in found)
    columns.plain["elsewhere"] = numbers.elsewhere


def _consent(code: int, basis: Sequence[int]) -> int:
    """Return 1 for a consent that the basis begins with, as nearly all do, otherwise one more."""
    if code == 0:
        return 0
    return 1 if basis and basis[0] == code - 1 else code + 1


def _add_days(columns: Columns, found: Sequence[Membership]) -> None:
    """Add the bounds of the first and the last day; a party without a stretch has `bound` 0.

    Days that most rows share with another column are the distance from it: zeros take no room.
    """
    columns.numbers["lives.bound"] = as_numbers(each.begin is not None for each in found)
    for name in ("begin", "end"):
        pairs = [getattr(each, name) or (each.known, each.known) for each in found]
        columns.numbers[f"lives.{name}"] = as_numbers(early for early, _ in pairs)
        columns.numbers[f"lives.{name}.width"] = as_numbers(late - early for early, late in pairs)
    known = as_numbers(each.known for each in found)
    columns.numbers["lives.known"] = columns.numbers["lives.begin"] - known
    acted = as_numbers(min(each.acted, each.known) for each in found)
    columns.numbers["lives.acted"] = known - acted
    columns.list_numbers("lives.provisional", [_flat(each.provisional) for each in found])


def _flat(pairs: Iterable[tuple[int, int]]) -> list[int]:
    return [day for pair in pairs for day in pair]
