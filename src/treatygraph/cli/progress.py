"""Long counts: says before how long one takes, and shows on a terminal how far it got."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

import click

# An estimate rests on so many seconds of counting; beyond the other, one is told.
LOOK, LONG = 2.0, 60.0
SAMPLE = 1000

Show = Callable[[int, int], None]


class Watch:
    """Is told how many parts of a task are done, and of how many.

    Says once on standard error that the task is long; `sampled`: that a sample is shorter.
    """

    def __init__(self, task: str, sampled: bool, show: Show | None = None) -> None:
        self.task, self.sampled, self.show = task, sampled, show
        self.start, self.told = monotonic(), False

    def __call__(self, done: int, total: int) -> None:
        if not done:
            self.start = monotonic()
        spent = monotonic() - self.start
        if done and not self.told and spent >= LOOK:
            self.told = True
            self._tell(spent / done, total)
        if self.show:
            self.show(done, total)

    def _tell(self, each: float, total: int) -> None:
        if each * total < LONG:
            return
        offer = ""
        if self.sampled and total > SAMPLE:
            offer = f"; --sample {SAMPLE} estimates it in {_duration(each * SAMPLE)}"
        click.echo(f"treatygraph: {self.task} takes {_duration(each * total)}{offer}", err=True)


@contextmanager
def watching(task: str, sampled: bool) -> Iterator[Watch]:
    """A Watch, with a bar on standard error when somebody is looking."""
    if not sys.stderr.isatty():
        yield Watch(task, sampled)
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task(task, total=None)
        yield Watch(
            task, sampled, lambda done, total: progress.update(bar, completed=done, total=total)
        )


def _duration(seconds: float) -> str:
    for size, word in ((3600, "hours"), (60, "minutes"), (1, "seconds")):
        if seconds >= 1.5 * size:
            return f"about {seconds / size:.0f} {word}"
    return "about a second"
