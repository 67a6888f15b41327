"""Finding the nodes of a store by name, from its columns."""

from __future__ import annotations

from functools import cached_property

import numpy as np
import pyarrow as pa

from ...names import NameIndex, fold
from .parquet import ParquetTable, numbers


class StoredNames(NameIndex):
    """Every name of every node of a store."""

    def __init__(self, table: ParquetTable) -> None:
        self.table = table

    @cached_property
    def entries(self) -> list[tuple[int, str]]:
        named = self.table.columns(["name", "aliases"])
        pairs = zip(named["name"].to_pylist(), named["aliases"].to_pylist(), strict=True)
        return [
            (number, name)
            for number, (first, others) in enumerate(pairs)
            for name in (first, *(others or ()))
        ]

    @cached_property
    def _folded(self) -> list[str]:
        folded: list[str] = self._lists.values.to_pylist()
        return folded

    def exact(self, text: str) -> list[int]:
        # one pass is quicker than an index of all names, and one name is what is asked for
        wanted = fold(text)
        indices = [index for index, folded in enumerate(self._folded) if folded == wanted]
        nodes = np.searchsorted(numbers(self._lists.offsets), indices, side="right") - 1
        return list(dict.fromkeys(nodes.tolist()))

    @cached_property
    def _lists(self) -> pa.ListArray:
        return self.table.columns(["folded"])["folded"].combine_chunks()
