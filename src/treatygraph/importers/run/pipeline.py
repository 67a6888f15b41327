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
from ..files import Records
from ..files.open_table import bare_name, sha256
from ..mapping.load import Mapping
from ..mapping.table_spec import TableSpec
from ..rejection import RowRejected
from ..report import FileReport, ImportReport, Notice
from .file_part import (
    Assigned,
    FilePart,
    asked_for,
    is_graph_mapping,
    lacking_sheet,
    open_part,
    sheet_parts,
    unread_sheets,
)
from .finishing import finishing_notices
from .forward_references import WaitingRows
from .lifetimes import Lifetimes
from .node_index import NodeIndex, distinct
from .node_resolver import ImportContext
from .noted import Noted
from .parallel_table import ParallelTableImporter
from .plain.choose import plain_rows
from .progress import Progress, Watch
from .references import References
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
    sources = _sources(mapping, files, [part for _, part in assigned])
    store = _store(mapping, spool)
    progress = Progress(watch, files)
    store.account.notices += unread_sheets(assigned)
    for table, part in assigned:
        _open(store, table)
        account = FileReport(str(part), table.name, sources[part].id)
        store.account.files.append(account)
        with open_part(part, table) as records:
            _require(mapping, table, part, records)
            importer = _run(table)(table, records, store, account)
            if plain := plain_rows(importer):
                importer.in_batches = plain.run
            importer.run(progress.of(part.file, records))
            store.account.notices += records.notices
    _close(store, None)
    return _finished(store, sources, is_graph_mapping(mapping.tables.values()))


def _open(store: ImportState, table: TableSpec) -> None:
    """Let the rows of a table wait for later ones, until all files of the table are read."""
    _close(store, table.name)
    refers = any(node.row and node.row.table == table.name for node in table.nodes.values())
    if refers and not (table.wide or table.parallel or table.form):
        store.context.waiting.setdefault(table.name, WaitingRows())


def _close(store: ImportState, but: str | None) -> None:
    """Take the rows that still wait in all other tables: they are read."""
    for name, waiting in store.context.waiting.items():
        if name != but and waiting.open:
            waiting.close()


def _run(table: TableSpec) -> type[TableImporter]:
    if table.form:
        return {NODES: NodesRun, EDGES: EdgesRun}[table.form]
    if table.parallel:
        return ParallelTableImporter
    return WideTableImporter if table.wide else TableImporter


def _store(mapping: Mapping, spool: Spool) -> ImportState:
    words = VocabularyBuilder(mapping.vocabulary, mapping.new)
    verbatim = is_graph_mapping(mapping.tables.values())
    # ids of the table are kept there, and may be those of states
    drafts = RelationIndex(spool, Lifetimes(() if verbatim else countries()))
    nodes = NodeIndex(mapping.vocabulary, countries(), verbatim, drafts)
    context = ImportContext(
        words, nodes, countries(), Counter(), Counter(), _keys(mapping), {}, Noted()
    )
    return ImportState(context, drafts, ImportReport())


def _keys(mapping: Mapping) -> dict[str, References]:
    """Return the nodes of rows by key, none yet, of each table and node that others refer to."""
    nodes = (node for table in mapping.tables.values() for node in table.nodes.values())
    return {node.row.kept_under: References() for node in nodes if node.row}


def _finished(store: ImportState, sources: dict[FilePart, Source], graph: bool) -> Imported:
    context, account = store.context, store.account
    nodes, vocabulary = list(context.nodes.records()), context.words.vocabulary
    relations = store.relations.finish(vocabulary)
    account.unknown, account.repeated = context.unknown, context.repeated
    account.differing = context.nodes.differing
    account.notices += store.relations.lifetimes.notices()
    added = store.relations.added_years()
    for file in account.files:
        file.folded += added[file.source]
    account.nodes = Counter(node.kind for node in nodes)
    account.relations = store.relations.types
    account.notices += [
        Notice("rejected-relation", count, f"{reason}; the row made something else")
        for reason, count in account.impossible.most_common()
    ]
    account.notices += finishing_notices(store, graph)
    dataset = Dataset.of(vocabulary, sources.values(), nodes, ())
    return Imported(replace(dataset, relations=relations), account)


def _sources(
    mapping: Mapping, files: Sequence[Path], parts: Sequence[FilePart]
) -> dict[FilePart, Source]:
    """Return a source for each file with its hash, or for each sheet if several are read."""
    name = slug(mapping.name)
    alone = len(files) == 1
    ids = distinct(name if alone else f"{name}-{slug(bare_name(file))}" for file in files)
    of_files = {
        file: Source(
            id=own, file=printable(file.name), sha256=sha256(file), **_about(mapping, None)
        )
        for file, own in zip(files, ids, strict=True)
    }
    sources = {part: of_files[part.file] for part in sorted(set(parts), key=parts.index)}
    several = {part: source for part, source in sources.items() if not part.alone}
    own_ids = distinct(f"{each.id}-{slug(part.sheet or '')}" for part, each in several.items())
    for (part, source), own in zip(several.items(), own_ids, strict=True):
        sources[part] = replace(source, id=own, **_about(mapping, part.sheet))
    return sources


