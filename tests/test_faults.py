"""Commands that are killed leave the old target or the new one; `make faults` tries every call."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

FAULTS = Path(__file__).with_name("faults.py")


@pytest.mark.parametrize(
    "names",
    [
        ["import", "import of a new store", "import without exchange"],
        ["convert to store", "convert to yaml", "convert to csv"],
        ["export", "page"],
        ["check --fix", "check --fix without exchange"],
    ],
    ids="+".join,
)
def test_killed_command_leaves_the_old_target_or_the_new_one(names):
    done = subprocess.run(
        [sys.executable, FAULTS, "--most", "6", *names],
        capture_output=True,
        text=True,
        check=False,
        timeout=280,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    kills = len(names) * 3 * 6
    assert done.stdout.splitlines()[-1] == f"{kills} kills, 0 problems"
