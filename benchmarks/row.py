"""A line of the table: what was measured, against what, and whether it meets its bar."""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """`measured` is compared with `bar`, unless there is no bar or nothing was measured."""

    job: str
    against: str
    ours: str
    theirs: str
    measured: float | None = None
    bar: float | None = None
    at_least: bool = False

    @property
    def cells(self) -> tuple[str, ...]:
        """The row as it is printed."""
        measured = "-" if self.measured is None else f"{self.measured:.2f}"
        return *self[:4], measured, self._bar, self._verdict

    @property
    def _bar(self) -> str:
        if self.bar is None:
            return "-"
        return f"{'at least' if self.at_least else 'at most'} {self.bar:g}"

    @property
    def _verdict(self) -> str:
        if self.bar is None:
            return ""
        if self.measured is None:
            return "not measured"
        met = self.measured >= self.bar if self.at_least else self.measured <= self.bar
        return "met" if met else "MISSED"
