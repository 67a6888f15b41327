"""Build a release that can be checked: the same commit gives the same bytes.

Usage: python tools/release.py [FOLDER]
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def build(folder: Path) -> list[Path]:
    """Build the source archive and the wheel of the checkout; return the files, by name."""
    # archives keep times: that of the commit, not that of the build
    stamp = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.strip()
    environment = {**os.environ, "SOURCE_DATE_EPOCH": stamp, "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    return sorted([*folder.glob("*.whl"), *folder.glob("*.tar.gz")])


def write_sums(files: list[Path]) -> Path:
    """Write SHA256SUMS beside the files, in the form that `sha256sum --check` reads."""
    lines = [f"{hashlib.sha256(each.read_bytes()).hexdigest()}  {each.name}\n" for each in files]
    target = files[0].with_name("SHA256SUMS")
    target.write_text("".join(lines), encoding="utf-8")
    return target


if __name__ == "__main__":
    chosen = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "dist"
    print(write_sums(build(chosen.resolve())))
