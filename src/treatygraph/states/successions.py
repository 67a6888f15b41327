"""Which state took the place of a state of the table that ended."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from ..dates import span
from ..yamlio.load import read_records

TABLE = Path(__file__).with_name("successions.yaml")


class Successor(NamedTuple):
    """Ids of the earlier and the later state, the day of succession, and its effect.

    The later state `continues` the earlier one, or `absorbs` it.
    """

    earlier: str
    later: str
    effect: str
    day: int


@lru_cache(maxsize=1)
def successors() -> tuple[Successor, ...]:
    """Return the shipped list; it is read once."""
    return tuple(_successor(entry.data) for entry in read_records(TABLE, TABLE.name))


def _successor(data: Any) -> Successor:
    return Successor(data["earlier"], data["later"], data["effect"], span(data["date"]).first)


__all__ = ["Successor", "successors"]
