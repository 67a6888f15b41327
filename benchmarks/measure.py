"""Runs commands in turn and takes the processor time of whole processes."""

from __future__ import annotations

import os
import subprocess
import sys
from statistics import median
from typing import NamedTuple

RUNS = 9


class Pair(NamedTuple):
    """Median processor seconds of two commands that were run in turn."""

    ours: float
    theirs: float

    @property
    def ratio(self) -> float:
        return self.ours / self.theirs


def answer(command: list[str]) -> str:
    """What a command prints."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def in_turn(ours: list[str], theirs: list[str], runs: int = RUNS) -> Pair:
    """Both commands `runs` times, alternately, after one run each that does not count."""
    seconds: tuple[list[float], list[float]] = ([], [])
    for counted in range(runs + 1):
        for command, taken in zip((ours, theirs), seconds, strict=True):
            spent = processor_seconds(command)
            if counted:
                taken.append(spent)
    return Pair(median(seconds[0]), median(seconds[1]))


def processor_seconds(command: list[str]) -> float:
    """User and system time of one run, from start to end of the process."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"failed: {' '.join(command)}")
    return usage.ru_utime + usage.ru_stime
