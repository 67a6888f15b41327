"""A release can be checked: the same commit gives the same bytes."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="no checkout: builds were not compared")
def test_two_builds_of_a_commit_are_the_same_bytes(tmp_path):
    for name in ("one", "other"):
        command = [sys.executable, str(ROOT / "tools" / "release.py"), str(tmp_path / name)]
        subprocess.run(command, check=True, capture_output=True)
    one, other = (sorted((tmp_path / name).iterdir()) for name in ("one", "other"))
    assert [each.name for each in one] == [each.name for each in other]
    assert [each.suffix for each in one] == ["", ".whl", ".gz"]
    assert [each.read_bytes() for each in one] == [each.read_bytes() for each in other]
