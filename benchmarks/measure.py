"""Run two commands or functions alternately and measure their processor time."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import NamedTuple

RUNS = 9
# With this variable set, Python would compile the package at every run; an installed package is
# compiled only once.
ENVIRONMENT = {key: each for key, each in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


class Pair(NamedTuple):
    """Median processor seconds of two jobs that were run alternately."""

    ours: float
    theirs: float

    @property
    def ratio(self) -> float:
        return self.ours / self.theirs


class Usage(NamedTuple):
    """Processor seconds (user and system) and peak memory in gigabytes."""

    seconds: float
    gigabytes: float


def output_of(command: list[str]) -> str:
    """Return what a command prints to stdout."""
    return subprocess.run(
        command, check=True, capture_output=True, text=True, env=ENVIRONMENT
    ).stdout


def compare_commands(ours: list[str], theirs: list[str], runs: int = RUNS) -> Pair:
    """Run both commands `runs` times, alternately, after one uncounted warm-up run of each."""
    seconds: tuple[list[float], list[float]] = ([], [])
    for counted in range(runs + 1):
        for command, taken in zip((ours, theirs), seconds, strict=True):
            elapsed = processor_seconds(command)
            if counted:
                taken.append(elapsed)
    return Pair(median(seconds[0]), median(seconds[1]))


def compare_calls(
    ours: Callable[[], object], theirs: Callable[[], object], runs: int = RUNS
) -> Pair:
    """Run both functions `runs` times, alternately, in this process.

    The time for imports is not included, because they are done before.
    """
    gc.collect()
    gc.freeze()  # keeps the collector from scanning loaded graphs during a timed call
    seconds: tuple[list[float], list[float]] = ([], [])
    for counted in range(runs + 1):
        for function, taken in zip((ours, theirs), seconds, strict=True):
            gc.collect()
            start = time.process_time()
            function()
            if counted:
                taken.append(time.process_time() - start)
    return Pair(median(seconds[0]), median(seconds[1]))


def processor_seconds(command: list[str]) -> float:
    """Return the user and system time of one run of a command."""
    return usage_of(command).seconds


def usage_of(command: list[str]) -> Usage:
    """Return the processor time and peak memory of one run of a command."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=ENVIRONMENT)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"failed: {' '.join(command)}")
    return Usage(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e9)
