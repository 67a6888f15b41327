"""Records as rows of CSV: a text for each column."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol

from .. import ids
from . import AS_WRITTEN
from .cells import ATTRIBUTE, CODE, Words, joined, value_cell, word_cell
from .columns import Columns
from .missing import quoted_texts

Cells = dict[str, str]


class NodeLike(Protocol):
    """A node, or a draft of one."""

    @property
    def id(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def aliases(self) -> Iterable[str]: ...
    @property
    def ids(self) -> Mapping[str, str]: ...
    @property
    def attributes(self) -> Mapping[str, Any]: ...
    @property
    def note(self) -> str | None: ...


class RelationLike(Protocol):
    """A relation, or a draft of one."""

    @property
    def id(self) -> str: ...
    @property
    def type(self) -> str: ...
    @property
    def origins(self) -> tuple[str, ...]: ...
    @property
    def targets(self) -> tuple[str, ...]: ...
    @property
    def date(self) -> str | None: ...
    @property
    def status(self) -> str: ...
    @property
    def attributes(self) -> Mapping[str, Any]: ...
    @property
    def note(self) -> str | None: ...


class NodeRows:
    """Nodes as rows of nodes.csv."""

    def __init__(self, columns: Columns, words: Words) -> None:
        self.columns, self._words = columns, words

    def plain(self, node: NodeLike) -> Cells:
        """Return the cells of a node, ignoring the original table."""
        own = self.columns.own
        cells = {
            own["Id"]: "" if self._is_named(node) else node.id,
            own["Label"]: node.name,
            own["Kind"]: word_cell(self._words, "kinds", node.kind),
            own["Aliases"]: joined(node.aliases),
            own["Note"]: node.note or "",
            **{f"{CODE}{system}": code for system, code in node.ids.items()},
        }
        return cells | _attribute_cells(node.attributes, self.columns)

    def row(self, node: NodeLike) -> Cells:
        """Return the cells as they are written."""
        return quoted_texts(self.plain(node)) | as_written(node.attributes)

    def key(self, node: NodeLike) -> str:
        """Return the text by which edges refer to a node: its id, or its label without one."""
        if AS_WRITTEN not in node.attributes:
            return node.name if self._is_named(node) else node.id
        cells = self.row(node)
        return next((cells[name] for name in self.columns.keys if cells.get(name)), node.name)

    def _is_named(self, node: NodeLike) -> bool:
        """Return whether the id follows from the name, in a table without a column of ids."""
        return not self.columns.has("Id") and ids.kept(node.name) == node.id


class EdgeRows:
    """Relations as rows of edges.csv; `key` maps a node id to the text that refers to it."""

    def __init__(
        self,
        columns: Columns,
        words: Words,
        key: Callable[[str], str],
        is_node: Callable[[str], bool],
    ) -> None:
        self.columns, self._words = columns, words
        self._key, self._is_node = key, is_node

    def plain(self, relation: RelationLike) -> Cells:
        """Return the cells of a relation, ignoring the original table."""
        (source, *sources), (target, *targets) = (
            map(self._key, ends) for ends in (relation.origins, relation.targets)
        )
        own = self.columns.own
        cells = {
            own["Id"]: edge_cell(relation.id, self._is_node),
            own["Source"]: source,
            own["Target"]: target,
            own["Type"]: word_cell(self._words, "relations", relation.type),
            own["Status"]: word_cell(self._words, "statuses", relation.status),
            **{own[role]: text for role, text in self.times(relation.date)},
            own["More sources"]: joined(sources),
            own["More targets"]: joined(targets),
            own["Note"]: relation.note or "",
        }
        return cells | _attribute_cells(relation.attributes, self.columns)

    def row(self, relation: RelationLike) -> Cells:
        """Return the cells as they are written."""
        return quoted_texts(self.plain(relation)) | as_written(relation.attributes)

    def times(self, date: str | None) -> Iterable[tuple[str, str]]:
        """Return the cells of a date: start and end where there are such columns."""
        if not date:
            return ()
        start, slash, end = date.partition("/")
        ends = (start, end) if slash else (date, date)
        spans = self.columns.has("Start") or self.columns.has("End")
        # an empty end is not known, `..` is open; a Start that is the End as well is a date
        exact = "" not in ends and start != end if slash else not self.columns.has("Date")
        if not (spans and exact):
            return [("Date", date)]
        return zip(("Start", "End"), ("" if each == ".." else each for each in ends), strict=True)


def edge_cell(id: str, is_node: Callable[[str], bool]) -> str:
    """Return the id of a relation as a cell; in a table, a node and an edge may share an id."""
    bare = id.removeprefix("edge-")
    if bare != id and (_is_number(bare) or is_node(bare)):
        return bare
    return f"relations/{id}" if _is_number(id) or id.startswith("relations/") else id


def edge_id(cell: str, is_node: Callable[[str], bool]) -> str:
    """Return the id that a cell gives to a relation."""
    exact = cell.removeprefix("relations/")
    if exact != cell:
        return exact
    return f"edge-{cell}" if _is_number(cell) or is_node(cell) else cell


def as_written(attributes: Mapping[str, Any]) -> Cells:
    """Return the cells that a record remembers."""
    return dict(json.loads(attributes[AS_WRITTEN])) if AS_WRITTEN in attributes else {}


def remembering(cells: Cells) -> str:
    """Cells as an attribute remembers them."""
    return json.dumps(cells, ensure_ascii=False)


def _attribute_cells(attributes: Mapping[str, Any], columns: Columns) -> Cells:
    cells: Cells = {}
    for key, value in attributes.items():
        if key != AS_WRITTEN:
            name = columns.attribute(key)
            cells[f"{ATTRIBUTE}{key}" if name in cells else name] = value_cell(value)
    return cells


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()
