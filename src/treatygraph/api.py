"""What people type in Python: `load`, and a graph that has every question as a method."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .dataset import example_folder, load_folder
from .errors import BadValue
from .graph import Graph
from .result import Result

if TYPE_CHECKING:
    from .graph.selection import Words
    from .notebook import PageView
    from .queries.measures import Progress


def load(folder: str | os.PathLike[str] | None = None, *, cache: bool = True) -> TreatyGraph:
    """The graph of a data folder.

    Default: the folder that the environment variable TREATYGRAPH_DATA names, else the example
    data that comes with the package. With `cache`, a large folder that was read before and has not
    changed since is not read again. Raises DataError with every problem, each with file and line.
    """
    return TreatyGraph.of(load_folder(_chosen(folder), cache))


def convert(
    folder: str | os.PathLike[str] | None, target: str | os.PathLike[str], *, to: str | None = None
) -> None:
    """Write the data of a folder (as for `load`) in another form.

    `to` is "yaml", records to be read and edited by people, or "store", columns for large data;
    by default the one of them that the folder is not. Neither loses anything. With "csv" it is
    nodes.csv and edges.csv, for spreadsheets and other programs, without the vocabulary, sources
    and evidence. A store may take the place of a store; anything else at `target` stays. Raises
    BadValue for another form, DataError, OutputError.
    """
    from .dataset.convert import STORAGE_FORMATS, form_of, write

    chosen = _chosen(folder)
    form = to or next(each for each in STORAGE_FORMATS if each != form_of(chosen))
    write(load_folder(chosen), Path(target), form)


def check(
    folder: str | os.PathLike[str] | None = None,
    *,
    texts: str | os.PathLike[str] | None = None,
    fix: bool = False,
    explained: bool = False,
) -> Result:
    """Whether a data folder (default as for `load`) is sound; see `queries.checking.check`."""
    from .queries.check import check

    place = Path(texts) if texts else None
    return check(_chosen(folder), texts=place, fix=fix, explained=explained)


def import_tables(
    mapping: str | os.PathLike[str],
    files: Sequence[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    *,
    rejects: str | os.PathLike[str] | None = None,
    strict: bool = False,
    watch: Callable[[int], None] = lambda count: None,
) -> Result:
    """Make a store of tables; see `importers.importing.import_tables`."""
    from .importers.import_tables import import_tables

    return import_tables(
        os.fspath(mapping),
        [Path(file) for file in files],
        Path(out),
        rejects=Path(rejects) if rejects else None,
        strict=strict,
        watch=watch,
    )


def _chosen(folder: str | os.PathLike[str] | None) -> Path:
    return Path(folder or os.environ.get("TREATYGRAPH_DATA") or example_folder())


class TreatyGraph(Graph):
    """A graph that answers: each method is one of the functions in `treatygraph.queries`."""

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
    ) -> Result:
        """How two nodes are connected; see `treatygraph.queries.paths.path`."""
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
        """Nodes by a measure of centrality; see `treatygraph.queries.centrality`."""
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
        """Nodes by any name, alias, spelling or script, best first."""
        from .queries.find import find

        return find(self, text, top=top)

    def show(self, name: str) -> Result:
        """A node by any name, or a relation by its id, with everything known.

        Every status is told, unless `where(status=…)` chose some.
        """
        from .queries.list import show

        return show(self._told_in_full(), name)

    def show_node(self, name: str) -> Result:
        """A node by any name, with its relations and where each claim stands."""
        from .queries.list import show_node

        return show_node(self._told_in_full(), name)

    def show_relation(self, key: str) -> Result:
        """A relation by its id, with where it stands."""
        from .queries.list import show_relation

        return show_relation(self, key)

    def list_nodes(self) -> Result:
        """The nodes, by id."""
        from .queries.list import list_nodes

        return list_nodes(self)

    def list_relations(self) -> Result:
        """The selected relations, in the order of time; undated ones last."""
        from .queries.list import list_relations

        return list_relations(self)

    def list_sources(self) -> Result:
        """The sources, and how many of the selected relations each supports."""
        from .queries.list import list_sources

        return list_sources(self)

    def timeline(self) -> Result:
        """The selected dated relations in order of time."""
        from .queries.timeline import timeline

        return timeline(self)

    def between(self, one: str, other: str) -> Result:
        """Everything that binds two actors, what is planned included."""
        from .queries.between import between

        return between(self._told_in_full(), one, other)

    def stats(self) -> Result:
        """Counts by kind, type, status, year and source; every status, unless some were chosen."""
        from .queries.stats import stats

        return stats(self._told_in_full())

    def export(self) -> Result:
        """The graph as a Result that every graph format takes."""
        from .queries.export import export

        return export(self)

    def page(self, title: str | None = None, *, budget: int | None = None) -> PageView:
        """The interactive page: shows itself in a notebook, `.save(path)` writes it.

        It holds every status, unless `where(status=…)` chose some: what is planned is drawn so.
        No more than `budget` nodes (600) are drawn at a time; the page holds all of them.
        """
        from .notebook import PageView
        from .page import make_page

        if budget is not None and budget < 1:
            raise BadValue(f"budget should be 1 or more, not {budget}")
        given = {"title": title, "budget": budget}
        chosen: dict[str, Any] = {key: value for key, value in given.items() if value is not None}
        return PageView(make_page(self._told_in_full(), **chosen))

    def _told_in_full(self) -> TreatyGraph:
        """The same graph with every status, unless statuses other than the default are chosen."""
        default = self.selection.status == self.dataset.vocabulary.established
        return self.where(status="any") if default else self
