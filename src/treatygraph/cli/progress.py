"""Progress of long tasks: a bar on a terminal, and an estimate for what takes over a minute."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from .stdout import is_terminal, write_message

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
def counting(task: str) -> Iterator[Callable[[int], None]]:
    """Yield a function that is called with the number of items done since its last call."""
    done = 0

    def add(count: int) -> None:
        nonlocal done
        done += count
        if show:
            show(done, None)

    with bar(task) as show:
        yield add


@contextmanager
def bar(task: str) -> Iterator[Show | None]:
    """Show a progress bar on standard error; without a terminal there, yield None."""
    if not is_terminal(sys.stderr):
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    text = TextColumn("{task.description}"), TextColumn("{task.completed:,.0f}")
    columns = (*text, BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        line = progress.add_task(task, total=None)
        yield lambda done, total: progress.update(line, completed=done, total=total)


def _duration(seconds: float) -> str:
    for size, word in ((3600, "hours"), (60, "minutes"), (1, "seconds")):
        if seconds >= 1.5 * size:
            return f"about {seconds / size:.0f} {word}"
    return "about a second"
