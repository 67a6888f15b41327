"""Rows of an answer as columns: millions of them without a mapping for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, overload

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from pandas import DataFrame

Column = npt.NDArray[Any]


class Coded:
    """A column of few distinct values: for each row the place of its value in `values`."""

    def __init__(self, codes: npt.NDArray[np.integer[Any]], values: Sequence[Any]) -> None:
        self.codes, self.values = codes, values

    def __len__(self) -> int:
        return len(self.codes)

    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, slice):
            return Coded(self.codes[place], self.values)
        return self.values[self.codes[place]]

    def series(self) -> Any:
        """Return the column as a pandas.Categorical, or as an array if its values repeat."""
        import pandas as pd

        if len(set(self.values)) < len(self.values) or None in self.values:
            return np.array(self.values, dtype=object)[self.codes]
        return pd.Categorical.from_codes(self.codes, categories=list(self.values))


class ColumnRows(Sequence[Mapping[str, Any]]):
    """Columns of equal length, read as a sequence of rows; a row is made when it is read."""

    def __init__(self, columns: Mapping[str, Column | Coded]) -> None:
        self.columns = dict(columns)

    def __len__(self) -> int:
        return len(next(iter(self.columns.values()), ()))

    @overload
    def __getitem__(self, place: int) -> Mapping[str, Any]: ...
    @overload
    def __getitem__(self, place: slice) -> ColumnRows: ...
    def __getitem__(self, place: int | slice) -> Mapping[str, Any] | ColumnRows:
        if isinstance(place, slice):
            return ColumnRows({name: column[place] for name, column in self.columns.items()})
        if not -len(self) <= place < len(self):
            raise IndexError(place)
        return {name: _plain(column[place]) for name, column in self.columns.items()}

    def frame(self, explode: bool = True) -> DataFrame:
        """Return the same as a pandas.DataFrame; every cell has one value already."""
        import pandas as pd

        return pd.DataFrame(
            {
                name: column.series() if isinstance(column, Coded) else column
                for name, column in self.columns.items()
            }
        )


def _plain(value: Any) -> Any:
    """Return a value of an array as Python has it; not a number is None."""
    plain = value.item() if isinstance(value, np.generic) else value
    return None if isinstance(plain, float) and plain != plain else plain
