"""The Python API: `load`, and a graph with every query as a method."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .dataset import example_folder, load_folder
from .errors import BadValue
from .graph import Graph
from .graph.period import KEEP, Keep
from .result import Result

if TYPE_CHECKING:
    from networkx import Graph as NetworkXGraph
    from pandas import DataFrame

    from .graph.period import When
    from .graph.selection import Words
    from .notebook import PageView
    from .queries.brief import Brief
    from .queries.measures import Progress
    from .vocabulary import Vocabulary


def load(folder: str | os.PathLike[str] | None = None, *, cache: bool = True) -> TreatyGraph:
    """Return the graph of a data folder.

    Without a folder, the one that the environment variable TREATYGRAPH_DATA names, otherwise the
    example data. With `cache`, a large folder that has not changed since it was last read is loaded
    from the cache. Raises DataError with every problem, each with file and line.

    Examples
    --------
    >>> import treatygraph as tg
    >>> "Kazakhstan" in tg.load()
    True
    """
    return TreatyGraph.of(load_folder(_chosen(folder), cache))


def from_pandas(
    nodes: DataFrame,
    edges: DataFrame,
    sources: DataFrame | None = None,
    *,
    vocabulary: str | os.PathLike[str] | None = None,
    kind: str = "country",
    type: str | None = None,
) -> TreatyGraph:
    """Return a graph of data frames; nothing is written.

    Raises DataError with every problem, each with table and row.

    Parameters
    ----------
    nodes
        `id`, and what else a node has: `kind`, `name`, `aliases`, codes such as `iso3`.
    edges
        `from` and `to` (or `source` and `target`), `type`, and what else a relation has: `id`,
        `date` in EDTF, `status`, `sources`, attributes. Rows with one id are one relation.
    sources
        `id`, `title`, …; one that only edges name gets its id as title.
    vocabulary
        a vocabulary.yaml, or a folder that has one; that of the example data otherwise.
    kind
        that of nodes without one.
    type
        that of edges without one.

    Examples
    --------
    >>> import pandas as pd
    >>> import treatygraph as tg
    >>> nodes = pd.DataFrame({"id": ["france", "germany"], "iso3": ["FRA", "DEU"]})
    >>> edges = pd.DataFrame({"from": ["france"], "to": ["germany"], "date": ["1963"]})
    >>> tg.from_pandas(nodes, edges, type="cooperates_on").list_relations()[0]["date"]
    '1963'
    """
    from .graph.from_tables import dataset_of_tables

    given, edge_rows = nodes.to_dict("records"), edges.to_dict("records")
    cited = [] if sources is None else sources.to_dict("records")
    defaults = {"kind": kind} | ({"type": type} if type else {})
    words = _words(vocabulary)
    return TreatyGraph.of(dataset_of_tables(words, given, edge_rows, cited, defaults))


def from_networkx(
    network: NetworkXGraph,
    *,
    vocabulary: str | os.PathLike[str] | None = None,
    kind: str = "country",
    type: str | None = None,
) -> TreatyGraph:
    """Return a graph of a networkx graph, whose attributes are the columns of `from_pandas`.

    What `to_networkx` returns comes back, but for notes and places in sources. Raises DataError.

    Examples
    --------
    >>> import networkx as nx
    >>> import treatygraph as tg
    >>> network = nx.Graph([("france", "germany")])
    >>> len(tg.from_networkx(network, type="cooperates_on"))
    1
    """
    from .graph.from_tables import dataset_of_tables

    nodes = [{**about, "id": str(key)} for key, about in network.nodes(data=True)]
    edges = [
        {**_renamed(about), "from": str(origin), "to": str(target)}
        for origin, target, about in network.edges(data=True)
    ]
    defaults = {"kind": kind} | ({"type": type} if type else {})
    return TreatyGraph.of(dataset_of_tables(_words(vocabulary), nodes, edges, defaults=defaults))


def _renamed(about: dict[str, Any]) -> dict[str, Any]:
    """Return the attributes of an edge of networkx as a row of a frame has them."""
    names = {"relation": "id"}
    return {names.get(key, key): each for key, each in about.items() if key != "symmetric"}


def _words(vocabulary: str | os.PathLike[str] | None) -> Vocabulary:
    from .dataset.yaml.folder import read_vocabulary
    from .vocabulary import load_vocabulary

    place = Path(vocabulary) if vocabulary else example_folder()
    if place.is_file():
        return load_vocabulary(place, str(place))
    return read_vocabulary(place)


def convert(
    folder: str | os.PathLike[str] | None, target: str | os.PathLike[str], *, to: str | None = None
) -> None:
    """Write the data of a folder (as for `load`) in another form.

    `to` is "yaml" (records for people), "store" (columns for large data), or "csv"; by default YAML
    becomes a store and a store becomes YAML. Both are lossless. "csv" writes nodes.csv and
    edges.csv for spreadsheets and other programs, without vocabulary, sources and evidence. An
    existing store at `target` is replaced; anything else there is an error. Raises
    BadValue for another form, DataError, OutputError.

    Examples
    --------
    >>> import treatygraph as tg
    >>> tg.convert("my_folder", "my_store")  # doctest: +SKIP
    """
    from .dataset.convert import STORAGE_FORMATS, form_of, write
    from .output import forbid_replacing

    chosen = _chosen(folder)
    forbid_replacing(Path(target), [chosen])
    form = to or next(each for each in STORAGE_FORMATS if each != form_of(chosen))
    write(load_folder(chosen), Path(target), form)


def check(
    folder: str | os.PathLike[str] | None = None,
    *,
    texts: str | os.PathLike[str] | None = None,
    fix: bool = False,
    explained: bool = False,
    explain: str = "",
) -> Result:
    """Validate a data folder (default as for `load`); see `queries.check.check`.

    Examples
    --------
    >>> import treatygraph as tg
    >>> tg.check().found
    True
    """
    from .queries.check import check

    place = Path(texts) if texts else None
    return check(_chosen(folder), texts=place, fix=fix, explained=explained, explain=explain)


def diff(
    old: TreatyGraph | str | os.PathLike[str], new: TreatyGraph | str | os.PathLike[str]
) -> Result:
    """Return what was added, removed and changed between two graphs or data folders.

    Of folders, relations of every status are compared; of graphs, the selected ones.

    Examples
    --------
    >>> import treatygraph as tg
    >>> tg.diff(tg.load(), tg.load()).note
    'Records: 0 added, 0 removed, 0 changed.'
    """
    from .queries.diff import diff

    first, second = (
        each if isinstance(each, TreatyGraph) else load(each).in_full() for each in (old, new)
    )
    return diff(first, second)


def init(folder: str | os.PathLike[str]) -> None:
    """Write a small data folder to start from; it has to be new, or empty. Raises OutputError.

    Examples
    --------
    >>> import treatygraph as tg
    >>> tg.init("my_folder")  # doctest: +SKIP
    """
    from .dataset.start import start_folder

    start_folder(Path(folder))


def import_tables(
    mapping: str | os.PathLike[str],
    files: Sequence[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    *,
    rejects: str | os.PathLike[str] | None = None,
    strict: bool = False,
    encoding: str | None = None,
    separator: str | None = None,
    watch: Callable[[int, float | None], None] = lambda count, share: None,
) -> Result:
    """Import tables into a store; see `importers.import_tables.import_tables`.

    Examples
    --------
    >>> import treatygraph as tg
    >>> tg.import_tables("graph", ["edges.csv"], "my_store")  # doctest: +SKIP
    """
    from .importers.import_tables import import_tables

    return import_tables(
        os.fspath(mapping),
        [Path(file) for file in files],
        Path(out),
        rejects=Path(rejects) if rejects else None,
        strict=strict,
        encoding=encoding,
        separator=separator,
        watch=watch,
    )


def _chosen(folder: str | os.PathLike[str] | None) -> Path:
    if folder is None:
        return Path(os.environ.get("TREATYGRAPH_DATA") or example_folder())
    if not os.fspath(folder):  # raises TypeError for what is no path
        raise BadValue("folder is empty: name a data folder, or leave it out for the example data")
    return Path(folder)


class TreatyGraph(Graph):
    """A graph with queries: each method calls one function of `treatygraph.queries`."""

    def path(
        self,
        start: str,
        end: str,
        *,
        all: bool = False,
        count: int | None = None,
        max_length: int | None = None,
        avoid: Words = None,
        through: Words = None,
        directed: bool = False,
        time_respecting: bool = False,
        weight: str = "relations",
        limit: int = 1000,
    ) -> Result:
        """Find paths between two nodes; see `treatygraph.queries.paths.path`.

        Examples
        --------
        >>> import treatygraph as tg
        >>> g = tg.load()
        >>> g.path("Rahmon", "Mirziyoyev").found
        True
        """
        from .queries.paths import path

        return path(
            self,
            start,
            end,
            all=all,
            count=count,
            max_length=max_length,
            avoid=avoid,
            through=through,
            directed=directed,
            time_respecting=time_respecting,
            weight=weight,
            limit=limit,
        )

    def centrality(
        self,
        measure: str = "degree",
        *,
        kind: Words = None,
        top: int | None = None,
        weight: str = "none",
        sample: int | None = None,
        progress: Progress | None = None,
    ) -> Result:
        """Return nodes by a measure of centrality; see `treatygraph.queries.centrality`.

        Examples
        --------
        >>> import treatygraph as tg
        >>> g = tg.load()
        >>> g.centrality("degree", kind="country", top=1)[0]["id"]
        'kazakhstan'
        """
        from .queries.centrality import centrality

        return centrality(
            self,
            measure,
            kind=kind,
            top=top,
            weight=weight,
            sample=sample,
            progress=progress,
        )

    def find(self, text: str, *, top: int = 20) -> Result:
        """Return nodes by any name, alias, spelling or script, best first.

        Examples
        --------
        >>> import treatygraph as tg
        >>> g = tg.load()
        >>> g.find("Tokaev")[0]["id"]
        'kassym-jomart-tokayev'
        """
        from .queries.find import find

        return find(self, text, top=top)

    def show(self, name: str) -> Result:
        """Return a node by any name, or a relation by its id, with everything known.

        Relations of every status are included, unless `where(status=…)` chose some.

        Examples
        --------
        >>> import treatygraph as tg
        >>> g = tg.load()
        >>> g.show("Kazakhstan").data["node"]["kind"]
        'country'
        """
        from .queries.list import show

        return show(self.in_full(), name)

    def show_node(self, name: str) -> Result:
        """Return a node by any name, with its relations and their evidence.

        Examples
        --------
        >>> import treatygraph as tg
        >>> g = tg.load()
        >>> g.show_node("Kazakhstan").data["node"]["kind"]
        'country'
        """
        from .queries.list import show_node

        return show_node(self.in_full(), name)

    def show_relation(self, key: str) -> Result:
        """Return a relation by its id, with its evidence.

        Examples
        --------
        >>> import treatygraph as tg
        >>> g = tg.load()
        >>> g.show_relation("rahmon-kazakhstan-2023-05")[0]["date"]
        '2023-05-03/2023-05-04'
        """
        from .queries.list import show_relation

        return show_relation(self, key)

    def list_nodes(self) -> Result:
        """Return the nodes, by id.

        Examples
        --------
        >>> import treatygraph as tg
        >>> g = tg.load()
        >>> g.where(kind="country").list_nodes()[0]["kind"]
        'country'
        """
        from .queries.list import list_nodes

        return list_nodes(self)

    def list_relations(self, *, evidence: bool = False) -> Result:
        """Return the selected relations, in the order of time; undated ones last.

        `evidence`: each with the places in its sources.

        Examples
        --------
        >>> import treatygraph as tg
        >>> g = tg.load()
        >>> visits = g.where(relation="visited").list_relations().to_pandas()
        >>> visits["type"].unique().tolist()
        ['visited']
        """
        from .queries.list import list_relations

        return list_relations(self, evidence=evidence)

    def list_sources(self) -> Result:
        """Return the sources, with the number of selected relations that each supports.

        Examples
        --------
        >>> import treatygraph as tg
        >>> g = tg.load()
        >>> len(g.list_sources()) == len(g.dataset.sources)
        True
        """
        from .queries.list import list_sources

        return list_sources(self)

    def timeline(self, *, evidence: bool = False) -> Result:
        """Return the selected dated relations in order of time.

        `evidence`: each with the places in its sources.

        Examples
        --------
        >>> import treatygraph as tg
        >>> g = tg.load()
        >>> g.where(since=2023, until=2023).timeline().title
        'Timeline: in effect from 2023-01-01 to 2023-12-31'
        """
        from .queries.timeline import timeline

        return timeline(self, evidence=evidence)

    def between(
        self, one: str, other: str, *, sort: str = "group", evidence: bool = False
    ) -> Result:
        """List everything between two actors, planned relations included.

        By group, or with `sort="date"` in order of time. `evidence`: each with the places in its
        sources.

        Examples
        --------
        >>> import treatygraph as tg
        >>> g = tg.load()
        >>> g.between("Kazakhstan", "Tajikistan").title
        'Between Kazakhstan and Tajikistan'
        """
        from .queries.between import between

        return between(self.in_full(), one, other, sort=sort, evidence=evidence)

    def brief(self, one: str, other: str) -> Brief:
        """Return what binds two actors in sentences, planned relations included.

        `treatygraph.formats.briefs.render_brief` writes it as a document.

        Examples
        --------
        >>> import treatygraph as tg
        >>> g = tg.load()
        >>> g.brief("Kazakhstan", "Tajikistan").title
        'Brief: Kazakhstan and Tajikistan'
        """
        from .queries.brief import brief

        return brief(self.in_full(), one, other)

    def status(
        self,
        treaty: str,
        *,
        on: When | Keep = KEEP,
        signed_not_bound: bool = False,
        states: str = "then",
    ) -> Result:
        """Return what each party did about a treaty, and whether it is bound by it.

        `on` chooses a day, as for `where`; see `treatygraph.queries.treaties.status`.

        Examples
        --------
        >>> import treatygraph as tg
        >>> g = tg.load()
        >>> g.status("declaration-allied-cooperation-kz-tj").found
        True
        """
        from .queries.treaties import status

        return status(
            self._in_days(on=on), treaty, signed_not_bound=signed_not_bound, states=states
        )

    def in_force(
        self,
        one: str,
        other: str | None = None,
        *,
        on: When | Keep = KEEP,
        since: When | Keep = KEEP,
        until: When | Keep = KEEP,
        states: str = "then",
    ) -> Result:
        """Return the treaties in force for a party, or between two.

        `on`, or `since` and `until`, choose days, as for `where`; see
        `treatygraph.queries.treaties.in_force`.

        Examples
        --------
        >>> import treatygraph as tg
        >>> g = tg.load()
        >>> g.in_force("Kazakhstan", "Uzbekistan").columns[:2]
        ('treaty', 'name')
        """
        from .queries.treaties import in_force

        chosen = self._in_days(on=on, since=since, until=until)
        return in_force(chosen, one, other, states=states)

    def parties(self, treaty: str, *, on: When | Keep = KEEP, states: str = "then") -> Result:
        """Return the parties that a treaty binds on a day, in the selected period, or ever.

        Examples
        --------
        >>> import treatygraph as tg
        >>> g = tg.load()
        >>> "state" in g.parties("declaration-allied-cooperation-kz-tj").columns
        True
        """
        from .queries.treaties import parties

        return parties(self._in_days(on=on), treaty, states=states)

    def lineage(self, treaty: str) -> Result:
        """Return what a treaty amends, replaces or implements, and what does so to it.

        Examples
        --------
        >>> import treatygraph as tg
        >>> g = tg.load()
        >>> g.lineage("declaration-allied-cooperation-kz-tj").columns[0]
        'step'
        """
        from .queries.treaties import lineage

        return lineage(self, treaty)

    def stats(self) -> Result:
        """Return counts by kind, type, status, year and source.

        Relations of every status count, unless statuses were chosen.

        Examples
        --------
        >>> import treatygraph as tg
        >>> g = tg.load()
        >>> g.stats().columns
        ('group', 'key', 'count')
        """
        from .queries.stats import stats

        return stats(self.in_full())

    def panel(
        self,
        unit: str = "dyad-year",
        *,
        actors: str = "country",
        through: str | None = None,
        multilateral: str = "split",
        zeros: bool = True,
        types: bool = False,
        codebook: bool = False,
    ) -> Result:
        """Return relations counted by dyad or state and year; see `treatygraph.queries.panel`.

        Examples
        --------
        >>> import treatygraph as tg
        >>> g = tg.load()
        >>> g.panel("state-year", zeros=False).columns[:2]
        ('year', 'state')
        """
        from .queries.panel import panel

        return panel(
            self,
            unit,
            actors=actors,
            through=through,
            multilateral=multilateral,
            zeros=zeros,
            types=types,
            codebook=codebook,
        )

    def series(self, measure: str = "count", *, node: str | None = None) -> Result:
        """Return a measure of the ties for each year; see `treatygraph.queries.series`.

        Examples
        --------
        >>> import treatygraph as tg
        >>> g = tg.load()
        >>> g.series("density").columns
        ('year', 'density', 'nodes', 'pairs')
        """
        from .queries.series import series

        return series(self, measure, node=node)

    def matrix(
        self,
        rows: str = "country",
        columns: str = "document",
        *,
        weight: str = "count",
        project: bool = False,
    ) -> Result:
        """Return a matrix of two kinds, or its projection; see `treatygraph.queries.matrix`.

        Examples
        --------
        >>> import treatygraph as tg
        >>> g = tg.load()
        >>> g.matrix(project=True).title
        'Matrix of country by shared document, weight count'
        """
        from .queries.matrix import matrix

        return matrix(self, rows, columns, weight=weight, project=project)

    def similarity(
        self,
        measure: str = "s",
        *,
        actors: str = "country",
        among: str | None = None,
        values: str = "binary",
        own: float | None = None,
        top: int | None = None,
    ) -> Result:
        """Return pairs by how alike their portfolios are; see `treatygraph.queries.similarity`.

        Examples
        --------
        >>> import treatygraph as tg
        >>> g = tg.load()
        >>> len(g.similarity("jaccard", among="document", top=1))
        1
        """
        from .queries.similarity import similarity

        return similarity(
            self, measure, actors=actors, among=among, values=values, own=own, top=top
        )

    def communities(
        self, *, every: int | None = None, resolution: float = 1.0, kind: Words = None
    ) -> Result:
        """Return groups of nodes, also by period; see `treatygraph.queries.communities`.

        Examples
        --------
        >>> import treatygraph as tg
        >>> g = tg.load()
        >>> g.communities(kind="country").columns[:3]
        ('community', 'size', 'id')
        """
        from .queries.communities import communities

        return communities(self, every=every, resolution=resolution, kind=kind)

    def brokers(self, *, kind: Words = None, top: int | None = None) -> Result:
        """Return who connects others; see `treatygraph.queries.brokers`.

        Examples
        --------
        >>> import treatygraph as tg
        >>> g = tg.load()
        >>> g.brokers(kind="country", top=1)[0]["id"]
        'kazakhstan'
        """
        from .queries.brokers import brokers

        return brokers(self, kind=kind, top=top)

    def lag(
        self,
        first: str,
        then: str,
        *,
        actors: str = "country",
        through: str | None = None,
        within: int = 365,
        permutations: int = 1000,
    ) -> Result:
        """Return how soon one kind of event follows another; see `treatygraph.queries.lag`.

        Examples
        --------
        >>> import treatygraph as tg
        >>> g = tg.load()
        >>> g.lag("visited", "signed", through="document").columns[:2]
        ('first', 'then')
        """
        from .queries.lag import lag

        return lag(
            self,
            first,
            then,
            actors=actors,
            through=through,
            within=within,
            permutations=permutations,
        )

    def export(self) -> Result:
        """Return the graph as a Result for the graph formats.

        Examples
        --------
        >>> import treatygraph as tg
        >>> g = tg.load()
        >>> g.export().found
        True
        """
        from .queries.export import export

        return export(self)

    def save(
        self, path: str | os.PathLike[str], format: str | None = None, **options: bool
    ) -> None:
        """Write the selected relations to a file, or all data to a folder.

        A path without a suffix is a new data folder in YAML, or with the format "store" a store:
        every node, relation and source. Otherwise a format of `treatygraph export`; by default that
        of the suffix, GEXF for other suffixes. `options` are those of `treatygraph.formats.render`,
        such as `bom=True` for csv. Raises BadValue for an unknown format, OutputError.

        Examples
        --------
        >>> import treatygraph as tg
        >>> g = tg.load()
        >>> g.save("visits.gexf")  # doctest: +SKIP
        """
        from .dataset.convert import write as write_data
        from .formats import write
        from .formats.suffixes import format_of

        place, exported = Path(path), self.export()
        if format in ("yaml", "store") or (format is None and not place.suffix):
            write_data(self.dataset, place, format or "yaml")
            return
        write(exported, format or format_of(exported, place) or "gexf", place, **options)

    def page(self, title: str | None = None, *, budget: int | None = None) -> PageView:
        """Return the interactive page.

        It displays in a notebook, and `.save(path)` writes it. It holds relations of every status,
        drawn by status, unless `where(status=…)` chose some.
        No more than `budget` nodes (600) are drawn at a time; the page holds all of them.

        Examples
        --------
        >>> import treatygraph as tg
        >>> g = tg.load()
        >>> g.page("Central Asia").save("page.html")  # doctest: +SKIP
        """
        from .notebook import PageView
        from .page import make_page

        if budget is not None and budget < 1:
            raise BadValue(f"budget should be 1 or more, not {budget}")
        given = {"title": title, "budget": budget}
        chosen: dict[str, Any] = {key: value for key, value in given.items() if value is not None}
        return PageView(make_page(self.in_full(), **chosen))

    def _in_days(self, **days: When | Keep) -> TreatyGraph:
        """Return the same graph with these days selected, and this one where none are given."""
        given = {key: day for key, day in days.items() if day is not KEEP}
        return self.where(**given) if given else self
