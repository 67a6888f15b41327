"""Compare evidence with local copies of the texts."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from math import isclose
from pathlib import Path
from typing import Any, NamedTuple

from ...errors import DataError, Problem
from ...names import fold
from ...yamlio.load import read_text, require_file
from ..fields import POINTER
from ..parsed_records import ParsedRecord, ParsedRecords
from ..records import Evidence, Node, Relation, Source

POSSESSIVE = re.compile(r"['’]s?\b")
FIGURE = re.compile(
    r"(\d+(?:[,\u202f\u00a0]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"\s*(thousand|million|billion|trillion)?s?\b",
    re.IGNORECASE,
)
SIZES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
WORDS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
# Words for the second number of a date; from 21 on, EDTF counts seasons.
TOLD: dict[str, tuple[str, ...]] = {
    f"{number:02}": (month, month[:3]) for number, month in enumerate(MONTHS, 1)
}
TOLD |= {"09": ("september", "sept", "sep")}
TOLD |= {"21": ("spring",), "22": ("summer",), "23": ("autumn", "fall"), "24": ("winter",)}


class Grounding(NamedTuple):
    """What of a relation was found at its evidence, and what was not."""

    draft: ParsedRecord
    found: int
    missing: tuple[str, ...]

    @property
    def extent(self) -> str:
        """fully, partly, or not (when none of it was found)."""
        if not self.missing:
            return "fully"
        return "partly" if self.found else "not"

    @property
    def explained(self) -> bool:
        """True if a note explains what was not found."""
        relation: Relation = self.draft.record
        return bool(relation.note or any(pointer.note for pointer in relation.evidence))


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


def ground(drafts: ParsedRecords, texts: Texts, also: Sequence[str] = ()) -> Iterator[Grounding]:
    """Say for every relation what of it is found where its evidence points.

    Attributes `also` hold words by which texts call a node, beside its names.
    """
    names = {draft.record.id: _names(draft.record, also) for draft in drafts.nodes}
    for draft in drafts.relations:
        if all(map(is_row, draft.record.evidence)) and draft.record.evidence:
            continue  # table rows hold codes, not prose: the import report covers them
        claims = list(_claims(draft.record, names, texts))
        missing = tuple(dict.fromkeys(what for what, found in claims if not found))
        yield Grounding(draft, sum(found for _, found in claims), missing)


def pointer_problems(drafts: ParsedRecords, texts: Texts) -> Iterator[Problem]:
    """Find relations without evidence, and pointers to missing paragraphs or quotes."""
    for draft in drafts.relations:
        if not draft.record.evidence:
            yield draft.entry.problem("has no evidence")
        for position, pointer in enumerate(draft.record.evidence):
            passage = texts.passage(pointer)
            where = ("evidence", position)
            if passage is None and pointer.source in texts._paragraphs:
                lost = f"{pointer.source} has no {pointer.at}" if pointer.at else "'at' is missing"
                yield draft.entry.problem(lost, *where)
            elif passage is not None and pointer.quote and pointer.quote not in passage:
                yield draft.entry.problem(
                    f"the quote is not in {pointer.source} {pointer.at}", *where
                )


def _names(node: Node, also: Sequence[str]) -> tuple[str, ...]:
    return (*node.names, *chain.from_iterable(node.attributes.get(key, ()) for key in also))


def _claims(
    relation: Relation, names: Mapping[str, tuple[str, ...]], texts: Texts
) -> Iterator[tuple[str, bool]]:
    """Yield each part of a relation and whether it was found."""
    passages = [Passage(texts.passage(pointer) or "") for pointer in relation.evidence]
    every = Passage("\n".join(passage.text for passage in passages))
    for end in (*relation.origins, *relation.targets):
        yield end, every.has_name(names[end])
    if relation.date:
        yield relation.date, "date" not in relation.inferred and every.has_date(relation.date)
    own = {key: value for key, value in relation.attributes.items() if key not in relation.inferred}
    yield from _figures(own, every)
    yield from ((key, False) for key in relation.inferred if key != "date")
    for pointer, passage in zip(relation.evidence, passages, strict=True):
        yield from _figures(pointer.says, passage)
        if date := pointer.says.get("date"):
            yield date, passage.has_date(date)
        if pointer.speaker:
            yield f"speaker {pointer.speaker}", passage.has_name(names[pointer.speaker])


def _figures(values: Mapping[str, Any], passage: Passage) -> Iterator[tuple[str, bool]]:
    for key, value in values.items():
        if isinstance(value, float):
            yield f"{key} {value:.12g}", passage.has_figure(value)


class Passage:
    """A piece of text in which names, figures and dates are looked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _words(self) -> str:
        return f" {fold(POSSESSIVE.sub(' ', self.text))} "

    @cached_property
    def _figures(self) -> set[float]:
        """Every number, with the size that follows it; small ones also in words."""
        figures = {
            float(re.sub(r"[^\d.]", "", digits)) * SIZES.get(size.lower(), 1)
            for digits, size in FIGURE.findall(self.text)
        }
        return figures | {float(n) for n, word in enumerate(WORDS) if f" {word} " in self._words}

    def has_name(self, names: Iterable[str]) -> bool:
        """Return whether any of the names occurs as whole words."""
        return any(f" {fold(POSSESSIVE.sub(' ', name))} " in self._words for name in names)

    def has_figure(self, value: float) -> bool:
        """Return whether the number occurs, ignoring its sign, which texts express in words."""
        return any(isclose(figure, abs(value), rel_tol=1e-9) for figure in self._figures)

    def has_date(self, date: str) -> bool:
        """Return whether every year, month (or season) and day of the date occurs."""
        parts = re.findall(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", date)
        return bool(parts) and all(self._has_day(*part) for part in parts)

    def _has_day(self, year: str, month: str, day: str) -> bool:
        numeric = re.escape(".".join(filter(None, (day, month, year))))
        if re.search(rf"\b{numeric}\b", self.text):
            return True
        month_told = not month or any(f" {word} " in self._words for word in TOLD.get(month, ()))
        day_told = not day or float(day) in self._figures
        return f" {year} " in self._words and month_told and day_told
