"""Relation specifications of a mapping."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from ...errors import hint, quoted
from ...yamlio.fields import Field, as_id, list_of
from .conditions import Condition
from .node_spec import FLAG, Bindable, Values, read_values
from .values import Lookups, Value, read_value
from .yaml_node import ANYTHING, YamlNode


@dataclass(frozen=True)
class RelationSpec:
    """A relation of a row, between nodes of the same table.

    Rows that agree in the values of `fold`, in type, date and ends are one relation; with `spell`,
    a year, those of consecutive years are. An `optional` one is not made where an end has no node.
    """

    name: str
    yaml_part: YamlNode
    condition: Condition | None
    origins: tuple[str, ...]
    targets: tuple[str, ...]
    fields: Values
    attributes: Values
    fold: tuple[Value, ...] | None
    rest: bool
    optional: bool

    @property
    def paired(self) -> bool:
        """Whether both ends are the same nodes: then it is made of each pair among them."""
        return set(self.origins) == set(self.targets)

    def parts(self) -> Iterator[Bindable]:
        """Everything of it that looks at columns."""
        yield from [self.condition] if self.condition else []
        yield from (value for part in (self.fields, self.attributes) for value in part.values())
        yield from self.fold or ()


def read_relations(
    yaml_part: YamlNode, lookups: Lookups, nodes: Collection[str]
) -> dict[str, RelationSpec]:
    """Return the relations of a table by name."""
    return {key: _relation(key, part, lookups, nodes) for key, part in yaml_part.parts()}


def _relation(
    key: str, yaml_part: YamlNode, lookups: Lookups, nodes: Collection[str]
) -> RelationSpec:
    given = yaml_part.read(FIELDS)
    for end in ("from", "to"):
        for node in given.get(end, ()):
            if node not in nodes:
                yaml_part[end].reject(
                    f"{end}: the table has no node {quoted(node)}{hint(node, nodes)}"
                )
    if "date" in given and "spell" in given:
        yaml_part["spell"].reject("a relation has a date or a spell, not both")
    return RelationSpec(
        name=key,
        yaml_part=yaml_part,
        condition=Condition(yaml_part["when"]) if "when" in given else None,
        origins=given.get("from", ()),
        targets=given.get("to", ()),
        fields={each: read_value(yaml_part[each], lookups) for each in OWN if each in given},
        attributes=read_values(yaml_part["attributes"], lookups) if "attributes" in given else {},
        fold=_fold(yaml_part["fold"], lookups) if "fold" in given else None,
        rest=given.get("rest", False),
        optional=given.get("optional", False),
    )


def _fold(yaml_part: YamlNode, lookups: Lookups) -> tuple[Value, ...]:
    return tuple(read_value(item, lookups) for item in yaml_part.items())


def _as_names(value: Any) -> tuple[str, ...]:
    return (as_id(value),) if isinstance(value, str) else list_of(as_id)(value)


ENDS = Field(_as_names, "the name of a node of the table, or a list of them", required=True)
OWN = ("id", "type", "direction", "status", "date", "spell", "note")
FIELDS: dict[str, Field] = {
    **dict.fromkeys(OWN, ANYTHING),
    "type": ANYTHING._replace(required=True),
    "status": ANYTHING._replace(required=True),
    "from": ENDS,
    "to": ENDS,
    "when": ANYTHING,
    "attributes": ANYTHING,
    "fold": ANYTHING,
    "rest": FLAG,
    "optional": FLAG,
}
