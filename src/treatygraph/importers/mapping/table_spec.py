"""Table specifications of a mapping: how the file is read, and what rows become."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ...dataset.csv import EDGES, NODES
from ...yamlio.fields import Field, as_flag, as_text, list_of, one_of, text
from .columns import Columns
from .conditions import Condition
from .node_spec import Bindable, NodeSpec, Values, read_nodes, read_values
from .parallel import ParallelColumn, read_parallel
from .relation_spec import RelationSpec, read_relations
from .skips import HEADER, Header, Skips, read_skips
from .values import Lookups, Value, read_value
from .wide import WORDS, Wide, read_wide
from .yaml_node import ANYTHING, YamlNode

FORMATS = ("csv", "tsv", "json", "jsonl", "xml", "excel", "parquet", "graphml", "gexf", "pajek")
SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "space": " "}
# codecs of Python for other purposes; some of them give characters that cannot be written
NOT_OF_FILES = {"idna", "punycode", "raw-unicode-escape", "unicode-escape", "utf-7"}

# the columns that every table has beside its own: the name of the file, the name without the
# endings of packing and format, and the sheet; a column of the same name hides one
OWN_COLUMNS = ("file", "file/stem", "sheet")


@dataclass(frozen=True)
class FileSpec:
    """How the file of a table is read.

    `columns` name those of a file without a header. `parents` are the columns that the mapping
    takes from the objects around a record. `titles` rows above the header are skipped; the header
    has the columns of `headed`, at least one of each tuple. Without `encoding` and `separator`,
    they are detected.
    """

    format: str | None = None
    encoding: str | None = None
    separator: str | None = None
    quotes: bool = True
    columns: tuple[str, ...] | None = None
    records: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    sheet: str | None = None
    titles: int = 0
    headed: tuple[tuple[str, ...], ...] = ()
    fill: str | None = None
    typed_header: bool = False

    def heads(self, cells: Iterable[str]) -> bool:
        """Return whether these cells include the columns that identify the table, in any case."""
        known = {cell.strip().casefold() for cell in cells}
        return all(any(name.casefold() in known for name in names) for names in self.headed)


@dataclass(frozen=True)
class TableSpec:
    """A table, the files that it takes, and what each of its rows becomes.

    It takes files whose name fits the `pattern` and whose columns are those of the header; of a
    workbook, the `sheets` whose names fit, or the first one. A table in a `form`, of nodes or of
    edges, can be written again. Unless it `states_missing`, the texts that mean an empty cell are
    those of the file's format as well.
    """

    name: str
    yaml_part: YamlNode
    pattern: str | None
    sheets: tuple[str, ...]
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
    parallel: tuple[ParallelColumn, ...] = ()

    def is_headed(self, names: Sequence[str]) -> bool:
        """Return whether these columns include those that identify the table, in any case."""
        return self.file.heads(names)

    def absent(self, names: Sequence[str]) -> list[tuple[str, YamlNode]]:
        """Return the columns that it asks for and a file with these columns lacks."""
        return self._bound(names).absent

    def _bound(self, names: Sequence[str]) -> Columns:
        """Return columns of these names once everything has looked for its columns among them."""
        columns = Columns(names)
        for own in ("each", "row", "column", "cell", *OWN_COLUMNS):
            columns.add(own)
        for part in self.parallel:
            columns.slot(part.column, part.yaml_part)
        for name, value in self.values.items():
            value.bind(columns)
            columns.add(name)
        for bound in self._parts():
            bound.bind(columns)
        return columns

    def parents(self) -> tuple[str, ...]:
        """Return the columns that it takes from the objects around a record."""
        columns = self._bound([])
        return tuple(dict.fromkeys(filter(_is_of_parent, columns.asked)))

    def _parts(self) -> Iterator[Bindable]:
        yield from (condition for condition, _ in self.skips)
        yield from [self.key] if self.key else []
        for node in self.nodes.values():
            yield from node.parts()
        for relation in self.relations.values():
            yield from relation.parts()


def _is_of_parent(column: str) -> bool:
    """Return whether a column is one of the objects around a record: `../name` or a key, `*`."""
    return column == "*" or column.startswith("../")


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
    header = given.get("header", Header())
    skips = read_skips(yaml_part["skip"]) if "skip" in given else Skips(0, ())
    file = FileSpec(
        **{name: given[name] for name in FILE if name in given},
        titles=skips.titles + header.row - 1,
        headed=header.columns,
    )
    spec = TableSpec(
        name=key,
        yaml_part=yaml_part,
        pattern=given.get("file"),
        sheets=given.get("sheet", ()),
        file=file,
        missing=frozenset(("", *given.get("missing", ()))),
        states_missing="missing" in given,
        ignored=given.get("ignore", ()),
        wide=read_wide(yaml_part["wide"]) if "wide" in given else None,
        values=read_values(yaml_part["values"], lookups) if "values" in given else {},
        skips=skips.rules,
        key=read_value(yaml_part["key"], lookups) if "key" in given else None,
        nodes=nodes,
        relations=relations,
        form=given.get("form"),
        parallel=read_parallel(yaml_part["parallel"]) if "parallel" in given else (),
    )
    return replace(spec, file=replace(file, parents=spec.parents()))


def _check_form(yaml_part: YamlNode, form: str | None, nodes: int, relations: int) -> None:
    """Return what a row of nodes.csv or edges.csv is, and what can be written as one again."""
    if form == NODES and (nodes, relations) != (1, 0):
        yaml_part["form"].reject("a table of nodes has one node a row, and no relation")
    if form == EDGES and relations != 1:
        yaml_part["form"].reject("a table of edges has one relation a row")
    if form and "wide" in yaml_part:
        yaml_part["form"].reject("a wide table has no form")


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


def _as_sheets(value: Any) -> tuple[str, ...]:
    return (as_text(value),) if isinstance(value, str) else list_of(as_text)(value)


def _as_path(value: Any) -> tuple[str, ...]:
    return tuple(as_text(step) for step in as_text(value).strip("/").split("/"))


FILE: dict[str, Field] = {
    "format": Field(one_of(FORMATS), f"one of {', '.join(FORMATS)}"),
    "encoding": Field(_as_encoding, "an encoding such as utf-8 or cp1252"),
    "separator": Field(_as_separator, "one character, or tab, comma, semicolon or space"),
    "quotes": Field(as_flag, "true or false"),
    "columns": WORDS,
    "records": Field(_as_path, "a path such as 'results/record'"),
    "fill": Field(one_of(("down",)), "down"),
    "typed_header": Field(as_flag, "true or false"),
}
FIELDS: dict[str, Field] = {
    "file": text(),
    "header": HEADER,
    **FILE,
    "sheet": Field(_as_sheets, "the name of a sheet, a pattern such as '19*', or a list of them"),
    "missing": Field(list_of(as_text), "a list of texts"),
    "ignore": WORDS,
    "wide": ANYTHING,
    "parallel": ANYTHING,
    "values": ANYTHING,
    "skip": ANYTHING,
    "key": ANYTHING,
    "nodes": ANYTHING,
    "relations": ANYTHING,
    "form": Field(one_of((NODES, EDGES)), f"{NODES} or {EDGES}"),
}
