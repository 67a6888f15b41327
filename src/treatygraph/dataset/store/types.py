"""Columns of other types than those of `layout`, as pandas, polars and DuckDB write them."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa


def as_type(column: pa.ChunkedArray, wanted: pa.DataType) -> pa.ChunkedArray:
    """Return a column with another type and the same values.

    Raises ArrowInvalid if a value has no equal in that type: a number that is too large, a time of
    the day where a date belongs.
    """
    if column.type == wanted:
        return column
    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    if pa.types.is_dictionary(wanted):
        return column.cast(wanted.value_type).dictionary_encode().cast(wanted)
    if pa.types.is_map(wanted):
        return pa.chunked_array([_as_map(column.combine_chunks(), wanted)], wanted)
    if pa.types.is_date32(wanted) and pa.types.is_timestamp(column.type):
        return _as_days(column)
    return column.cast(wanted)


def misfit(schema: pa.Schema, wanted: pa.Schema, names: Sequence[str]) -> bool:
    """Return whether any of these columns has another type than the one it should have."""
    return any(schema.field(name).type != wanted.field(name).type for name in names)


def _as_days(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if column.type.tz:
        raise pa.ArrowInvalid("a time with a zone is no date")
    days = column.cast(pa.date32())
    if not days.cast(column.type).equals(column):  # a cast to days drops the time of the day
        raise pa.ArrowInvalid("a time of the day is no date")
    return days


def _as_map(column: pa.Array, wanted: pa.MapType) -> pa.Array:
    """Return pairs as a map: a list of {key, value}, or a list of lists of two."""
    if pa.types.is_null(column.type):
        return pa.nulls(len(column), wanted)
    pairs = [
        None if pairs is None else [_pair(each) for each in pairs] for pairs in column.to_pylist()
    ]
    return pa.array(pairs, wanted)


def _pair(pair: object) -> tuple[object, object]:
    if isinstance(pair, dict):
        pair = list(pair.values())
    if not isinstance(pair, list | tuple) or len(pair) != 2:
        raise pa.ArrowInvalid("an entry of a mapping is a key and a value")
    return pair[0], pair[1]
