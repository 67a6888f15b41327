"""Validate a data folder, and report its grounding in the sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import groupby, zip_longest
from pathlib import Path
from typing import Any

from ..dataset import Dataset
from ..dataset.checks.evidence import (
    Grounding,
    Texts,
    consistency_problems,
    ground,
    pointer_problems,
)
from ..dataset.checks.records import preferred
from ..dataset.convert import files_of
from ..dataset.parsed_records import ParsedRecord, ParsedRecords
from ..dataset.store import is_store
from ..dataset.yaml.canonical import canonical_text
from ..dataset.yaml.folder import read_folder
from ..errors import BadValue, DataError, Problem, UnknownName, hint, quoted
from ..graph import Graph
from ..output import replace_file, restore
from ..result import Result, readable
from ..vocabulary.ties import FOLLOWED, without_ties
from .hints import hints
from .treaties.findings import order_findings
from .treaties.stated import stated_findings

COLUMNS = ("finding", "file", "line", "id", "message")
EXTENTS = ("fully", "partly", "not")
EDITED = "was changed while it was checked, and is left as it is: check again"
OK = "no disagreement between sources"
IMPOSSIBLE = "impossible order"
NOT_AS_DERIVED = "not as derived"


def check(
    folder: Path,
    *,
    texts: Path | None = None,
    fix: bool = False,
    explained: bool = False,
    explain: str = "",
) -> Result:
    """Validate a folder; return disagreements, findings about treaties, hints, and its grounding.

    Parameters
    ----------
    texts : folder with the texts of the sources, named as `file` says. Every pointer is compared:
    the SHA-256 of the file, the paragraph, and in it each field of the relation. A field that is
    not found must be listed in `inferred` and explained by a note.
    fix : rewrite the files in canonical form first.
    explained : list also what was not found but is explained by a note.
    explain : id of a relation; list only its fields, each with the sentence that holds it.

    Raises BadValue if `explain` is given without `texts`, UnknownName if it is no relation, and
    DataError with every problem, among them files that are not in canonical form, and then also
    with every disagreement.
    """
    if explain and not texts:
        raise BadValue("explain needs the texts of the sources: give their folder")
    before = _contents(folder)
    drafts = read_folder(folder)
    rewritten, problems = _rewritten(drafts, before)
    if fix:
        _remove_drafts(before)
        problems += [] if problems else _edited(rewritten)
    else:
        problems += [_deviation(*each) for each in rewritten]
    changes: list[str] = []
    if is_store(folder):
        from ..dataset.checks.store import store_changes, store_problems

        problems += store_problems(folder)
        changes = store_changes(folder)
    groundings: list[Grounding] = []
    if texts:
        found = Texts(drafts, texts)
        problems += [*found.problems, *pointer_problems(drafts, found)]
        problems += consistency_problems(drafts)
        groundings = (
            []
            if found.problems
            else list(ground(drafts, found, drafts.vocabulary.with_role("names")))
        )
        if explain and not found.problems:
            return _explanation(explain, groundings)
        problems += [_unexplained(each) for each in groundings if each.unexplained]
    if problems:  # what sources disagree on is worth knowing before the files are in order
        raise DataError([*problems, *map(_as_problem, _disagreements(drafts))])
    rows = [
        *(_changed(folder, name) for name in changes),
        *_disagreements(drafts),
        *_treaty_findings(drafts),
        *(_explained(groundings) if explained else ()),
        *hints(folder, drafts),
    ]
    rewrites = [f"{len(rewritten)} files rewritten"] if fix else []
    note = "; ".join([*rewrites, *_grounding_note(groundings), *_ties_note(drafts)])
    return Result(_headline(folder, drafts), rows, COLUMNS, note=note, empty=OK, answered=True)


def _explanation(key: str, groundings: list[Grounding]) -> Result:
    """Return what was found of one relation, and where. Raises UnknownName for another id."""
    found = {each.draft.record.id: each for each in groundings}
    if key not in found:
        message = (
            f"no relation with a text as its source has the id {quoted(key)}{hint(key, found)}"
        )
        raise UnknownName(message, ())
    grounding = found[key]
    rows = [
        _row(grounding.verdict(each), grounding.draft, f"{each}: {each.place or 'not found'}")
        for each in grounding.findings
    ]
    note = grounding.draft.record.note or ""
    return Result(f"{key}: {grounding.extent} grounded", rows, COLUMNS, note=note, answered=True)


def _changed(folder: Path, name: str) -> dict[str, Any]:
    message = "was changed since treatygraph wrote the store: its SHA-256 differs"
    found = {"finding": "changed", "file": str(folder / name), "line": None, "id": None}
    return found | {"message": message}


def _headline(folder: Path, drafts: ParsedRecords) -> str:
    counts = len(drafts.nodes), len(drafts.relations), len(drafts.sources)
    return f"{folder}: valid; {counts[0]} nodes, {counts[1]} relations, {counts[2]} sources"


def _contents(folder: Path) -> dict[str, bytes]:
    """Return what the YAML files of a folder hold; a file that cannot be read is left out."""
    contents: dict[str, bytes] = {}
    with suppress(OSError, DataError):  # reading the records reports it
        for file in files_of(folder):
            if file.suffix != ".parquet" and file.is_file():
                contents[str(file)] = file.read_bytes()
    return contents


def _rewritten(
    drafts: ParsedRecords, before: dict[str, bytes]
) -> tuple[list[tuple[str, str, str]], list[Problem]]:
    """File, text and canonical text of each file that is not in canonical form.

    `before` is what the files held before the records were read. The problems are comments that
    have no place in the form, and files that were changed meanwhile: with one, nothing may be
    written.
    """
    every = drafts.sources + drafts.nodes + drafts.relations
    rewritten: list[tuple[str, str, str]] = []
    problems: list[Problem] = []
    entries = (draft.entry for draft in every if not draft.entry.file.endswith(".parquet"))
    for file, group in groupby(entries, key=lambda entry: entry.file):
        if Path(file).read_bytes() != before.get(file):
            problems.append(Problem(file, None, EDITED))
            continue
        text = before[file].decode("utf-8")
        plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
        try:
            wanted = canonical_text(plain, list(group), drafts.vocabulary)
        except DataError as error:
            problems += error.problems
            continue
        if wanted != text:
            rewritten.append((file, text, wanted))
    return rewritten, problems


def _remove_drafts(files: Iterable[str]) -> None:
    """Remove what a killed `check --fix` left, also of files that it had rewritten already."""
    for file in files:
        with suppress(OSError):  # a folder that cannot be opened has no drafts of ours
            restore(Path(file).resolve())


def _edited(rewritten: Iterable[tuple[str, str, str]]) -> list[Problem]:
    """Rewrite files; return those that somebody changed since they were read, which stay."""
    return [
        Problem(file, None, EDITED)
        for file, text, wanted in rewritten
        if not replace_file(Path(file), wanted, text.encode())
    ]


def _deviation(file: str, text: str, wanted: str) -> Problem:
    """Return where a file first leaves its canonical form."""
    if text.startswith("\ufeff"):
        return Problem(file, 1, "begins with a byte order mark; `check --fix` takes it out")
    if "\r" in text:
        return Problem(file, 1, "has line ends of another system; `check --fix` mends them")
    lines, others = text.split("\n"), wanted.split("\n")
    pairs = enumerate(zip_longest(lines, others))
    line = next(number for number, (one, other) in pairs if one != other)
    shown = others[line] if line < len(others) else "the end of the file"
    message = f"is not in canonical form; `check --fix` would write here: {shown.strip()}"
    return Problem(file, line + 1, message)


def _disagreements(drafts: ParsedRecords) -> Iterator[dict[str, Any]]:
    for draft in drafts.relations:
        for position, pointer in enumerate(draft.record.evidence):
            for field, value in pointer.says.items():
                what = "slip" if pointer.sic else "disagreement"
                own = readable(preferred(draft.record, field)) or "nothing"
                message = f"{field}: {pointer.source} {pointer.at or ''} says {readable(value)}"
                at = ("evidence", position)
                yield _row(what, draft, f"{message}; the relation says {own}", *at)


def _as_problem(row: dict[str, Any]) -> Problem:
    return Problem(row["file"], row["line"], f"{row['finding']}: {row['message']}")


def _treaty_findings(drafts: ParsedRecords) -> Iterator[dict[str, Any]]:
    """Yield orders of acts that cannot be, and statements that differ from what acts imply."""
    records = ([draft.record for draft in part] for part in (drafts.nodes, drafts.relations))
    graph = Graph.of(Dataset.of(drafts.vocabulary, [], *records))
    by_id = {draft.record.id: draft for draft in (*drafts.nodes, *drafts.relations)}
    for found in order_findings(graph):
        yield _row(IMPOSSIBLE, by_id[found.id], found.message, found.field)
    for found in stated_findings(graph):
        yield _row(NOT_AS_DERIVED, by_id[found.id], found.message, found.field)


def _explained(groundings: Iterable[Grounding]) -> Iterator[dict[str, Any]]:
    for each in groundings:
        if each.missing:
            note = each.draft.record.note or "see the notes of its evidence"
            message = f"not found: {', '.join(each.missing)}. {note}"
            yield _row(f"{each.extent} grounded", each.draft, message)


def _row(finding: str, draft: ParsedRecord, message: str, *at: str | int) -> dict[str, Any]:
    entry = draft.entry
    return {
        "finding": finding,
        "file": entry.file,
        "line": entry.line(*at),
        "id": draft.record.id,
        "message": message,
    }


def _unexplained(grounding: Grounding) -> Problem:
    missing = ", ".join(grounding.unexplained)
    message = (
        f"{grounding.draft.record.id}: its evidence does not hold {missing}; "
        "list what you worked out under `inferred`, and explain it in the note"
    )
    return grounding.draft.entry.problem(message)


def _ties_note(drafts: ParsedRecords) -> list[str]:
    """Say if no type of the vocabulary, or none of the relations, is a tie."""
    types = dict.fromkeys(draft.record.type for draft in drafts.relations)
    reason = without_ties(drafts.vocabulary, types)
    return [f"{reason}; {FOLLOWED}"] if reason else []


def _grounding_note(groundings: list[Grounding]) -> list[str]:
    """Return how many relations are fully, partly and not grounded."""
    if not groundings:
        return []
    counts = Counter(each.extent for each in groundings)
    return [", ".join(f"{counts[extent]} {extent} grounded" for extent in EXTENTS)]
