"""The texts of sources by paragraph, and the pointers that lead into them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from ....errors import DataError, Problem
from ....yamlio.load import read_text, require_file
from ...fields import POINTER
from ...parsed_records import ParsedRecord, ParsedRecords
from ...records import Evidence, Source


class Texts:
    """The texts of a folder's sources, by paragraph; `problems` lists texts that cannot be used."""

    def __init__(self, drafts: ParsedRecords, folder: Path) -> None:
        self.problems: list[Problem] = []
        self._paragraphs: dict[str, list[str]] = {}
        self._tables = {pointer.source for pointer in _pointers(drafts) if is_row(pointer)}
        for draft in drafts.sources:
            if draft.record.file:
                self._add(draft, folder / draft.record.file)

    def _add(self, draft: ParsedRecord, path: Path) -> None:
        source: Source = draft.record
        try:
            require_file(path, str(path))
            content = path.read_bytes()
            text = "" if source.id in self._tables else read_text(path, str(path))
        except OSError as error:
            message = f"cannot be read: {error.strerror or error}"
            self.problems.append(Problem(str(path), None, message))
        except DataError as error:
            self.problems.extend(error.problems)
        else:
            if source.sha256 and hashlib.sha256(content).hexdigest() != source.sha256:
                message = f"{path} is not the text that was read: its SHA-256 is another"
                self.problems.append(draft.entry.problem(message, "sha256"))
            elif source.id not in self._tables:
                lines = text.splitlines()
                self._paragraphs[source.id] = [line for line in lines if line.strip()]

    def has(self, source: str) -> bool:
        """Return whether the text of a source was read."""
        return source in self._paragraphs

    def passage(self, pointer: Evidence) -> str | None:
        """Return the text that a pointer names, or None if there is no such paragraph or part."""
        place = POINTER.fullmatch(pointer.at or "")
        paragraphs = self._paragraphs.get(pointer.source, [])
        if not place or not place[1] or int(place[1]) > len(paragraphs):
            return None
        paragraph = paragraphs[int(place[1]) - 1]
        if not place[2]:
            return paragraph
        start, end = int(place[2]), int(place[3])
        return paragraph[start:end] if end <= len(paragraph) else None


def is_row(pointer: Evidence) -> bool:
    """Return whether evidence points at a row of a table, not at a text."""
    return bool(pointer.at) and str(pointer.at).startswith("row ")


def _pointers(drafts: ParsedRecords) -> Iterator[Evidence]:
    return chain.from_iterable(draft.record.evidence for draft in drafts.relations)


def pointer_problems(drafts: ParsedRecords, texts: Texts) -> Iterator[Problem]:
    """Find relations without evidence, and pointers to missing paragraphs or quotes."""
    for draft in drafts.relations:
        if not draft.record.evidence:
            yield draft.entry.problem("has no evidence")
        for position, pointer in enumerate(draft.record.evidence):
            passage = texts.passage(pointer)
            where = ("evidence", position)
            if passage is None and texts.has(pointer.source):
                lost = f"{pointer.source} has no {pointer.at}" if pointer.at else "'at' is missing"
                yield draft.entry.problem(lost, *where)
            elif passage is not None and pointer.quote and pointer.quote not in passage:
                yield draft.entry.problem(
                    f"the quote is not in {pointer.source} {pointer.at}", *where
                )
