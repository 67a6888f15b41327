"""`Graph`: a dataset's columns and a selection of its relations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Self, overload

import numpy as np

from .. import dates
from ..arguments import require_text, require_words
from ..dataset import Dataset, Node, Relation
from ..dataset.ids import slug
from ..errors import AmbiguousName, UnknownName, quoted
from .edge_table import Adjacency, EdgeTable, Ints, Mask, fresh, starts
from .nodes_by_name import NodesByName
from .period import KEEP, Keep, When
from .projection import Projection, project
from .selection import Filter, Selection, Words

if TYPE_CHECKING:
    from networkx import Graph as NetworkXGraph
    from networkx import MultiDiGraph

    from ..states import Country


class Selected(NamedTuple):
    """A selected relation, the number of its first selected edge, and the ends of these edges."""

    relation: Relation
    edge: int
    ends: list[tuple[int, int]]


class Graph(NodesByName):
    """Nodes and the selected relations between them.

    A new graph selects established relations (`happened`, `ongoing`); `where` changes the
    selection. Graphs of one dataset share its columns; nothing is copied.
    """

    def __init__(self, columns: EdgeTable, selection: Selection | None = None) -> None:
        self.columns = columns
        established = columns.dataset.vocabulary.established
        self.selection = selection or Selection(status=established, by_default=True)

    @classmethod
    def of(cls, dataset: Dataset) -> Self:
        """Return the graph of a dataset.

        Examples
        --------
        >>> import treatygraph as tg
        >>> g = tg.load()
        >>> len(tg.TreatyGraph.of(g.dataset)) == len(g)
        True
        """
        return cls(EdgeTable(dataset))

    @property
    def dataset(self) -> Dataset:
        """The records of the graph: nodes, relations and sources by id, and the vocabulary."""
        return self.columns.dataset

    def where(
        self,
        *,
        kind: Words | Keep = KEEP,
        relation: Words | Keep = KEEP,
        without: Words | Keep = KEEP,
        status: Words | Keep = KEEP,
        since: When | Keep = KEEP,
        until: When | Keep = KEEP,
        on: When | Keep = KEEP,
        certain: bool | Keep = KEEP,
        source: Words | Keep = KEEP,
        topic: Words | Keep = KEEP,
        speaker: Words | Keep = KEEP,
        node: Words | Keep = KEEP,
        both_ends: bool | Keep = KEEP,
    ) -> Self:
        """Return the same graph with other relations selected.

        Each criterion is one word or several (any of them, in any order), and replaces the same
        criterion of this graph; None clears it. `kind`: a node of this kind is at an end.
        `without`: not of these types or classes of types, such as `containment`. `status`: "any"
        for all.
        `since`, `until`: possibly in effect during the period, by the earliest and latest day that
        the date allows; undated relations are in no period. Each is EDTF, a year, or a day of
        datetime, numpy or pandas; ".." clears it. `on`: a period of one day, or of what the date
        covers. `certain`: in a period, only what certainly held or happened in it (see
        `treatygraph.dates.certain`). `speaker`: a source quotes this node, by any name, as saying
        so. `node`: one of these nodes, by any name, is at an end, or with `both_ends` at each end.
        Raises BadValue for an unknown word, UnknownName, AmbiguousName.

        Examples
        --------
        >>> import treatygraph as tg
        >>> g = tg.load()
        >>> len(g.where(relation="visited", since=2023)) < len(g)
        True
        """
        words = {"kind": kind, "relation": relation, "without": without, "status": status}
        words |= {"source": source, "topic": topic, "speaker": speaker, "node": node}
        require_words(**{name: value for name, value in words.items() if value is not KEEP})
        chosen = self.selection.refine(
            self.dataset,
            **(words | {key: self._ids(words[key]) for key in ("speaker", "node")}),
            both_ends=both_ends,
            since=since,
            until=until,
            on=on,
            certain=certain,
        )
        return type(self)(self.columns, chosen)

    @cached_property
    def without_period(self) -> Self:
        """The same graph without the selected period: what was done before it may still count."""
        always = replace(self.selection, since=dates.LONG_AGO, until=dates.FAR_OFF, certain=False)
        return type(self)(self.columns, always)

    @cached_property
    def filter(self) -> Filter:
        """Tests edges against the selection, only those that a search touches."""
        return Filter(self.selection, self.columns)

    @cached_property
    def mask(self) -> Mask:
        """For every edge, whether it is selected."""
        return self.filter.mask()

    def certainty(self, records: Sequence[int] | Ints) -> list[bool | None]:
        """Return for each relation whether it is certain, or only possible, in the period.

        None for a relation outside the selected period, and for all if no period is selected.

        Examples
        --------
        >>> import treatygraph as tg
        >>> g = tg.load()
        >>> g.certainty([0])
        [None]
        """
        if not self.selection.dated:
            return [None] * len(records)
        columns, days = self.columns, self.columns.certain_days
        edges = columns.record_starts[np.asarray(records, dtype=np.int32)]
        chosen = self.selection.since, self.selection.until
        possible = dates.overlaps(columns.first[edges], columns.last[edges], *chosen)
        certain = dates.overlaps(days.first[edges], days.last[edges], *chosen)
        pairs = zip(possible.tolist(), certain.tolist(), strict=True)
        return [sure if within else None for within, sure in pairs]

    @cached_property
    def adjacency(self) -> Adjacency:
        """The ties in CSR form, including those that are not selected.

        For the first query on a small part of a large graph, the rows of that part alone are faster
        to build; later queries reuse the full adjacency.
        """
        columns = self.columns
        if self.selection.narrows and not columns.has_served_path:
            columns.has_served_path = True
            edges = np.flatnonzero(self.mask).astype(np.int32)
            if len(edges) < len(self.mask) / 4:
                return columns.adjacency_of(edges)
        return columns.adjacency

    @cached_property
    def records(self) -> Ints:
        """The numbers of the selected relations, ascending."""
        return fresh(self.columns.record[self.mask])

    @cached_property
    def nodes(self) -> Ints:
        """The numbers of the nodes: all, or those that the selected relations touch.

        A selection by status alone keeps every node; one by kind alone, every node of that kind.
        """
        if not self.selection.narrows:
            return np.arange(self.columns.size, dtype=np.int32)
        touched = np.zeros(self.columns.size, dtype=bool)
        touched[self.columns.source[self.mask]] = True
        touched[self.columns.target[self.mask]] = True
        touched[self._of_kind_alone()] = True
        return np.flatnonzero(touched).astype(np.int32)

    def _of_kind_alone(self) -> Ints:
        """Return the nodes of the selected kinds if nothing but kinds is selected."""
        if replace(self.selection, kind=()).narrows:
            return np.array([], dtype=np.int32)
        codes = [self.columns.kinds.index(kind) for kind in self.selection.kind]
        return np.flatnonzero(np.isin(self.columns.kind, codes)).astype(np.int32)

    @cached_property
    def projection(self) -> Projection:
        """The simple undirected graph that distances and centralities are measured on."""
        return project(self.columns, self.mask)

    def node(self, number: int) -> Node:
        """Return the node with this number.

        Examples
        --------
        >>> import treatygraph as tg
        >>> g = tg.load()
        >>> g.node(g.resolve("Kazakhstan")).id
        'kazakhstan'
        """
        return self.dataset.nodes[number]

    def relation(self, record: int) -> Relation:
        """Return the relation with this number.

        Examples
        --------
        >>> import treatygraph as tg
        >>> g = tg.load()
        >>> g.relation(0).id == next(iter(g.dataset.relations)).id
        True
        """
        return self.dataset.relations[record]

    def stream_nodes(self) -> Iterator[Node]:
        """Return the nodes of the graph by id; few of them are in memory at a time.

        Examples
        --------
        >>> import treatygraph as tg
        >>> g = tg.load()
        >>> next(g.stream_nodes()).id == g.node(0).id
        True
        """
        return self.dataset.stream_nodes(self.nodes)

    def stream_relations(self) -> Iterator[Selected]:
        """Return the selected relations with their selected edges, few in memory at a time.

        Examples
        --------
        >>> import treatygraph as tg
        >>> g = tg.load()
        >>> next(g.stream_relations()).relation.id == g.relation(int(g.records[0])).id
        True
        """
        columns, edges = self.columns, np.flatnonzero(self.mask)
        record = columns.record[edges]
        first = np.flatnonzero(starts(record))
        bounds = np.append(first, len(edges)).tolist()
        source, target = columns.source[edges], columns.target[edges]
        for number, relation in enumerate(self.dataset.stream_relations(record[first])):
            part = slice(bounds[number], bounds[number + 1])
            ends = zip(source[part].tolist(), target[part].tolist(), strict=True)
            yield Selected(relation, int(edges[part.start]), list(ends))

    def resolve(self, name: str) -> int:
        """Return the number of the node with this id, name or alias.

        Case, accents and script are folded. A name that no node has may be another name or the ISO
        code of a state (`U.K.`, `Deutschland`, `KAZ`), if one node is that state.

        Raises UnknownName with near misses, or AmbiguousName with the candidates.

        Examples
        --------
        >>> import treatygraph as tg
        >>> g = tg.load()
        >>> g.resolve("Казахстан") == g.resolve("kazakhstan")
        True
        """
        require_text(name=name)
        if name in self.dataset.node_numbers:
            return self.dataset.node_numbers[name]
        found = self.dataset.names.exact(name) or self._by_folded_id(name) or self.of_state(name)
        if len(found) > 1:
            found = self._spelled(found, name) or found
        if len(found) == 1:
            return found[0]
        if found:
            ids = [self.dataset.node_ids[number] for number in found]
            raise AmbiguousName(f"{quoted(name)} is several: {', '.join(ids)}; give the id", ids)
        raise self._unknown(name)

    def _ids(self, names: Words | Keep) -> list[str] | Keep:
        """Return the ids of nodes by any name; `any` means all."""
        if isinstance(names, Keep):
            return names
        chosen = [names] if isinstance(names, str) else list(names or ())
        if "any" in chosen:
            return []
        return [self.dataset.node_ids[self.resolve(name)] for name in chosen]

    def _spelled(self, numbers: list[int], name: str) -> list[int]:
        """Return the nodes that have a name in exactly this spelling: `A_1` beside `A-1`."""
        return [number for number in numbers if name in self.node(number).names]

    def _by_folded_id(self, name: str) -> list[int]:
        """Return the node of which this is the id in other letters: `Kallas` for `kallas`."""
        numbers, key = self.dataset.node_numbers, slug(name)
        return [numbers[key]] if key in numbers else []

    def of_state(self, name: str) -> list[int]:
        """Return the numbers of the nodes that bear any name of the states that are called so.

        Examples
        --------
        >>> import treatygraph as tg
        >>> g = tg.load()
        >>> [g.node(number).id for number in g.of_state("Казахстан")]
        ['kazakhstan']
        """
        names = chain.from_iterable(each.names for each in _states_called(name))
        found = (self.dataset.names.exact(each) for each in names)
        return list(dict.fromkeys(chain.from_iterable(found)))

    def _unknown(self, name: str) -> UnknownName:
        hits = self.dataset.names.search(name, cutoff=70)[:5]
        near = [self.dataset.node_ids[hit.node] for hit in hits]
        shown = ", ".join(f"{self.node(hit.node).name} ({self.node(hit.node).id})" for hit in hits)
        meant = " or ".join(each.name for each in _states_called(name))
        about = f" ({meant}, of which there is no node)" if meant else ""
        return UnknownName(
            f"nothing is called {quoted(name)}{about}" + (f"; near: {shown}" if near else ""), near
        )

    def in_full(self) -> Self:
        """Return the same graph with every status, unless other statuses are chosen.

        Examples
        --------
        >>> import treatygraph as tg
        >>> g = tg.load()
        >>> len(g.in_full()) == len(g.dataset.relations)
        True
        """
        return self.where(status="any") if self.selection.by_default else self

    @overload
    def to_networkx(
        self, *, directed: Literal[True] = True, simple: Literal[False] = False
    ) -> MultiDiGraph: ...
    @overload
    def to_networkx(self, *, directed: bool = True, simple: bool = False) -> NetworkXGraph: ...
    def to_networkx(self, *, directed: bool = True, simple: bool = False) -> NetworkXGraph:
        """Return a networkx.MultiDiGraph of the selected relations.

        Nodes are ids with `kind`, `name`, `aliases`, `ids` and their attributes; edges have the
        relation's id as key, and `type`, `date`, `status`, `relation`, `sources`, `speaker` or
        `also_said_by` if there are any, and the relation's own attributes. A symmetric relation is
        one edge, as it was written, with `symmetric=True`.

        Not `directed`, it is a MultiGraph. If `simple`, a DiGraph or Graph with one edge a pair of
        nodes: `weight` counts its relations and `relations` lists their ids; in a DiGraph, a
        symmetric relation counts in both directions.

        Examples
        --------
        >>> import treatygraph as tg
        >>> g = tg.load()
        >>> g.to_networkx().nodes["kazakhstan"]["kind"]
        'country'
        """
        from .networks import multigraph, simple_graph

        make = simple_graph if simple else multigraph
        return make(self, directed=directed)

    def __reduce__(self) -> tuple[Any, ...]:
        return _graph_of, (type(self), self.dataset, self.selection)

    def __len__(self) -> int:
        """Return the number of selected relations."""
        return len(self.records)

    def __repr__(self) -> str:
        total = len(self.dataset.relations)
        chosen = "all" if len(self) == total else f"{len(self)} of {total}"
        status = ", ".join(self.selection.status) or "any"
        counts = f"{len(self.nodes)} nodes, {chosen} relations"
        return f"<{type(self).__name__}: {counts}; status: {status}>"


def _graph_of(type: type[Graph], dataset: Dataset, selection: Selection) -> Graph:
    """Return a graph again, after it was pickled or copied."""
    return type(EdgeTable(dataset), selection)


def _states_called(name: str) -> list[Country]:
    # the table of states takes a while to read, and most names do not need it
    from ..states.called import states_called

    return states_called(name)
