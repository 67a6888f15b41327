"""The cells of a row as the mapping sees them: trimmed, composed, and empty where they say so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any
from unicodedata import normalize

from ...dataset.csv.missing import Quoted
from ..mapping.columns import Columns
from ..mapping.table_spec import TableSpec
from ..report import Notice

Clean = Callable[[Any], Any]


class Cells:
    """Cleans cells, and counts those that are empty by the custom of their format alone.

    Text is composed (NFC): an é of one character and one of two look the same, and are the same.
    """

    def __init__(self, spec: TableSpec, by_format: frozenset[str]) -> None:
        self.custom = frozenset() if spec.states_missing else by_format - spec.missing
        self.missing = spec.missing | self.custom
        self.counted: Counter[str] = Counter()

    def cleaner(self, codes: bool, whole: bool) -> Clean:
        """Return what cleans the cells of a column.

        NA is Namibia in a column of `codes`. A list is kept as it is in one that is taken `whole`.
        """
        missing = self.missing_in(codes)
        if whole:
            return lambda cell: cell if isinstance(cell, list) else self.clean(cell, missing)
        return lambda cell: self.clean(cell, missing)

    def missing_in(self, codes: bool) -> frozenset[str]:
        """Return the texts that mean an empty cell in a column, which may be one of `codes`."""
        return self.missing - self.custom if codes else self.missing

    def clean(self, cell: Any, missing: frozenset[str]) -> Any:
        """Return a cell trimmed and composed, or None where it is one of the missing texts."""
        if isinstance(cell, str):
            text = cell.strip()
            if text in missing and not isinstance(cell, Quoted):
                if text in self.custom:
                    self.counted[text] += 1
                return None
            return text if text.isascii() else normalize("NFC", text)
        if isinstance(cell, list):
            texts = (normalize("NFC", each).strip() for each in cell)
            return [text for text in texts if text not in missing] or None
        return cell

    def notices(self, shown: str) -> Iterable[Notice]:
        """Return the notice of cells taken as empty although the mapping does not say so."""
        if self.counted:
            detail = f"cells of {shown} taken as empty; 'missing: []' in the mapping keeps them"
            yield Notice("missing-value", self.counted.total(), detail, tuple(sorted(self.counted)))


def code_slots(spec: TableSpec, columns: Columns, computed: dict[int, set[int]]) -> set[int]:
    """Return the columns of the file that give codes of countries in two letters.

    `computed` maps the slots of computed values to those that they read.
    """
    codes: set[int] = set()
    for node in spec.nodes.values():
        for system, value in node.country.ways if node.country else ():
            if system == "iso2":
                with columns.tracking() as reads:
                    value.bind(columns)
                    if node.each:
                        node.each.bind(columns)
                codes |= reads
    for slot in sorted(codes & computed.keys(), reverse=True):  # values read earlier ones only
        codes |= computed[slot]
    return codes
