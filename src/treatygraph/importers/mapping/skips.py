"""Rows that a table leaves out: titles above the header, and rows that meet a condition."""

from __future__ import annotations

from typing import Any, NamedTuple

from ...yamlio.fields import Field, as_text, list_of, text
from .conditions import Condition
from .yaml_node import ANYTHING, YamlNode

MOST_TITLES = 1000


class Skips(NamedTuple):
    """The number of rows above the header, and the conditions, each with its reason."""

    titles: int
    rules: tuple[tuple[Condition, str], ...]


class Header(NamedTuple):
    """The row of the header, from 1, and the columns in it that identify the table."""

    row: int = 1
    columns: tuple[tuple[str, ...], ...] = ()


def read_skips(yaml_part: YamlNode) -> Skips:
    """Return what `skip` says: a number of rows, conditions, or a list of both."""
    titles, rules = 0, []
    for item in yaml_part.items():
        if isinstance(item.data, dict) and "rows" not in item.data:
            rules.append(_rule(item))
            continue
        titles += _titles(item)
    return Skips(titles, tuple(rules))


def _titles(yaml_part: YamlNode) -> int:
    if isinstance(yaml_part.data, dict):
        return int(yaml_part.read(TITLES).get("rows", 0))
    try:
        return as_count(yaml_part.data)
    except ValueError:
        yaml_part.reject("skip is a number of rows above the header, or a list of {when, because}")
        return 0


def _rule(yaml_part: YamlNode) -> tuple[Condition, str]:
    given = yaml_part.read(SKIP)
    condition = Condition(yaml_part["when"]) if "when" in given else _never(yaml_part)
    return condition, given.get("because", "")


def _never(yaml_part: YamlNode) -> Condition:
    return Condition(YamlNode(yaml_part.entry, [], *yaml_part.at))


def as_count(value: Any) -> int:
    """Return a number of rows; raises ValueError otherwise."""
    number = int(as_text(value))
    if not 0 <= number <= MOST_TITLES:
        raise ValueError
    return number


def as_header(value: Any) -> Header:
    """Return the row of a header, or the columns that it has; raises ValueError otherwise."""
    if not isinstance(value, list):
        row = as_count(value)
        if not row:
            raise ValueError
        return Header(row)
    columns = ((item,) if isinstance(item, str) else list_of(as_text)(item) for item in value)
    return Header(columns=tuple(columns))


ROWS = Field(as_count, f"a number of rows, up to {MOST_TITLES}")
TITLES = {"rows": ROWS._replace(required=True)}
SKIP = {"when": ANYTHING._replace(required=True), "because": text(required=True)}
HEADER = Field(
    as_header, "the number of its row, or a list of columns, each a name or a list of alternatives"
)
