"""One relation of a plain table: its parts, and the rows that a batch makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from .... import dates
from ....dataset.store.rows import ENCODE_JSON
from ...mapping.columns import Get, Test
from ...mapping.templates import text_of
from ..relation_builder import READ_EDTF
from ..relation_rows import SCHEMA, RelationRows
from ..vocabulary_builder import VocabularyBuilder
from .attributes import Attribute, Parts
from .dated import NO_DAY, Dated, DayNumbers
from .factor import SINGLE, UNFIT, UNKNOWN, Cells, Factor
from .kept import Keeper, Kept

Mask = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int32]


class Head(NamedTuple):
    """Type and status of a relation; no type where the row has no such relation."""

    type: str
    status: str
    time: str
    kept: Kept


class TextOf(NamedTuple):
    """A text of a row, and the cells kept for it."""

    text: str | None
    kept: Kept


@dataclass
class HeadReader:
    """Reads type and status; a row whose words are new to the vocabulary has to be taken before."""

    factor: Factor[Head]
    holds: Test | None
    type: Get
    direction: Get
    status: Get
    words: VocabularyBuilder
    keeper: Keeper

    def read(self, row: list[Any]) -> Head:
        """Return the head of a row that was taken. Raises RowRejected."""
        if self.holds and not self.holds(row):
            return Head("", "", "event", {})
        word = self.words.type(self.type(row), text_of(self.direction(row)))
        status = self.words.status(self.status(row))
        kept = self.keeper.head(row, word, status)
        return Head(word, status, self.words.relations[word].time, kept)


@dataclass
class TextReader:
    """Reads a text, such as a note, a column as it is or once for equal cells."""

    get: Get
    factor: Factor[TextOf]
    slot: int | None = None

    def texts(self, cells: Cells, plain: Mask, width: int) -> list[str | None]:
        """Return the text of each row; rows that cannot be read are no longer plain."""
        if self.slot is not None:
            return list(cells[self.slot])
        self.factor.trim()
        codes = self.codes(self.factor.reads.keys(cells, len(plain)), width)
        plain &= codes != SINGLE
        outcomes = self.factor.outcomes
        return [outcomes[code].text if code >= 0 else None for code in codes.tolist()]

    def codes(self, keys: Sequence[Any], width: int) -> Ints:
        """Return the codes of cells, each of which is read once."""
        for key in dict.fromkeys(keys):
            if self.factor.code(key) == UNKNOWN:
                self.factor.learn(key, self._outcome(key, width))
        return self.factor.codes(keys)

    def _outcome(self, key: Any, width: int) -> TextOf | None:
        try:
            row = self.factor.reads.row(key, width)
            cell = self.get(row)
            return self._read(row, text_of(cell)) if _is_plain(cell) else None
        except UNFIT:
            return None

    def _read(self, row: list[Any], text: str | None) -> TextOf:
        return TextOf(text or None, {})


@dataclass
class DateReader(TextReader):
    """Reads dates; ranges from a day to another, of which most differ, are read as two columns."""

    keeper: Keeper | None = None
    days: tuple[int, int] | None = None
    numbers: DayNumbers = field(default_factory=DayNumbers)
    codes_of_batch: Ints = field(default_factory=lambda: np.zeros(0, np.int32))

    def dates(self, cells: Cells, plain: Mask, width: int) -> Dated:
        """Return the date of each row; rows without a sound one are no longer plain."""
        self.factor.trim()
        texts, ranges, ends = self._ranges(cells, len(plain))
        others = np.flatnonzero(~ranges)
        self.codes_of_batch = np.full(len(plain), SINGLE, np.int32)
        if len(others):
            keys = self.factor.reads.keys(cells, len(plain))
            codes = self.codes([keys[index] for index in others.tolist()], width)
            plain[others] &= codes != SINGLE
            self.codes_of_batch[others] = codes
            outcomes = self.factor.outcomes
            for index, code in zip(others.tolist(), codes.tolist(), strict=True):
                texts[index] = outcomes[code].text if code >= 0 else None
        return Dated.of(texts, ranges, ends)

    def kept(self, index: int) -> Kept:
        """Return the cells of a row of the last batch that are kept."""
        code = self.codes_of_batch[index]
        return self.factor.outcomes[code].kept if code >= 0 else {}

    def _ranges(self, cells: Cells, rows: int) -> tuple[list[str | None], Mask, tuple[Ints, Ints]]:
        if self.days is None:
            none = np.zeros(rows, np.int32)
            return [None] * rows, np.zeros(rows, bool), (none, none)
        start, end = (cells[slot] for slot in self.days)
        first, last = self.numbers.of(start), self.numbers.of(end)
        texts: list[str | None] = [
            one if one == other else f"{one}/{other}" for one, other in zip(start, end, strict=True)
        ]
        return texts, (first != NO_DAY) & (first <= last), (first, last)

    def _read(self, row: list[Any], text: str | None) -> TextOf:
        date = None if text is None else READ_EDTF(text)
        return TextOf(date, self.keeper.date(row, date) if self.keeper else {})


@dataclass
class PlainRelation:
    """The parts of a relation, with its ends as numbers of nodes of the table."""

    name: str
    head: HeadReader
    date: DateReader
    note: TextReader
    attributes: list[Attribute]
    origins: list[int]
    targets: list[int]
    header: Sequence[str]  # of a table that is written again


class Columns(NamedTuple):
    """What one relation has in the rows of a batch."""

    dated: Dated
    notes: list[str | None]
    parts: list[Parts]


class Made(NamedTuple):
    """The relations that a batch makes: of which rows, with which heads, nodes and attributes."""

    rows: npt.NDArray[np.int64]
    numbers: npt.NDArray[np.int64]  # of rows in the file
    heads: Sequence[Head]
    codes: Ints
    origins: Ints
    targets: Ints
    attributes: list[str | None]


def add_rows(rows: RelationRows, source: str, suffix: str, made: Made, columns: Columns) -> None:
    """Add the relations of a batch to the rows of a store."""
    size, dated = len(made.rows), columns.dated
    number = pa.array(made.numbers).cast(pa.string())
    index = pa.array(made.rows)
    first, last = dated.first[made.rows], dated.last[made.rows]
    texts = {
        "relation": _joined(f"{source}-", number, suffix),
        "type": pa.array([each.type for each in made.heads]).take(pa.array(made.codes)),
        "status": pa.array([each.status for each in made.heads]).take(pa.array(made.codes)),
        "date": pa.array(dated.texts, pa.string()).take(index),
        "attributes": pa.array(made.attributes, pa.string()),
        "note": pa.array(columns.notes, pa.string()).take(index),
        "evidence": _joined(f'[{{"source": {ENCODE_JSON(source)}, "at": "row ', number, '"}]'),
        "sources": _lists(source, size),
        "topics": _lists(source, size, 0),
        "inferred": _lists(source, size, 0),
    }
    certain_first, certain_last = _certain(dated, made)
    numbers = {
        "part": pa.array(np.zeros(size, np.int32)),
        "source": pa.array(made.origins),
        "target": pa.array(made.targets),
        "first_day": _day(first),
        "last_day": _day(last),
        "certain_first": _day(certain_first),
        "certain_last": _day(certain_last),
    }
    values = texts | numbers
    rows.add(first, last, pa.record_batch([values[name] for name in SCHEMA.names], SCHEMA))


def _certain(dated: Dated, made: Made) -> tuple[Ints, Ints]:
    times = np.array([dates.TIMES.index(each.time) for each in made.heads])[made.codes]
    first, last = (np.empty(len(made.rows), np.int32) for _ in range(2))
    for time in np.unique(times).tolist():
        days = dated.certain(dates.TIMES[time])
        chosen = times == time
        first[chosen], last[chosen] = (each[made.rows[chosen]] for each in days)
    return first, last


def _day(days: Ints) -> pa.Array:
    """Return days as a store has them: an open end is null."""
    return pa.array(days, mask=(days == dates.LONG_AGO) | (days == dates.FAR_OFF))


def _joined(start: str, middle: pa.Array, end: str) -> pa.Array:
    return pc.binary_join_element_wise(start, middle, end, "")


def _lists(text: str, size: int, length: int = 1) -> pa.Array:
    """Return `size` lists, each of which holds the text `length` times."""
    offsets = pa.array(np.arange(size + 1, dtype=np.int32) * length)
    return pa.ListArray.from_arrays(offsets, pa.repeat(text, size * length))


def _is_plain(cell: Any) -> bool:
    return cell is None or type(cell) is str or type(cell) is list
