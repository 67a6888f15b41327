"""Lookup tables inside a mapping: from a word, optionally on a day, to another word."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from ... import dates
from ...errors import BadValue, hint, quoted
from ...yamlio.fields import Field, as_text
from ..rejection import RowRejected
from .columns import Cell
from .yaml_node import ANYTHING, YamlNode


class Term(NamedTuple):
    """The meaning of a word, from a first to a last day."""

    first: int
    last: int
    value: Cell


class Lookup:
    """A lookup of words, optionally by day."""

    def __init__(self, name: str, terms: dict[str, list[Term]]) -> None:
        self.name, self._terms = name, terms
        self._hints: dict[str, str] = {}  # of unknown words: looking for one takes a while
        self.dated = any(term[:2] != ALWAYS for each in terms.values() for term in each)

    @property
    def outcomes(self) -> frozenset[str]:
        """Every text that it can give."""
        values = (term.value for each in self._terms.values() for term in each)
        return frozenset(text for value in values for text in _listed(value))

    def term(self, word: str, day: int | None) -> Term | None:
        """Return the term of a word on a day; of several, the one that began last."""
        terms = self._terms.get(word, ())
        if not self.dated:
            return terms[0] if terms else None
        valid = [term for term in terms if day is not None and term.first <= day <= term.last]
        return max(valid, key=lambda term: term.first, default=None)

    def rejection(self, word: str, day: int | None) -> RowRejected:
        """Return the rejection of an unknown word."""
        if word not in self._terms:
            if word not in self._hints:
                self._hints[word] = hint(word, self._terms)
            return RowRejected(f"not in {self.name}", quoted(word) + self._hints[word])
        when = "without a day" if day is None else f"on {dates.day(day)}"
        return RowRejected(f"not in {self.name}", f"{quoted(word)} {when}")


ALWAYS = (dates.LONG_AGO, dates.FAR_OFF)


def read_lookup(name: str, yaml_part: YamlNode) -> Lookup:
    """Return a lookup: a mapping from word to word, or a list of rows with dates.

    A row has `key`, `from`, `until` and `is`.
    Without `until`, a row holds until the next one begins.
    """
    if isinstance(yaml_part.data, list):
        return Lookup(name, _dated(yaml_part.items()))
    return Lookup(name, {key: [Term(*ALWAYS, _value(part))] for key, part in yaml_part.parts()})


def _dated(rows: Iterable[YamlNode]) -> dict[str, list[Term]]:
    terms: dict[str, list[Term]] = {}
    for row in rows:
        values = row.read(ROW)
        if "is" in values:
            first = values["from"].first if "from" in values else dates.LONG_AGO
            last = values["until"].last if "until" in values else dates.FAR_OFF
            terms.setdefault(values.get("key", ""), []).append(Term(first, last, _value(row["is"])))
    return {key: _ended(each) for key, each in terms.items()}


def _ended(terms: list[Term]) -> list[Term]:
    """Return the terms in order; one that is left open ends where the next one begins."""
    ordered = sorted(terms, key=lambda term: term.first)
    ends = [*(term.first - 1 for term in ordered[1:]), dates.FAR_OFF]
    return [
        term._replace(last=end) if term.last == dates.FAR_OFF else term
        for term, end in zip(ordered, ends, strict=True)
    ]


def _value(yaml_part: YamlNode) -> Cell:
    data = yaml_part.data
    texts = data if isinstance(data, list) else [data]
    if not all(isinstance(each, str) for each in texts):
        yaml_part.reject(f"{yaml_part.name} should be a text or a list of texts")
        return None
    return data or None


def _listed(value: Cell) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []


def _as_span(value: Any) -> dates.Span:
    try:
        return dates.span(as_text(value))
    except BadValue:
        raise ValueError from None


DAY = Field(_as_span, "a date")
ROW = {
    "key": Field(as_text, "text"),
    "from": DAY,
    "until": DAY,
    "is": ANYTHING._replace(required=True),
}
