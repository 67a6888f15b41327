"""Progress of long tasks: a bar on a terminal, and an estimate for what takes over a minute."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from .stdout import is_terminal, write_message

if TYPE_CHECKING:
    from rich.progress import Progress, ProgressColumn

# Estimate the duration after LOOK seconds; report it if it exceeds LONG seconds.
LOOK, LONG = 2.0, 60.0
SAMPLE = 1000

Show = Callable[[int, int | None], None]


class Watch:
    """Called with the number of parts done and their total, reports once that a task is long.

    `sampled`: the task can be estimated from a sample, which the report then offers.
    """

    def __init__(self, task: str, sampled: bool, show: Show | None = None) -> None:
        self.task, self.sampled, self.show = task, sampled, show
        self.start, self.reported = monotonic(), False

    def __call__(self, done: int, total: int) -> None:
        if not done:
            self.start = monotonic()
        spent = monotonic() - self.start
        if done and not self.reported and spent >= LOOK:
            self.reported = True
            self._report(spent / done, total)
        if self.show:
            self.show(done, total)

    def _report(self, each: float, total: int) -> None:
        if each * total < LONG:
            return
        offer = ""
        if self.sampled and total > SAMPLE:
            offer = f"; --sample {SAMPLE} estimates it in {_duration(each * SAMPLE)}"
        write_message(f"{self.task} takes {_duration(each * total)}{offer}")


@contextmanager
def watching(task: str, sampled: bool) -> Iterator[Watch]:
    """Yield a Watch that shows a bar on a terminal."""
    with bar(task) as show:
        yield Watch(task, sampled, show)


@contextmanager
def counting(task: str) -> Iterator[Callable[[int, float | None], None]]:
    """Yield a function that is called with the items done since its last call, and their share.

    On a terminal it shows items, share, items a second and the estimated time left. The share is
    None where it is not known.
    """
    start, done = monotonic(), 0
    with _progress(_count_columns) as progress:
        line = progress.add_task(task, total=None, done=0, speed=0) if progress else None

        def add(count: int, share: float | None) -> None:
            nonlocal done
            done += count
            if progress and line is not None:
                speed = done / max(monotonic() - start, 1e-9)
                total = None if share is None else 1
                progress.update(line, completed=share, total=total, done=done, speed=speed)

        yield add


@contextmanager
def bar(task: str) -> Iterator[Show | None]:
    """Show a progress bar on standard error; without a terminal there, yield None."""
    with _progress(_bar_columns) as progress:
        if progress is None:
            yield None
            return
        line = progress.add_task(task, total=None)
        yield lambda done, total: progress.update(line, completed=done, total=total)


@contextmanager
def _progress(columns: Callable[[], Sequence[ProgressColumn]]) -> Iterator[Progress | None]:
    """Show columns on standard error; without a terminal there, yield None."""
    if not is_terminal(sys.stderr):
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(*columns(), console=Console(stderr=True), transient=True) as progress:
        yield progress


def _bar_columns() -> Sequence[ProgressColumn]:
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn

    text = TextColumn("{task.description}"), TextColumn("{task.completed:,.0f}")
    return *text, BarColumn(), TimeElapsedColumn()


def _count_columns() -> Sequence[ProgressColumn]:
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn

    text = TextColumn("{task.description} {task.fields[done]:,}")
    speed = TextColumn("{task.fields[speed]:,.0f} a second,")
    return text, BarColumn(), TaskProgressColumn(), speed, TimeRemainingColumn(), TextColumn("left")


def _duration(seconds: float) -> str:
    for size, word in ((3600, "hours"), (60, "minutes"), (1, "seconds")):
        if seconds >= 1.5 * size:
            return f"about {seconds / size:.0f} {word}"
    return "about a second"
