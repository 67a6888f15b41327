"""Node specifications of a mapping."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ...errors import hint
from ...yamlio.fields import Field, as_flag, name, one_of, text
from .conditions import Condition
from .values import Lookups, Value, read_value
from .yaml_node import ANYTHING, YamlNode

CODES = ("cow", "gw", "iso2", "iso3", "m49")
FLAG = Field(as_flag, "true or false")
Values = dict[str, Value]
Bindable = Value | Condition


@dataclass(frozen=True)
class CountrySpec:
    """How a country is found: by codes and names in the order given, on a day of the row.

    `listed`: report names that no list knows. `state`: `later` accepts only countries that became
    states after that day, `then` only all others; `now` looks names and codes up as of today.
    """

    ways: tuple[tuple[str, Value], ...]
    on: Value | None
    listed: bool
    state: str | None = None


class RowSpec(NamedTuple):
    """A row of a table, found by its key; `node`: only the nodes of this name in that table.

    `split` separates several keys in one text.
    """

    table: str
    key: Value
    node: str | None = None
    split: str | None = None

    @property
    def kept_under(self) -> str:
        """The name under which the nodes of the rows are kept by key."""
        return f"{self.table} {self.node}" if self.node else self.table


@dataclass(frozen=True)
class NodeSpec:
    """A node of a row, or one for `each` text.

    With `row`, reuse the nodes created by a row of another table; the remaining fields are the
    fallback if that row is missing.
    """

    name: str
    yaml_part: YamlNode
    each: Value | None
    condition: Condition | None
    country: CountrySpec | None
    row: RowSpec | None
    fields: Values
    ids: Values
    attributes: Values
    rest: bool

    def parts(self) -> Iterator[Bindable]:
        """Everything of it that looks at columns."""
        yield from (part for part in (self.each, self.condition) if part)
        yield from (
            value for part in (self.fields, self.ids, self.attributes) for value in part.values()
        )
        if self.row:
            yield self.row.key
        if self.country:
            yield from (value for _, value in self.country.ways)
            yield from [self.country.on] if self.country.on else []


def read_nodes(yaml_part: YamlNode, lookups: Lookups) -> dict[str, NodeSpec]:
    """Return the nodes of a table by the names that its relations use."""
    return {key: _node(key, part, lookups) for key, part in yaml_part.parts()}


def read_values(yaml_part: YamlNode, lookups: Lookups) -> Values:
    """Return values by name, such as attributes."""
    return {key: read_value(part, lookups) for key, part in yaml_part.parts()}


def _node(key: str, yaml_part: YamlNode, lookups: Lookups) -> NodeSpec:
    given = yaml_part.read(FIELDS)
    _check(yaml_part)
    return NodeSpec(
        name=key,
        yaml_part=yaml_part,
        each=read_value(yaml_part["each"], lookups) if "each" in given else None,
        condition=Condition(yaml_part["when"]) if "when" in given else None,
        country=_country(yaml_part["country"], lookups) if "country" in given else None,
        row=_row(yaml_part["row"], lookups) if "row" in given else None,
        fields={each: read_value(yaml_part[each], lookups) for each in OWN if each in given},
        ids=read_values(yaml_part["ids"], lookups) if "ids" in given else {},
        attributes=read_values(yaml_part["attributes"], lookups) if "attributes" in given else {},
        rest=given.get("rest", False),
    )


def _country(yaml_part: YamlNode, lookups: Lookups) -> CountrySpec:
    given = yaml_part.read(COUNTRY)
    ways = tuple((key, read_value(yaml_part[key], lookups)) for key in given if key in WAYS)
    if not ways and isinstance(yaml_part.data, dict):
        yaml_part.reject(f"country should say by what it is found: {', '.join(WAYS)}")
    on = read_value(yaml_part["on"], lookups) if "on" in given else None
    if given.get("state", "now") != "now" and on is None:
        yaml_part["state"].reject("state goes with on, the day that it looks at")
    return CountrySpec(ways, on, given.get("listed", True), given.get("state"))


def _row(yaml_part: YamlNode, lookups: Lookups) -> RowSpec | None:
    given = yaml_part.read(ROW)
    key = read_value(yaml_part["key"], lookups) if "key" in given else None
    if not key or "table" not in given:
        return None
    return RowSpec(given["table"], key, given.get("node"), given.get("split"))


def _check(yaml_part: YamlNode) -> None:
    """Check that a node has kind and name, or is found as a country or by another row."""
    if not isinstance(yaml_part.data, dict):
        return
    if "kind" in yaml_part and "name" not in yaml_part:
        yaml_part.reject("'name' is missing")
    if not {"kind", "country", "row"} & set(yaml_part.data):
        near = hint("kind", yaml_part.data)
        yaml_part.reject(f"a node has a kind, or is found by country or row{near}")


OWN = ("kind", "id", "name", "aliases", "note")
WAYS = ("name", *CODES)
COUNTRY: dict[str, Field] = {
    **dict.fromkeys(WAYS, ANYTHING),
    "on": ANYTHING,
    "listed": FLAG,
    "state": Field(one_of(("then", "later", "now")), "then, later or now"),
}
ROW = {
    "table": name(required=True),
    "key": ANYTHING._replace(required=True),
    "node": name(),
    "split": text(),
}
FIELDS: dict[str, Field] = {
    "each": ANYTHING,
    "when": ANYTHING,
    "country": ANYTHING,
    "row": ANYTHING,
    **dict.fromkeys(OWN, ANYTHING),
    "ids": ANYTHING,
    "attributes": ANYTHING,
    "rest": FLAG,
}
