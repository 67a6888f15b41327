"""Dates in words, as English prose has them."""

from __future__ import annotations

import re

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([?~%]?)")
ONE_OF = re.compile(r"\[([^.,\[\]]*)\.\.([^.,\[\]]*)\]")
DOUBT = {"": "", "?": " (uncertain)", "~": " (approximate)", "%": " (uncertain, approximate)"}


def in_words(text: str) -> str:
    """Return an EDTF date in words: `on 3 May 2023`, `from 3 to 4 May 2023`, `since 2005`.

    What has no short form in English, such as a season or a set of several dates, stays EDTF.
    """
    if found := ONE_OF.fullmatch(text):
        one, other = map(_words, found.groups())
        if one and other:
            return f"on a day from {_shortened(one, other)} to {other}"
        if one or other:
            return f"on a day from {one} on" if one else f"on a day up to {other}"
    start, slash, end = text.partition("/")
    one = _words(start)
    if not slash:
        return f"{'on' if one.count(' ') >= 2 else 'in'} {one}" if one else f"at {text}"
    other = _words(end)
    if one and end in ("", ".."):
        return f"since {one}" + ("" if end else " (end unknown)")
    if other and start in ("", ".."):
        return f"until {other}" + ("" if start else " (beginning unknown)")
    return f"from {_shortened(one, other)} to {other}" if one and other else f"at {text}"


def _words(text: str) -> str:
    found = DATE.fullmatch(text)
    if not found:
        return ""
    year, month, day, doubt = found.groups()
    if month and not 1 <= int(month) <= 12:
        return ""
    parts = [str(int(day))] if day else []
    parts += [MONTHS[int(month) - 1]] if month else []
    return " ".join([*parts, str(int(year))]) + DOUBT[doubt]


def _shortened(one: str, other: str) -> str:
    """Leave out the month and year that both ends of an interval share."""
    first, last = one.split(" "), other.split(" ")
    while len(first) > 1 and len(first) == len(last) and first[-1] == last[-1]:
        first, last = first[:-1], last[:-1]
    return " ".join(first)
