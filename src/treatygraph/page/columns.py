"""Columns of the page's data: integers, and values of any type.

Repeated values are stored once in a pool, with a column of codes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
NOTHING = 0


class Columns(NamedTuple):
    """`plain` travels as it is; `numbers` and `values` are columns by name."""

    plain: dict[str, Any]
    numbers: dict[str, Numbers]
    values: dict[str, Sequence[Any]]

    def code(self, name: str, values: Iterable[Any]) -> None:
        """Add a column of which many values repeat, or are missing (None, empty)."""
        pool = Pool()
        self.add_coded(name, as_numbers(map(pool.code, values)), pool)

    def code_fields(self, name: str, mappings: Sequence[Mapping[str, Any]]) -> None:
        """Add a column for each key of the mappings, by the order in which keys first come."""
        fields: dict[str, tuple[Pool, Numbers]] = {}
        for row, mapping in enumerate(mappings):
            for key, value in mapping.items():
                if key not in fields:
                    fields[key] = Pool(), np.zeros(len(mappings), dtype=np.int64)
                pool, codes = fields[key]
                codes[row] = pool.code_of_any(value)
        for key, (pool, codes) in fields.items():
            self.add_coded(f"{name}.{key}", codes, pool)

    def add_coded(self, name: str, codes: Numbers, pool: Pool) -> None:
        """Add a column of the codes of a pool, and the values of the pool."""
        self.numbers[name], self.values[name] = renumbered(codes), pool.values

    def list_numbers(self, name: str, lists: Sequence[Sequence[int]]) -> None:
        """Add a column of lists of numbers, as how many there are in each, and all of them."""
        self.numbers[f"{name}.count"] = as_numbers(map(len, lists))
        self.numbers[name] = as_numbers(chain.from_iterable(lists))


class Pool:
    """Values in the order in which they first came, each once, and the number of each from 1."""

    def __init__(self) -> None:
        self.values: list[Any] = []
        self._numbers: dict[Any, int] = {}

    def code(self, value: Any) -> int:
        """Return the number of a value, 0 for None and what is empty; a new one gets the next."""
        return self.code_of_any(value) if value else NOTHING

    def code_of_any(self, value: Any) -> int:
        """Return the number of a value, be it empty."""
        # 1, 1.0 and True are equal as keys, but not as values
        key = value if type(value) is str else (type(value), repr(value))
        number = self._numbers.get(key)
        if number is None:
            self.values.append(value)
            number = self._numbers[key] = len(self.values)
        return number


def renumbered(codes: Numbers) -> Numbers:
    """Encode dictionary codes for transfer: 1 = first occurrence, otherwise code + 1.

    First occurrences dominate, so the column compresses well.
    """
    is_new = np.diff(np.maximum.accumulate(codes), prepend=NOTHING) > 0
    return np.where(is_new, 1, np.where(codes == NOTHING, NOTHING, codes + 1))


def as_numbers(values: Iterable[int]) -> Numbers:
    """Whole numbers as an array."""
    return np.fromiter(values, dtype=np.int64)
