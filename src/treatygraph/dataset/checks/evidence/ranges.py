"""Find dates that are one end of what a text gives as a range: `May 3-4`, `from January to May`."""

from __future__ import annotations

import re
from functools import lru_cache

from .dates import PART, Part, Sentences, parts_of
from .finding import Context, Finding
from .lexicon import lexicon
from .passage import Sentence


def range_findings(context: Context, sentences: Sentences) -> list[Finding]:
    """Report a date of one day or month that every sentence has as an end of a range only.

    A note that names the day explains why it is one.
    """
    date = context.relation.date or ""
    if not PART.fullmatch(date.rstrip("~?%")):
        return []
    (part,) = parts_of(date)
    texts = [Sentence(context.relation.note or ""), *(sentence for _, sentence in sentences)]
    having = [each for each in texts if part.month and _has(each, part)]
    if not having or any(_has(_without_ranges(each, part), part) for each in having):
        return []
    return [Finding("date", f"{date}, which is one end of a longer time", None, explained=False)]


def _has(sentence: Sentence, part: Part) -> bool:
    if part.day:
        return sentence.has_day(part.month, part.day)
    return sentence.has_month(part.month)


def _without_ranges(sentence: Sentence, part: Part) -> Sentence:
    days, months = _ranges()
    return Sentence((days if part.day else months).sub(" ", sentence.text), sentence.years)


@lru_cache(maxsize=1)
def _ranges() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what ranges of days and of months look like."""
    names = (lexicon().words("months", key)[0:2] for key in lexicon().keys("months"))
    month = rf"(?:{'|'.join(name for pair in names for name in pair if ' ' not in name)})\b\.?"
    to = r"\s*(?:[-–—]|to|until|through)\s*"
    days = rf"{month} \d\d?{to}(?:{month} )?\d\d?\b|\b\d\d?{to}\d\d? (?:of )?{month}"
    months = rf"\b{month}{to}{month}"
    return re.compile(days, re.IGNORECASE), re.compile(months, re.IGNORECASE)
