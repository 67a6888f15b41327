"""Read EDTF expressions: a date, an interval of two dates, or a set of dates."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..errors import BadValue
from ..limits import exceeded, limit
from .parse import Bounds, bounds

COMMA = re.compile(", ?")


class Interval(NamedTuple):
    """A time that lasts from `start` to `end`; an end that is not known is None.

    `ongoing` if the end is written as `..`: open, where an empty end would be unknown.
    """

    start: Bounds | None
    end: Bounds | None
    ongoing: bool


class Member(NamedTuple):
    """A date of a set, or every date from `first` to `last`; an open end is None."""

    first: Bounds | None
    last: Bounds | None


class OneOf(NamedTuple):
    """A set in square brackets: one of its members is meant."""

    members: tuple[Member, ...]


class AllOf(NamedTuple):
    """A set in braces: all of its members are meant."""

    members: tuple[Member, ...]


Expression = Interval | OneOf | AllOf | Bounds


def expression(text: str) -> Expression:
    """Return what an EDTF text says. Raises ValueError if it is not one."""
    if text.startswith("[") and text.endswith("]"):
        return OneOf(_members(text[1:-1]))
    if text.startswith("{") and text.endswith("}"):
        return AllOf(_members(text[1:-1]))
    start, slash, end = text.partition("/")
    return Interval(_end(start), _end(end), end == "..") if slash else bounds(text)


def _end(text: str) -> Bounds | None:
    return None if text in ("", "..") else _date(text)


def _date(text: str) -> Bounds:
    """Return the bounds of a date without a time, which intervals and sets do not have."""
    if "T" in text:
        raise ValueError(text)
    return bounds(text)


def _members(text: str) -> tuple[Member, ...]:
    """Return the members of a set; only the first may be open before, only the last after."""
    parts = COMMA.split(text)
    if len(parts) > limit("members"):
        raise BadValue(exceeded("members", f"a set of {len(parts):,} dates"))
    members = tuple(map(_member, parts))
    opened = any(each.first is None for each in members[1:])
    if opened or any(each.last is None for each in members[:-1]):
        raise ValueError(text)
    return members


def _member(text: str) -> Member:
    first, dots, last = text.partition("..")
    if not dots:
        one = _date(text)
        return Member(one, one)
    if not (first or last):
        raise ValueError(text)
    member = Member(_date(first) if first else None, _date(last) if last else None)
    if member.first and member.last and member.first.first > member.last.last:
        raise ValueError(text)
    return member
