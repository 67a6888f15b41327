"""Runs commands or functions in turn and takes their processor time."""

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
# with this variable set, Python would compile the package again in every run
ENVIRONMENT = {key: each for key, each in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


class Pair(NamedTuple):
    """Median processor seconds of two jobs that were run in turn."""

    ours: float
    theirs: float

    @property
    def ratio(self) -> float:
        return self.ours / self.theirs


class Spent(NamedTuple):
    """Processor seconds, user and system, and the most memory held at once, in gigabytes."""

    seconds: float
    gigabytes: float


def answer(command: list[str]) -> str:
    """What a command prints."""
    return subprocess.run(
        command, check=True, capture_output=True, text=True, env=ENVIRONMENT
    ).stdout


def in_turn(ours: list[str], theirs: list[str], runs: int = RUNS) -> Pair:
    """Both commands `runs` times, alternately, after one run each that does not count."""
    seconds: tuple[list[float], list[float]] = ([], [])
    for counted in range(runs + 1):
        for command, taken in zip((ours, theirs), seconds, strict=True):
            spent = processor_seconds(command)
            if counted:
                taken.append(spent)
    return Pair(median(seconds[0]), median(seconds[1]))


def calls_in_turn(
    ours: Callable[[], object], theirs: Callable[[], object], runs: int = RUNS
) -> Pair:
    """Both functions `runs` times, alternately, in this process, where imports are done."""
    gc.collect()
    gc.freeze()  # keep the collector from traversing loaded graphs while something is timed
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
    """User and system time of one run, from start to end of the process."""
    return spent(command).seconds


def spent(command: list[str]) -> Spent:
    """What one run of a command takes, from start to end of the process."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=ENVIRONMENT)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"failed: {' '.join(command)}")
    return Spent(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e9)
