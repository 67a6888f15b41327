"""The lifetime of one state, without reading the whole table."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from ..dates import Span
from ..yamlio.load import read_text, records_of
from .countries import TABLE
from .country import Country, country


def lifetime(key: str, codes: Mapping[str, str], name: str) -> Span | None:
    """Return first and last day of the state with this id in the table, and its code or name.

    None for what the table does not know, and for territories. A state whose existence was
    interrupted lasted until its last end.
    """
    state = _state(key)
    stretches = (state.existence("cow") or state.existence("gw")) if state else ()
    if not state or not stretches or not _is_same(state, codes, name):
        return None
    return Span(stretches[0].first, stretches[-1].last)


def _is_same(state: Country, codes: Mapping[str, str], name: str) -> bool:
    known = {*state.ids.items(), *((each.system, each.code) for each in state.spells)}
    return name in state.names or not known.isdisjoint(codes.items())


@lru_cache(maxsize=1024)
def _state(key: str) -> Country | None:
    """Return one record, read by itself: the whole table takes a hundred times as long."""
    _, _, rest = _table().partition(f"\n- id: {key}\n")
    if not rest:
        return None
    block = rest.partition("\n- id: ")[0]
    return country(records_of(f"- id: {key}\n{block}\n", TABLE.name)[0].data)


@lru_cache(maxsize=1)
def _table() -> str:
    return read_text(TABLE, TABLE.name)


__all__ = ["lifetime"]
