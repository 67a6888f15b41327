"""Times as Gephi writes them: <[1990, 1995]; [2000, 2001]>, <[1990, 1991, 1992]>, [1990, 1995)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from ... import dates
from ...errors import BadValue

SPAN = re.compile(r"[\[(]([^\[\]()]*)[\])]")
# every other number is a step of a simulation, or a moment since 1970
YEAR = re.compile(r"([12][0-9]{3})(?:\.0*)?")
MOMENT = re.compile(r"([0-9]{1,15})(?:\.[0-9]*)?(?:[eE]\+?([0-9]{1,2}))?")
TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9:.]+(?:Z|[-+][0-9:]+)?")
NEVER = {"", "-infinity", "infinity", "-inf", "inf", "+infinity", "-∞", "∞", "*"}
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECONDS = range(10**10, 10**13)  # from April 1970 to 2286; a year is much smaller


def read(text: str) -> str | None:
    """Return a set of times in EDTF, or None for numbers that are no dates.

    A span is from its first to its last time; several times without a span are all of them.
    Raises ValueError for anything else.
    """
    inner = text.strip().removeprefix("<").removesuffix(">").strip()
    if inner.casefold() == "empty" or not inner:
        return None
    groups = SPAN.findall(inner)
    if not groups and not set("[]()") & set(inner):
        groups = [inner]
    if not groups:
        raise ValueError(text)
    spans = [_span(group) for group in groups]
    if any(span is None for span in spans):
        return None
    return _checked(_joined([span for span in spans if span]), text)


def _joined(spans: list[list[str]]) -> str:
    """Return spans of one time, of two, or sets of more."""
    if len(spans) == 1 and len(spans[0]) <= 2:
        first, last = spans[0][0], spans[0][-1]
        return first if first == last and first != ".." else f"{first}/{last}"
    parts = []
    for span in spans:
        if len(span) > 2 or span[0] == span[-1]:
            parts += span if len(span) > 2 else span[:1]
        else:
            parts.append("..".join(each.replace("..", "") for each in span))
    return "{" + ",".join(dict.fromkeys(parts)) + "}"


def _span(group: str) -> list[str] | None:
    """Return the times of a group, an open end as `..`; None if they are no dates."""
    times = [_time(each.strip()) for each in re.split(r"[,;]", group)]
    known = [each for each in times if each is not None]
    return known if len(known) == len(times) else None


def _time(text: str) -> str | None:
    if text.casefold() in NEVER:
        return ".."
    if year := YEAR.fullmatch(text):
        return year[1]
    if timed := TIME.fullmatch(text):
        return timed[1]
    try:
        return _checked(text, text)
    except ValueError:
        return _moment(text)


def _moment(text: str) -> str | None:
    """Return the day of a number of milliseconds since 1970. Raises ValueError for no number."""
    number = float(text)
    if MOMENT.fullmatch(text) and int(number) in MILLISECONDS:
        return (EPOCH + timedelta(milliseconds=number)).date().isoformat()
    return None


def _checked(date: str, text: str) -> str:
    try:
        dates.span(date)
    except BadValue as wrong:
        raise ValueError(str(wrong)) from None
    return date
