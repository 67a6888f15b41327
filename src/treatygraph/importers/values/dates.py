"""Convert dates of tables to EDTF."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from functools import lru_cache

from ... import dates
from ...errors import BadValue, quoted
from ..rejection import RowRejected
from . import english_dates, gephi_times, months

TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9:.]+(?:Z|[-+][0-9:]+)?")
WHOLE = re.compile(r"([0-9]+)(?:\.0*)?")
DIRECTIVE = re.compile(r"%[A-Za-z]")
ReadDay = Callable[[str], str]


def reader(formats: Sequence[str], language: str | None = None) -> ReadDay:
    """Return a reader of dates in the first matching format. Raises RowRejected.

    A format is one of `datetime.strptime`, such as `%d/%m/%Y`; `EDTF` takes what is EDTF already,
    the name of a language, such as `English`, a date or a range in words. `language` is that of the
    names of months in formats. `Gephi` is a set of times, and an empty text for times that are no
    dates.
    """
    takers = [_reader(each, language) for each in formats]

    @lru_cache(maxsize=65536)
    def read(text: str) -> str:
        several: RowRejected | None = None
        for each in takers:
            try:
                return each(text)
            except ValueError:
                continue
            except RowRejected as rejection:  # a month of several languages: a later format may say
                several = several or rejection
        raise several or RowRejected(f"no date like {' or '.join(formats)}", quoted(text))

    return read


def check_format(format: str) -> None:
    """Raise BadValue for a format that is neither EDTF, nor of strptime, nor a language."""
    if format not in ("EDTF", "Gephi") and "%" not in format:
        months.language_of(format)


def _reader(format: str, language: str | None) -> ReadDay:
    if format == "EDTF":
        return edtf
    if format == "Gephi":
        return lambda text: gephi_times.read(text) or ""
    if format == "English":
        return english_dates.read
    if "%" not in format:
        spoken = months.language_of(format)
        return lambda text: english_dates.read(months.in_english(text, spoken))
    if not _has(format, "bBh"):
        return lambda text: _formatted(text, format)
    return lambda text: _with_month(text, format, language)


def _with_month(text: str, format: str, language: str | None) -> str:
    """Read a date with the name of a month, in English or else in other languages."""
    if language in (None, "en"):
        with suppress(ValueError):
            return _formatted(text, format)
    plain = " ".join(months.in_english(text, language).split())
    named = format.replace("%b", "%B").replace("%h", "%B")
    with suppress(ValueError):
        return _formatted(plain, named)
    # the words and dots between day, month and year are no part of the format any more
    return _formatted(plain, " ".join(DIRECTIVE.findall(named)))


def edtf(text: str) -> str:
    """EDTF as it is; of a day with a time, the day. Raises ValueError."""
    date = _day(text)
    _bounds(date)
    return date


def _day(text: str) -> str:
    """Return the day of a day with a time; any other text as it is."""
    timed = TIME.fullmatch(text)
    return timed[1] if timed else text


def _formatted(text: str, format: str) -> str:
    parsed = datetime.strptime(text, format)
    precise = "%Y-%m-%d" if _has(format, "djxcDF") else "%Y-%m" if _has(format, "mbB") else "%Y"
    length = {"%Y-%m-%d": 10, "%Y-%m": 7, "%Y": 4}[precise]
    return parsed.date().isoformat()[:length]


def _has(format: str, directives: str) -> bool:
    return any(f"%{each}" in format for each in directives)


@lru_cache(maxsize=65536)
def from_parts(year: str | None, month: str | None, day: str | None) -> str | None:
    """EDTF of a year, a month and a day as precise as they are given. Raises RowRejected."""
    if year is None:
        return None
    text = f"{_whole(year, 'year'):04d}"
    for part, name in ((month, "month"), (day, "day")):
        number = _whole(part, name) if part else 0
        if not number:
            break
        text += f"-{number:02d}"
    return _checked(text)


def _whole(text: str, name: str) -> int:
    number = WHOLE.fullmatch(text)
    if number and len(number[1]) <= 4:
        return int(number[1])
    if name == "month" and english_dates.month(text):
        return english_dates.month(text)
    raise RowRejected(f"no {name}", quoted(text))


@lru_cache(maxsize=65536)
def interval(first: str | None, last: str | None) -> str | None:
    """Return an EDTF interval; a missing end is open. Raises RowRejected if it ends too early.

    EDTF has no times in intervals: of an end with a time, the day.
    """
    if first is None and last is None:
        return None
    start = _day(first.partition("/")[0]) if first else ".."
    end = _day(last.rpartition("/")[2]) if last else ".."
    return start if start == end else _checked(f"{start}/{end}")


def earliest(texts: Iterable[str]) -> str | None:
    """Return the date that can begin first, or None without any. Raises RowRejected."""
    return min(map(_read_edtf, texts), key=lambda date: _checked_bounds(date).first, default=None)


def latest(texts: Iterable[str]) -> str | None:
    """Return the date that can end last, or None without any. Raises RowRejected."""
    return max(map(_read_edtf, texts), key=lambda date: _checked_bounds(date).last, default=None)


def first_day(text: str | None) -> int | None:
    """Return the day on which an EDTF text begins, counted from 1970-01-01, for looking things up.

    Of an open beginning, the day on which it ends; None where there is no date. Raises RowRejected.
    """
    if text is None:
        return None
    first, last = _bounds(_checked(text))
    return last if first == dates.LONG_AGO else first


def _checked(text: str) -> str:
    try:
        _bounds(text)
    except ValueError as wrong:
        raise RowRejected("no such date", str(wrong)) from None
    return text


def _read_edtf(text: str) -> str:
    try:
        return edtf(text)
    except ValueError as wrong:
        raise RowRejected("no such date", str(wrong)) from None


@lru_cache(maxsize=65536)
def _checked_bounds(text: str) -> dates.Span:
    return _bounds(_checked(text))


def _bounds(text: str) -> dates.Span:
    try:
        return dates.span(text)
    except BadValue as wrong:
        raise ValueError(str(wrong)) from None