def _about(mapping: Mapping, sheet: str | None) -> dict[str, Any]:
    """Return what the mapping says of a source; the note names the sheet."""
    about = cast(dict[str, Any], mapping.about)
    if sheet is None:
        return about
    return {**about, "note": "; ".join(filter(None, (about.get("note"), f"sheet {sheet}")))}


def _assigned(mapping: Mapping, files: Sequence[Path]) -> list[Assigned]:
    """Return the files of each table, in the mapping's order: later tables use earlier ones."""
    chosen = [_parts(mapping, file) for file in files]
    problems = [found for found in chosen if isinstance(found, Problem)]
    if problems:
        raise DataError(problems)
    pairs = [pair for found in chosen if not isinstance(found, Problem) for pair in found]
    return [
        (table, part)
        for table in mapping.tables.values()
        for other, part in pairs
        if other is table
    ]


def reads(mapping: Mapping, file: Path) -> bool:
    """Return whether tables of a mapping fit a file. Raises DataError where it cannot be read."""
    found = _parts(mapping, file)
    return not isinstance(found, Problem) and all(_fits(*each) for each in found)


def _parts(mapping: Mapping, file: Path) -> list[Assigned] | Problem:
    """Return the tables that read a file, or its sheets."""
    named = [table for table in mapping.tables.values() if _is_called(file, table.pattern)]
    sheets = sheet_parts(named, file)
    pairs = [(table, part) for part in sheets for table in _tables_of(named, part)]
    if pairs:
        alone = len(pairs) == 1
        return [(table, part._replace(alone=alone)) for table, part in pairs]
    problem = lacking_sheet(named, sheets) if sheets else None
    found = problem or _table(mapping, file)
    return found if isinstance(found, Problem) else [(found, FilePart(file))]


def _tables_of(tables: Sequence[TableSpec], part: FilePart) -> list[TableSpec]:
    """Return the tables that name a sheet; without any, the one that its columns fit."""
    asking = [table for table in tables if asked_for(table, part)]
    if asking:
        return asking
    fitting = _best([table for table in tables if not table.sheets and _fits(table, part)])
    return fitting if len(fitting) == 1 else []


def _table(mapping: Mapping, file: Path) -> TableSpec | Problem:
    """Return the table for a file: by its name, and where that leaves several, by its columns."""
    named = [table for table in mapping.tables.values() if _is_called(file, table.pattern)]
    if len(named) == 1:
        return named[0]
    fitting = _best([table for table in named if _fits(table, FilePart(file))])
    if len(fitting) == 1:
        return fitting[0]
    tables = ", ".join(table.name for table in fitting or mapping.tables.values())
    message = f"fits several tables of mapping {mapping.name}: {tables}"
    if not fitting:
        message = f"fits no table of mapping {mapping.name}: {tables}"
        message += _lacking(named, file)
    return Problem(str(file), None, message)


def _best(tables: list[TableSpec]) -> list[TableSpec]:
    """Return the tables that identify themselves by the most columns."""
    most = max((len(table.file.headed) for table in tables), default=0)
    return [table for table in tables if len(table.file.headed) == most]


def _is_called(file: Path, pattern: str | None) -> bool:
    return pattern is None or fnmatchcase(file.name.lower(), pattern.lower())


def _fits(table: TableSpec, part: FilePart) -> bool:
    try:
        return _is_fitting(table, part)
    except DataError:
        if part.sheet is None:
            raise
        return False  # a sheet without a table, such as one of notes


def _is_fitting(table: TableSpec, part: FilePart) -> bool:
    with open_part(part, table) as records:
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
        with open_part(FilePart(file), table) as records:
            lists.append((len(absent := _absent(table, records)), table.name, absent))
    if not lists:
        return "; its name fits none of their patterns"
    _, name, absent = min(lists)
    return f"; for {name} it lacks {', '.join(map(repr, absent[:5]))}" if absent else ""


def _require(mapping: Mapping, table: TableSpec, part: FilePart, records: Records) -> None:
    """Raise DataError with every column that the mapping asks for and the file lacks."""
    if not _absent(table, records):
        return
    raise DataError(
        yaml_part.problem(f"{part} has no column {name!r}{hint(name, records.columns)}")
        for name, yaml_part in table.absent(records.columns)
    )
