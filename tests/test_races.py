"""Readers and writers of one target at a time; `make faults` has them race for longer."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_readers_see_one_version_and_writers_leave_the_result_of_one():
    command = [sys.executable, str(Path(__file__).with_name("races.py")), "--reads", "200"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=280)
    assert done.stdout == "200 reads, 0 mixed; 2 races of 120 writes each\n0 problems\n", done
