"""End the process on Ctrl-C or SIGTERM: quietly, and after drafts were removed."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

INTERRUPTED = 128 + signal.SIGINT  # as shells report a command that Ctrl-C ended
# what a signal does unless somebody asked for something else, such as nohup
DEFAULTS = (signal.SIG_DFL, signal.default_int_handler)


def end_on_signals() -> None:
    """Make SIGINT and SIGTERM raise SystemExit with 128 and the number of the signal."""
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(ValueError):  # only the main thread may set handlers
            if signal.getsignal(number) in DEFAULTS:
                signal.signal(number, _end)


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Have SIGINT and SIGTERM end a block, and set back what they did before."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    end_on_signals()
    try:
        yield
    finally:
        for number, handler in before.items():
            with suppress(ValueError):
                signal.signal(number, handler)


class _Held:
    """How many blocks are to finish before a signal ends the process, and which signal waits."""

    depth = 0
    number: int | None = None


@contextmanager
def held_back() -> Iterator[None]:
    """Let a short block finish before SIGINT or SIGTERM ends the process.

    A mask of signals would not do: other threads, such as those of pyarrow, would take them.
    """
    _Held.depth += 1
    try:
        yield
    finally:
        _Held.depth -= 1
        if not _Held.depth and _Held.number is not None:
            number, _Held.number = _Held.number, None
            sys.exit(128 + number)


def _end(number: int, _: FrameType | None) -> None:
    if _Held.depth:
        _Held.number = number
    else:
        sys.exit(128 + number)
