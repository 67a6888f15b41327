"""`Result`: the answer to a query, in one form for all queries and formats."""

from __future__ import annotations

import operator
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from .errors import one_line
from .frames import Framed, frame
from .text import Layout, table
from .text.width import wrap

if TYPE_CHECKING:
    from pandas import DataFrame

Row = Mapping[str, Any]
PRINTED = 20  # rows that a cell of a notebook or an interpreter shows
BOLD, DIM = "\x1b[1m{}\x1b[0m", "\x1b[2m{}\x1b[0m"


class Result:
    """Rows under a title.

    Arguments
    ---------
    title : what was asked, in a line.
    rows : one mapping a row; a key that does not apply to a row is omitted.
    columns : every key, in order; a function is called when they are read. `shown` are the ones
    that a table for people has.
    views : for a shown column, what a person reads there; formats for machines keep the value.
    note : remarks, such as how many relations were left out; a function is called when the note is
    read.
    data : the JSON form if it is not the rows.
    left_out : the relations that the answer does not use, in lists of nodes the nodes: for each
    reason, `reason`, `count`, and the `option` that would include them; a function is called when
    it is read.
    graph : the graph itself, for formats that carry one.
    empty : the message for no rows. `answered` if that is an answer nevertheless.
    layout : how people read it in a terminal: as a table, or as another layout of `text`.
    """

    def __init__(
        self,
        title: str,
        rows: Sequence[Row],
        columns: Sequence[str] | Callable[[], Sequence[str]],
        *,
        shown: Sequence[str] | None = None,
        views: Mapping[str, Callable[[Row], Any]] | None = None,
        note: str | Callable[[], str] = "",
        data: Any = None,
        left_out: Sequence[Row] | Callable[[], Sequence[Row]] = (),
        graph: Any = None,
        empty: str = "nothing found",
        answered: bool = False,
        layout: Layout = table,
    ) -> None:
        self.title, self.rows, self._columns = one_line(title), rows, columns
        self.shown = tuple(shown or self.columns)
        self.views = views or {}
        self.graph, self.empty = graph, one_line(empty)
        self._note, self._data, self._answered = note, data, answered
        self._left_out = left_out
        self._layout = layout

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Every key of the rows, in order."""
        return tuple(self._columns() if callable(self._columns) else self._columns)

    @cached_property
    def note(self) -> str:
        """What the reader has to know, in a line."""
        return one_line(self._note() if callable(self._note) else self._note)

    @cached_property
    def left_out(self) -> list[dict[str, Any]]:
        """The relations that the answer does not use, by reason."""
        found = self._left_out() if callable(self._left_out) else self._left_out
        return [dict(row) for row in found]

    @property
    def data(self) -> Any:
        """The answer as JSON says it."""
        return self.to_dicts() if self._data is None else self._data

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return the rows as plain dictionaries.

        Examples
        --------
        >>> import treatygraph as tg
        >>> found = tg.load().find("Tokaev", top=1)
        >>> found.to_dicts()[0]["id"]
        'kassym-jomart-tokayev'
        """
        return [dict(row) for row in self.rows]

    def to_pandas(self, *, explode: bool = True) -> DataFrame:
        """Return the rows as a pandas.DataFrame (the extra `notebook` installs pandas).

        Relations have one row an edge: one id in `from` and in `to`, with their kinds and codes
        (`from_kind`, `from_iso3`, `from_cow`, `from_gw`), and `start` and `end`, the first and last
        day of the date as datetime64[ms]; NaT where it has none or is open. Not `explode`, they
        have one row a relation, with the ids in `from_list` and `to_list`.

        Types, statuses and kinds are categories, flags boolean, lists tuples, which can be compared
        and grouped; what is nested is JSON text.

        Examples
        --------
        >>> import treatygraph as tg
        >>> visits = tg.load().where(relation="visited").list_relations().to_pandas()
        >>> bool((visits["start"] <= visits["end"]).any())
        True
        """
        if isinstance(self.rows, Framed):
            return self.rows.frame(explode)
        return frame(self.rows, self.columns)

    def to_json(self, *, wrapped: bool = False) -> str:
        """Return the answer as JSON; `wrapped` in an object with its title and notes.

        Examples
        --------
        >>> import treatygraph as tg
        >>> found = tg.load().find("Tokaev", top=1)
        >>> found.to_json().startswith("[")
        True
        """
        from .formats import render

        return render(self, "json", wrapped=wrapped)

    def to_csv(self, *, safe: bool = False, bom: bool = False) -> str:
        """Return every column as CSV; `safe` from formulas, `bom` as Excel needs it.

        Examples
        --------
        >>> import treatygraph as tg
        >>> found = tg.load().find("Tokaev", top=1)
        >>> found.to_csv().splitlines()[0] == ",".join(found.columns)
        True
        """
        from .formats import render

        return render(self, "csv", safe=safe, bom=bom)

    def to_markdown(self) -> str:
        """Return title, shown columns and note in Markdown.

        Examples
        --------
        >>> import treatygraph as tg
        >>> found = tg.load().find("Tokaev", top=1)
        >>> found.to_markdown().startswith("**")
        True
        """
        from .formats import render

        return render(self, "markdown")

    def save(self, path: str | os.PathLike[str], **options: bool) -> None:
        """Write the answer to a file, in the format of its suffix.

        `.csv`, `.json`, `.md`, `.txt`, `.parquet` (the data frame), and for a graph also the
        suffixes of `treatygraph export`, such as `.gexf`. Options are those of `to_csv` and
        `to_json`. Raises BadValue for another suffix, OutputError.

        Examples
        --------
        >>> import treatygraph as tg
        >>> found = tg.load().find("Tokaev", top=1)
        >>> found.save("found.csv")  # doctest: +SKIP
        """
        from .formats.suffixes import save

        save(self, Path(path), **options)

    def cells(self, row: Row) -> list[str]:
        """Return the shown columns of a row as people read them.

        Examples
        --------
        >>> import treatygraph as tg
        >>> found = tg.load().find("Tokaev", top=1)
        >>> len(found.cells(found[0])) == len(found.shown)
        True
        """
        return [self.cell(column, row) for column in self.shown]

    def cell(self, column: str, row: Row) -> str:
        """Return one column of a row as people read it, control characters made visible.

        Examples
        --------
        >>> import treatygraph as tg
        >>> found = tg.load().find("Tokaev", top=1)
        >>> found.cell("id", found[0])
        'kassym-jomart-tokayev'
        """
        view = self.views.get(column)
        return readable(view(row) if view else row.get(column))

    @property
    def found(self) -> bool:
        """True if there is an answer: rows, or data that says so without any."""
        return bool(self.rows) or self._answered

    def __getstate__(self) -> dict[str, Any]:
        # these may be functions, which have no pickle
        return {
            **vars(self),
            "_note": self.note,
            "_left_out": self.left_out,
            "_columns": self.columns,
        }

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, position: int) -> Row: ...
    @overload
    def __getitem__(self, position: slice) -> Result: ...
    def __getitem__(self, position: int | slice) -> Row | Result:
        if not isinstance(position, slice):
            return self.rows[position]
        part = copy(self)
        part.rows = self.rows[position]
        if self._data is not None:  # of the whole answer, and so is a layout of its own
            part._data, part._layout = None, table
        return part

    def head(self, count: int = 5) -> Result:
        """Return the first rows, as an answer with the same title, columns and note.

        Examples
        --------
        >>> import treatygraph as tg
        >>> found = tg.load().find("Tokaev", top=1)
        >>> len(found.head(1))
        1
        """
        return self[:count]

    def __eq__(self, other: object) -> bool:
        """Return whether another answer has the same title, columns and rows."""
        if not isinstance(other, Result):
            return NotImplemented
        same = (self.title, self.columns, len(self)) == (other.title, other.columns, len(other))
        return same and all(map(operator.eq, self, other))

    __hash__ = None  # type: ignore[assignment]  # equal answers may change their rows

    def __repr__(self) -> str:
        if self._data is not None:
            return self.to_table()
        return self.head(PRINTED).to_table() + self._beyond("\n")

    def _beyond(self, before: str = "") -> str:
        """Say how many rows are not printed."""
        more = len(self) - PRINTED
        return f"{before}and {more:,} more rows" if more > 0 else ""

    def to_table(self, width: int | None = None) -> str:
        """Return the title, the rows as people read them, and the note.

        `width` in characters; None for the width of the terminal. Prose that does not fit is cut
        with `…`, ids and dates never are; columns that do not fit are named.

        Examples
        --------
        >>> import treatygraph as tg
        >>> found = tg.load().find("Tokaev", top=1)
        >>> found.title in found.to_table()
        True
        """
        from shutil import get_terminal_size  # brings three libraries of compression

        return self.to_text(width or get_terminal_size().columns)

    def to_text(self, width: int | None = None, *, styled: bool = False) -> str:
        """Return the same as `to_table`; without a width, every line is as long as it needs.

        `styled` prints the title bold and the note dim, for terminals.

        Examples
        --------
        >>> import treatygraph as tg
        >>> found = tg.load().find("Tokaev", top=1)
        >>> found.title in found.to_text()
        True
        """
        bold, dim = (BOLD, DIM) if styled else ("{}", "{}")
        title = map(bold.format, wrap(self.title, width))
        lines = self._layout(self, width) if self.rows else wrap(self.empty, width)
        note = map(dim.format, wrap(self.note, width)) if self.note else []
        return "\n".join([*title, *lines, *note])

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{escape(column)}</th>" for column in self.shown)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in self.cells(row)) + "</tr>"
            for row in self.rows[:PRINTED]
        )
        note = f"<p><small>{escape(self.note)}</small></p>" if self.note else ""
        empty = "" if self.rows else f"<p>{escape(self.empty)}</p>"
        table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        more = f"<p>{self._beyond()}</p>" if len(self) > PRINTED else ""
        return f"<p><strong>{escape(self.title)}</strong></p>{empty or table}{more}{note}"


def readable(value: Any) -> str:
    """Return a value as a person reads it, on one line."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(map(readable, value))
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {readable(each)}" for key, each in value.items())
    return figure(value) if isinstance(value, float) else one_line(str(value))


def figure(value: float) -> str:
    """Return a number as the field writes it: 1.385 billion, 464.6 million, 972, 0.187879."""
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            return f"{value / size:.12g} {word}"
    return f"{value:.0f}" if value.is_integer() else f"{value:.6g}"
