"""Look for the date of a relation in its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .finding import Context, Finding, Place, first_place
from .passage import Passage, Sentence

PART = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
# relative years: with one of these, the year before that of the source is explained
YEAR_BEFORE = re.compile(r"\b(?:last year|a year ago|one year ago|year before)\b")

Sentences = Sequence[tuple[Passage, Sentence]]


class Part(NamedTuple):
    """A year, month or day that a date is made of; month and day may be empty."""

    year: str
    month: str = ""
    day: str = ""

    def __str__(self) -> str:
        return "-".join(filter(None, self))


def date_finding(context: Context, sentences: Sentences) -> Iterator[Finding]:
    """Judge the date: every year, month and day of it, the day next to its month."""
    relation = context.relation
    if not relation.date:
        return
    parts = parts_of(relation.date)
    missing = [part for part in parts if not _place(sentences, part)]
    if "date" in relation.inferred:
        lost = [part for part in parts if not _is_explained(part, context)]
        shown = f"{relation.date} ({', '.join(map(str, lost))})" if lost else relation.date
        yield Finding("date", shown, None, explained=not lost)
    elif parts and not missing:
        yield Finding("date", relation.date, _place(sentences, parts[0]))
    else:
        yield Finding("date", relation.date, None)


def parts_of(date: str) -> list[Part]:
    """Return the parts of an EDTF date; a bound at the turn of a year counts as that year."""
    several = not PART.fullmatch(date.rstrip("~?%"))
    return [
        Part(year) if several and (month, day) in (("01", ""), ("01", "01")) else Part(*found)
        for found in PART.findall(date)
        for year, month, day in [found]
    ]


def place_of_date(sentences: Sentences, date: str) -> Place | None:
    """Return the first sentence that holds every part of a date."""
    parts = parts_of(date)
    held = (each for each in sentences if parts and all(_holds(each[1], part) for part in parts))
    return first_place(held, lambda _: True)


def _holds(sentence: Sentence, part: Part) -> bool:
    if part.year not in sentence.years:
        return False
    if part.day:
        return sentence.has_day(part.month, part.day)
    return not part.month or sentence.has_month(part.month)


def _place(sentences: Sentences, part: Part) -> Place | None:
    return first_place(sentences, lambda sentence: _holds(sentence, part))


def _is_explained(part: Part, context: Context) -> bool:
    """Return whether note, evidence or the date of a source give every piece of a part."""
    note = Sentence(context.relation.note or "")
    known = [known for each in context.passages for known in parts_of(context.dates[each.source])]
    told = [note, *(sentence for _, sentence in context.sentences)]
    year = any(part.year == each.year for each in known) or _has_year(part, told, known)
    if part.day:
        return year and (any(each.has_day(part.month, part.day) for each in told) or part in known)
    month = any(part.month == each.month for each in known)
    return year and (not part.month or month or any(each.has_month(part.month) for each in told))


def _has_year(part: Part, told: Sequence[Sentence], known: Sequence[Part]) -> bool:
    if any(part.year in each.years for each in told):
        return True
    following = any(each.year == str(int(part.year) + 1) for each in known)
    return following and any(YEAR_BEFORE.search(each.words) for each in told)
