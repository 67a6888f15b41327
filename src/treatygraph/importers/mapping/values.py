"""Values that a mapping takes from a row. A template, a list of them, or a mapping of steps.

A mapping names the origin of its text (`of`, `first`, `earliest`, `latest`, `year` with `month` and
`day`, or `from` with `until`) and the steps, applied in this order: `replace`, `missing`, `split`,
`match`, `lookup`, `date`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache
from typing import Any, Protocol

from ...errors import hint, quoted
from ...yamlio.fields import Field, as_text, list_of
from ..values import dates, months
from .columns import Cell, Columns, Get, Row
from .conditions import Condition
from .lookups import Lookup, read_lookup
from .steps import Step, matches_all, read_match, read_missing, read_replace, read_split
from .templates import Inferred, Template, empty, text_of, texts_of
from .yaml_node import ANYTHING, YamlNode

Lookups = Mapping[str, Lookup]


class Value(Protocol):
    """A value of a row. `outcomes` are all texts it can be, or None for any text."""

    @property
    def outcomes(self) -> frozenset[str] | None: ...

    def several(self, computed: Collection[str]) -> str | None:
        """Return what makes it several texts, such as split, or None.

        `computed` are the computed columns that hold several texts.
        """

    def bind(self, columns: Columns) -> Get:
        """Return the value as a function of a row of these columns; it may raise RowRejected."""


def read_value(yaml_part: YamlNode, lookups: Lookups) -> Value:
    """Read the value at a node of the mapping; problems are collected."""
    data = yaml_part.data
    if isinstance(data, str):
        return Template(data, yaml_part)
    if isinstance(data, list):
        return Several([read_value(item, lookups) for item in yaml_part.items()])
    return Derived(yaml_part, lookups)


class Listed:
    """A list of values."""

    def __init__(self, values: list[Value]) -> None:
        self._values = values

    @property
    def outcomes(self) -> frozenset[str] | None:
        """Every text that one of them can give."""
        return _united(self._values)

    def several(self, computed: Collection[str]) -> str | None:
        """Return what makes one of its values several texts."""
        return next(filter(None, (value.several(computed) for value in self._values)), None)


class Several(Listed):
    """All that the values of a list give, each text once."""

    def bind(self, columns: Columns) -> Get:
        """Their texts as a function of a row."""
        gets = [value.bind(columns) for value in self._values]

        def several(row: Row) -> Cell:
            texts = dict.fromkeys(text for get in gets for text in texts_of(get(row)))
            return list(texts) or None

        return several


class First(Listed):
    """The first of several values that gives something."""

    def bind(self, columns: Columns) -> Get:
        """Return the first text as a function of a row."""
        gets = [value.bind(columns) for value in self._values]

        def first(row: Row) -> Cell:
            for get in gets:  # a generator takes twice as long, and rows have several of these
                if cell := get(row):
                    return cell
            return None

        return first


class Composed:
    """A date of parts, or a time from one date until another."""

    outcomes = None

    def __init__(self, parts: list[Value | None], compose: Callable[..., str | None]) -> None:
        self._parts, self._compose = parts, compose

    def several(self, computed: Collection[str]) -> str | None:
        """Return what makes one of its parts several texts, of which a date cannot be made."""
        parts = (part.several(computed) for part in self._parts if part)
        return next(filter(None, parts), None)

    def bind(self, columns: Columns) -> Get:
        """Return the date as a function of a row."""
        gets = [part.bind(columns) if part else empty for part in self._parts]
        compose = self._compose
        return lambda row: compose(*(text_of(get(row)) for get in gets))


class Extreme(Listed):
    """The earliest or the latest of all dates that some values give."""

    outcomes = None

    def __init__(self, values: list[Value], choose: Callable[[Iterable[str]], str | None]) -> None:
        super().__init__(values)
        self._choose = choose

    def several(self, computed: Collection[str]) -> str | None:
        """Return None: it is one date, of however many."""
        return None

    def bind(self, columns: Columns) -> Get:
        """Return the date as a function of a row."""
        gets, choose = [value.bind(columns) for value in self._values], self._choose
        return lambda row: choose(text for get in gets for text in texts_of(get(row)) if text)


class Derived:
    """A value with an origin and steps."""

    def __init__(self, yaml_part: YamlNode, lookups: Lookups) -> None:
        self._yaml_part = yaml_part
        given = yaml_part.read(FIELDS)
        self._source = _source(yaml_part, lookups)
        self._condition = Condition(yaml_part["when"]) if "when" in given else None
        self._steps = [read(yaml_part[key]) for key, read in STEPS.items() if key in given]
        self._lookup = _lookup(yaml_part, lookups) if "lookup" in given else None
        self._on = read_value(yaml_part["on"], lookups) if "on" in given else None
        self._else = read_value(yaml_part["else"], lookups) if "else" in given else None
        self._read_day = _date_reader(given) if "date" in given else None
        self._how: str | None = given.get("inferred")
        self._check()

    @property
    def outcomes(self) -> frozenset[str] | None:
        """What a lookup gives, or the constant that it begins with."""
        if self._read_day:
            return None
        if self._lookup:
            other = self._else.outcomes if self._else else frozenset()
            return None if other is None else self._lookup.outcomes | other
        return None if self._steps else self._source.outcomes

    def several(self, computed: Collection[str]) -> str | None:
        """Return the step that gives several texts."""
        if "split" in self._yaml_part:
            return "split"
        if "match" in self._yaml_part and matches_all(self._yaml_part["match"]):
            return "match: {all: …}"
        return self._source.several(computed)

    def bind(self, columns: Columns) -> Get:
        """Return all steps as one function of a row."""
        get = self._looked_up(self._changed(self._source.bind(columns)), columns)
        if self._read_day:
            get = _after(get, self._read_day)
        if self._how:
            get = _after(get, _marking(self._how))
        if self._condition:
            return _guarded(get, self._condition.bind(columns))
        return get

    def _changed(self, get: Get) -> Get:
        if not self._steps:
            return get
        change = lru_cache(maxsize=65536)(_chained(self._steps))
        return lambda row: _flat(change(text) for text in texts_of(get(row)))

    def _looked_up(self, get: Get, columns: Columns) -> Get:
        if not self._lookup:
            return get
        lookup = self._lookup
        on = self._on.bind(columns) if self._on else empty
        other = self._else.bind(columns) if self._else else None

        def look_up(row: Row) -> Cell:
            texts = texts_of(get(row))
            day = dates.first_day(text_of(on(row))) if texts else None
            cells = []
            for text in texts:
                term = lookup.term(text, day)
                if term is None and other is None:
                    raise lookup.rejection(text, day)
                cells.append(term.value if term else other(row) if other else None)
            return _flat(cells)

        return look_up

    def _check(self) -> None:
        if "language" in self._yaml_part and not self._read_day:
            self._yaml_part["language"].reject("language goes with date, and only with it")
        for key in ("on", "else"):
            if key in self._yaml_part and not self._lookup:
                self._yaml_part[key].reject(f"{key} goes with lookup, and only with it")
        if self._lookup and self._lookup.dated and not self._on:
            self._yaml_part.reject(f"lookup {self._lookup.name} has days: say which one, with 'on'")


def _source(yaml_part: YamlNode, lookups: Lookups) -> Value:
    """Return the origin of the text, which is one of four forms."""
    chosen = [way for way in SOURCES if any(key in yaml_part for key in way)]
    if len(chosen) != 1:
        yaml_part.reject(
            "a value comes from one of: of, first, earliest, latest, year (month, day),"
            " from and until"
        )
        return Template("", yaml_part)
    way = chosen[0]
    if way[0] in LISTS:
        values = [read_value(item, lookups) for item in yaml_part[way[0]].items()]
        return LISTS[way[0]](values)
    parts = [read_value(yaml_part[key], lookups) if key in yaml_part else None for key in way]
    if way == ("of",):
        return parts[0] or Template("", yaml_part)
    return Composed(parts, dates.from_parts if "year" in way else dates.interval)


def _lookup(yaml_part: YamlNode, lookups: Lookups) -> Lookup | None:
    data = yaml_part["lookup"].data
    if not isinstance(data, str):
        return read_lookup(f"the lookup of {yaml_part.name}", yaml_part["lookup"])
    if data not in lookups:
        yaml_part["lookup"].reject(f"there is no lookup {quoted(data)}{hint(data, lookups)}")
    return lookups.get(data)


def _united(values: list[Value]) -> frozenset[str] | None:
    texts: frozenset[str] = frozenset()
    for value in values:
        if value.outcomes is None:
            return None
        texts |= value.outcomes
    return texts


def _chained(steps: list[Step]) -> Callable[[str], Cell]:
    def change(text: str) -> Cell:
        texts = [text]
        for step in steps:
            texts = [piece for each in texts for piece in texts_of(step(each)) if piece]
        return texts or None

    return change


def _flat(cells: Any) -> Cell:
    """Return several cells as one: nothing, a text, or a list of texts."""
    texts = [text for cell in cells for text in texts_of(cell)]
    return texts if len(texts) > 1 else texts[0] if texts else None


def _after(get: Get, step: Callable[[str], str]) -> Get:
    return lambda row: _flat(step(text) for text in texts_of(get(row)))


def _marking(how: str) -> Callable[[str], str]:
    return lambda text: Inferred.made(text, how)


def _guarded(get: Get, holds: Callable[[Row], bool]) -> Get:
    return lambda row: get(row) if holds(row) else None


def _date_reader(given: Mapping[str, Any]) -> Callable[[str], str]:
    return dates.reader(given["date"], given.get("language"))


def _as_formats(value: Any) -> tuple[str, ...]:
    formats = (as_text(value),) if isinstance(value, str) else list_of(as_text)(value)
    for each in formats:
        dates.check_format(each)
    return formats


LISTS: dict[str, Callable[[list[Value]], Value]] = {
    "first": First,
    "earliest": lambda values: Extreme(values, dates.earliest),
    "latest": lambda values: Extreme(values, dates.latest),
}
SOURCES = (("of",), *((key,) for key in LISTS), ("year", "month", "day"), ("from", "until"))
STEPS: dict[str, Callable[[YamlNode], Step]] = {
    "replace": read_replace,
    "missing": read_missing,
    "split": read_split,
    "match": read_match,
}
FIELDS = {
    **{key: ANYTHING for way in SOURCES for key in way},
    **dict.fromkeys(STEPS, ANYTHING),
    "when": ANYTHING,
    "lookup": ANYTHING,
    "on": ANYTHING,
    "else": ANYTHING,
    "date": Field(
        _as_formats, "a format such as '%d/%m/%Y', English, Gephi or EDTF, or a list of them"
    ),
    "language": Field(lambda value: months.language_of(as_text(value)), "a language of CLDR"),
    "inferred": Field(as_text, "text that says how the value was worked out", prose=True),
}
