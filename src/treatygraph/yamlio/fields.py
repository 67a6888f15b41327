"""Convert text data to typed values, and report all problems of a record."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any, NamedTuple, Protocol

from ..errors import BadValue, DataError, Problem, SlowPattern, hint, quoted
from .load import Entry

NUMBER = re.compile(r"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?")
ID = re.compile(r"[^\s,;\[\]{}]{1,200}")

Read = Callable[[Any], Any]


class Field(NamedTuple):
    """The type of a key.

    `read` converts text data to the value or raises ValueError (BadValue with a message of its own;
    otherwise `wanted` is reported). In `prose`, an unquoted number is an error.
    """

    read: Read
    wanted: str
    required: bool = False
    prose: bool = False


def text(required: bool = False) -> Field:
    """Return a field whose value is a text."""
    return Field(as_text, "text", required, prose=True)


def name(required: bool = False) -> Field:
    """Return a field whose value is an id."""
    return Field(as_id, "an id (no spaces, commas or brackets)", required)


def as_text(value: Any) -> str:
    """Return a text that is not empty; raises ValueError otherwise."""
    if not isinstance(value, str) or not value:
        raise ValueError
    return value


class Matching(Protocol):
    """A compiled regular expression, of `re` or with a time limit."""

    def fullmatch(self, text: str, /) -> Any: ...


@dataclass(frozen=True)
class Fitting:
    """Reads a text that matches a pattern as a whole."""

    pattern: Matching

    def __call__(self, value: Any) -> str:
        if not isinstance(value, str) or not self.pattern.fullmatch(value):
            raise ValueError
        return value


@dataclass(frozen=True)
class OneOf:
    """Reads one of some words."""

    words: Collection[str]

    def __call__(self, value: Any) -> str:
        if not isinstance(value, str) or value not in self.words:
            raise ValueError
        return value


@dataclass(frozen=True)
class ListOf:
    """Reads a list, each item the same way."""

    item: Read

    def __call__(self, value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise ValueError
        return tuple(map(self.item, value))


def matching(pattern: Matching) -> Callable[[Any], str]:
    """Read a text that matches a pattern as a whole."""
    return Fitting(pattern)


as_id = matching(ID)


def as_number(value: Any) -> float:
    """Return a finite number; raises ValueError otherwise."""
    number = float(matching(NUMBER)(value))
    if not isfinite(number):
        raise ValueError
    return number


def as_flag(value: Any) -> bool:
    """Return the value of `true` or `false`; raises ValueError otherwise."""
    return {"true": True, "false": False}[one_of(("true", "false"))(value)]


def as_mapping(value: Any) -> dict[str, Any]:
    """Return a mapping of keys to values; raises ValueError otherwise."""
    if not isinstance(value, dict):
        raise ValueError
    return value


def one_of(words: Collection[str]) -> Read:
    """Read one of some words."""
    return OneOf(words)


def list_of(item: Read) -> Read:
    """Read a list, each item the same way."""
    return ListOf(item)


def read_fields(
    entry: Entry,
    fields: Mapping[str, Field],
    problems: list[Problem],
    at: tuple[str | int, ...] = (),
) -> dict[str, Any]:
    """Return the typed values of the mapping at `at`; problems are appended to `problems`."""
    data: Any = entry.data
    for step in at:
        data = data[step]
    if not isinstance(data, dict):
        problems.append(entry.problem(f"{_shown(at)} should be a mapping", *at))
        return {}
    typed: dict[str, Any] = {}
    for key, value in data.items():
        field = fields.get(key)
        if field is None:
            problems.append(
                entry.problem(f"unknown key {quoted(key)}{hint(key, fields)}", *at, key)
            )
            continue
        try:
            typed[key] = field.read(value)
        except SlowPattern as slow:  # the next record would be as slow
            raise DataError([entry.problem(f"{key}: {slow}", *at, key)]) from None
        except (BadValue, ValueError) as wrong:
            message = wrong if isinstance(wrong, BadValue) else _not_wanted(value, field)
            problems.append(entry.problem(f"{key}: {message}", *at, key))
            continue
        if field.prose:
            problems.extend(_bare_numbers(entry, value, (*at, key)))
    missing = [key for key, field in fields.items() if field.required and key not in data]
    problems.extend(entry.problem(f"{key!r} is missing", *at) for key in missing)
    return typed


def _bare_numbers(entry: Entry, value: Any, at: tuple[str | int, ...]) -> Iterator[Problem]:
    if isinstance(value, list):
        for position, item in enumerate(value):
            yield from _bare_numbers(entry, item, (*at, position))
    elif isinstance(value, str) and NUMBER.fullmatch(value) and not entry.is_quoted(*at):
        key = next(step for step in reversed(at) if isinstance(step, str))
        message = (
            f"{key}: {quoted(value)[1:-1]} is a number where text belongs; quote it if it is meant"
        )
        yield entry.problem(message, *at)


def _not_wanted(value: Any, field: Field) -> str:
    return f"{_brief(value)} is not {field.wanted}"


def _brief(value: Any) -> str:
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a mapping"
    return quoted(value)


def _shown(at: tuple[str | int, ...]) -> str:
    return " ".join(str(step + 1 if isinstance(step, int) else step) for step in at) or "the record"
