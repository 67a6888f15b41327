"""The rejection of a row."""

from __future__ import annotations


class RowRejected(Exception):
    """A row cannot be used.

    Reports count rejections by `reason`; `detail` is specific to the row.
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        self.reason, self.detail = reason, detail
        super().__init__(f"{reason}: {detail}" if detail else reason)
