"""Table specifications of a mapping: how the file is read, and what rows become."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ...dataset.csv import EDGES, NODES
from ...errors import DataError, hint
from ...yamlio.fields import Field, as_flag, as_text, list_of, one_of, text
from .columns import Columns
from .conditions import Condition
from .node_spec import Bindable, NodeSpec, Values, read_nodes, read_values
from .relation_spec import RelationSpec, read_relations
from .values import Lookups, Value, read_value
from .yaml_node import ANYTHING, YamlNode

FORMATS = ("csv", "tsv", "json", "jsonl", "excel", "parquet", "graphml", "gexf", "pajek")
SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "space": " "}
# codecs of Python for other purposes; some of them give characters that cannot be written
NOT_OF_FILES = {"idna", "punycode", "raw-unicode-escape", "unicode-escape", "utf-7"}


@dataclass(frozen=True)
class FileSpec:
    """How the file of a table is read. `columns` name those of a file without a header.

    Without `encoding` and `separator`, they are detected.
    """

    format: str | None = None
    encoding: str | None = None
    separator: str | None = None
    quotes: bool = True
    columns: tuple[str, ...] | None = None
    records: tuple[str, ...] = ()
    sheet: str | None = None
    fill: str | None = None
    typed_header: bool = False


@dataclass(frozen=True)
class Wide:
    """Columns whose cells are records: those that are listed, and from a first to a last."""

    columns: tuple[str, ...]
    first: str | None
    last: str | None
    yaml_part: YamlNode

    def slots(self, names: Sequence[str]) -> list[int]:
        """Return the indices of the columns in a file.

        Raises DataError for one that is not.
        """
        asked = (*self.columns, *filter(None, (self.first, self.last)))
        found = {name: slot for slot, name in reversed(list(enumerate(names)))}
        unknown = [name for name in asked if name not in found]
        if unknown:
            raise DataError(
                self.yaml_part.problem(f"there is no column {name!r}{hint(name, names)}")
                for name in unknown
            )
        listed = [found[name] for name in self.columns]
        if not self.first or not self.last:
            return listed
        return [*listed, *range(found[self.first], found[self.last] + 1)]


@dataclass(frozen=True)
class TableSpec:
    """A table, the files that it takes, and what each of its rows becomes.

    It takes files whose name fits the `pattern` and whose columns are those of the `header`, of
    each tuple at least one. Unless it `states_missing`, the texts that mean an empty cell are those
    of the file's format as well. A table in a `form`, of nodes or of edges, can be written again.
    """

    name: str
    yaml_part: YamlNode
    pattern: str | None
    header: tuple[tuple[str, ...], ...]
    file: FileSpec
    missing: frozenset[str]
    states_missing: bool
    ignored: tuple[str, ...]
    wide: Wide | None
    values: Values
    skips: tuple[tuple[Condition, str], ...]
    key: Value | None
    nodes: dict[str, NodeSpec]
    relations: dict[str, RelationSpec]
    form: str | None

    def is_headed(self, names: Sequence[str]) -> bool:
        """Return whether these columns include those that identify the table, in any case."""
        known = {name.strip().casefold() for name in names}
        return all(any(name.casefold() in known for name in names) for names in self.header)

    def absent(self, names: Sequence[str]) -> list[tuple[str, YamlNode]]:
        """Return the columns that it asks for and a file with these columns lacks."""
        columns = Columns(names)
        for own in ("each", "row", "column", "cell"):
            columns.add(own)
        for name, value in self.values.items():
            value.bind(columns)
            columns.add(name)
        for part in self._parts():
            part.bind(columns)
        return columns.absent

    def _parts(self) -> Iterator[Bindable]:
        yield from (condition for condition, _ in self.skips)
        yield from [self.key] if self.key else []
        for node in self.nodes.values():
            yield from node.parts()
        for relation in self.relations.values():
            yield from relation.parts()


def read_tables(yaml_part: YamlNode, lookups: Lookups) -> dict[str, TableSpec]:
    """Return the tables of a mapping by name."""
    return {key: _table(key, part, lookups) for key, part in yaml_part.parts()}


def _table(key: str, yaml_part: YamlNode, lookups: Lookups) -> TableSpec:
    given = yaml_part.read(FIELDS)
    nodes = read_nodes(yaml_part["nodes"], lookups) if "nodes" in given else {}
    relations = (
        read_relations(yaml_part["relations"], lookups, nodes) if "relations" in given else {}
    )
    _check_form(yaml_part, given.get("form"), len(nodes), len(relations))
    return TableSpec(
        name=key,
        yaml_part=yaml_part,
        pattern=given.get("file"),
        header=given.get("header", ()),
        file=FileSpec(**{name: given[name] for name in FILE if name in given}),
        missing=frozenset(("", *given.get("missing", ()))),
        states_missing="missing" in given,
        ignored=given.get("ignore", ()),
        wide=_wide(yaml_part["wide"]) if "wide" in given else None,
        values=read_values(yaml_part["values"], lookups) if "values" in given else {},
        skips=tuple(map(_skip, yaml_part["skip"].items())) if "skip" in given else (),
        key=read_value(yaml_part["key"], lookups) if "key" in given else None,
        nodes=nodes,
        relations=relations,
        form=given.get("form"),
    )


def _check_form(yaml_part: YamlNode, form: str | None, nodes: int, relations: int) -> None:
    """Return what a row of nodes.csv or edges.csv is, and what can be written as one again."""
    if form == NODES and (nodes, relations) != (1, 0):
        yaml_part["form"].reject("a table of nodes has one node a row, and no relation")
    if form == EDGES and relations != 1:
        yaml_part["form"].reject("a table of edges has one relation a row")
    if form and "wide" in yaml_part:
        yaml_part["form"].reject("a wide table has no form")


def _skip(yaml_part: YamlNode) -> tuple[Condition, str]:
    given = yaml_part.read(SKIP)
    condition = Condition(yaml_part["when"]) if "when" in given else _never(yaml_part)
    return condition, given.get("because", "")


def _never(yaml_part: YamlNode) -> Condition:
    return Condition(YamlNode(yaml_part.entry, [], *yaml_part.at))


def _wide(yaml_part: YamlNode) -> Wide:
    given = yaml_part.read(WIDE)
    if not given.get("columns") and not {"from", "to"} <= given.keys():
        yaml_part.reject(
            "wide needs the columns: a list, or the first ('from') and the last ('to')"
        )
    return Wide(given.get("columns", ()), given.get("from"), given.get("to"), yaml_part)


def _as_encoding(value: Any) -> str:
    try:
        name = codecs.lookup(as_text(value)).name
        "a".encode(name)
    except (LookupError, UnicodeError):
        raise ValueError from None
    if name in NOT_OF_FILES:
        raise ValueError
    return name


def _as_separator(value: Any) -> str:
    separator = SEPARATORS.get(value, as_text(value))
    if len(separator) != 1:
        raise ValueError
    return separator


def _as_header(value: Any) -> tuple[tuple[str, ...], ...]:
    if not isinstance(value, list):
        raise ValueError
    return tuple((item,) if isinstance(item, str) else list_of(as_text)(item) for item in value)


def _as_path(value: Any) -> tuple[str, ...]:
    return tuple(as_text(step) for step in as_text(value).strip("/").split("/"))


WORDS = Field(list_of(as_text), "a list of texts")
FILE: dict[str, Field] = {
    "format": Field(one_of(FORMATS), f"one of {', '.join(FORMATS)}"),
    "encoding": Field(_as_encoding, "an encoding such as utf-8 or cp1252"),
    "separator": Field(_as_separator, "one character, or tab, comma, semicolon or space"),
    "quotes": Field(as_flag, "true or false"),
    "columns": WORDS,
    "records": Field(_as_path, "a path such as 'results/record'"),
    "sheet": text(),
    "fill": Field(one_of(("down",)), "down"),
    "typed_header": Field(as_flag, "true or false"),
}
SKIP = {"when": ANYTHING._replace(required=True), "because": text(required=True)}
WIDE = {"columns": WORDS, "from": text(), "to": text()}
FIELDS: dict[str, Field] = {
    "file": text(),
    "header": Field(_as_header, "a list of columns, each a name or a list of alternatives"),
    **FILE,
    "missing": Field(list_of(as_text), "a list of texts"),
    "ignore": WORDS,
    "wide": ANYTHING,
    "values": ANYTHING,
    "skip": ANYTHING,
    "key": ANYTHING,
    "nodes": ANYTHING,
    "relations": ANYTHING,
    "form": Field(one_of((NODES, EDGES)), f"{NODES} or {EDGES}"),
}
