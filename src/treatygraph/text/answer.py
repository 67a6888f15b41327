"""What a layout is given, and what it returns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Protocol

Row = Mapping[str, Any]


class Answer(Protocol):
    """The part of a `Result` that layouts use."""

    @property
    def rows(self) -> Sequence[Row]:
        """The rows of the answer."""

    @property
    def shown(self) -> tuple[str, ...]:
        """The columns for people, in order."""

    @property
    def data(self) -> Any:
        """The answer as JSON has it."""

    def cell(self, column: str, row: Row) -> str:
        """Return the text of a column for people, on one line and free of control characters."""


Layout = Callable[[Answer, int | None], Iterator[str]]
