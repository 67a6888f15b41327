"""Hints of `check`: dates of an earlier version that are now better written otherwise.

Version 0.1 wrote an open interval for some day up to another. Such dates are read as they were;
since types say how dates are read, a set says it better.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..dataset.parsed_records import ParsedRecord, ParsedRecords

TIMELESS = (
    "no relation type says `time`, so every date is that of an event; types with `time: state` or"
    " `period` read open intervals as what lasts"
)


def hints(folder: Path, drafts: ParsedRecords) -> Iterator[dict[str, Any]]:
    """Yield a finding for each event with an open interval, or one for a timeless vocabulary."""
    types = drafts.vocabulary.relations
    events = [each for each in drafts.relations if types[each.record.type].time == "event"]
    found = [(draft, better) for draft in events if (better := _as_set(draft.record.date or ""))]
    if found and all(each.time == "event" for each in types.values()):
        yield _finding(str(folder / "vocabulary.yaml"), None, None, TIMELESS)
        return
    for draft, better in found:
        yield _finding(*_place(draft), f"date: {draft.record.date} is a span; {better}")


def _as_set(date: str) -> str:
    """Return what says that something happened on some day before or after another."""
    start, _, end = date.partition("/")
    if start == "..":
        return f"if it happened on some day of it, write [..{end}]"
    return f"if it happened on some day of it, write [{start}..]" if end == ".." else ""


def _place(draft: ParsedRecord) -> tuple[str, int | None, str]:
    return draft.entry.file, draft.entry.line("date"), draft.record.id


def _finding(file: str, line: int | None, key: str | None, message: str) -> dict[str, Any]:
    return {"finding": "hint", "file": file, "line": line, "id": key, "message": message}
