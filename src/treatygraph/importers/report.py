"""The report of an import: rows read = made + skipped + rejected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Reject(NamedTuple):
    """A rejected row: file, row number, reason and cells."""

    file: str
    row: int
    reason: str
    cells: Mapping[str, Any]


@dataclass
class FileReport:
    """The rows of one file; in a wide table, each cell counts as a row.

    `folded`: rows merged into a relation of an earlier row. `unused` are the columns
    that the mapping does not mention.
    """

    file: str
    table: str
    source: str
    wide: bool = False
    read: int = 0
    made: int = 0
    folded: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    rejected: Counter[str] = field(default_factory=Counter)
    unused: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Notice:
    """Something that is neither made, skipped nor rejected, and should be known."""

    what: str
    count: int
    detail: str
    examples: tuple[str, ...] = ()


@dataclass
class ImportReport:
    """The report of all files.

    `unknown` are the names that no country list knows, with the number of their mentions;
    `differing` counts the nodes by what later rows said otherwise of them, the first being kept;
    `repeated` the nodes that a row names a second time at one end, which count once; `impossible`
    the relations that were rejected of rows that made others, by reason; `notices` everything else
    that should be known.
    """

    files: list[FileReport] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    unknown: Counter[str] = field(default_factory=Counter)
    differing: Counter[str] = field(default_factory=Counter)
    repeated: Counter[str] = field(default_factory=Counter)
    impossible: Counter[str] = field(default_factory=Counter)
    nodes: Counter[str] = field(default_factory=Counter)
    relations: Counter[str] = field(default_factory=Counter)
    notices: list[Notice] = field(default_factory=list)

    @property
    def read(self) -> int:
        """The rows read."""
        return sum(each.read for each in self.files)

    @property
    def made(self) -> int:
        """The rows that made something."""
        return sum(each.made for each in self.files)

    @property
    def skipped(self) -> int:
        """The rows that the mapping leaves out."""
        return sum(each.skipped.total() for each in self.files)

    @property
    def rejected(self) -> int:
        """The rows that could not be taken."""
        return sum(each.rejected.total() for each in self.files)

    @property
    def folded(self) -> int:
        """The rows made that add to a relation that an earlier one made."""
        return sum(each.folded for each in self.files)
