"""Rows that refer to rows of the same table that are still to come."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

Retry = Callable[[], None]


class RowDeferred(Exception):
    """A row refers to a row that may still come."""

    def __init__(self, table: str, key: str) -> None:
        self.table, self.key = table, key
        super().__init__(f"{table}: {key}")


class WaitingRows:
    """The rows of a table that are put off until the row that they refer to is there.

    While the table is `open`, more of its rows may come.
    """

    def __init__(self) -> None:
        self.open = True
        self._waiting: dict[str, list[tuple[int, Retry]]] = {}
        self._arrived: deque[str] = deque()
        self._retrying = False
        self._count = 0

    def put_off(self, key: str, retry: Retry) -> None:
        """Keep a row until the row of this key is there."""
        self._count += 1
        self._waiting.setdefault(key, []).append((self._count, retry))

    def arrived(self, key: str) -> None:
        """Take the rows that waited for a key; those that wait for one of them follow.

        A queue, not recursion: a chain of rows may be as long as the table.
        """
        if key not in self._waiting:
            return
        self._arrived.append(key)
        if self._retrying:
            return
        self._retrying = True
        try:
            while self._arrived:
                for _, retry in self._waiting.pop(self._arrived.popleft(), ()):
                    retry()
        finally:
            self._retrying = False

    def close(self) -> None:
        """Take the rows that wait for a row that never came, in their order."""
        self.open = False
        rows = (row for waiting in self._waiting.values() for row in waiting)
        left = sorted(rows, key=lambda row: row[0])
        self._waiting.clear()
        for _, retry in left:
            retry()
