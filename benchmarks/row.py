"""A row of the table: the job, its peer, both results, and whether the target is met."""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """A row of the table.

    `measured` is compared with `target`: it has to be at most the target or, with `at_least`, at
    least the target. Without a target, the row only informs.
    """

    job: str
    against: str
    ours: str
    theirs: str
    measured: float | None = None
    target: float | None = None
    at_least: bool = False

    @property
    def cells(self) -> tuple[str, ...]:
        """The texts of the row as it is printed."""
        measured = "-" if self.measured is None else f"{self.measured:.2f}"
        return *self[:4], measured, self._target_text, self._verdict

    @property
    def _target_text(self) -> str:
        if self.target is None:
            return "-"
        return f"{'at least' if self.at_least else 'at most'} {self.target:g}"

    @property
    def _verdict(self) -> str:
        if self.target is None:
            return ""
        if self.measured is None:
            return "not measured"
        met = self.measured >= self.target if self.at_least else self.measured <= self.target
        return "met" if met else "MISSED"
