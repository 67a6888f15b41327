"""The report of an import as a Result, and rejected rows as CSV."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from ..errors import shortened
from ..limits import limit
from ..result import Result
from ..states.countries import countries
from .report import FileReport, ImportReport
from .report_layout import report_layout

COLUMNS = ("what", "count", "detail", "near", "file")
# tables list the most frequent ones only: near misses are slow to find
TOLD, NEAR = 20, 200
FEW = 10  # files; of more, a table has the sums, and JSON the rows of each
COLUMNS_SHOWN = 20


def result_of(account: ImportReport, title: str) -> Result:
    """Return what became of every row: a line for each number and each reason."""
    rows = [
        *_file_rows(account),
        *_made_rows(account),
        *_notice_rows(account),
        *_unknown_rows(account),
    ]
    untold = {"file"} if len(account.files) == 1 else set()
    return Result(
        title,
        rows,
        COLUMNS,
        shown=[key for key in COLUMNS if key not in untold and any(row.get(key) for row in rows)],
        note=_note(account),
        data=_data(account),
        empty="nothing made",
        layout=report_layout,
    )


def rejects_csv(account: ImportReport) -> str:
    """Return the rejected rows: file, row, reason, and every cell under the name of its column."""
    columns = list(dict.fromkeys(key for each in account.rejects for key in each.cells))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["file", "row", "reason", *columns])
    for file, row, reason, cells in account.rejects:
        writer.writerow([file, row, reason, *(_cell(cells.get(column)) for column in columns)])
    return text.getvalue()


def _file_rows(account: ImportReport) -> Iterator[dict[str, Any]]:
    for file in account.files if len(account.files) <= FEW else _by_table(account.files):
        unit = "cells" if file.wide else "rows"
        yield {"what": f"{unit} read", "count": file.read, "file": file.file}
        yield {"what": f"{unit} made", "count": file.made, "file": file.file}
        if file.folded:
            detail = "of those made: they add to a relation that an earlier one made"
            yield {"what": "folded", "count": file.folded, "detail": detail, "file": file.file}
        for what, reasons in (("skipped", file.skipped), ("rejected", file.rejected)):
            for reason, count in reasons.most_common():
                yield {"what": what, "count": count, "detail": reason, "file": file.file}
        if file.unused:
            detail = f"not mentioned by the mapping: {_listed(file.unused)}"
            count = len(file.unused)
            yield {"what": "columns", "count": count, "detail": detail, "file": file.file}


def _by_table(files: Sequence[FileReport]) -> Iterator[FileReport]:
    """Return the sums of the files of each table."""
    for table in dict.fromkeys(file.table for file in files):
        own = [file for file in files if file.table == table]
        total = FileReport(f"{len(own)} files", table, "", own[0].wide)
        for file in own:
            total.read, total.made = total.read + file.read, total.made + file.made
            total.folded += file.folded
            total.skipped += file.skipped
            total.rejected += file.rejected
        total.unused = list(dict.fromkeys(name for file in own for name in file.unused))
        yield total


def _listed(names: Sequence[str]) -> str:
    """Return the first names, and how many there are more."""
    length = int(limit("quoted"))
    shown = ", ".join(shortened(name, length) for name in names[:COLUMNS_SHOWN])
    more = len(names) - COLUMNS_SHOWN
    return f"{shown} and {more} more" if more > 0 else shown


def _made_rows(account: ImportReport) -> Iterator[dict[str, Any]]:
    for what, counts in (("nodes", account.nodes), ("relations", account.relations)):
        for word, count in counts.most_common():
            yield {"what": what, "count": count, "detail": word}
    if account.repeated:
        detail = "mentions of a node that the row names already at the same end"
        yield {"what": "repeated", "count": account.repeated.total(), "detail": detail}
    for attribute, count in account.differing.most_common():
        detail = f"{attribute}: a later row says otherwise of a node; the first is kept"
        yield {"what": "differing", "count": count, "detail": detail}


def _notice_rows(account: ImportReport) -> Iterator[dict[str, Any]]:
    for each in account.notices:
        shown = f"{each.detail}: {', '.join(each.examples)}" if each.examples else each.detail
        yield {"what": each.what, "count": each.count, "detail": shown}


def _unknown_rows(account: ImportReport) -> Iterator[dict[str, Any]]:
    for name, count in account.unknown.most_common(TOLD):
        what = "ambiguous name" if countries().sharing(name) else "unknown name"
        yield {"what": what, "count": count, "detail": name, "near": _near(name)}


def _note(account: ImportReport) -> str:
    notes = [
        f"{account.read} read = {account.made} made + {account.skipped} skipped"
        f" + {account.rejected} rejected"
    ]
    more = len(account.unknown) - TOLD
    if account.unknown:
        notes.append(
            f"names that no list of countries knows: {len(account.unknown)},"
            f" mentions of them: {account.unknown.total()}"
        )
    if more > 0:
        notes.append(f"{more} more of them in --format json")
    return "; ".join(notes)


def _data(account: ImportReport) -> dict[str, Any]:
    return {
        "read": account.read,
        "made": account.made,
        "skipped": account.skipped,
        "rejected": account.rejected,
        "folded": account.folded,
        "nodes": _plain(account.nodes),
        "relations": _plain(account.relations),
        "files": [_file_data(file) for file in account.files],
        "differing": _plain(account.differing),
        "repeated": _plain(account.repeated),
        "notices": [vars(each) for each in account.notices],
        "unknown": [
            {"name": name, "count": count, "near": _near(name) if index < NEAR else []}
            for index, (name, count) in enumerate(account.unknown.most_common())
        ],
    }


def _file_data(file: FileReport) -> dict[str, Any]:
    reasons = {"skipped": _plain(file.skipped), "rejected": _plain(file.rejected)}
    return {**vars(file), **reasons, "unit": "cell" if file.wide else "row"}


def _plain(counts: Counter[str]) -> dict[str, int]:
    return dict(counts.most_common())


def _near(name: str) -> list[str]:
    """Return the countries that share an ambiguous name, or have the most similar ones."""
    return [country.name for country in countries().sharing(name) or countries().near(name)]


def _cell(value: Any) -> Any:
    return "; ".join(map(str, value)) if isinstance(value, list) else value
