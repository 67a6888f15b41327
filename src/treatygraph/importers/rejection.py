"""Why a row is not taken."""

from __future__ import annotations


class RowRejected(Exception):
    """A row cannot be taken: the `reason` is counted, the `detail` tells it of this row."""

    def __init__(self, reason: str, detail: str = "") -> None:
        self.reason, self.detail = reason, detail
        super().__init__(f"{reason}: {detail}" if detail else reason)
