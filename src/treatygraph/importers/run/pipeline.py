"""Read files through a mapping into a dataset, with a report of every row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, NamedTuple, cast

from ...dataset import Dataset, Source
from ...dataset.csv import EDGES, NODES
from ...dataset.ids import slug
from ...errors import DataError, Problem, hint, printable
from ...gc_pause import gc_paused
from ...states.countries import countries
from ..files import Records, open_table
from ..files.open_table import bare_name, sha256
from ..mapping.load import Mapping
from ..mapping.table_spec import TableSpec
from ..rejection import RowRejected
from ..report import FileReport, ImportReport
from .node_index import NodeIndex, distinct
from .node_resolver import ImportContext
from .plain.choose import plain_rows
from .progress import Progress, Watch
from .relation_index import RelationIndex
from .round_trip import EdgesRun, NodesRun
from .spool import Spool
from .table import ImportState, TableImporter
from .vocabulary_builder import VocabularyBuilder
from .wide_table import WideTableImporter


class Imported(NamedTuple):
    """What was made of some files, and what became of each of their rows."""

    dataset: Dataset
    account: ImportReport


def read_tables(
    mapping: Mapping,
    files: Sequence[Path],
    *,
    watch: Watch = lambda count, share: None,
    spool: Spool | None = None,
) -> Imported:
    """Import files by a mapping; `watch` is called as in `import_tables`.

    The relations of the dataset are kept in the `spool`, which has to stay open while they are
    used.

    Raises DataError where a file cannot be read or no table of the mapping fits it.
    """
    with gc_paused():
        return _read(mapping, files, watch, spool or Spool())


def _read(mapping: Mapping, files: Sequence[Path], watch: Watch, spool: Spool) -> Imported:
    assigned = _assigned(mapping, files)
    sources = _sources(mapping, files)
    store = _store(mapping, spool)
    progress = Progress(watch, files)
    for table, file in assigned:
        account = FileReport(printable(file), table.name, sources[file].id)
        store.account.files.append(account)
        with open_table(file, table.file) as records:
            _require(mapping, table, file, records)
            importer = _run(table)(table, records, store, account)
            if plain := plain_rows(importer):
                importer.in_batches = plain.run
            importer.run(progress.of(file, records))
            store.account.notices += records.notices
    return _finished(store, sources)


def _run(table: TableSpec) -> type[TableImporter]:
    if table.form:
        return {NODES: NodesRun, EDGES: EdgesRun}[table.form]
    return WideTableImporter if table.wide else TableImporter


def _store(mapping: Mapping, spool: Spool) -> ImportState:
    words, drafts = VocabularyBuilder(mapping.vocabulary, mapping.new), RelationIndex(spool)
    verbatim = any(table.form for table in mapping.tables.values())
    nodes = NodeIndex(mapping.vocabulary, countries(), verbatim, drafts)
    context = ImportContext(words, nodes, countries(), Counter(), Counter(), {})
    return ImportState(context, drafts, ImportReport())


def _finished(store: ImportState, sources: dict[Path, Source]) -> Imported:
    context, account = store.context, store.account
    nodes, vocabulary = list(context.nodes.records()), context.words.vocabulary
    relations = store.relations.finish(vocabulary)
    account.unknown, account.repeated = context.unknown, context.repeated
    account.differing = context.nodes.differing
    added = store.relations.added_years()
    for file in account.files:
        file.folded += added[file.source]
    account.nodes = Counter(node.kind for node in nodes)
    account.relations = store.relations.types
    dataset = Dataset.of(vocabulary, sources.values(), nodes, ())
    return Imported(replace(dataset, relations=relations), account)


def _sources(mapping: Mapping, files: Sequence[Path]) -> dict[Path, Source]:
    """Return a source for each file, with its hash."""
    name, about = slug(mapping.name), cast(dict[str, Any], mapping.about)
    alone = len(files) == 1
    ids = distinct(name if alone else f"{name}-{slug(bare_name(file))}" for file in files)
    return {
        file: Source(id=own, file=printable(file.name), sha256=sha256(file), **about)
        for file, own in zip(files, ids, strict=True)
    }


def _assigned(mapping: Mapping, files: Sequence[Path]) -> list[tuple[TableSpec, Path]]:
    """Return the files of each table, in the mapping's order: later tables use earlier ones."""
    chosen = {file: _table(mapping, file) for file in files}
    problems = [table for table in chosen.values() if isinstance(table, Problem)]
    if problems:
        raise DataError(problems)
    return [
        (table, file)
        for table in mapping.tables.values()
        for file in files
        if chosen[file] is table
    ]


def _table(mapping: Mapping, file: Path) -> TableSpec | Problem:
    """Return the table for a file: by its name, and where that leaves several, by its columns."""
    named = [table for table in mapping.tables.values() if _is_called(file, table.pattern)]
    if len(named) == 1:
        return named[0]
    fitting = [table for table in named if _fits(table, file)]
    most = max((len(table.header) for table in fitting), default=0)
    fitting = [table for table in fitting if len(table.header) == most]
    if len(fitting) == 1:
        return fitting[0]
    tables = ", ".join(table.name for table in fitting or mapping.tables.values())
    message = f"fits several tables of mapping {mapping.name}: {tables}"
    if not fitting:
        message = f"fits no table of mapping {mapping.name}: {tables}"
        message += _lacking(named, file)
    return Problem(str(file), None, message)


def _is_called(file: Path, pattern: str | None) -> bool:
    return pattern is None or fnmatchcase(file.name.lower(), pattern.lower())


def _fits(table: TableSpec, file: Path) -> bool:
    with open_table(file, table.file) as records:
        if table.file.columns is not None:
            return not isinstance(next(iter(records.rows), RowRejected("")), RowRejected)
        return table.is_headed(records.columns) and not _absent(table, records)


def _absent(table: TableSpec, records: Records) -> list[str]:
    """Return the columns that a table needs and the file lacks.

    JSON may leave out what is empty.
    """
    absent = list(dict.fromkeys(name for name, _ in table.absent(records.columns)))
    return [] if records.sparse and len(absent) < _asked(table) else absent


def _asked(table: TableSpec) -> int:
    return len({name for name, _ in table.absent([])})


def _lacking(tables: Sequence[TableSpec], file: Path) -> str:
    """Say which columns the file lacks for the most similar table."""
    lists = []
    for table in tables:
        with open_table(file, table.file) as records:
            lists.append((len(absent := _absent(table, records)), table.name, absent))
    if not lists:
        return "; its name fits none of their patterns"
    _, name, absent = min(lists)
    return f"; for {name} it lacks {', '.join(map(repr, absent[:5]))}" if absent else ""


def _require(mapping: Mapping, table: TableSpec, file: Path, records: Records) -> None:
    """Raise DataError with every column that the mapping asks for and the file lacks."""
    if not _absent(table, records):
        return
    raise DataError(
        yaml_part.problem(f"{file} has no column {name!r}{hint(name, records.columns)}")
        for name, yaml_part in table.absent(records.columns)
    )
