"""Rows as a pandas.DataFrame in which every column has one type."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

if TYPE_CHECKING:
    from pandas import DataFrame

CATEGORIES = ("type", "status", "kind", "from_kind", "to_kind", "group", "direction")
CODES = "ids"  # the codes of a node, of which each system becomes a column


@runtime_checkable
class Framed(Protocol):
    """Rows that know their data frame better than row by row."""

    def frame(self, explode: bool = True) -> DataFrame:
        """Return the rows as a data frame."""


def frame(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> DataFrame:
    """Return rows as a data frame; see `Result.to_pandas` for the types of its columns."""
    import pandas as pd

    found = list(rows)
    return pd.DataFrame(dict(_columns(found, columns)))


def series(values: Any, name: str = "") -> Any:
    """Return a column: flags, whole numbers, numbers, texts or tuples; `name` may be a category.

    `values` is a list, or an array of Arrow, which pandas takes as it is.
    """
    import pandas as pd

    if not isinstance(values, list):
        return values.to_pandas()
    types = {type(value) for value in values if value is not None}
    if types == {bool}:
        return pd.Series(pd.array(list(values), dtype="boolean"))
    if types == {int}:
        return pd.Series(pd.array(list(values), dtype="Int64"))
    if types and types <= {int, float}:
        return pd.Series(list(values), dtype="float64")
    if not types <= {str}:
        return _of_objects(values, types)
    found = pd.Series(list(values), dtype=object if not types else None)
    return found.astype("category") if name in CATEGORIES else found


def objects(values: list[Any]) -> Any:
    """Return a column of Python objects; pandas would read tuples as rows of a table."""
    import numpy as np
    import pandas as pd

    cells = np.empty(len(values), dtype=object)
    for place, value in enumerate(values):  # in one go, numpy would unpack tuples of one length
        cells[place] = value
    return pd.Series(cells)


def _columns(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> Iterator[Any]:
    for name in columns:
        values = [row.get(name) for row in rows]
        if name != CODES:
            yield name, series(values, name)
            continue
        for system in sorted({key for codes in values for key in codes or ()}):
            key = system if system not in columns else f"{CODES}_{system}"
            yield key, series([(codes or {}).get(system) for codes in values])


def _of_objects(values: list[Any], types: set[type]) -> Any:
    """Return a column of lists, which become tuples, or of mixed values, which become texts."""
    if any(map(_is_nested, values)):
        return objects([None if value is None else _json(value) for value in values])
    if types & {list, tuple}:
        return objects([_as_tuple(value) for value in values])
    return objects([None if value is None else str(value) for value in values])


def _is_nested(value: Any) -> bool:
    several = value if isinstance(value, list | tuple) else ()
    return isinstance(value, Mapping) or any(isinstance(each, Mapping) for each in several)


def _as_tuple(value: Any) -> tuple[Any, ...] | None:
    if value is None or isinstance(value, tuple):
        return value
    return tuple(value) if isinstance(value, list) else (value,)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=dict)
